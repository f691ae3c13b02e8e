"""The page of a figure: where the numbers for one outcome come from, appearance by appearance."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from alteram.charts import trail_graph
from alteram.compare import wording
from alteram.errors import NotFoundError
from alteram.report.numbers import number
from alteram.web.comparing.drawing import AT_ONCE, MOST_DRAWN, steps_of
from alteram.web.comparing.passages import opens, passed_through
from alteram.web.comparing.trails import SHOWN, SHOWN_STEPS, Path, first_page, numbered
from alteram.web.rendering import asked_by_htmx, show
from alteram.web.visitor import Seen
from alteram.web.watched import of_lines, watch

ROUTER = APIRouter()


@ROUTER.get("/events/{event}/figures/{outcome}")
def figure(
    request: Request,
    seen: Seen,
    event: str,
    outcome: str,
    first: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
    everything: bool = False,
) -> HTMLResponse:
    """Show each number given for an outcome of an event, from first appearance to latest copy."""
    found = seen.lineage(event, outcome)
    watch(request, seen, (event, *of_lines(s.figure.line for t in found.trails for s in t.steps)))
    begin = 0 if everything else first_page(first, len(found.trails))
    end = len(found.trails) if everything else begin + SHOWN
    paths = [numbered(trail, at) for at, trail in enumerate(found.trails[begin:end], begin + 1)]
    return show(
        request,
        "figure.html",
        event=found.event,
        lineage=found,
        trails=paths,
        drawings=_drawings(paths, everything=everything),
        first=begin,
        shown=SHOWN,
        most=None if everything else SHOWN_STEPS,
        everything=everything,
        most_drawn=MOST_DRAWN,
        apart=[
            one for one in seen.comparison(event).not_comparable if one.outcome == found.outcome
        ],
        words_of_set={one.id: one.words for one in seen.comparison(event).figures},
        wording=wording,
        number=number,
        opens=opens,
        passed_through=passed_through,
    )


@ROUTER.get("/events/{event}/figures/{outcome}/drawing")
def drawing(
    request: Request, seen: Seen, event: str, outcome: str,
    at: Annotated[int, Query(ge=1, le=10_000_000)] = 1,
    first: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
) -> HTMLResponse:  # fmt: skip
    """Draw some of the appearances of one number, by its place: alone for htmx, else as a page."""
    found = seen.lineage(event, outcome)
    if at > len(found.trails):
        raise NotFoundError(f"There is no number {at} among these figures.")
    trail = found.trails[at - 1]
    watch(request, seen, of_lines(step.figure.line for step in trail.steps))
    shown = steps_of(trail, first)
    return show(
        request,
        "figure_drawing_part.html" if asked_by_htmx(request) else "figure_drawing.html",
        event=found.event,
        outcome=found.outcome,
        chart=seen.drawn(
            f"number {at} of {outcome} of {event} from {first}",
            found,
            lambda: trail_graph(shown, opens),
        )
        if shown.steps
        else "",
        place=at,
        first=first,
        last=first + len(shown.steps),
        total=len(trail.steps),
        most=MOST_DRAWN,
        wording=wording,
    )


def _drawings(paths: Sequence[Path], *, everything: bool) -> dict[int, Markup]:
    """Return the graphs that stand in the page at once, by the places of the numbers.

    One appearance alone needs none. On paper all are drawn, each to the most of one drawing.
    """
    found: dict[int, Markup] = {}
    left = AT_ONCE
    for path in paths:
        steps = len(path.trail.steps)
        if steps > 1 and (everything or steps <= left):
            found[path.at] = trail_graph(steps_of(path.trail), opens)
            left -= steps
    return found
