"""Where events were: signs on the shapes of the coasts (Natural Earth), in Mercator's projection.

No borders are drawn. Events that stand on one another share a sign that tells how many they are.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt

from alteram.charts.event_dates import EventUrl
from alteram.charts.layers import Row, chart, link, point, words
from alteram.charts.palette import EDGE, HUES, RAISED
from alteram.charts.shapes import shape
from alteram.charts.words import clipped, shown, width
from alteram.model import Event

_FURTHEST = 80.0
_LEAST = math.radians(4.0)
_KINDS = ("point", "words", "link")
_NEAR = 14.0
_MOST_NAMES = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """A window of the map: pixels by radian, the middle in radians of Mercator's plane."""

    scale: float
    x: float
    y: float
    wide: float
    high: float

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        x, y = _plane(lat, lon)
        return (
            round(self.wide / 2 + (x - self.x) * self.scale, 2),
            round(self.high / 2 - (y - self.y) * self.scale, 2),
        )


def map_chart(
    events: Sequence[Event], url: EventUrl, *, narrow: bool = False
) -> alt.LayerChart | None:
    """Return the events that have a place on the earth as a map; None where none has one."""
    placed = [event for event in events if event.lat is not None and event.lon is not None]
    if not placed:
        return None
    view = _view(placed, *((360.0, 300.0) if narrow else (960.0, 480.0)))
    rows = list(_rows(placed, url, view))
    name = f"Where events were, with a place: {len(placed)} of {len(events)}; the table has all."
    made = chart(rows, _KINDS, (view.wide, view.high), name)
    made.layer.insert(0, _land(view))
    return made


def _plane(lat: float, lon: float) -> tuple[float, float]:
    held = math.radians(max(-_FURTHEST, min(_FURTHEST, lat)))
    return math.radians(lon), math.log(math.tan(math.pi / 4 + held / 2))


def _view(events: Sequence[Event], wide: float, high: float) -> _View:
    places = [_plane(event.lat or 0.0, event.lon or 0.0) for event in events]
    lows = [min(one[at] for one in places) for at in (0, 1)]
    highs = [max(one[at] for one in places) for at in (0, 1)]
    spans = [max((highs[at] - lows[at]) * 1.3, _LEAST) for at in (0, 1)]
    return _View(
        scale=round(min(wide / spans[0], high / spans[1]), 3),
        x=(lows[0] + highs[0]) / 2,
        y=(lows[1] + highs[1]) / 2,
        wide=wide,
        high=high,
    )


def _land(view: _View) -> Any:
    """Return the land that the window shows."""
    half = view.wide / view.scale / 2, view.high / view.scale / 2
    fine = half[0] < math.radians(30)
    window = (view.x - half[0], view.y - half[1], view.x + half[0], view.y + half[1])
    kept = [
        rings
        for rings, box in _lands("land-50m" if fine else "land-110m")
        if box[0] <= window[2] and box[2] >= window[0] and box[1] <= window[3]
        and box[3] >= window[1]
    ]  # fmt: skip
    feature = {"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": kept}}
    return (
        alt.Chart(alt.InlineData(values=[feature]))
        .mark_geoshape(fill=RAISED, stroke=EDGE, strokeWidth=0.7, aria=False)
        .project(
            type="mercator",
            scale=view.scale,
            center=[0, 0],
            translate=[view.wide / 2 - view.x * view.scale, view.high / 2 + view.y * view.scale],
            clipExtent=[[0, 0], [view.wide, view.high]],
        )
    )


@lru_cache(maxsize=2)
def _lands(name: Any) -> tuple[tuple[Any, tuple[float, float, float, float]], ...]:
    held = shape(name)
    polygons = held["coordinates"] if held["type"] == "MultiPolygon" else [held["coordinates"]]
    return tuple((rings, _box(rings[0])) for rings in polygons)


def _box(ring: Sequence[Sequence[float]]) -> tuple[float, float, float, float]:
    places = [_plane(lat, lon) for lon, lat in ring]
    xs, ys = [one[0] for one in places], [one[1] for one in places]
    return min(xs), min(ys), max(xs), max(ys)


def _rows(events: Sequence[Event], url: EventUrl, view: _View) -> Iterator[Row]:
    groups: list[tuple[float, float, list[Event]]] = []
    for event in events:
        x, y = view.at(event.lat or 0.0, event.lon or 0.0)
        near = next((one for one in groups if math.dist(one[:2], (x, y)) < _NEAR), None)
        if near:
            near[2].append(event)
        else:
            groups.append((x, y, [event]))
    for x, y, held in groups:
        yield point(x, y, HUES[0], "circle", area=60 + 30 * min(len(held) - 1, 8))
        if len(groups) <= _MOST_NAMES:
            yield from _label(x, y, held, view)
        names = "; ".join(shown(event.label) for event in held[:6])
        more = f" and {len(held) - 6} more" if len(held) > 6 else ""
        told = f"Events here: {len(held)}. {names}{more}" if len(held) > 1 else names
        yield link((x - 12, y - 12, x + 12, y + 12), url(held[0]), told)


def _label(x: float, y: float, held: Sequence[Event], view: _View) -> Iterator[Row]:
    place = held[0].place or held[0].label
    text = clipped(place, 150, 11) + (f" ({len(held)})" if len(held) > 1 else "")
    room = width(text, 11)
    yield words(x + 10 if x + 12 + room < view.wide else x - 12 - room, y, text, size=11)
