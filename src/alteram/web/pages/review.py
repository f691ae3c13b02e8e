"""The page of the review: what the program proposes, looked at one after another."""

from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, Field

from alteram.api import STATES, Queue, ReviewItem
from alteram.api.reviewing import Wanted
from alteram.desk import Desk, View
from alteram.errors import NotFoundError
from alteram.model import Decision
from alteram.web.rendering import asked_by_htmx, show
from alteram.web.reviewer import last_of, looked_at_today, reasons_for
from alteram.web.rights import check_taking_back
from alteram.web.shown import card, mark, records_of
from alteram.web.visitor import AtHand, Here, Reviewer, Seen, Visitor
from alteram.web.watched import of_items, watch

ROUTER = APIRouter()

AT_ONCE = 12
"""Items on a page; more come as these are worked through."""
EVENTS = 200
"""Labels of events offered while one is typed."""
UNDONE = "Taken back while reviewing"
_LONGEST = 1_000
_ID = r"[\w-]{1,80}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which items are gone through, as the address of the page has it."""

    state: str
    event: str
    document: str
    speaker: str
    offset: int

    @property
    def query(self) -> str:
        """The same in an address, without the place in the queue."""
        given = {"state": self.state, "event": self.event, "document": self.document,
                 "speaker": self.speaker}  # fmt: skip
        return urlencode({name: value for name, value in given.items() if value})


def _filters(
    state: Annotated[str, Query(max_length=20)] = "proposed",
    event: Annotated[str, Query(max_length=200)] = "",
    document: Annotated[str, Query(max_length=80)] = "",
    speaker: Annotated[str, Query(max_length=500)] = "",
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
) -> Filters:
    return Filters(
        state=state if state in STATES else "proposed",
        event=event.strip(),
        document=document.strip(),
        speaker=speaker.strip(),
        offset=offset,
    )


Asked = Annotated[Filters, Depends(_filters)]


class DecisionForm(BaseModel):
    """One decision on one record of an item, with the mark of what was shown."""

    action: Annotated[str, Field(pattern="^(accept|reject|needs_work|propose|undo)$")]
    record: Annotated[str, Field(pattern=f"^{_ID}$")]
    shown: Annotated[str, Field(max_length=80)] = ""
    reason: Annotated[str, Field(max_length=_LONGEST)] = ""
    words: Annotated[str, Field(max_length=_LONGEST)] = ""
    back: Annotated[str, Field(max_length=2_000)] = ""

    @property
    def why(self) -> str:
        """The reason: a person's own words, else the one that was picked."""
        return self.words.strip() or self.reason.strip()


@ROUTER.get("/review")
def review(request: Request, seen: Seen, here: Here, asked: Asked) -> HTMLResponse:
    """Show the queue; asked for by htmx, only the items that come next."""
    event = found_event(seen, asked.event)
    found = _queue(seen, asked, event)
    watch(request, seen, of_items(found.items))
    rows = [card(seen, item) for item in found.items]
    values: dict[str, Any] = {
        "cards": rows,
        "total": found.total,
        "asked": asked,
        "back": asked.query,
        "next": asked.offset + AT_ONCE if asked.offset + AT_ONCE < found.total else None,
        "reasons": reasons_for(seen, here.who),
        "whole_page": not asked_by_htmx(request),
    }
    if asked_by_htmx(request):
        return show(request, "review_cards.html", **values)
    last = last_of(seen, here.who)
    return show(
        request,
        "review.html",
        states=STATES,
        unknown_event=asked.event if asked.event and event == "" else "",
        today=looked_at_today(seen, here.who),
        last=last,
        looks=len(seen.looks),
        events=seen.links.events[:EVENTS],
        **values,
    )


def _queue(seen: View, asked: Filters, event: str | None) -> Queue:
    if event == "":
        return Queue(items=(), total=0)
    wanted = Wanted(
        state=asked.state,
        event=event,
        document=asked.document or None,
        speaker=asked.speaker or None,
    )
    return seen.queue(wanted, limit=AT_ONCE, offset=asked.offset)


@ROUTER.get("/review/items/{claim}")
def one_item(request: Request, claim: str, seen: Seen, here: Here) -> HTMLResponse:
    """Show one item with all that was decided of it."""
    item = seen.item(claim)
    watch(request, seen, of_items((item,)))
    history = seen.history(records_of(item))
    values: dict[str, Any] = {
        "cards": [card(seen, item)],
        "history": history[::-1],
        "back": "",
        "reasons": reasons_for(seen, here.who),
        "whole_page": True,
    }
    template = "review_history.html" if asked_by_htmx(request) else "review_item.html"
    return show(request, template, **values)


@ROUTER.post("/review/items/{claim}")
def decide(
    request: Request,
    claim: str,
    desk: AtHand,
    here: Reviewer,
    form: Annotated[DecisionForm, Form()],
) -> Response:
    """Write one decision down, unless the item is no longer as it was shown."""
    with desk.alone():
        before = desk.view(here.role)
        item = before.item(claim)
        records = records_of(item)
        if form.shown != mark(before.judged, records):
            return _other_now(request, before, item, here, form)
        made = _written(desk, here, before, records, form)
    if not asked_by_htmx(request):
        return RedirectResponse(
            f"/review?{form.back}" if form.back else f"/review/items/{claim}", 303
        )
    after = desk.view(here.role)
    return show(
        request,
        "review_answer.html",
        card=card(after, after.item(claim)),
        back=form.back,
        made=made,
        reasons=reasons_for(after, here.who),
        today=looked_at_today(after, here.who),
        told="",
        whole_page=False,
    )


def _written(
    desk: Desk, here: Visitor, before: View, records: tuple[str, ...], form: DecisionForm
) -> Decision:
    """Write the decision of a form down; raises NotFoundError where it is not on this item."""
    if form.action == "undo":
        row = next((one for one in before.history(records) if one.id == form.record), None)
        if row is None:
            raise NotFoundError(f"No decision {form.record} on this item; nothing was written.")
        check_taking_back(row, before, here)
        return desk.decide(
            "undo", form.record, who=here.who, role=here.role, why=form.why or UNDONE
        )
    if form.record not in records:
        raise NotFoundError(f"No record {form.record} in this item; nothing was written.")
    return desk.decide(form.action, form.record, who=here.who, role=here.role, why=form.why)


def _other_now(
    request: Request, now: View, item: ReviewItem, here: Visitor, form: DecisionForm
) -> HTMLResponse:
    """Tell that others decided meanwhile; nothing was written."""
    rows = now.history(records_of(item))
    by = rows[-1].who if rows else "somebody"
    told = (
        f"Since this was shown, {by} decided on it. Your decision was not written down: "
        "look at what holds now, and decide again if it is to be another."
    )
    template = "review_answer.html" if asked_by_htmx(request) else "review_item.html"
    return show(
        request,
        template,
        status=409,
        card=card(now, item),
        cards=[card(now, item)],
        history=rows[::-1],
        back=form.back,
        made=None,
        reasons=reasons_for(now, here.who),
        today=looked_at_today(now, here.who),
        told=told,
        whole_page=not asked_by_htmx(request),
    )


def found_event(seen: View, name: str) -> str | None:
    """Return the id of the one event of an id or a label; empty where there is none such."""
    if not name:
        return None
    found = [one.id for one in seen.links.events if name in (one.id, one.label)]
    return found[0] if len(found) == 1 else ""
