"""How much is drawn at a time: a drawing takes some milliseconds for each of its rows.

What is small stands in the page; what is not is drawn when the page is there already. The table
beside a drawing has all of it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from alteram.chronology import SpeakerTimeline, Timeline, Trail
from alteram.comparison import FigureSet

AT_ONCE = 24
"""Rows, steps or statements that a page may draw before it answers."""

MOST_DRAWN = 60
"""Rows, steps or statements of one drawing."""


def rows_in(sets: Iterable[FigureSet]) -> int:
    """Return how many figures these sets have."""
    return sum(len(one.figures) for one in sets)


def slice_of(sets: Iterable[FigureSet], first: int, most: int) -> tuple[FigureSet, ...]:
    """Return the sets of the figures from `first` on, with at most `most` figures in all."""
    found: list[FigureSet] = []
    at = 0
    for one in sets:
        begin, end = max(first - at, 0), max(first + most - at, 0)
        held = one.figures[begin:end]
        if held:
            found.append(replace(one, figures=held))
        at += len(one.figures)
    return tuple(found)


def steps_of(trail: Trail, first: int = 0) -> Trail:
    """Return a number's path with the steps of one drawing."""
    return replace(trail, steps=trail.steps[first : first + MOST_DRAWN])


def statements_of(timeline: Timeline) -> Timeline:
    """Return the lanes of one drawing: of each as many statements, the first ones."""
    lanes = timeline.speakers
    if sum(len(one.statements) for one in lanes) <= MOST_DRAWN:
        return timeline
    share = max(MOST_DRAWN // len(lanes), 1)
    return replace(timeline, speakers=tuple(_first_of(lanes, share)))


def statements_in(timeline: Timeline) -> int:
    """Return how many statements the lanes have."""
    return sum(len(one.statements) for one in timeline.speakers)


def _first_of(lanes: Iterable[SpeakerTimeline], share: int) -> Iterator[SpeakerTimeline]:
    for one in lanes:
        held = tuple(islice(one.statements, share))
        ids = {statement.id for statement in held}
        moves = tuple(move for move in one.moves if move.statement in ids)
        yield replace(one, statements=held, moves=moves)
