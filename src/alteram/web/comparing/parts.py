"""The parts of an event's page: lists that show their first items and give the rest as asked.

A part is named by words with full stops: "answers.2.when" is what the third account of the
alphabet says on when. Every list states how many items it has; none is cut without saying so.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from alteram.compare.wording import NO_DISPUTE, OUTCOMES, QUESTIONS
from alteram.comparison import Account, Comparison, Competing, Related, Side
from alteram.errors import NotFoundError
from alteram.web.comparing.columns import MOST_POINTS
from alteram.web.comparing.names import name_rows

T = TypeVar("T")

STEP = 50
"""Items that are added at a time when more of a list is asked for."""

_MOST = {
    "answers": MOST_POINTS, "passages": 6, "competing": 12, "sides": 4, "common": 12, "only": 8,
    "asked": 6, "figures": 8, "rows": 12, "apart": 8, "responsibility": 25, "names": 25,
    "relations": 15,
}  # fmt: skip

Find = Callable[[Comparison, str], tuple[str, Sequence[Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some items of a part from `first` on; `next` is the place of the first one left, if any."""

    name: str
    kind: str
    heading: str
    items: Sequence[Any]
    first: int
    total: int
    next: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSide:
    """One side of a competing point; `at` is its place among all sides of the point."""

    at: int
    side: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Relations told by one sentence."""

    words: str
    pairs: tuple[Related, ...]


def batch(comparison: Comparison, name: str, first: int | None = None) -> Batch:
    """Return the first items of a part, or those from `first` on; raises NotFoundError."""
    kind, _, key = name.partition(".")
    find = _FINDS.get(kind)
    if find is None:
        raise NotFoundError(f"An event's page has no part {name!r}.")
    heading, items = find(comparison, key)
    begin = max(first or 0, 0)
    end = begin + (_MOST[kind] if first is None else STEP)
    return Batch(
        name=name,
        kind=kind,
        heading=heading,
        items=items[begin:end],
        first=begin,
        total=len(items),
        next=end if end < len(items) else None,
    )


def whole(comparison: Comparison, name: str) -> Batch:
    """Return a part with all its items, to be printed; raises NotFoundError."""
    found = batch(comparison, name, 0)
    kind, _, key = name.partition(".")
    return Batch(
        name=name,
        kind=kind,
        heading=found.heading,
        items=_FINDS[kind](comparison, key)[1],
        first=0,
        total=found.total,
        next=None,
    )


def outcomes_in(comparison: Comparison) -> tuple[str, ...]:
    """Return the outcomes for which the event has figures, in the order of the sets."""
    return tuple(dict.fromkeys(one.outcome for one in comparison.figures))


def asked_parties(comparison: Comparison) -> tuple[str, ...]:
    """Return the parties of whom something may be asked, in alphabetical order."""
    parties = {one.party for one in comparison.questions}
    return tuple(sorted(parties, key=lambda party: (party.casefold(), party)))


def _nth(items: Sequence[T], key: str) -> T:
    """Return the item at a place that an address names; raises NotFoundError."""
    if key.isascii() and key.isdigit() and len(key) < 9 and int(key) < len(items):
        return items[int(key)]
    raise NotFoundError(f"This event's page has no part {key!r}.")


def _account(comparison: Comparison, key: str) -> Account:
    return _nth(comparison.accounts, key)


def _answers(comparison: Comparison, key: str) -> tuple[str, Sequence[Any]]:
    number, _, question = key.partition(".")
    account = _account(comparison, number)
    for answer in account.answers:
        if answer.question == question:
            return f"Account of {account.party}: {QUESTIONS[answer.question]}", answer.points
    raise NotFoundError(f"The account of {account.party} has nothing on {question!r}.")


def _passages(comparison: Comparison, key: str) -> tuple[str, Sequence[Any]]:
    account = _account(comparison, key)
    return f"Account of {account.party}: passages", account.lines


def _competing(comparison: Comparison, key: str) -> tuple[str, Sequence[Any]]:
    return "Competing points", comparison.competing


def sides_of(point: Competing) -> tuple[str, ...]:
    """Return the parties that stand on a point, each once, in the order of the sides."""
    return tuple(dict.fromkeys(side.party for side in point.sides))


def _sides(comparison: Comparison, key: str) -> tuple[str, Sequence[Any]]:
    """Return what one party says on a point: each party shows as many of its sides."""
    place, _, number = key.partition(".")
    point = _nth(comparison.competing, place)
    party = _nth(sides_of(point), number)
    sides = (OneSide(at=at, side=side) for at, side in enumerate(point.sides))
    return f"{point.words}: {party}", [one for one in sides if one.side.party == party]


def _common(comparison: Comparison, key: str) -> tuple[str, Sequence[Any]]:
    return NO_DISPUTE, comparison.common


def _only(comparison: Comparison, key: str) -> tuple[str, Sequence[Any]]:
    account = _account(comparison, key)
    points = [one for one in comparison.only if one.parties == (account.party,)]
    return f"Said in one account alone: {account.party}", points


def _asked(comparison: Comparison, key: str) -> tuple[str, Sequence[Any]]:
    party = _nth(asked_parties(comparison), key)
    return f"Questions to ask: {party}", [one for one in comparison.questions if one.party == party]


def _figures(comparison: Comparison, key: str) -> tuple[str, Sequence[Any]]:
    sets = [one for one in comparison.figures if one.outcome == key]
    if not sets:
        raise NotFoundError(f"This event has no figures of {key!r}.")
    return f"Figures: {OUTCOMES[sets[0].outcome]}", sets


def _rows(comparison: Comparison, key: str) -> tuple[str, Sequence[Any]]:
    for one in comparison.figures:
        if one.id == key:
            return f"Figures: {one.words}", one.figures
    raise NotFoundError(f"This event has no set of figures {key!r}.")


def _apart(comparison: Comparison, key: str) -> tuple[str, Sequence[Any]]:
    rows = [one for one in comparison.not_comparable if one.outcome == key]
    return "Figures that are not compared with each other", rows


def _responsibility(comparison: Comparison, key: str) -> tuple[str, Sequence[Any]]:
    return "Responsibility, as said", comparison.responsibility.rows


def _names(comparison: Comparison, key: str) -> tuple[str, Sequence[Any]]:
    return "Names used", name_rows(comparison)


def _relations(comparison: Comparison, key: str) -> tuple[str, Sequence[Any]]:
    groups: dict[str, list[Related]] = {}
    for one in comparison.relations:
        groups.setdefault(one.words, []).append(one)
    return "Relations between passages", [
        Together(words=words, pairs=tuple(pairs)) for words, pairs in groups.items()
    ]


_FINDS: Mapping[str, Find] = {
    "answers": _answers,
    "passages": _passages,
    "competing": _competing,
    "sides": _sides,
    "common": _common,
    "only": _only,
    "asked": _asked,
    "figures": _figures,
    "rows": _rows,
    "apart": _apart,
    "responsibility": _responsibility,
    "names": _names,
    "relations": _relations,
}
