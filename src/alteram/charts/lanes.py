"""Statements over time: a lane for each speaker, a sign for each statement, lines for answers.

A filled circle holds something said for the first time, a diamond something said otherwise than
before, a hollow circle what was said before; a small square is on no matter said twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import altair as alt

from alteram.charts.days import Days, days, grid, stretch
from alteram.charts.figures import Url
from alteram.charts.layers import Row, chart, line, link, point, words
from alteram.charts.palette import EDGE, INK, LINE, PAPER, SOFT, Sign, signs
from alteram.charts.words import clipped, shown, width
from alteram.chronology import Mark, SpeakerTimeline, Statement, Timeline

MOST_MARKS = 250
_MOST_DEEP = 12
_DEEP = 26.0
_HEAD = 24.0
_LABEL = 340.0
_KINDS = ("line", "point", "words", "middle", "right", "link")
_MARKS: dict[Mark, tuple[str, bool, str]] = {
    "said_otherwise": ("diamond", True, "said otherwise"),
    "first_said": ("circle", True, "first said"),
    "said_again": ("circle", False, "said again"),
}
_ONCE = ("square", False, "on no matter said twice")


@dataclass(slots=True)
class _Drawing:
    """What was drawn so far, and where each statement stands."""

    axis: Days | None
    wide: float
    rows: list[Row] = field(default_factory=list)
    at: dict[str, tuple[float, float]] = field(default_factory=dict)
    top: float = 0.0


def lane_charts(
    timeline: Timeline,
    url: Url,
    *,
    parties: Sequence[str] = (),
    narrow: bool = False,
    most: int = MOST_MARKS,
) -> tuple[alt.LayerChart, ...]:
    """Return statements as charts of at most about `most` signs, whole lanes each.

    Colours are those of the speakers' parties, each told in words too.
    """
    wide = 360.0 if narrow else 960.0
    given = signs(parties or [one.party for one in timeline.speakers])
    found = (stretch(held.date) for one in timeline.speakers for held in one.statements)
    left = 14.0 if narrow else _LABEL
    axis = days((one for one in found if one), left, wide - 74.0)
    return tuple(
        _chart(part, timeline, url, _Drawing(axis=axis, wide=wide), given)
        for part in _parts(timeline.speakers, most)
    )


def _parts(speakers: Sequence[SpeakerTimeline], most: int) -> Iterator[list[SpeakerTimeline]]:
    part: list[SpeakerTimeline] = []
    count = 0
    for one in speakers:
        if part and count + len(one.statements) > most:
            yield part
            part, count = [], 0
        part.append(one)
        count += len(one.statements)
    if part:
        yield part


def _chart(
    part: Sequence[SpeakerTimeline], timeline: Timeline, url: Url, made: _Drawing,
    given: dict[str, Sign],
) -> alt.LayerChart:  # fmt: skip
    made.top = _key(made) + 26
    first = made.top
    for one in part:
        _lane(made, one, url, given[one.party])
    if made.axis:
        made.rows += grid(made.axis, first, made.top, 3 if made.wide < 500 else 6)
    if any(_undated(held) for one in part for held in one.statements):
        told = words(made.wide - 2, first - 9, "undated", colour=SOFT, size=11, align="right")
        made.rows.append(told)
    for answer in timeline.answers:
        ends = (answer.statement.id, answer.answered.id if answer.answered else "")
        if all(end in made.at for end in ends):
            made.rows += _answer(made.at[ends[0]], made.at[ends[1]])
    count = sum(len(one.statements) for one in part)
    name = f"Statements over time, lanes: {len(part)}, statements: {count}; the list has the same."
    return chart(made.rows, _KINDS, (made.wide, made.top + 4), name)


def _key(made: _Drawing) -> float:
    left, top = 0.0, 12.0
    for shape, filled, told in (*_MARKS.values(), _ONCE):
        needed = width(told) + 34
        if left and left + needed > made.wide:
            left, top = 0.0, top + 20
        made.rows.append(point(left + 9, top, INK, shape, fill=INK if filled else PAPER, area=50))
        made.rows.append(words(left + 20, top, told))
        left += needed
    return top + 12


def _lane(made: _Drawing, one: SpeakerTimeline, url: Url, sign: Sign) -> None:
    party = f" ({shown(one.party)})" if one.party != one.speaker else ""
    room = made.wide - 8 if made.wide < 500 else _LABEL - 24
    made.rows.append(words(2, made.top + 13, clipped(f"{shown(one.speaker)}{party}", room)))
    made.top += _HEAD if made.wide < 500 else 0
    told = {held.id: _told(one, held) for held in one.statements}
    last: list[float] = []
    left_out = 0
    for held in one.statements:
        x = _place(made, held)
        deep = next((at for at, end in enumerate(last) if end + _DEEP <= x), len(last))
        if deep >= _MOST_DEEP:
            left_out += 1
            continue
        last[deep : deep + 1] = [x]
        y = made.top + _DEEP * deep + _DEEP / 2
        made.at[held.id] = (x, y)
        shape, filled, words_for = told[held.id]
        made.rows.append(
            point(x, y, sign.colour, shape, fill=sign.colour if filled else PAPER, area=70)
        )
        half = _DEEP / 2
        name = f"{shown(one.speaker)}, {shown(held.date or 'undated')}: {words_for}"
        made.rows.append(link((x - half, y - half, x + half, y + half), url(held.first), name))
    made.top += _DEEP * max(1, len(last))
    if left_out:
        more = f"and {left_out:,} more statements on these days; the list has all"
        made.rows.append(words(14, made.top + 8, more, colour=SOFT, size=11))
        made.top += 18
    made.rows.append(line(0, made.top + 3, made.wide, made.top + 3, colour=LINE))
    made.top += 6


def _place(made: _Drawing, held: Statement) -> float:
    when = stretch(held.date)
    if made.axis is None or when is None or not when.ends:
        return made.wide - 20
    return made.axis.at(sum(when.ends) / len(when.ends) + 0.5)


def _undated(held: Statement) -> bool:
    when = stretch(held.date)
    return when is None or not when.ends


def _told(one: SpeakerTimeline, held: Statement) -> tuple[str, bool, str]:
    moves = [move for move in one.moves if move.statement == held.id]
    for mark, (shape, filled, told) in _MARKS.items():
        found = [move for move in moves if move.mark == mark]
        if found:
            said = "; ".join(f"{shown(move.matter)}: “{shown(move.said)}”" for move in found[:3])
            return shape, filled, f"{told}, {said}"
    return _ONCE[0], _ONCE[1], f"“{shown(held.first.quote)}”"


def _answer(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Row]:
    yield line(*start, *end, colour=EDGE, thick=1, dash=1)
