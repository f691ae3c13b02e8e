"""The page of events: one filtered list as a table, on a map and along time."""

import gzip
import json
from functools import lru_cache
from typing import get_args

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from alteram.charts import event_dates
from alteram.charts.shapes import Shape, shape
from alteram.compare import wording
from alteram.errors import NotFoundError
from alteram.text.edtf_words import date_words
from alteram.web.comparing.asked import KINDS, AskedOf, FiltersOf
from alteram.web.rendering import show
from alteram.web.visitor import Seen
from alteram.web.watched import watch

ROUTER = APIRouter()

MOST_POINTS = 5000
"""Events that one map shows; it says how many more there are."""

_A_DAY = {"Cache-Control": "private, max-age=86400"}


@ROUTER.get("/events")
def events(request: Request, seen: Seen, asked: AskedOf) -> HTMLResponse:
    """Show the events that answer to the filters."""
    found = seen.found_events(
        sort=asked.sort, descending=asked.descending, limit=asked.shown, offset=asked.first,
        **asked.filters.chosen(),
    )  # fmt: skip
    watch(request, seen, (row.event.id for row in found.rows))
    return show(
        request,
        "events.html",
        asked=asked,
        found=found,
        chart=event_dates([row.event for row in found.rows], lambda event: f"/events/{event.id}")
        if asked.view == "timeline"
        else "",
        all_events=len(seen.links.events),
        kinds=KINDS,
        wording=wording,
        date_words=date_words,
        shown=asked.shown,
    )


@ROUTER.get("/events/points")
def points(request: Request, seen: Seen, filters: FiltersOf) -> JSONResponse:
    """Return the events that answer to the filters, where they stand on a map."""
    found = seen.found_events(limit=MOST_POINTS, **filters.chosen())
    watch(request, seen, (row.event.id for row in found.rows))
    events = [row.event for row in found.rows if row.event.lat is not None]
    return JSONResponse(
        {
            "points": [[one.id, one.label, one.lat, one.lon, len(one.documents)] for one in events],
            "unplaced": len(found.rows) - len(events),
            "left": found.total - len(found.rows),
        }
    )


@ROUTER.get("/shapes/{name}.json")
def shapes(request: Request, name: str) -> Response:
    """Return the shapes of land or of borders that lie under the map."""
    known: tuple[Shape, ...] = get_args(Shape)
    wanted = next((one for one in known if one == name), None)
    if wanted is None:
        raise NotFoundError(f"There are no shapes {name!r}.")
    headers = {**_A_DAY, "Vary": "Accept-Encoding"}
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    if packed:
        headers["Content-Encoding"] = "gzip"
    return Response(_bytes_of(wanted, packed), media_type="application/geo+json", headers=headers)


@lru_cache(maxsize=8)
def _bytes_of(name: Shape, packed: bool) -> bytes:
    held = json.dumps(shape(name), separators=(",", ":")).encode()
    return gzip.compress(held, mtime=0) if packed else held
