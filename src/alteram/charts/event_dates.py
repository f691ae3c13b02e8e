"""When events were, as exactly as their dates say: a sign for a day, a bar for a stretch.

A dashed bar is a date marked as approximate or uncertain, an arrow a side that is open.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import altair as alt

from alteram.charts.days import Days, Stretch, days, grid, stretch
from alteram.charts.layers import Row, chart, line, link, point, words
from alteram.charts.palette import HUES, LINE, PAPER, SOFT
from alteram.charts.words import clipped, shown
from alteram.model import Event

EventUrl = Callable[[Event], str]

MOST_ROWS = 150
_COLOUR = HUES[0]
_KINDS = ("line", "point", "words", "middle", "link")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    wide: float
    row: float
    label: float
    plot: tuple[float, float]
    lines: tuple[float, float]
    ticks: int


_BROAD = _Room(wide=960, row=26, label=330, plot=(360, 930), lines=(13, 13), ticks=6)
_NARROW = _Room(wide=360, row=44, label=356, plot=(14, 346), lines=(12, 31), ticks=3)


def event_charts(
    events: Sequence[Event], url: EventUrl, *, narrow: bool = False, most: int = MOST_ROWS
) -> tuple[alt.LayerChart, ...]:
    """Return events, in the order given, as charts of at most `most` rows."""
    room = _NARROW if narrow else _BROAD
    cuts = [*range(0, len(events), most), len(events)]
    return tuple(_chart(events[first:last], url, room) for first, last in pairwise(cuts))


def _chart(events: Sequence[Event], url: EventUrl, room: _Room) -> alt.LayerChart:
    found = [stretch(event.date) for event in events]
    axis = days((one for one in found if one), *room.plot)
    top = 24.0
    bottom = top + room.row * len(events)
    rows = list(grid(axis, top, bottom, room.ticks)) if axis else []
    for event, when in zip(events, found, strict=True):
        label, mark = (top + one for one in room.lines)
        rows.append(words(2, label, clipped(event.label, room.label - 6)))
        if axis and when:
            rows += _marks(when, axis, mark)
        else:
            rows.append(words(room.plot[0], mark, "undated", colour=SOFT, size=11))
        rows.append(line(0, top + room.row, room.wide, top + room.row, colour=LINE))
        name = f"{shown(event.label)}; date: {shown(event.date or 'not stated')}"
        rows.append(link((0, top, room.wide, top + room.row), url(event), name))
        top += room.row
    name = f"Dates of events, rows: {len(events)}; the table has the same."
    return chart(rows, _KINDS, (room.wide, bottom + 4), name)


def _marks(when: Stretch, axis: Days, at: float) -> Iterator[Row]:
    if when.first == when.last and when.first is not None:
        fill = PAPER if when.vague else _COLOUR
        yield point(axis.at(when.first + 0.5), at, _COLOUR, "circle", fill=fill)
        return
    left = axis.left - 8 if when.first is None else axis.at(when.first)
    right = axis.right + 8 if when.last is None else axis.at(when.last + 1)
    right = max(right, left + 4)
    yield line(left, at, right, at, colour=_COLOUR, thick=5, dash=int(when.vague))
    for end, open_side, back in ((left, when.first is None, 6), (right, when.last is None, -6)):
        if open_side:
            yield line(end + back, at - 5, end, at, colour=_COLOUR, thick=2)
            yield line(end + back, at + 5, end, at, colour=_COLOUR, thick=2)
        else:
            yield line(end, at - 6, end, at + 6, colour=_COLOUR, thick=2)
