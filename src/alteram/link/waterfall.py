"""Why two mentions are one event, or two: every comparison with its bits, in words.

The levels come from the engine that links, with the weights that it uses; nothing is told here
that did not count there.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from alteram.link.levels import COMPARISONS
from alteram.link.linkage import Comparison, weigh
from alteram.link.mentions import Mention
from alteram.link.records import batches, model, order

_NEIGHBOURS = 30


class Step(NamedTuple):
    """One step of a sum: what was compared, what was found, in words, and its bits."""

    name: str
    words: str
    bits: float


class Waterfall(NamedTuple):
    """The steps between two mentions and their sum; above zero speaks for one event."""

    steps: tuple[Step, ...]
    bits: float


def explain(a: Mention, b: Mention, comparisons: tuple[Comparison, ...] = COMPARISONS) -> Waterfall:
    """Return how two mentions were compared."""
    return explain_all((a, b), ((0, 1),), comparisons)[0]


def explain_all(
    mentions: Sequence[Mention],
    pairs: Sequence[tuple[int, int]],
    comparisons: tuple[Comparison, ...] = COMPARISONS,
) -> list[Waterfall]:
    """Return a waterfall for each pair of numbers of mentions, in the order of the pairs."""
    if not pairs:
        return []
    wanted = sorted({(min(pair), max(pair)) for pair in pairs})
    found = weigh(
        batches(mentions, [True] * len(mentions)),
        model(comparisons=comparisons),
        levels=True,
        proposed=(np.array([left for left, _ in wanted]), np.array([right for _, right in wanted])),
    )
    assert found.levels is not None
    made = {
        pair: Waterfall(
            tuple(_steps(mentions[pair[0]], mentions[pair[1]], ours, comparisons)), bits
        )
        for pair, ours, bits in zip(wanted, found.levels.tolist(), found.bits.tolist(), strict=True)
    }
    return [made[min(pair), max(pair)] for pair in pairs]


def _steps(
    a: Mention, b: Mention, levels: Sequence[int], comparisons: Sequence[Comparison]
) -> Iterator[Step]:
    for comparison, at in zip(comparisons, levels, strict=True):
        level = comparison.levels[at]
        yield Step(comparison.name, level.words(a, b), level.bits)


def best_links(
    mentions: Sequence[Mention], comparisons: tuple[Comparison, ...] = COMPARISONS
) -> list[tuple[int, int, Waterfall]]:
    """Return for each mention of an event the strongest link to another one of it.

    Of a very large event each mention is compared with its nearest neighbours in time.
    """
    order_of = sorted(range(len(mentions)), key=lambda at: order(mentions[at]))
    pairs = [
        (left, right)
        for at, left in enumerate(order_of)
        for right in order_of[at + 1 : at + 1 + _NEIGHBOURS]
    ]
    best: dict[int, tuple[float, int, int, Waterfall]] = {}
    for (left, right), found in zip(pairs, explain_all(mentions, pairs, comparisons), strict=True):
        for one, other in ((left, right), (right, left)):
            held = best.get(one)
            if held is None or (-found.bits, other) < (-held[0], held[2]):
                best[one] = (found.bits, one, other, found)
    return [(one, other, found) for _, (_, one, other, found) in sorted(best.items())]
