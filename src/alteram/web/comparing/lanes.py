"""Statements over time as lanes: one for each speaker, with what each statement moved."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from alteram.chronology import Answering, Move, SpeakerTimeline, Statement, Timeline
from alteram.comparison import Line

SPEAKERS = 100
"""Speakers on one page of the list."""

LANES = 12
"""Lanes on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One passage of a statement, with how it stands to what the speaker said before."""

    line: Line
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One statement: its passages, which statements it answers, and which answer it."""

    statement: Statement
    passages: tuple[Passage, ...]
    answers: tuple[Answering, ...]
    answered_by: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One speaker's statements in order; `otherwise` is how often something was said otherwise."""

    speaker: str
    party: str
    told: tuple[Told, ...]
    otherwise: int


def chosen(timeline: Timeline, speakers: Collection[str], *, moved: bool) -> Timeline:
    """Return the timeline of these speakers, all where none is named.

    With `moved`, only those who said something otherwise in a later statement.
    """
    ours = tuple(
        one
        for one in timeline.speakers
        if (not speakers or one.speaker in speakers) and (not moved or _otherwise(one))
    )
    return replace(timeline, speakers=ours)


def page_of(timeline: Timeline, first: int) -> Timeline:
    """Return the timeline of one page of lanes, with the answers between statements shown."""
    ours = timeline.speakers[first : first + LANES]
    shown = {statement.id for one in ours for statement in one.statements}
    answers = tuple(
        one
        for one in timeline.answers
        if one.statement.id in shown or (one.answered is not None and one.answered.id in shown)
    )
    return replace(timeline, speakers=ours, answers=answers)


def lanes_of(timeline: Timeline) -> tuple[Lane, ...]:
    """Return one lane for each speaker of a timeline, in its order."""
    answers: dict[str, list[Answering]] = defaultdict(list)
    answered: dict[str, list[Statement]] = defaultdict(list)
    for one in timeline.answers:
        answers[one.statement.id].append(one)
        if one.answered is not None:
            answered[one.answered.id].append(one.statement)
    return tuple(
        Lane(
            speaker=one.speaker,
            party=one.party,
            told=tuple(
                Told(
                    statement=statement,
                    passages=_passages(statement, one.moves),
                    answers=tuple(answers[statement.id]),
                    answered_by=tuple({held.id: held for held in answered[statement.id]}.values()),
                )
                for statement in one.statements
            ),
            otherwise=_otherwise(one),
        )
        for one in timeline.speakers
    )


def _otherwise(one: SpeakerTimeline) -> int:
    return sum(move.mark == "said_otherwise" for move in one.moves)


def _passages(statement: Statement, moves: Sequence[Move]) -> tuple[Passage, ...]:
    """Return the passages behind a statement's moves, the first passage where there are none."""
    ours = [move for move in moves if move.statement == statement.id]
    found = tuple(
        Passage(line=line, moves=tuple(held))
        for line, held in groupby(ours, key=lambda move: move.line)
    )
    return found or (Passage(line=statement.first, moves=()),)
