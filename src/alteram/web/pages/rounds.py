"""Rounds of blind coding, the agreement of those who coded, and decisions that need a look."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, Field

from alteram.api.agreeing import agreement_in
from alteram.api.reviewing import Wanted
from alteram.decisions import in_sight, rounds
from alteram.decisions.replay import undone_by
from alteram.desk import View
from alteram.model import Decision
from alteram.web.back import back_to
from alteram.web.refusal import Refusal
from alteram.web.rendering import show
from alteram.web.reviewer import REASONS, REVIEWED
from alteram.web.visitor import AtHand, Coder, Here, Lead, Seen
from alteram.web.watched import of_items, watch

ROUTER = APIRouter()

Name = Annotated[str, Query(max_length=100)]
_DIFFERENCES = 200
"""Items on which coders differ, shown of each question."""


@ROUTER.get("/review/look")
def look(request: Request, seen: Seen, here: Here) -> HTMLResponse:
    """Show the decisions that no longer fit what they were about."""
    return show(request, "looks.html", looks=seen.looks[:_DIFFERENCES], total=len(seen.looks))


@ROUTER.get("/review/rounds")
def all_rounds(request: Request, seen: Seen, here: Here) -> HTMLResponse:
    """Show the rounds, each with who coded how much in it."""
    return show(request, "rounds.html", rounds=agreement_in(seen.decisions))


@ROUTER.get("/review/agreement")
def agreement(request: Request, seen: Seen, here: Here, name: Name = "") -> Response:
    """Show how far people agree who coded a round; of an open one, nothing but who coded."""
    if not name.strip():
        return RedirectResponse("/review/rounds", 303)
    (found,) = agreement_in(seen.decisions, coded_in=name)
    return show(request, "agreement.html", round=found, most=_DIFFERENCES)


class CloseForm(BaseModel):
    """The round that is to be closed."""

    name: Annotated[str, Field(min_length=1, max_length=100)]


@ROUTER.post("/review/rounds/close")
def close(desk: AtHand, here: Lead, form: Annotated[CloseForm, Form()]) -> Response:
    """Close a round: nobody codes in it any more, and all may see how far coders agree."""
    desk.decide("close_round", form.name, who=here.who, role=here.role)
    return back_to("/review/rounds", "/review/rounds")


@ROUTER.get("/review/round")
def coding(
    request: Request,
    seen: Seen,
    here: Coder,
    name: Name = "",
    document: Annotated[str, Query(max_length=80)] = "",
    event: Annotated[str, Query(max_length=80)] = "",
) -> Response:
    """Show the next item that this person has not coded in a round, as the program proposes it."""
    name = name.strip()
    if not name:
        return RedirectResponse("/review/rounds", 303)
    _open_round(seen, name)
    mine = own(seen, name, here.who)
    coded = frozenset(row.subject for row in mine)
    wanted = Wanted(state=None, document=document or None, event=event or None, but=coded)
    found = seen.queue(wanted, limit=1)
    watch(request, seen, of_items(found.items))
    return show(
        request,
        "coding.html",
        name=name,
        document=document,
        event=event,
        item=found.items[0] if found.items else None,
        left=found.total,
        coded=len(coded),
        last=mine[-1] if mine else None,
        reasons=REASONS,
    )


class CodingForm(BaseModel):
    """One person's answer on one item in a round; of `undo`, the item is the row taken back."""

    name: Annotated[str, Field(min_length=1, max_length=100)]
    action: Annotated[str, Field(pattern="^(accept|reject|needs_work|undo)$")]
    item: Annotated[str, Field(max_length=80)]
    back: Annotated[str, Field(max_length=500)] = ""


@ROUTER.post("/review/round")
def code(seen: Seen, desk: AtHand, here: Coder, form: Annotated[CodingForm, Form()]) -> Response:
    """Write one answer down: it counts for the agreement and changes nothing."""
    _open_round(seen, form.name)
    if form.action == "undo":
        if form.item not in {row.id for row in own(seen, form.name, here.who)}:
            raise Refusal(403, "That is no answer of yours in this round; nothing was written.")
        desk.decide("undo", form.item, who=here.who, role=here.role, why="Taken back while coding")
    else:
        desk.decide(form.action, form.item, who=here.who, role=here.role, coded_in=form.name)
    return back_to(form.back, "/review/rounds")


def own(seen: View, name: str, who: str) -> tuple[Decision, ...]:
    """Return a person's answers in a round that he or she did not take back, in order."""
    rows, _ = in_sight(seen.decisions, name, who)
    undone = undone_by(rows)
    return tuple(row for row in rows if row.action in REVIEWED and row.id not in undone)


def _open_round(seen: View, name: str) -> None:
    if rounds(seen.decisions).get(name):
        raise Refusal(
            409,
            f"The round “{name}” is closed; nothing was written. Its agreement can be seen now.",
        )
