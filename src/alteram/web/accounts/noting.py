"""One row in the log for each thing that somebody saw or took away."""

from fastapi import Request

from alteram.web.accounts.accounts import Accounts
from alteram.web.visitor import Visitor


def note(request: Request, action: str, *items: str) -> None:
    """Note that the visitor did something ("viewed", "exported") with items, by their ids.

    The rows are kept when this returns, so call it before the answer is given. Raises
    AccountError where they cannot be kept: what cannot be noted must not be shown. Where no log is
    kept (tests, a dossier on a server without a file for people) nothing happens.
    """
    accounts: Accounts | None = request.app.state.gate.accounts
    here: Visitor | None = request.state.visitor
    if accounts is not None:
        accounts.log.add(here.who if here else "", action, items or ("",))
