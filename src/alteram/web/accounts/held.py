"""The file of people, and the door by which they sign in, for pages that need them."""

from typing import Annotated

from fastapi import Depends, Request

from alteram.web.accounts.accounts import Accounts
from alteram.web.accounts.door import SignedDoor
from alteram.web.refusal import Refusal


def accounts(request: Request) -> Accounts:
    """Return the file of people; raises Refusal where none is kept."""
    found: Accounts | None = request.app.state.gate.accounts
    if found is None:
        raise Refusal(
            404, "No file of people and of the log is kept here. Start the workbench with "
            "--people FILE to have one.",
        )  # fmt: skip
    return found


def door(request: Request) -> SignedDoor:
    """Return the door by which people sign in; raises Refusal where nobody does."""
    found = request.app.state.gate.door
    if not isinstance(found, SignedDoor):
        raise Refusal(404, "Nobody signs in here: the workbench is open to this machine alone.")
    return found


Held = Annotated[Accounts, Depends(accounts)]
SignIn = Annotated[SignedDoor, Depends(door)]
