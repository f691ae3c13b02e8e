"""The gate before every page: who asks, from where, and what the answer may load."""

import secrets
from collections.abc import Awaitable, Callable
from getpass import getuser

from fastapi import Request, Response

from alteram.web.visitor import Visitor

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Content-Security-Policy, level 3: nothing from elsewhere, nothing written into a page."""


class Gate:
    """Lets requests through, each with its visitor, and puts the safe headers on answers."""

    def __init__(self, who: str | None = None) -> None:
        self._visitor = Visitor(who=who or getuser(), role="lead", token=secrets.token_hex(16))

    async def pass_on(
        self, request: Request, call_next: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        """Answer a request, or refuse it."""
        request.state.visitor = self._visitor
        answer = await call_next(request)
        answer.headers["Content-Security-Policy"] = POLICY
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Referrer-Policy"] = "no-referrer"
        answer.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return answer
