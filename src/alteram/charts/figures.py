"""Figures of an event: a row for each claim, under the words of what it counts.

A filled sign is a number said exactly, a hollow one a number said about or disputed; a bar runs
from the least to the greatest that was said; an arrow points to the side that the words leave
open. Words alone stand as words. Every set has an axis of its own, from nought.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import altair as alt

from alteram.charts.axis import Axis, axis, number
from alteram.charts.key import key
from alteram.charts.layers import Row, chart, line, link, point, words
from alteram.charts.palette import LINE, PAPER, SOFT, Sign, signs
from alteram.charts.words import THROUGH, chain, clipped, shown, width
from alteram.comparison import FigureLine, FigureSet, Line

Url = Callable[[Line], str]
Part = list[tuple[FigureSet, tuple[FigureLine, ...]]]

MOST_ROWS = 120
"""Rows of one chart; the table beside it has all."""
HEADING = 3
"""Rows whose room a heading with its axis takes in the broad form."""

_KINDS = ("line", "point", "words", "bold", "right", "middle", "link")
_UP = ("at_least", "more_than")
_DOWN = ("at_most", "up_to", "fewer_than", "nearly")
_DISPUTED = ("disputes_figure", "denies_act")
_ARROW = 34.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    """Where things stand; lengths in pixels."""

    wide: float
    row: float
    label: float
    said: tuple[float, float]
    plot: tuple[float, float]
    lines: tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """How rows are drawn: where links lead, the sign of each party, the room."""

    url: Url
    given: Mapping[str, Sign]
    room: _Room


_BROAD = _Room(
    wide=960, row=26, label=350, said=(364, 190), plot=(566, 916), lines=(13, 13, 13)
)  # fmt: skip
_NARROW = _Room(
    wide=360, row=62, label=352, said=(20, 334), plot=(12, 318), lines=(12, 29, 47)
)  # fmt: skip


def figure_charts(
    sets: Sequence[FigureSet],
    url: Url,
    *,
    parties: Iterable[str] = (),
    narrow: bool = False,
    most: int = MOST_ROWS,
    heading: int = HEADING,
) -> tuple[alt.LayerChart, ...]:
    """Return the figures of an event as charts of at most `most` rows, one after another; a
    heading takes the room of `heading` rows.

    `url` leads to the passage of a line. `parties` are all that get a sign, by default those of
    the sets.
    """
    given = signs(parties or (figure.line.party for one in sets for figure in one.figures))
    look = _Look(url=url, given=given, room=_NARROW if narrow else _BROAD)
    return tuple(_chart(part, look) for part in parts(sets, most, heading))


def parts(
    sets: Sequence[FigureSet], most: int = MOST_ROWS, heading: int = HEADING
) -> Iterator[Part]:
    """Yield what each chart shows: sets with their rows, a long set in several pieces."""
    part: Part = []
    left = most
    for one in sets:
        rows = iter(one.figures)
        while piece := tuple(islice(rows, max(left - heading, 1) if part else most - heading)):
            part.append((one, piece))
            left -= len(piece) + heading
            if left <= heading:
                yield part
                part, left = [], most
    if part:
        yield part


def _chart(part: Part, look: _Look) -> alt.LayerChart:
    here = {figure.line.party for _, figures in part for figure in figures}
    wide = look.room.wide
    rows, top = key({name: sign for name, sign in look.given.items() if name in here}, wide)
    for one, figures in part:
        top = _set(rows, one, figures, top, look)
    count = sum(len(figures) for _, figures in part)
    name = f"Figures as said, rows: {count}, headings: {len(part)}; the table has the same."
    return chart(rows, _KINDS, (wide, top + 6), name)


def _set(
    rows: list[Row], one: FigureSet, figures: tuple[FigureLine, ...], top: float, look: _Look
) -> float:
    """Add a set under its heading; return where the next one may begin."""
    room = look.room
    heading = clipped(one.words, room.wide - 8, 13, bold=True)
    rows.append(words(2, top + 16, heading, size=13, weight="bold"))
    top += 32
    values = [value for figure in figures for value in _numbers(figure)]
    scale = axis(max(values), *room.plot) if values else None
    bottom = top + room.row * len(figures)
    if scale:
        _grid(rows, scale, top, bottom, room)
    for figure in figures:
        _row(rows, figure, top, scale, look)
        who = THROUGH.join(map(shown, _chain(figure.line)))
        name = f"{who}: “{shown(figure.verbatim)}”; {shown(one.words)}"
        rows.append(link((0, top, room.wide, top + room.row), look.url(figure.line), name))
        top += room.row
    return bottom + (34 if scale else 14)


def _grid(rows: list[Row], scale: Axis, top: float, bottom: float, room: _Room) -> None:
    ticks = scale.ticks()
    if room.wide < 500 and len(ticks) > 4:
        ticks = ticks[:: 2 if len(ticks) < 8 else 3]
    for tick in ticks:
        at = scale.at(tick)
        rows.append(line(at, top, at, bottom + 4, colour=LINE))
        align = "right" if at + width(number(tick), 11) / 2 > room.wide else "center"
        rows.append(words(at, bottom + 13, number(tick), colour=SOFT, size=11, align=align))


def _row(rows: list[Row], figure: FigureLine, top: float, scale: Axis | None, look: _Look) -> None:
    room, sign = look.room, look.given[figure.line.party]
    label, said, plot = (top + one for one in room.lines)
    disputed = figure.line.position in _DISPUTED
    rows.append(point(9, label, sign.colour, sign.shape, area=50))
    rows.append(words(20, label, chain(_chain(figure.line), room.label - 20)))
    wording = f"“{shown(figure.verbatim)}”" + (", disputed" if disputed else "")
    rows.append(words(room.said[0], said, clipped(wording, room.said[1]), colour=SOFT))
    rows.append(line(0, top + room.row, room.wide, top + room.row, colour=LINE))
    if scale is None or not _numbers(figure):
        rows.append(words(room.plot[0], plot, "in words only", colour=SOFT, size=11))
        return
    rows += _marks(figure, plot, sign, scale, hollow=disputed)


def _marks(
    figure: FigureLine, at: float, sign: Sign, scale: Axis, *, hollow: bool
) -> Iterator[Row]:
    low, high = figure.low, figure.high
    if low is not None and high is not None and low != high:
        left, right = scale.at(low), scale.at(high)
        yield line(left, at, right, at, colour=sign.colour, thick=5, dash=int(hollow))
        for end in (left, right):
            yield line(end, at - 6, end, at + 6, colour=sign.colour, thick=2)
        return
    value = _numbers(figure)[0]
    place = scale.at(value)
    if figure.qualifier in _UP:
        yield from _arrow(place, place + _ARROW, at, sign.colour)
    elif figure.qualifier in _DOWN:
        yield from _arrow(place, max(place - _ARROW, scale.left - 10), at, sign.colour)
    exact = figure.qualifier in ("exact", *_UP, *_DOWN) and not hollow
    yield point(place, at, sign.colour, sign.shape, fill=sign.colour if exact else PAPER)


def _arrow(start: float, end: float, at: float, colour: str) -> Iterator[Row]:
    back = -6 if end > start else 6
    yield line(start, at, end, at, colour=colour, thick=2)
    yield line(end + back, at - 5, end, at, colour=colour, thick=2)
    yield line(end + back, at + 5, end, at, colour=colour, thick=2)


def _numbers(figure: FigureLine) -> list[float]:
    held = (figure.value, figure.low, figure.high)
    return [one for one in held if one is not None and one >= 0]


def _chain(said: Line) -> tuple[str, ...]:
    return said.chain or (said.speaker,)
