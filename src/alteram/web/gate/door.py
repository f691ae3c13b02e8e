"""How the gate knows who asks: on one's own machine nobody signs in, anywhere else everybody."""

import secrets
from dataclasses import dataclass, field
from typing import Protocol

from starlette.requests import Request

from alteram.desk import Role
from alteram.web.gate.token import LENGTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody who is let in: name, role, the token of the session.

    `session` is what the session is kept under, `by_key` tells that a program asks with a key of
    this person's, `must_change` that the password is one that somebody else made.
    """

    who: str
    role: Role
    token: bytes = field(repr=False)
    signed_in: bool = False
    by_key: bool = False
    must_change: bool = False
    session: str = field(default="", repr=False)


class Door(Protocol):
    """What knows who asks."""

    async def let_in(self, request: Request) -> Guest | None:
        """Return who asks, or None for a stranger; raises Refusal for a bad key."""

    def token_before(self, request: Request) -> bytes | None:
        """Return the token that a stranger's sign-in page carries, or None without one."""


class OpenDoor:
    """Everybody who reaches the workbench is one person: on this machine, without a password."""

    def __init__(self, who: str, role: Role) -> None:
        token = secrets.token_bytes(LENGTH)
        self._guest = Guest(who=who, role=role, token=token)

    async def let_in(self, request: Request) -> Guest | None:
        """Return the one person."""
        return self._guest

    def token_before(self, request: Request) -> bytes | None:
        """Return nothing: there is no sign-in page."""
        return None
