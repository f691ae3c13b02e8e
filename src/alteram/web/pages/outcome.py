"""What came of a decision on events or actors: the links follow it, and then show where all is."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from alteram.decisions import in_sight
from alteram.desk import View
from alteram.errors import NotFoundError
from alteram.model import Decision, Event, LinkedActor
from alteram.web.rendering import asked_by_htmx, show
from alteram.web.visitor import Here, Seen

ROUTER = APIRouter()

_SHOWN = 20


@ROUTER.get("/decisions/outcome")
def outcome(
    request: Request,
    seen: Seen,
    here: Here,
    of: Annotated[str, Query(max_length=80)] = "",
    with_others: Annotated[int, Query(ge=0, le=100)] = 0,
) -> Response:
    """Show a decision and where its records stand; `with_others` were made just before it."""
    if not of:
        return RedirectResponse("/decisions", 303)
    row = _found(seen, of)
    about = {*row.subject.split(), *row.value.split()}
    events, actors = _events(seen, about), _actors(seen, about)
    values: dict[str, Any] = {
        "row": row,
        "pending": seen.pending,
        "events": events[:_SHOWN],
        "actors": actors[:_SHOWN],
        "more": max(0, len(events) - _SHOWN) + max(0, len(actors) - _SHOWN),
        "with_others": with_others,
    }
    template = "outcome_part.html" if asked_by_htmx(request) else "outcome.html"
    return show(request, template, **values)


def _found(seen: View, decision: str) -> Decision:
    for row in reversed(in_sight(seen.decisions)[0]):
        if row.id == decision:
            return row
    raise NotFoundError(f"There is no decision {decision}.")


def _events(seen: View, about: set[str]) -> list[tuple[Event, int]]:
    """Return the events in which claims stand, with how many of these do."""
    found = ((event, len(about.intersection(event.claims))) for event in seen.links.events)
    return [(event, count) for event, count in found if count]


def _actors(seen: View, about: set[str]) -> list[tuple[LinkedActor, int]]:
    found = ((actor, len(about.intersection(actor.members))) for actor in seen.links.actors)
    return [(actor, count) for actor, count in found if count]
