"""What people decided about claims: which stand together, which apart, and where both collide."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import TypeVar

from alteram.decisions import NO_PAIRS, Pair, Pairs
from alteram.model import Problem


class Units:
    """Records that must share an event, and those that must not, by their numbers.

    `number` gives the record that holds a claim. What is joined is joined through others too;
    where a chain of joined pairs would put two together that were parted, the pair that closes
    the chain, in alphabetical order, is left out and stands in `collisions`.
    """

    def __init__(self, pairs: Pairs = NO_PAIRS, number: Mapping[str, int] | None = None) -> None:
        kept, self.collisions = _settle(pairs)
        at = number or {}
        above: dict[int, int] = {}
        for first, second in kept:
            if first in at and second in at:
                one, other = sorted((_top(above, at[first]), _top(above, at[second])))
                # Of a ring of joined pairs the last joins what is one already.
                if one != other:
                    above[other] = one
        members: dict[int, list[int]] = defaultdict(list)
        for record in sorted({at[claim] for pair in kept for claim in pair if claim in at}):
            members[_top(above, record)].append(record)
        self._mates = {record: unit for unit in members.values() for record in unit}
        self._apart: dict[int, set[int]] = defaultdict(set)
        for first, second in pairs.parted:
            if first in at and second in at and at[first] != at[second]:
                self._apart[at[first]].add(at[second])
                self._apart[at[second]].add(at[first])

    def of(self, record: int) -> Sequence[int]:
        """Return the records that must share an event with this one, itself among them."""
        return self._mates.get(record, (record,))

    def apart(self, record: int) -> Set[int]:
        """Return the records that must not share an event with this one or its mates."""
        if not self._apart:
            return frozenset()
        return {other for mate in self.of(record) for other in self._apart.get(mate, ())}


def collisions(pairs: Pairs) -> tuple[Problem, ...]:
    """Return the decisions that others overrule: joined by a chain, parted by a pair."""
    return tuple(
        Problem(
            location=f"{first} {second}",
            stage="link",
            message="A decision puts these two together, but with it a chain of such decisions "
            "would join two that another decision tells apart. They stay apart; "
            "undo one of the decisions.",
        )
        for first, second in _settle(pairs)[1]
    )


def settled(pairs: Pairs) -> tuple[Pair, ...]:
    """Return the joined pairs that can hold beside those that are parted, in order."""
    return tuple(_settle(pairs)[0])


def judged(pairs: Pairs) -> frozenset[str]:
    """Return the claims about which somebody decided."""
    return frozenset(claim for pair in pairs.joined | pairs.parted for claim in pair)


def _settle(pairs: Pairs) -> tuple[list[Pair], list[Pair]]:
    """Return the joined pairs that can hold, and those that cannot."""
    above: dict[str, str] = {}
    parted: dict[str, set[str]] = defaultdict(set)
    for first, second in pairs.parted:
        parted[first].add(second)
        parted[second].add(first)
    kept, left = [], []
    for pair in sorted(pairs.joined):
        one, other = sorted((_top(above, pair.first), _top(above, pair.second)))
        if other in parted.get(one, ()):
            left.append(pair)
            continue
        kept.append(pair)
        if one != other:
            above[other] = one
            _replace(parted, other, one)
    return kept, left


def _replace(parted: dict[str, set[str]], lost: str, kept: str) -> None:
    for other in sorted(parted.pop(lost, ())):
        parted[other].discard(lost)
        parted[other].add(kept)
        parted[kept].add(other)


_T = TypeVar("_T", int, str)


def _top(above: dict[_T, _T], one: _T) -> _T:
    while one in above:
        one = above[one]
    return one


def numbered(claims: Iterable[Iterable[str]]) -> dict[str, int]:
    """Return for each claim the number of the record that holds it."""
    return {claim: number for number, ours in enumerate(claims) for claim in ours}
