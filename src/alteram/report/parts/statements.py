"""Statements of an event over time: lanes, and a list of what was said when, and otherwise."""

from collections.abc import Iterator
from dataclasses import replace

from alteram.charts import lane_charts
from alteram.chronology import Answering, SpeakerTimeline, Statement, Timeline
from alteram.comparison import Comparison
from alteram.report.blocks import (
    Block,
    Fold,
    Items,
    Picture,
    Run,
    Runs,
    Table,
    heading,
    joined,
    passage,
)
from alteram.report.drawing import DRAWN, MOST_STATEMENTS, Drawing, pictured, to_passage
from alteram.report.parts.accounts import left_out

_MOST = 150
_MOVES = {
    "first_said": "first said",
    "said_otherwise": "said otherwise",
    "said_again": "said again",
}
_MOST_MOVES = 6


def statements(
    timeline: Timeline, comparison: Comparison, drawing: Drawing = DRAWN
) -> Iterator[Block]:
    """Yield the statements of an event."""
    if not any(one.statements for one in timeline.speakers):
        return
    yield heading(3, "Statements over time")
    if drawing.charts:
        yield _drawn(timeline, comparison, drawing)
    held = [(one, statement) for one in timeline.speakers for statement in one.statements]
    listed = (
        Table(
            caption=(),
            head=("Speaker", "Date", "Said"),
            rows=tuple(_row(one, statement) for one, statement in held[:_MOST]),
        ),
        *left_out(len(held), _MOST, "statements"),
    )
    if drawing.charts:
        yield Fold(words="The same as a table", blocks=listed)
    else:
        yield from listed
    if timeline.answers:
        yield heading(4, "Answers")
        yield Items(items=tuple(_answer(one) for one in timeline.answers[:_MOST]))
        yield from left_out(len(timeline.answers), _MOST, "answers")


def _drawn(timeline: Timeline, comparison: Comparison, drawing: Drawing) -> Picture:
    short = timeline if drawing.rows is None else _first(timeline, drawing.rows)
    parties = [account.party for account in comparison.accounts]
    parties += [one.party for one in short.speakers]
    return pictured(
        lane_charts(short, to_passage, parties=parties, most=MOST_STATEMENTS),
        lane_charts(short, to_passage, parties=parties, narrow=True, most=MOST_STATEMENTS),
    )


def _first(timeline: Timeline, most: int) -> Timeline:
    """Return the first statements of a timeline, in the order in which it is listed."""
    left, speakers = most, []
    for one in timeline.speakers:
        if left > 0 and one.statements:
            speakers.append(replace(one, statements=one.statements[:left]))
            left -= len(one.statements)
    return replace(timeline, speakers=tuple(speakers))


def _row(one: SpeakerTimeline, statement: Statement) -> tuple[Runs, ...]:
    moves = [move for move in one.moves if move.statement == statement.id]
    told = joined(
        (
            Run(f"{_MOVES[move.mark]}, "),
            Run(move.matter, "name"),
            Run(": "),
            Run(f"“{move.said}”", "quote", move.line.claim),
        )
        for move in moves[:_MOST_MOVES]
    )
    return (
        (Run(one.speaker, "name"),),
        (Run(statement.date or "undated"),),
        told or passage(statement.first),
    )


def _answer(one: Answering) -> Runs:
    to = one.answered.first.claim if one.answered else ""
    return (
        Run(one.words, "name"),
        Run(" "),
        *passage(one.line),
        *((Run(" "), Run("the statement answered", "soft", to)) if to else ()),
        *((Run(" "), Run(one.reason, "name")) if one.reason else ()),
    )
