"""Pairs of records that a person put together or told apart."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Pair(NamedTuple):
    """Two record ids in alphabetical order."""

    first: str
    second: str


def pair(one: str, other: str) -> Pair:
    """Return two ids as a pair, whatever order they are given in."""
    return Pair(*sorted((one, other)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Records that a person put together (`joined`) or told apart (`parted`).

    `decisions` holds the id of the decision by which each pair stands: one on an event of many
    claims gives many pairs. A pair that it does not hold is a decision by itself.
    """

    joined: frozenset[Pair] = frozenset()
    parted: frozenset[Pair] = frozenset()
    decisions: Mapping[Pair, str] = field(default_factory=dict, hash=False)

    def __bool__(self) -> bool:
        return bool(self.joined or self.parted)


NO_PAIRS = Pairs()
