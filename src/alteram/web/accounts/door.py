"""The door by which people sign in: who asks is known by a session's cookie or by a key."""

import hmac
import secrets
from collections.abc import Callable

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response

from alteram.web.accounts.accounts import Accounts
from alteram.web.accounts.cookies import Cookies
from alteram.web.accounts.sessions import Known, token_of
from alteram.web.gate.door import Guest
from alteram.web.gate.token import LENGTH
from alteram.web.refusal import Refusal

_AT_ONCE = 2
_MOST_WAITING = 50


class SignedDoor:
    """Lets in who signed in."""

    def __init__(self, accounts: Accounts, cookies: Cookies) -> None:
        self.accounts = accounts
        self.cookies = cookies
        self._secret = secrets.token_bytes(LENGTH)
        self._turns = CapacityLimiter(_AT_ONCE)

    async def let_in(self, request: Request) -> Guest | None:
        """Return who asks, or None for a stranger; raises Refusal for a key that holds no more."""
        given = request.headers.get("authorization")
        if given is not None:
            return await self._by_key(given)
        secret = self.cookies.given(request, self.cookies.session)
        if not secret:
            return None
        # What a page asks by itself, to hear of news, does not show that somebody is there.
        in_use = "text/event-stream" not in request.headers.get("accept", "")
        known = await to_thread.run_sync(lambda: self.accounts.sessions.find(secret, in_use=in_use))
        return _guest(known, token_of(secret), by_key=False) if known else None

    async def in_turn(self, work: Callable[[], Response]) -> Response:
        """Do what takes a password, a few at once; raises Refusal where very many wait.

        Who waits holds no thread, so that a flood of strangers leaves those signed in in peace.
        """
        if self._turns.statistics().tasks_waiting >= _MOST_WAITING:
            raise Refusal(
                503,
                "Too many people sign in at once. Try again in a minute.",
                {"Retry-After": "60"},
            )
        return await to_thread.run_sync(work, limiter=self._turns)

    async def _by_key(self, given: str) -> Guest:
        kind, _, key = given.partition(" ")
        known = None
        if kind.lower() == "bearer":
            known = await to_thread.run_sync(self.accounts.sessions.by_key, key.strip())
        if known is None:
            raise Refusal(
                401, "This key is not known, or was taken back. Nothing was done. Make one on the "
                "page of your password.", {"WWW-Authenticate": "Bearer"},
            )  # fmt: skip
        return _guest(known, secrets.token_bytes(LENGTH), by_key=True)

    def token_before(self, request: Request) -> bytes | None:
        """Return the token that a stranger's sign-in page carries, or None without one."""
        own = self.cookies.given(request, self.cookies.before)
        return self.token_for(own) if own else None

    def token_for(self, own: str) -> bytes:
        """Return the token of a sign-in page by the cookie that it came with."""
        held = own.encode("utf-8", "surrogatepass")
        return hmac.digest(self._secret, held, "sha256")


def _guest(known: Known, token: bytes, *, by_key: bool) -> Guest:
    return Guest(
        who=known.name, role=known.role, token=token, signed_in=True, by_key=by_key,
        must_change=known.must_change, session="" if by_key else known.id,
    )  # fmt: skip
