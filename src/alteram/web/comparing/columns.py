"""Accounts as columns of equal weight: the same rows, the same lengths, in a stated order."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, get_args

from alteram.compare.wording import SENTENCES, names_of
from alteram.comparison import Account, Comparison, Point, PointKind, Question

Order = Literal["alphabet", "appearance"]

ORDERS: dict[Order, str] = {
    "alphabet": "in alphabetical order",
    "appearance": "by first appearance in this collection",
}
MOST_POINTS = 6
"""Points that each cell shows before the rest is asked for; the same in every column."""

_LATEST = "9999"
_IN_THE_QUESTION: frozenset[PointKind] = frozenset(
    ("affected", "date", "place", "figure", "means", "responsibility", "name")
)
"""Kinds of points of which the question says all: "when" needs no "said when"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Points of one kind with the same speakers; `at` is the place of the first in its answer.

    `through` are the words between the names and what is said ("denied:"); none where the question
    above has them already.
    """

    who: str
    through: str
    points: tuple[Point, ...]
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one account holds on one question: all its points, none where it leaves it open."""

    question: Question
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One account; `number` is its place in alphabetical order, whatever order is shown."""

    number: int
    account: Account
    first: str | None
    cells: tuple[Cell, ...]


def order_of(asked: str) -> Order:
    """Return the order that is asked for, the alphabet where the words name none."""
    known: tuple[Order, ...] = get_args(Order)
    return next((one for one in known if one == asked), "alphabet")


def columns(comparison: Comparison, order: Order) -> tuple[Column, ...]:
    """Return the accounts in an order, each with a cell for every question that any answers."""
    asked = asked_in(comparison)
    found = [_column(n, account, asked) for n, account in enumerate(comparison.accounts)]
    if order == "appearance":
        found.sort(key=lambda one: (one.first or _LATEST, one.number))
    return tuple(found)


def asked_in(comparison: Comparison) -> tuple[Question, ...]:
    """Return the questions that at least one account answers, in their usual order."""
    answered = {answer.question for account in comparison.accounts for answer in account.answers}
    known: tuple[Question, ...] = get_args(Question)
    return tuple(one for one in known if one in answered)


def _column(number: int, account: Account, asked: Sequence[Question]) -> Column:
    held = {answer.question: answer.points for answer in account.answers}
    dates = [line.published for line in account.lines if line.published is not None]
    return Column(
        number=number,
        account=account,
        first=min(dates, default=None),
        cells=tuple(Cell(question=one, points=held.get(one, ())) for one in asked),
    )


def gathered(
    points: Sequence[Point], first: int = 0, *, under_question: bool = True
) -> tuple[Said, ...]:
    """Return points as they are said, those of one kind and the same speakers together.

    `first` is the place of the first of these points in the answer they are cut from.
    """
    found, at = [], first
    for (kind, speakers), ours in groupby(points, key=lambda one: (one.kind, one.speakers)):
        held = tuple(ours)
        found.append(
            Said(
                who=names_of(tuple(dict.fromkeys(speakers))),
                through=_through(kind, under_question=under_question),
                points=held,
                at=at,
            )
        )
        at += len(held)
    return tuple(found)


def _through(kind: PointKind, *, under_question: bool) -> str:
    """Return the program's words between a speaker and what he or she said."""
    if under_question and kind in _IN_THE_QUESTION:
        return ""
    return SENTENCES[kind].partition("{speaker}")[2].partition("{words}")[0].strip()
