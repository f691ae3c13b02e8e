"""What is told of a very large event, cut so that its page can be read; what is cut is told."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from alteram.comparison import Account, Comparison, Competing, FigureSet, Responsibility
from alteram.report.contents import EventTold

T = TypeVar("T")

MOST_ACCOUNTS = 16
"""Accounts of one event in columns; those with most lines."""
MOST_SPEAKERS = 60
MOST_SETS = 40
MOST_ACTORS = 24
"""Actors in the table of who holds whom responsible."""
MOST_SIDES = 16
MOST_NAMED = 100
"""Parties without room for their accounts that are named."""


def fitted(told: EventTold) -> tuple[EventTold, tuple[str, ...]]:
    """Return what there is room for, and sentences on what there is none for."""
    comparison = told.comparison
    accounts = most_of(comparison.accounts, MOST_ACCOUNTS, lambda one: len(one.lines))
    sets = most_of(comparison.figures, MOST_SETS, lambda one: len(one.figures))
    made = replace(
        comparison,
        accounts=tuple(map(_account, accounts)),
        figures=sets,
        competing=tuple(map(_competing, comparison.competing)),
        responsibility=_responsibility(comparison.responsibility),
    )
    return replace(told, comparison=made), tuple(_left_out(comparison, accounts, sets))


def most_of(found: Sequence[T], most: int, size: Callable[[T], int]) -> tuple[T, ...]:
    """Return the largest of what was found, at most so many, in the order in which it stood."""
    ranked = sorted(range(len(found)), key=lambda at: (-size(found[at]), at))
    return tuple(found[at] for at in sorted(ranked[:most]))


def _left_out(
    whole: Comparison, accounts: Sequence[Account], sets: Sequence[FigureSet]
) -> Iterator[str]:
    if len(accounts) < len(whole.accounts):
        shown = {one.party for one in accounts}
        rest = [one.party for one in whole.accounts if one.party not in shown]
        more = len(rest) - MOST_NAMED
        others = "; ".join(rest[:MOST_NAMED]) + (f"; and {more:,} more" if more > 0 else "")
        yield (
            f"Of {len(whole.accounts):,} accounts the {len(accounts)} with most lines are shown. "
            f"The others, which the dossier has: {others}."
        )
    if len(sets) < len(whole.figures):
        yield (
            f"Of {len(whole.figures):,} sets of figures the {len(sets)} with most figures are "
            "shown; the dossier has all."
        )
    sides = max((len(one.sides) for one in whole.competing), default=0)
    if sides > MOST_SIDES:
        yield (
            f"Of the parties that compete on a point (up to {sides:,}) the {MOST_SIDES} with most "
            "passages are shown."
        )
    columns = len(whole.responsibility.columns)
    if columns > MOST_ACTORS:
        yield (
            f"Of {columns:,} actors that somebody holds responsible or clears, the {MOST_ACTORS} "
            "of whom most speakers spoke are shown."
        )


def _account(one: Account) -> Account:
    if len(one.speakers) <= MOST_SPEAKERS:
        return one
    more = f"and {len(one.speakers) - MOST_SPEAKERS:,} more"
    return replace(one, speakers=(*one.speakers[:MOST_SPEAKERS], more))


def _competing(one: Competing) -> Competing:
    return replace(one, sides=most_of(one.sides, MOST_SIDES, lambda side: len(side.lines)))


def _responsibility(held: Responsibility) -> Responsibility:
    spoken: dict[str, int] = dict.fromkeys(held.columns, 0)
    for row in held.rows:
        for cell in row.cells:
            spoken[cell.actor] = spoken.get(cell.actor, 0) + 1
    return replace(held, columns=most_of(held.columns, MOST_ACTORS, lambda one: spoken[one]))
