"""Boosted small trees over levels, in plain numpy: what speaks for one event only together.

Gradient boosting on log-loss with Newton steps (Friedman 2001; Chen and Guestrin 2016). A level
counts as a whole number; a split parts levels up to a place from those beyond.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_ROUNDS, _RATE, _DEPTH = 200, 0.05, 4
_PULL, _LEAST, _GAIN = 5.0, 40, 1e-3
_ROWS, _COLUMNS = 0.3, 0.4

Levels = npt.NDArray[np.int8]
Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Leaf:
    """What is added for the rows that arrive here."""

    value: float


@dataclass(frozen=True, slots=True)
class Split:
    """Where rows go whose level in a column is at most `place`, and the others."""

    column: int
    place: int
    closer: "Leaf | Split"
    farther: "Leaf | Split"


Tree = Leaf | Split


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """Trees of several runs with their starting points; the mean of the runs counts."""

    runs: tuple[tuple[float, tuple[Tree, ...]], ...]

    def shares(self, levels: Levels) -> Floats:
        """Return for each row the share of pairs like it that are one event."""
        total = np.zeros(len(levels))
        everything = np.arange(len(levels))
        for base, trees in self.runs:
            scores = np.full(len(levels), base)
            for tree in trees:
                _fill(tree, levels, everything, scores)
            total += 1 / (1 + np.exp(-scores))
        shares: Floats = total / len(self.runs)
        return shares


def _fill(tree: Tree, levels: Levels, rows: Rows, out: Floats) -> None:
    if isinstance(tree, Leaf):
        out[rows] += tree.value
        return
    closer = levels[rows, tree.column] <= tree.place
    _fill(tree.closer, levels, rows[closer], out)
    _fill(tree.farther, levels, rows[~closer], out)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grower:
    """The rows of a run with their gradients and curvatures, and the columns that are open."""

    levels: Levels
    first: Floats
    second: Floats
    columns: Sequence[int]

    def grow(self, rows: Rows, depth: int) -> Tree:
        """Return a tree for these rows."""
        first, second = self.first[rows], self.second[rows]
        leaf = Leaf(float(_RATE * first.sum() / (second.sum() + _PULL)))
        if depth == 0:
            return leaf
        best, column, place = max(self._best(rows, first, second, c) for c in self.columns)
        if best <= _GAIN:
            return leaf
        column = -column
        closer = self.levels[rows, column] <= place
        return Split(
            column,
            place,
            self.grow(rows[closer], depth - 1),
            self.grow(rows[~closer], depth - 1),
        )

    def _best(
        self, rows: Rows, first: Floats, second: Floats, column: int
    ) -> tuple[float, int, int]:
        """Return the best gain of a column, its number below zero (for order), and the place."""
        seen = self.levels[rows, column]
        sums = np.cumsum([np.bincount(seen, x, 16) for x in (first, second)], axis=1)
        counts = np.cumsum(np.bincount(seen, minlength=16))
        (got_first, got_second), size = sums, len(rows)
        gain = got_first**2 / (got_second + _PULL)
        gain += (got_first[-1] - got_first) ** 2 / (got_second[-1] - got_second + _PULL)
        gain -= got_first[-1] ** 2 / (got_second[-1] + _PULL)
        gain[(counts < _LEAST) | (size - counts < _LEAST)] = -1.0
        place = int(gain.argmax())
        return float(gain[place]), -column, place


def fit(
    levels: Levels, labels: npt.NDArray[np.bool_], *, runs: int = 3, columns: Sequence[int] = ()
) -> Forest:
    """Fit trees on labelled rows; the same rows in the same order give the same trees.

    `columns` are those that may be split, all where none are given.
    """
    usable = list(columns) or list(range(levels.shape[1]))
    # A column at a time is read: Fortran order.
    held: Levels = np.asfortranarray(levels)
    return Forest(runs=tuple(_run(held, labels.astype(float), usable, n) for n in range(runs)))


def _run(
    levels: Levels, wanted: Floats, usable: Sequence[int], seed: int
) -> tuple[float, tuple[Tree, ...]]:
    chance = np.random.default_rng(seed)
    share = min(max(wanted.mean(), 1e-6), 1 - 1e-6)
    base = float(np.log(share / (1 - share)))
    scores = np.full(len(wanted), base)
    everything = np.arange(len(wanted))
    trees: list[Tree] = []
    for _ in range(_ROUNDS):
        shares = 1 / (1 + np.exp(-scores))
        rows = everything[chance.random(len(wanted)) < _ROWS]
        count = max(1, int(_COLUMNS * len(usable)))
        open_ = sorted(chance.choice(usable, count, replace=False).tolist())
        grower = _Grower(
            levels=levels, first=wanted - shares, second=shares * (1 - shares), columns=open_
        )
        trees.append(grower.grow(rows, _DEPTH))
        _fill(trees[-1], levels, everything, scores)
    return base, tuple(trees)
