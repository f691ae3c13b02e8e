"""Pairs of records that a person put together or told apart."""

from dataclasses import dataclass
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
    """Records that a person put together (`joined`) or told apart (`parted`)."""

    joined: frozenset[Pair] = frozenset()
    parted: frozenset[Pair] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.joined or self.parted)


NO_PAIRS = Pairs()
