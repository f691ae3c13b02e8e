"""The page of a figure: where the numbers for one outcome come from, appearance by appearance."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from alteram.compare import wording
from alteram.report.page import number
from alteram.web.comparing.passages import opens, passed_through
from alteram.web.comparing.trails import SHOWN, SHOWN_STEPS, first_page, numbered
from alteram.web.comparing.watched import of_lines, watch
from alteram.web.rendering import show
from alteram.web.visitor import Seen

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
    return show(
        request,
        "figure.html",
        event=found.event,
        lineage=found,
        trails=[numbered(trail) for trail in found.trails[begin:end]],
        first=begin,
        shown=SHOWN,
        most=None if everything else SHOWN_STEPS,
        everything=everything,
        apart=[
            one for one in seen.comparison(event).not_comparable if one.outcome == found.outcome
        ],
        words_of_set={one.id: one.words for one in seen.comparison(event).figures},
        wording=wording,
        number=number,
        opens=opens,
        passed_through=passed_through,
    )
