"""Rounds of blind coding: who coded what, before anybody sees another's answers."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from alteram.decisions.actions import ABOUT_DECISIONS, PAIRED, REVIEWS
from alteram.decisions.pairs import pair
from alteram.decisions.replay import in_force, undone_by
from alteram.model import Decision


class Coding(NamedTuple):
    """One coder's answer (`code`) to one `question` about one `item`."""

    question: str
    item: str
    who: str
    code: str


def codings(decisions: Iterable[Decision], name: str) -> tuple[Coding, ...]:
    """Return each coder's last answers in a round, sorted."""
    rows = [row for row in decisions if row.round == name]
    undone = undone_by(rows)
    last: dict[tuple[str, str, str], str] = {}
    for row in rows:
        if row.id not in undone:
            for question, item, code in _answers(row):
                last[question, item, row.who] = code
    return tuple(sorted(Coding(*key, code) for key, code in last.items()))


def rounds(decisions: Iterable[Decision]) -> dict[str, bool]:
    """Return the names of all rounds, sorted, and whether each is closed."""
    rows = tuple(decisions)
    closed = _closed(rows)
    return {name: name in closed for name in sorted({row.round for row in rows if row.round})}


def in_sight(
    decisions: Iterable[Decision], name: str | None = None, who: str | None = None
) -> tuple[tuple[Decision, ...], int]:
    """Return the rows that may be shown, and how many more there are in rounds that are open.

    `name` asks for one round, `who` for one person's rows. Of an open round a person sees the
    rows of this round of his or her own.
    """
    rows = tuple(decisions)
    closed = _closed(rows)
    asked = [
        row
        for row in rows
        if (name is None or row.round == name or (row.action, row.subject) == ("close_round", name))
    ]
    asked = [row for row in asked if who is None or row.who == who]
    shown = tuple(
        row
        for row in asked
        if not row.round or row.round in closed or (who is not None and name == row.round)
    )
    return shown, len(asked) - len(shown)


def _closed(rows: Iterable[Decision]) -> frozenset[str]:
    """Return the names of closed rounds; only the rows that tell of them are gone through."""
    ours = (one for one in rows if one.action in ("close_round", *ABOUT_DECISIONS))
    return frozenset(one.row.subject for one in in_force(ours))


def _answers(row: Decision) -> Iterator[tuple[str, str, str]]:
    """Yield the questions that a row answers, each with its item and the answer."""
    if row.action in REVIEWS:
        yield "review", row.subject, REVIEWS[row.action]
    elif row.action == "edit":
        record, field = row.subject.split()
        yield field, record, row.value
    elif row.action in PAIRED:
        matter, joined = PAIRED[row.action]
        question = "comparable figures" if matter == "figure" else f"one {matter}"
        for one in row.subject.split():
            for other in row.value.split():
                yield question, " ".join(pair(one, other)), "yes" if joined else "no"
