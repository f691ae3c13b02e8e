"""The page of the log: who saw, exported and changed what. For leads alone."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from alteram.web.accounts.held import Held
from alteram.web.accounts.log import fits
from alteram.web.rendering import show
from alteram.web.visitor import Lead

ROUTER = APIRouter()

_ROWS = 100


@ROUTER.get("/audit")
def audit(
    request: Request,
    here: Lead,
    held: Held,
    before: Annotated[int | None, Query(ge=1, le=1 << 62)] = None,
) -> HTMLResponse:
    """Show the rows of the log, the newest first."""
    rows = held.log.rows(before=before, limit=_ROWS + 1)
    number, head = held.log.head()
    return show(
        request,
        "audit.html",
        rows=rows[:_ROWS],
        earlier=rows[_ROWS - 1].number if len(rows) > _ROWS else None,
        number=number,
        head=head,
        fits=fits(rows),
        newest=before is None,
    )
