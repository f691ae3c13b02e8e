"""Events and what is said of them, side by side and over time, for programs."""

from typing import Annotated

from fastapi import APIRouter, Path, Request

from alteram.chronology import Lineage, Timeline
from alteram.comparison import Comparison, Responsibility
from alteram.desk import View
from alteram.model import Event, Outcome
from alteram.text.edtf import bounds
from alteram.web.answers.asking import After, Day, Id, Limit, Page, Words, page
from alteram.web.visitor import Seen
from alteram.web.watched import of_event, of_lines, watch

ROUTER = APIRouter(prefix="/events", tags=["events"])


@ROUTER.get("", summary="Events by date")
def events(
    seen: Seen,
    q: Words = "",
    since: Day = None,
    until: Day = None,
    after: After = None,
    limit: Limit = 100,
) -> Page[Event]:
    """Return events, undated ones last.

    With `q`, those with it in the label; with `since` or `until`, those whose date, as far as it
    is known, has a day in that time.
    """
    asked = q.casefold().strip()
    found = [
        one
        for one in seen.links.events
        if asked in one.label.casefold() and _within(one, since, until)
    ]
    return page(found, after, limit, lambda one: one.id)


def _within(event: Event, since: str | None, until: str | None) -> bool:
    if since is None and until is None:
        return True
    try:
        first, last = bounds(event.date) if event.date else (None, None)
    except ValueError:
        return False
    if first is None and last is None:
        return False
    return (since is None or last is None or last.isoformat() >= since) and (
        until is None or first is None or first.isoformat() <= until
    )


@ROUTER.get("/{event}", summary="An event")
def event(request: Request, seen: Seen, event: Id) -> Event:
    """Return an event: a label, a place, a date and the claims that tell of it."""
    found = seen.event(event)
    watch(request, seen, (found.id, *found.claims, *found.documents))
    return found


@ROUTER.get("/{event}/comparison", summary="All that is said of an event, side by side")
def comparison(request: Request, seen: Seen, event: Id) -> Comparison:
    """Return accounts, common ground, competing points, figures, responsibility and relations."""
    return _compared(request, seen, event)


@ROUTER.get("/{event}/responsibility", summary="Who is held responsible by whom")
def responsibility(request: Request, seen: Seen, event: Id) -> Responsibility:
    """Return the speakers, the actors they speak of, and the positions that they take."""
    return _compared(request, seen, event).responsibility


@ROUTER.get("/{event}/figures/{outcome}", summary="Where the figures for an outcome come from")
def figures(
    request: Request,
    seen: Seen,
    event: Id,
    outcome: Annotated[Outcome, Path(description="What the figures count.")],
) -> Lineage:
    """Return each number with its appearances in order, from the first to the last copy."""
    found = seen.lineage(event, outcome)
    lines = [step.figure.line for trail in found.trails for step in trail.steps]
    watch(request, seen, of_lines([*lines, *(trail.first.line for trail in found.trails)]))
    return found


@ROUTER.get("/{event}/statements", summary="What each speaker said over time")
def statements(request: Request, seen: Seen, event: Id) -> Timeline:
    """Return the statements of each speaker by date, what moved in them, and who answers whom."""
    found = seen.timeline(event)
    lines = [said.first for speaker in found.speakers for said in speaker.statements]
    watch(request, seen, of_lines(lines))
    return found


def _compared(request: Request, seen: View, event: str) -> Comparison:
    found = seen.comparison(event)
    watch(request, seen, of_event(found))
    return found
