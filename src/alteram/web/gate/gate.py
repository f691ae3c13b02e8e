"""The gate: every request passes it, and every answer goes out by it."""

import asyncio
from getpass import getuser
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from alteram.desk import Role, may
from alteram.web.accounts.accounts import Accounts
from alteram.web.faults import FOR_PROGRAMS, OURS, answer_to, log_fault
from alteram.web.gate.body import BEGINNING, LARGEST, LARGEST_UPLOAD, Body, token_in
from alteram.web.gate.door import Door, Guest, OpenDoor
from alteram.web.gate.headers import STATIC, harden
from alteram.web.gate.served import CHANGING, Doorstep, Served
from alteram.web.gate.streams import Streams
from alteram.web.gate.token import HEADER, fits, masked
from alteram.web.refusal import Refusal
from alteram.web.rendering import asked_by_htmx, show
from alteram.web.visitor import Visitor

SIGN_IN = "/sign-in"
PASSWORD = "/password"
SIGN_OUT = "/sign-out"


class Gate:
    """Lets requests through, each with its visitor, and puts the safe headers on answers.

    Without a `door` everybody who reaches it is `who` (the system's user unless given) with
    `role`. In `accounts` views and exports are noted. `compress` makes pages smaller on the way;
    on the same machine that only costs time.
    """

    def __init__(
        self,
        who: str | None = None,
        *,
        role: Role = "lead",
        served: Served | None = None,
        door: Door | None = None,
        accounts: Accounts | None = None,
        compress: bool = False,
    ) -> None:
        self.served = served or Served()
        self.door = door or OpenDoor(who or getuser(), role)
        self.accounts = accounts
        self._compress = compress
        self.streams = Streams()

    def before(self, app: ASGIApp) -> ASGIApp:
        """Return an application with this gate before it."""
        within = GZipMiddleware(app, compresslevel=4) if self._compress else app

        async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "lifespan":
                await within(scope, receive, send)
            elif scope["type"] == "http":
                await _Passage(self, within, scope, receive, send).pass_on()
            else:
                await send({"type": "websocket.close", "code": 1008})

        return guarded


class _Passage:
    """One request on its way through the gate."""

    def __init__(
        self, gate: Gate, app: ASGIApp, scope: Scope, receive: Receive, send: Send
    ) -> None:
        self._gate = gate
        self._app = app
        self._scope = scope
        self._headers = Headers(scope=scope)
        self._receive = receive
        self._send_on = send
        self._started = False
        self._guest: Guest | None = None
        self._origin = ""
        self._request = Request(scope, receive)
        self._request.state.visitor = None

    async def pass_on(self) -> None:
        """Answer the request, or refuse it."""
        # What sends the answer may run in a task within this one.
        self._task = asyncio.current_task()
        try:
            await self._answer()
        except Exception as error:  # noqa: BLE001 - the last place where any fault can be answered
            if not isinstance(error, OURS):
                log_fault(self._request, error)
            if not self._started:
                await answer_to(self._request, error)(self._scope, self._receive, self._send)
        except asyncio.CancelledError:
            if not self._gate.streams.was_cut(self._task):
                raise
            await self._send_on({"type": "http.response.body", "body": b"", "more_body": False})

    async def _answer(self) -> None:
        body = Body(self._receive, LARGEST)
        try:
            self._origin, address = self._gate.served.check(self._scope, self._headers)
            self._request.state.address = address
            if not self._scope["path"].startswith(STATIC):
                answer = await self._visited()
                if answer is not None:
                    await answer(self._scope, self._receive, self._send)
                    return
                body = await self._body()
        except Doorstep:
            step = show(self._request, "doorstep.html", status=403, path=self._path())
            await step(self._scope, self._receive, self._send)
            return
        await self._app(self._scope, body.receive, self._send)

    def _path(self) -> str:
        """Return what was asked for, as a link on this site."""
        query = self._scope["query_string"].decode("ascii", "replace")
        return quote(self._scope["path"]) + (f"?{query}" if query else "")

    async def _visited(self) -> Response | None:
        """Find out who asks; return an answer where he or she has to do something else first."""
        path = self._scope["path"]
        guest = self._guest = await self._gate.door.let_in(self._request)
        if guest is None:
            return None if path == SIGN_IN else self._elsewhere(SIGN_IN, "Sign in first.", 401)
        if guest.by_key and not path.startswith(FOR_PROGRAMS):
            raise Refusal(403, f"A key holds for addresses below {FOR_PROGRAMS} alone.")
        self._request.state.visitor = _visitor(guest)
        if guest.must_change and path not in (PASSWORD, SIGN_OUT):
            return self._elsewhere(PASSWORD, "Choose a password of your own first.", 403)
        return None

    def _elsewhere(self, page: str, words: str, status: int) -> Response:
        """Lead to a page; programs and requests that change something are refused instead."""
        if asked_by_htmx(self._request):
            raise Refusal(status, f"{words} Nothing was done.", {"HX-Redirect": page})
        if self._request.method in CHANGING or self._scope["path"].startswith(FOR_PROGRAMS):
            raise Refusal(status, f"{words} Nothing was done.")
        following = "" if self._path() == "/" else f"?next={quote(self._path(), safe='/')}"
        return RedirectResponse(page + (following if page == SIGN_IN else ""), 303)

    async def _body(self) -> Body:
        """Return the body, once the token was found in a request that changes something."""
        kind = self._headers.get("content-type", "")
        files = kind.lower().startswith("multipart/form-data")
        guest = self._guest
        large = files and guest is not None and may(guest.role, "reviewer")
        body = Body(self._receive, LARGEST_UPLOAD if large else LARGEST)
        body.check_size(self._headers.get("content-length"))
        if self._request.method in CHANGING and not (guest and guest.by_key):
            await self._check_token(body, kind)
        return body

    async def _check_token(self, body: Body, kind: str) -> None:
        guest = self._guest
        token = guest.token if guest else self._gate.door.token_before(self._request)
        given = self._headers.get(HEADER) or token_in((await body.beginning())[:BEGINNING], kind)
        if token is None or not fits(given, token):
            raise Refusal(
                403,
                "This page is from before the workbench was started, or before you signed in. "
                "Nothing was done. Load the page again and repeat it.",
            )

    async def _send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            harden(headers, self._scope["path"], self._scope["query_string"], self._origin)
            message = {**message, "headers": headers.raw}
            self._started = True
            if headers.get("content-type", "").startswith("text/event-stream"):
                self._gate.streams.begin(self._task)
        await self._send_on(message)


def _visitor(guest: Guest) -> Visitor:
    return Visitor(
        who=guest.who,
        role=guest.role,
        token=masked(guest.token),
        signed_in=guest.signed_in,
        by_key=guest.by_key,
        session=guest.session,
    )
