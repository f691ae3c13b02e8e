"""Weights from what people decided: how often a level is seen in pairs that are one, or not.

The chances m and u of a level are counted in the pairs that people put together and told apart,
beside the preset as if it had been seen in `PRESET_PAIRS` pairs of each sort (additive smoothing).
A level never seen keeps its weight. Expectation maximisation and logistic regression around the
preset were tried on made-up mentions, and were worse than the preset itself.
"""

from collections.abc import Iterable, Sequence
from math import log2

import numpy as np
from numpy.typing import NDArray

from alteram.decisions import Pair, Pairs
from alteram.link.kept import Weights
from alteram.link.levels import COMPARISONS
from alteram.link.linkage import Comparison, chances, weigh
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
) -> tuple[Comparison, ...]:
    """Return the comparisons with weights fitted to decisions about pairs of claims.

    With fewer than `LEAST_DECISIONS` pairs of either sort among the mentions, the preset stands.
    What can never be one event stays so whatever was decided.
    """
    at = numbered(one.claims for one in mentions)
    together = _found(pairs.joined, at)
    apart = _found(pairs.parted, at)
    if min(len(together), len(apart)) < LEAST_DECISIONS:
        return comparisons
    ones, others = (_levels(mentions, some, comparisons) for some in (together, apart))
    return tuple(
        _fit(comparison, ones[:, column], others[:, column])
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


def _found(pairs: Iterable[Pair], at: dict[str, int]) -> list[tuple[int, int]]:
    found = {
        (min(at[one], at[other]), max(at[one], at[other]))
        for one, other in pairs
        if one in at and other in at and at[one] != at[other]
    }
    return sorted(found)


def _levels(
    mentions: Sequence[Mention],
    pairs: Sequence[tuple[int, int]],
    comparisons: tuple[Comparison, ...],
) -> NDArray[np.int8]:
    """Return the level of each pair in each comparison."""
    used = sorted({number for pair in pairs for number in pair})
    place = {number: at for at, number in enumerate(used)}
    found = weigh(
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


def _fit(comparison: Comparison, ones: NDArray[np.int8], others: NDArray[np.int8]) -> Comparison:
    """Return a comparison with its weights; `ones` and `others` are levels of judged pairs."""
    preset = [chances(level.bits) for level in comparison.levels]
    all_m, all_u = sum(m for m, _ in preset), sum(u for _, u in preset)
    levels = []
    for number, (level, (m, u)) in enumerate(zip(comparison.levels, preset, strict=True)):
        joined, parted = int((ones == number).sum()), int((others == number).sum())
        if level.bits <= _NEVER or not joined + parted:
            levels.append(level)
            continue
        m_seen = (joined * all_m + PRESET_PAIRS * m) / (len(ones) + PRESET_PAIRS)
        u_seen = (parted * all_u + PRESET_PAIRS * u) / (len(others) + PRESET_PAIRS)
        bits = round(log2(m_seen / u_seen), _DIGITS)
        if comparison.name in _PARTIES_OWN and level.bits <= 0:
            bits = max(bits, level.bits)
        levels.append(level._replace(bits=bits))
    return comparison._replace(levels=tuple(levels))
