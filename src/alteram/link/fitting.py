"""Weights from what people decided: how often a level is seen in pairs that are one, or not.

The chances m and u of a level are counted in the pairs that people put together and told apart,
beside the preset as if it had been seen in `PRESET_PAIRS` pairs of each sort (additive smoothing).
A decision counts once, however many pairs it gives: each of them counts for its share.
A level never seen keeps its weight. Expectation maximisation and logistic regression around the
preset were tried on made-up mentions, and were worse than the preset itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import log2
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alteram.decisions import Pair, Pairs
from alteram.link.engine import LOCAL, LinkingEngine
from alteram.link.kept import Weights
from alteram.link.levels import COMPARISONS
from alteram.link.linkage import Comparison, chances
from alteram.link.mentions import Mention
from alteram.link.overruled import numbered
from alteram.link.records import batches, model

LEAST_DECISIONS = 30
PRESET_PAIRS = 40.0
_NEVER = -20.0
_DIGITS = 2
# Parties blame each other, name an event in their own ways and give other figures: whatever was
# decided, that they differ never speaks more against one event than in the preset.
_PARTIES_OWN = frozenset(("blamed", "label", "figure"))


def fitted(
    mentions: Sequence[Mention],
    pairs: Pairs,
    comparisons: tuple[Comparison, ...] = COMPARISONS,
    engine: LinkingEngine = LOCAL,
) -> tuple[Comparison, ...]:
    """Return the comparisons with weights fitted to decisions about pairs of claims.

    With fewer than `LEAST_DECISIONS` of either sort about the mentions, the preset stands.
    What can never be one event stays so whatever was decided.
    """
    at = numbered(one.claims for one in mentions)
    together = _found(pairs.joined, pairs, at)
    apart = _found(pairs.parted, pairs, at)
    if min(together.decisions, apart.decisions) < LEAST_DECISIONS:
        return comparisons
    ones, others = (
        _levels(mentions, some.pairs, comparisons, engine) for some in (together, apart)
    )
    return tuple(
        _fit(
            comparison,
            _Seen(ones[:, column], together.shares),
            _Seen(others[:, column], apart.shares),
        )
        for column, comparison in enumerate(comparisons)
    )


def weights_of(comparisons: Iterable[Comparison]) -> Weights:
    """Return the weights of comparisons, to be kept."""
    return {one.name: {level.name: level.bits for level in one.levels} for one in comparisons}


def weighing(weights: Weights) -> tuple[Comparison, ...]:
    """Return the comparisons with weights that were kept; of one that has none, the preset."""
    return tuple(
        one._replace(
            levels=tuple(
                level._replace(bits=weights.get(one.name, {}).get(level.name, level.bits))
                for level in one.levels
            )
        )
        for one in COMPARISONS
    )


class _Judged(NamedTuple):
    """Pairs of mentions, by their numbers, the share of a decision of each, how many decided."""

    pairs: tuple[tuple[int, int], ...]
    shares: NDArray[np.float64]
    decisions: int


class _Seen(NamedTuple):
    """The level of each judged pair in one comparison, and for how much the pair counts."""

    levels: NDArray[np.int8]
    shares: NDArray[np.float64]

    def often(self, level: int) -> float:
        return float(self.shares[self.levels == level].sum())


def _found(judged: Iterable[Pair], pairs: Pairs, at: dict[str, int]) -> _Judged:
    by_decision: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for two in judged:
        one, other = (at.get(claim) for claim in two)
        if one is not None and other is not None and one != other:
            decision = pairs.decisions.get(two, " ".join(two))
            by_decision[decision].add((min(one, other), max(one, other)))
    share: dict[tuple[int, int], float] = defaultdict(float)
    for _, some in sorted(by_decision.items()):
        for numbers in some:
            share[numbers] += 1 / len(some)
    found = sorted(share)
    return _Judged(tuple(found), np.array([share[one] for one in found]), len(by_decision))


def _levels(
    mentions: Sequence[Mention],
    pairs: Sequence[tuple[int, int]],
    comparisons: tuple[Comparison, ...],
    engine: LinkingEngine,
) -> NDArray[np.int8]:
    """Return the level of each pair in each comparison."""
    used = sorted({number for pair in pairs for number in pair})
    place = {number: at for at, number in enumerate(used)}
    found = engine.weigh(
        batches([mentions[number] for number in used], [True] * len(used)),
        model(comparisons=comparisons),
        levels=True,
        proposed=(
            np.array([place[one] for one, _ in pairs]),
            np.array([place[other] for _, other in pairs]),
        ),
    )
    assert found.levels is not None
    return found.levels


def _fit(comparison: Comparison, ones: _Seen, others: _Seen) -> Comparison:
    """Return a comparison with its weights; `ones` were put together, `others` told apart."""
    preset = [chances(level.bits) for level in comparison.levels]
    all_m, all_u = sum(m for m, _ in preset), sum(u for _, u in preset)
    levels = []
    for number, (level, (m, u)) in enumerate(zip(comparison.levels, preset, strict=True)):
        joined, parted = ones.often(number), others.often(number)
        if level.bits <= _NEVER or not joined + parted:
            levels.append(level)
            continue
        m_seen = (joined * all_m + PRESET_PAIRS * m) / (ones.shares.sum() + PRESET_PAIRS)
        u_seen = (parted * all_u + PRESET_PAIRS * u) / (others.shares.sum() + PRESET_PAIRS)
        bits = round(log2(m_seen / u_seen), _DIGITS)
        if comparison.name in _PARTIES_OWN and level.bits <= 0:
            bits = max(bits, level.bits)
        levels.append(level._replace(bits=bits))
    return comparison._replace(levels=tuple(levels))
