"""Claims that are said again in the same words, or nearly: by runs of four words.

Claims with other figures or another position never repeat each other, however alike the words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from alteram.compare.figures import ends
from alteram.compare.relating import are_apart, in_time, is_other_statement, relate
from alteram.compare.tellings import Told
from alteram.comparison import Related

RUN = 4
LEAST_RUNS = 3
SHARE = 0.5
_COMMONEST = 20


@lru_cache(maxsize=4_000)
def runs(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Return the runs of four words of a passage."""
    return frozenset(words[i : i + RUN] for i in range(len(words) - RUN + 1))


def are_near_same(one: Told, other: Told) -> bool:
    """Tell whether two passages have most of their runs of words in common."""
    first, second = runs(one.words), runs(other.words)
    common = len(first & second)
    return common >= LEAST_RUNS and common >= SHARE * max(len(first), len(second))


def same_numbers(one: Told, other: Told) -> bool:
    """Tell whether two claims give the same figures, for the same things."""
    return _numbers(one) == _numbers(other)


def _numbers(one: Told) -> frozenset[object]:
    return frozenset(
        (
            figure.outcome,
            ends(figure) or figure.verbatim.casefold(),
            figure.group,
            figure.scope_place,
            figure.scope_interval,
        )
        for figure, _ in one.item.figures
    )


class Wordings:
    """Passages by their runs of words; of a run that very many have, the first twenty count."""

    def __init__(self) -> None:
        self._by_run: dict[tuple[str, ...], list[Told]] = defaultdict(list)

    def add(self, one: Told) -> None:
        """Keep a passage to be found."""
        for run in runs(one.words):
            held = self._by_run[run]
            if len(held) < _COMMONEST:
                held.append(one)

    def like(self, one: Told) -> list[Told]:
        """Return the passages kept that share at least three runs, in order of appearance."""
        shared: Counter[int] = Counter()
        met: dict[int, Told] = {}
        for run in runs(one.words):
            for other in self._by_run.get(run, ()):
                shared[other.at] += 1
                met[other.at] = other
        return [met[at] for at in sorted(met) if shared[at] >= LEAST_RUNS]


def find_repeats(told: Iterable[Told]) -> Iterator[Related]:
    """Yield for each passage the first one that it repeats, its own speaker's before others'."""
    kept = Wordings()
    for later in in_time(told):
        found = [
            earlier
            for earlier in kept.like(later)
            if are_near_same(later, earlier)
            and later.item.line.position == earlier.item.line.position
            and same_numbers(later, earlier)
            and are_apart(later, earlier)
            and is_other_statement(later, earlier)
            and later.places.isdisjoint(earlier.places)
        ]
        own = [earlier for earlier in found if earlier.key == later.key]
        for earlier in (own or found)[:1]:
            yield relate("repeats", later, earlier)
        kept.add(later)
