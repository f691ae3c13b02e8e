"""The pages on which claims are split off an event or moved, and events put together."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from alteram.desk import Desk, View
from alteram.errors import DecisionError
from alteram.model import Claim, Document, Event, quote
from alteram.web.belonging import mark_of, to_outcome, unchanged
from alteram.web.rendering import show
from alteram.web.visitor import AtHand, Here, Reviewer, Seen, Visitor
from alteram.web.watched import watch

ROUTER = APIRouter()

AT_ONCE = 100
DOCUMENTS = 50
_MOST_CLAIMS = 2_000
_MOST_EVENTS = 20
_WORDS = 300
Why = Annotated[str, Field(max_length=1_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim of an event with its words and who said it."""

    claim: Claim
    speaker: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document with the claims by which it tells of an event."""

    document: Document
    told: tuple[Told, ...]


@ROUTER.get("/events/join")
def joining(
    request: Request,
    seen: Seen,
    here: Here,
    q: Annotated[str, Query(max_length=200)] = "",
    event: Annotated[list[str], Query(max_length=_MOST_EVENTS)] = [],  # noqa: B006
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
) -> HTMLResponse:
    """Show events to be put together, or those that somebody chose side by side."""
    if event:
        chosen = [seen.event(one) for one in dict.fromkeys(event)]
        if len(chosen) < 2:
            raise DecisionError("Mark two events or more; nothing was written.")
        watch(request, seen, (one.id for one in chosen))
        return show(request, "events_join_ask.html", events=chosen, shown=mark_of(chosen))
    found = _matching(seen, q)
    return show(
        request,
        "events_join.html",
        events=found[offset : offset + AT_ONCE],
        total=len(found),
        q=q,
        offset=offset,
        at_once=AT_ONCE,
        pending=seen.pending,
    )


class JoinForm(BaseModel):
    """The events that are to be one, as they were shown, and why."""

    event: Annotated[list[str], Field(min_length=2, max_length=_MOST_EVENTS)]
    shown: Annotated[str, Field(max_length=80)]
    why: Why = ""


@ROUTER.post("/events/join")
def join(desk: AtHand, here: Reviewer, form: Annotated[JoinForm, Form()]) -> Response:
    """Put events together: one decision for each but the first."""
    with desk.alone():
        first, *others = unchanged(desk.view(here.role).event, form.event, form.shown)
        for one in others:
            row = desk.decide(
                "same_event", one.id, first.id, who=here.who, role=here.role, why=form.why
            )
    return to_outcome(row.id, len(others) - 1)


@ROUTER.get("/events/{event}/claims")
def claims(
    request: Request,
    seen: Seen,
    here: Here,
    event: str,
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
    q: Annotated[str, Query(max_length=200)] = "",
) -> HTMLResponse:
    """Show the claims of an event by document, to be split off or moved to another event."""
    found = seen.event(event)
    watch(request, seen, (found.id, *found.claims, *found.documents))
    others = [one for one in _matching(seen, q) if one.id != event][:AT_ONCE] if q else []
    return show(
        request,
        "event_claims.html",
        event=found,
        papers=_papers(seen, found, offset),
        offset=offset,
        at_once=DOCUMENTS,
        q=q,
        others=others,
        shown=mark_of([found]),
        history=seen.history(found.claims)[::-1][:DOCUMENTS],
        pending=seen.pending,
    )


class MoveForm(BaseModel):
    """The claims that do not belong here, where they go (nowhere: by themselves), and why."""

    claim: Annotated[list[str], Field(max_length=_MOST_CLAIMS)] = []
    shown: Annotated[str, Field(max_length=80)]
    to: Annotated[str, Field(max_length=80)] = ""
    why: Why = ""


@ROUTER.post("/events/{event}/claims")
def move(event: str, desk: AtHand, here: Reviewer, form: Annotated[MoveForm, Form()]) -> Response:
    """Split claims off an event, and put them to another where one is named."""
    with desk.alone():
        now = desk.view(here.role)
        (found,) = unchanged(now.event, [event], form.shown)
        chosen = tuple(dict.fromkeys(one for one in form.claim if one in found.claims))
        if not chosen:
            raise DecisionError("Choose claims of this event; nothing was written.")
        target = now.event(form.to) if form.to else None
        if target is None and len(chosen) == len(found.claims):
            raise DecisionError("All claims are chosen: nothing would be split off.")
        return _moved(desk, here, found, chosen, target, form.why)


def _moved(
    desk: Desk, here: Visitor, event: Event, chosen: tuple[str, ...], target: Event | None, why: str
) -> Response:
    """Write down that claims do not belong to an event, and to which one they do."""
    row = None
    if len(chosen) < len(event.claims):
        row = desk.decide(
            "other_event", " ".join(chosen), event.id, who=here.who, role=here.role, why=why
        )
    before = 0 if row is None else 1
    if target is not None:
        there = " ".join(target.claims)
        row = desk.decide(
            "same_event", " ".join(chosen), there, who=here.who, role=here.role, why=why
        )
        return to_outcome(row.id, before)
    assert row is not None
    return to_outcome(row.id, 0)


def _matching(seen: View, words: str) -> list[Event]:
    asked = words.strip().casefold()
    return [one for one in seen.links.events if asked in one.label.casefold() or asked == one.id]


def _papers(seen: View, event: Event, offset: int) -> list[Paper]:
    """Return documents of an event, some at a time, each with its claims of it."""
    ours = frozenset(event.claims)
    papers = []
    for one in sorted(event.documents)[offset : offset + DOCUMENTS]:
        entry = seen.entry(one)
        said = {by.id: by.speaker_name for by in entry.analysis.attributions}
        told = tuple(
            Told(
                claim=claim,
                speaker=said.get(claim.attribution, ""),
                words=quote(entry.text.text, claim.span)[:_WORDS],
            )
            for claim in entry.analysis.claims
            if claim.id in ours
        )
        papers.append(Paper(document=entry.document, told=told))
    return papers
