"""Where a number comes from: its appearances down the page in order, lines from earlier ones.

A large filled sign is a new origin, a small one says the number again, a hollow one is a copy.
A dashed line joins two of which neither is known to be first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import altair as alt

from alteram.charts.figures import Url
from alteram.charts.layers import Row, chart, line, link, point, words
from alteram.charts.palette import HUES, LINE, PAPER, SOFT
from alteram.charts.words import THROUGH, chain, clipped, shown
from alteram.chronology import Step, Trail
from alteram.model import Position

MOST_ROWS = 100
_MOST_LANES = 8
_COLOUR = HUES[0]
_ROW = 46.0
_LANE = 18.0
_DATE = 84.0
_AGAINST: dict[Position, str] = {
    "denies_act": "denied it",
    "disputes_figure": "disputed a figure",
    "withdraws": "withdrew an earlier statement",
}
_KINDS = ("line", "point", "words", "link")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Node:
    step: Step
    lane: int
    top: float


def trail_charts(
    trail: Trail, url: Url, *, narrow: bool = False, most: int = MOST_ROWS
) -> tuple[alt.LayerChart, ...]:
    """Return the appearances of one number as charts of at most `most` rows."""
    lanes = _lanes(trail.steps)
    cuts = [*range(0, len(trail.steps), most), len(trail.steps)]
    wide = 360.0 if narrow else 960.0
    return tuple(
        _chart(trail, [(step, lanes[step.figure.figure]) for step in trail.steps[first:last]],
               url, wide)
        for first, last in pairwise(cuts)
    )  # fmt: skip


def _lanes(steps: Sequence[Step]) -> dict[str, int]:
    """Return the lane of each appearance: the first that follows another stays in its lane."""
    lanes: dict[str, int] = {}
    went_on: set[str] = set()
    used = 0
    for step in steps:
        before = step.after
        if before is not None and before in lanes and before not in went_on:
            went_on.add(before)
            lanes[step.figure.figure] = lanes[before]
        else:
            lanes[step.figure.figure] = min(used, _MOST_LANES - 1)
            used += 1
    return lanes


def _chart(trail: Trail, held: Sequence[tuple[Step, int]], url: Url, wide: float) -> alt.LayerChart:
    narrow = wide < 500
    left = 12.0 if narrow else _DATE
    text = left + _LANE * (max((lane for _, lane in held), default=0) + 1) + 6
    nodes = {
        step.figure.figure: _Node(step=step, lane=lane, top=at * _ROW)
        for at, (step, lane) in enumerate(held)
    }
    rows: list[Row] = []
    for node in nodes.values():
        rows += _tie(node, nodes, left)
    for node in nodes.values():
        rows += _words(node, trail, text, wide)
        x, y = left + _LANE * node.lane, node.top + 16
        area = 90 if node.step.new_origin else 36 if not node.step.copy else 60
        rows.append(
            point(x, y, _COLOUR, "circle", area=area, fill=PAPER if node.step.copy else _COLOUR)
        )
        box = (0.0, node.top, wide, node.top + _ROW)
        rows.append(link(box, url(node.step.figure.line), _name(node.step)))
    name = f"Where a number comes from, appearances: {len(held)}; the list has the same."
    return chart(rows, _KINDS, (wide, _ROW * len(held) + 6), name)


def _tie(node: _Node, nodes: dict[str, _Node], left: float) -> Iterator[Row]:
    before = node.step.after
    if before is None:
        return
    x, y = left + _LANE * node.lane, node.top + 16
    dash = int(not node.step.in_order)
    earlier = nodes.get(before)
    if earlier is None:
        yield line(x, 0, x, y, colour=_COLOUR, thick=2, dash=dash)
        return
    from_x, from_y = left + _LANE * earlier.lane, earlier.top + 16
    turn = y - _ROW * 0.4 if from_x != x else y
    yield line(from_x, from_y, from_x, max(from_y, turn - 8), colour=_COLOUR, thick=2, dash=dash)
    if from_x != x:
        yield line(from_x, max(from_y, turn - 8), x, turn, colour=_COLOUR, thick=2, dash=dash)
        yield line(x, turn, x, y, colour=_COLOUR, thick=2, dash=dash)


def _words(node: _Node, trail: Trail, left: float, wide: float) -> Iterator[Row]:
    step, top = node.step, node.top
    said = step.figure.line
    narrow = wide < 500
    if not narrow:
        yield words(0, top + 16, clipped(_date(step), _DATE - 14), colour=SOFT, size=11)
    names = said.chain or (said.speaker,)
    yield words(left, top + 12, chain(names, wide - left - 4))
    parts = [f"“{shown(step.figure.verbatim)}”", *(_date(step),) * narrow, *_told(step)]
    if len(trail.sets) > 1:
        parts.append(shown(step.set))
    yield words(left, top + 29, clipped("; ".join(parts), wide - left - 4), colour=SOFT)
    yield line(left, top + _ROW - 4, wide, top + _ROW - 4, colour=LINE)


def _told(step: Step) -> Iterator[str]:
    if step.figure.line.position in _AGAINST:
        yield _AGAINST[step.figure.line.position]
    if step.copy:
        yield "copy"
    yield from (shown(one.words) for one in step.changes)
    if step.copied_in:
        yield f"same words in more documents: {len(step.copied_in)}"


def _date(step: Step) -> str:
    return shown(step.figure.line.published or "")[:10] or "undated"


def _name(step: Step) -> str:
    said = step.figure.line
    who = THROUGH.join(map(shown, said.chain or (said.speaker,)))
    told = "; ".join((_date(step), *_told(step)))
    return f"{who}: “{shown(step.figure.verbatim)}”; {told}"
