"""Weights from labelled pairs: how often a level is seen among pairs that are one, and others.

This is what decisions of reviewers allow too: m and u are counted level by level (Fellegi and
Sunter 1969), and the model weighs new pairs by them.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from alteram.link.linkage import Model, Weighed

Levels = npt.NDArray[np.int8]
Labels = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]


def levels_of(weighed: Weighed, model: Model) -> Levels:
    """Return the level of each pair in each comparison, told from its bits.

    The levels of one comparison must differ in bits. Splink's own levels would bring the columns
    of both records along.
    """
    found = []
    for column, comparison in enumerate(model.comparisons):
        bits = np.array([level.bits for level in comparison.levels])
        order = np.argsort(bits)
        between = (bits[order][1:] + bits[order][:-1]) / 2
        found.append(order[np.searchsorted(between, weighed.parts[:, column])])
    return np.column_stack(found).astype(np.int8)


def counted(model: Model, levels: Levels, labels: Labels) -> Model:
    """Return the model with the bits that labelled pairs give; one is added to every count."""
    comparisons = []
    for column, comparison in enumerate(model.comparisons):
        count = len(comparison.levels)
        seen = levels[:, column]
        m = (np.bincount(seen[labels], minlength=count) + 1) / (labels.sum() + count)
        u = (np.bincount(seen[~labels], minlength=count) + 1) / ((~labels).sum() + count)
        bits = np.log2(m / u)
        made = [
            level._replace(bits=float(one))
            for level, one in zip(comparison.levels, bits, strict=True)
        ]
        comparisons.append(comparison._replace(levels=tuple(made)))
    return replace(model, comparisons=tuple(comparisons))


def prior(labels: Labels) -> float:
    """Return the bits that a pair has before anything is compared."""
    share = (labels.sum() + 1) / (len(labels) + 2)
    return float(np.log2(share / (1 - share)))


def without(model: Model, names: Sequence[str]) -> Model:
    """Return the model without some comparisons; raises ValueError where one is not known."""
    unknown = set(names) - {one.name for one in model.comparisons}
    if unknown:
        raise ValueError(f"No comparison is called {', '.join(sorted(unknown))}.")
    left = tuple(one for one in model.comparisons if one.name not in names)
    return replace(model, comparisons=left)
