"""A second look: trees that see each pair among what a first look found in the whole story.

Stacking (Wolpert 1992): the first look of a labelled pile is by trees that have not seen its
topics, or the second would take what was learned by heart for what can be told.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from coreference import bins, company, trees
from coreference.piles import Pile

from alteram.link.clusters import MISSING, Edges, average_linkage
from alteram.link.linkage import Weighed

FIRST, SHARE = 0.35, 0.38
"""The least average share at which two groups are one event, at the first look and the second."""
_FOLDS = 3

Floats = npt.NDArray[np.float64]
Labels = npt.NDArray[np.bool_]
Compared = tuple[Pile, Weighed, trees.Levels]


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondLook:
    """Trees over the levels of a pair and over the company that its mentions keep."""

    bins: bins.Bins
    forest: trees.Forest

    def shares(self, pile: Pile, found: Weighed, seen: trees.Levels, before: Floats) -> Floats:
        """Return the shares of the second look; `before` are those of the first."""
        kept = self.bins.levels(_company(pile, found, before))
        return self.forest.shares(np.hstack([seen, kept]))


def learn(compared: Sequence[Compared], labels: Labels, *, runs: int) -> SecondLook:
    """Learn from labelled piles; `labels` are those of all their pairs, pile after pile."""
    seen = np.concatenate([levels for _, _, levels in compared])
    first = _unlearned(seen, labels, np.concatenate([_topics(*one) for one in compared]))
    ends = np.cumsum([len(levels) for _, _, levels in compared])
    parts = np.split(first, ends[:-1])
    rows = np.concatenate([
        _company(pile, found, shares)
        for (pile, found, _), shares in zip(compared, parts, strict=True)
    ])  # fmt: skip
    cuts = bins.fit(rows)
    forest = trees.fit(np.hstack([seen, cuts.levels(rows)]), labels, runs=runs)
    return SecondLook(bins=cuts, forest=forest)


def grouped(pile: Pile, found: Weighed, shares: Floats, *, least: float = SHARE) -> list[list[int]]:
    """Group mentions by average linkage; a pair that was not compared has a share of nought."""
    bits = MISSING * (least - shares) / least
    return average_linkage([1] * len(pile.mentions), Edges(found.left, found.right, bits))


def _company(pile: Pile, found: Weighed, shares: Floats) -> Floats:
    groups = grouped(pile, found, shares, least=FIRST)
    left, right = found.left.astype(np.int64), found.right.astype(np.int64)
    return company.describe(pile, left, right, shares, groups)


def _topics(pile: Pile, found: Weighed, _levels: trees.Levels) -> npt.NDArray[np.str_]:
    return np.array([one.topic for one in pile.mentions])[found.left]


def _unlearned(seen: trees.Levels, labels: Labels, topics: npt.NDArray[np.str_]) -> Floats:
    """Return the share of each pair by trees that were fitted on other topics."""
    names = np.unique(topics)
    shares = np.zeros(len(seen))
    for number in range(min(_FOLDS, len(names))):
        away = np.isin(topics, names[number::_FOLDS])
        # With a single topic there is no other.
        rest = ~away if len(names) > 1 else away
        shares[away] = trees.fit(seen[rest], labels[rest], runs=1).shares(seen[away])
    return shares
