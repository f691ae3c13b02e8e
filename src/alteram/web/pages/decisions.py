"""The page of all decisions: who decided what and why, and how to take it back."""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from alteram.decisions import ACTIONS, LAPSE, in_sight
from alteram.decisions.replay import undone_by
from alteram.desk import View
from alteram.model import Decision
from alteram.web.back import back_to
from alteram.web.rendering import show
from alteram.web.rights import check_taking_back, decision_of, may_take_back
from alteram.web.visitor import AtHand, Coder, Here, Seen, Visitor

ROUTER = APIRouter()

AT_ONCE = 100
_DOCUMENT, _EVENT, _ACTOR = "doc-", "event-", "linked-"
_CLAIM = ("c-", "claim-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which decisions are shown, as the address of the page has it."""

    who: str
    action: str
    record: str
    offset: int

    @property
    def query(self) -> str:
        """The same in an address, without the place in the list."""
        given = {"who": self.who, "action": self.action, "record": self.record}
        return urlencode({name: value for name, value in given.items() if value})


def _asked(
    who: Annotated[str, Query(max_length=200)] = "",
    action: Annotated[str, Query(max_length=40)] = "",
    record: Annotated[str, Query(max_length=200)] = "",
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
) -> Asked:
    return Asked(who=who.strip(), action=action, record=record.strip(), offset=offset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A decision with the number that it has in the chain of those in sight.

    `links` are the records that it is about, each with a page to open or nothing.
    """

    decision: Decision
    undone: bool
    may_undo: bool
    links: tuple[tuple[str, str], ...]


@ROUTER.get("/decisions")
def decisions(
    request: Request, seen: Seen, here: Here, asked: Annotated[Asked, Depends(_asked)]
) -> HTMLResponse:
    """Show decisions, the last first."""
    shown, hidden = in_sight(seen.decisions)
    found = [row for row in reversed(shown) if _is_asked(row, asked)]
    undone = undone_by([row for row in seen.decisions if not row.round])
    part = found[asked.offset : asked.offset + AT_ONCE]
    return show(
        request,
        "decisions.html",
        rows=[_row(one, one.id in undone, seen, here) for one in part],
        total=len(found),
        hidden=hidden,
        asked=asked,
        at_once=AT_ONCE,
        actions=(*ACTIONS, LAPSE),
        people=sorted({row.who for row in shown}),
        head=seen.head,
    )


class UndoForm(BaseModel):
    """Why a decision is taken back, and where to go then."""

    why: Annotated[str, Field(max_length=1_000)] = ""
    back: Annotated[str, Field(max_length=2_000)] = ""


@ROUTER.post("/decisions/{decision}/undo")
def undo(
    decision: str, seen: Seen, desk: AtHand, here: Coder, form: Annotated[UndoForm, Form()]
) -> Response:
    """Take a decision back."""
    check_taking_back(decision_of(seen, decision), seen, here)
    desk.decide("undo", decision, who=here.who, role=here.role, why=form.why)
    return back_to(form.back, "/decisions")


@ROUTER.post("/decisions/{decision}/renew")
def renew(
    decision: str, seen: Seen, desk: AtHand, here: Coder, form: Annotated[UndoForm, Form()]
) -> Response:
    """Give a decision force again that no longer fitted what it was about."""
    check_taking_back(decision_of(seen, decision), seen, here)
    desk.decide("renew", decision, who=here.who, role=here.role, why=form.why)
    return back_to(form.back, "/decisions")


def _is_asked(row: Decision, asked: Asked) -> bool:
    return (
        (not asked.who or row.who == asked.who)
        and (not asked.action or row.action == asked.action)
        and (not asked.record or asked.record in (row.id, *row.subject.split(), *row.value.split()))
    )


def _row(row: Decision, undone: bool, seen: View, here: Visitor) -> Row:
    return Row(
        decision=row,
        undone=undone,
        may_undo=not undone and not row.round and may_take_back(row, seen, here),
        links=tuple((one, _page_of(one)) for one in row.subject.split()[:6]),
    )


def _page_of(record: str) -> str:
    """Return the page of a record by the kind that its id names; nothing where it has none."""
    pages = {_DOCUMENT: "/documents/", _EVENT: "/events/", _ACTOR: "/actors/"}
    for prefix, path in pages.items():
        if record.startswith(prefix):
            return path + record
    return f"/review/items/{record}" if record.startswith(_CLAIM) else ""
