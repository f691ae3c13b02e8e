"""The cookies of the workbench: sent to it alone, seen by no script, and by no other site."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

_YEAR = 31_536_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cookies:
    """Their names. `mark` keeps apart two workbenches on one machine, which share cookies.

    Where TLS is, the prefix "__Host-" keeps other hosts and plain connections from setting them
    (RFC 6265bis).
    """

    secure: bool
    mark: str

    @property
    def session(self) -> str:
        """The name of the cookie that holds a session's secret."""
        return self._name("session")

    @property
    def before(self) -> str:
        """The name of the one that a sign-in page has, before there is a session."""
        return self._name("before")

    @property
    def device(self) -> str:
        """The name of the one by which a browser is known from which somebody signed in."""
        return self._name("device")

    def _name(self, kind: str) -> str:
        return f"{'__Host-' if self.secure else ''}alteram-{self.mark}-{kind}"

    def given(self, request: Request, name: str) -> str:
        """Return what a cookie holds; nothing where two have the name, for one is not ours."""
        found = set()
        for header in request.headers.getlist("cookie"):
            for pair in header.split(";"):
                key, _, value = pair.partition("=")
                if key.strip() == name:
                    found.add(value.strip())
        return found.pop() if len(found) == 1 else ""

    def set(self, response: Response, name: str, value: str, *, lasting: bool = False) -> None:
        """Give the browser a cookie, for as long as it is open or `lasting` a year."""
        response.set_cookie(
            name, value, max_age=_YEAR if lasting else None, path="/", secure=self.secure,
            httponly=True, samesite="strict",
        )  # fmt: skip

    def drop(self, response: Response, name: str) -> None:
        """Take a cookie from the browser."""
        response.delete_cookie(name, path="/", secure=self.secure, httponly=True, samesite="strict")
