"""Who asks for a page, and what they may do."""

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from alteram.desk import Desk, Role, View, may
from alteram.web.refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """One person at the workbench: name, role, and the token that forms of theirs carry.

    `signed_in` is not set where the workbench asks nobody for a name. `by_key` tells that a
    program asks, with a key that this person made. `session` is what the session is kept under.
    """

    who: str
    role: Role
    token: str = field(repr=False)
    signed_in: bool = False
    by_key: bool = False
    session: str = field(default="", repr=False)

    def may(self, needed: Role) -> bool:
        """Tell whether this person may do what needs a role."""
        return may(self.role, needed)


def visitor(request: Request) -> Visitor:
    """Return who asks, as the gate before all pages found it."""
    found: Visitor | None = request.state.visitor
    if found is None:
        raise Refusal(401, "Sign in first. Nothing was done.")
    return found


Here = Annotated[Visitor, Depends(visitor)]


def view(request: Request, here: Here) -> View:
    """Return the dossier as it is now, with what the visitor may see of it."""
    return desk(request).view(here.role)


Seen = Annotated[View, Depends(view)]


def desk(request: Request) -> Desk:
    """Return the dossier at hand."""
    held: Desk = request.app.state.desk
    return held


AtHand = Annotated[Desk, Depends(desk)]


class _Needs:
    """A visitor who has a role; anybody else is refused."""

    def __init__(self, role: Role) -> None:
        self.role = role

    def __call__(self, here: Here) -> Visitor:
        if not here.may(self.role):
            raise Refusal(
                403, f"This needs the role {self.role}; yours is {here.role}. Nothing was changed."
            )
        return here


Coder = Annotated[Visitor, Depends(_Needs("coder"))]
Reviewer = Annotated[Visitor, Depends(_Needs("reviewer"))]
Lead = Annotated[Visitor, Depends(_Needs("lead"))]
