"""Boosted small trees over named features, in plain numpy and scipy: what goes with what.

A logistic regression adds up what speaks for a row; a tree asks for things together. The mean of
both is better than either on the keys used for training.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from incidents.learn import Features, Floats, Model, fit
from scipy.sparse import csc_matrix

_TREES = 100
_RATE = 0.1
_DEPTH = 3
_PULL = 5.0
_LEAST = 8
_ROWS = 0.7
_COLUMNS = 0.5
_GAIN = 1e-3

Rows = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Leaf:
    """What is added for the rows that arrive here."""

    value: float


@dataclass(frozen=True, slots=True)
class Split:
    """Where rows with a feature go, and rows without it."""

    feature: int
    having: "Leaf | Split"
    lacking: "Leaf | Split"


@dataclass(frozen=True, slots=True)
class Mixed:
    """A regression and trees for the same two classes; the shares are their mean."""

    regression: Model
    yes: str
    index: dict[str, int]
    base: float
    trees: tuple[Leaf | Split, ...]

    @property
    def classes(self) -> tuple[str, ...]:
        """Return the names of the classes in the order of the shares."""
        return self.regression.classes

    def probabilities(self, rows: Sequence[Features]) -> Floats:
        """Return one row per example with the share of each class."""
        shares = self.regression.probabilities(rows)
        if not rows or not self.trees:
            return shares
        place = self.classes.index(self.yes)
        raised = 1 / (1 + np.exp(-_total(self.trees, _columns(rows, self.index), self.base)))
        trees = np.zeros_like(shares)
        trees[:, place], trees[:, 1 - place] = raised, 1 - raised
        mean: Floats = (shares + trees) / 2
        return mean


def _columns(rows: Sequence[Features], index: dict[str, int]) -> csc_matrix:
    places = [sorted({index[name] for name in row if name in index}) for row in rows]
    ends = np.cumsum([0, *map(len, places)])
    flat = np.array([i for row in places for i in row], dtype=np.int64)
    values = np.ones(len(flat))
    matrix = csc_matrix((values, flat, ends), shape=(len(index), len(rows)))  # type: ignore[no-untyped-call]
    turned: csc_matrix = matrix.T.tocsc()
    return turned


def _having(matrix: csc_matrix, feature: int) -> Rows:
    found = np.zeros(matrix.shape[0], dtype=np.bool_)
    found[matrix.indices[matrix.indptr[feature] : matrix.indptr[feature + 1]]] = True
    return found


def _fill(tree: Leaf | Split, matrix: csc_matrix, rows: Rows, out: Floats) -> None:
    if isinstance(tree, Leaf):
        out[rows] += tree.value
        return
    having = _having(matrix, tree.feature)
    _fill(tree.having, matrix, rows & having, out)
    _fill(tree.lacking, matrix, rows & ~having, out)


def _total(trees: Sequence[Leaf | Split], matrix: csc_matrix, base: float) -> Floats:
    out = np.full(matrix.shape[0], base)
    everything = np.ones(len(out), dtype=np.bool_)
    for tree in trees:
        _fill(tree, matrix, everything, out)
    return out


def _grow(
    matrix: csc_matrix, slopes: tuple[Floats, Floats], rows: Rows, open_: Rows, depth: int
) -> Leaf | Split:
    """Grow a tree on chosen rows by Newton's step; `slopes` are gradients and curvatures."""
    first, second = slopes[0] * rows, slopes[1] * rows
    all_first, all_second, size = first.sum(), second.sum(), rows.sum()
    leaf = Leaf(float(_RATE * all_first / (all_second + _PULL)))
    if depth == 0:
        return leaf
    got_first, got_second, counts = (matrix.T @ x for x in (first, second, rows.astype(float)))
    gain = got_first**2 / (got_second + _PULL)
    gain += (all_first - got_first) ** 2 / (all_second - got_second + _PULL)
    gain -= all_first**2 / (all_second + _PULL)
    gain[(counts < _LEAST) | (size - counts < _LEAST) | ~open_] = -1.0
    best = int(gain.argmax())
    if gain[best] <= _GAIN:
        return leaf
    having = _having(matrix, best)
    return Split(
        best,
        _grow(matrix, slopes, rows & having, open_, depth - 1),
        _grow(matrix, slopes, rows & ~having, open_, depth - 1),
    )


def mixed(rows: Sequence[Features], labels: Sequence[str], yes: str, *, penalty: float) -> Mixed:
    """Fit a regression and trees; the same rows give the same trees every time."""
    regression = fit(rows, labels, penalty=penalty)
    counts = Counter(name for row in rows for name in set(row))
    common = sorted(n for n, c in counts.items() if _LEAST <= c <= len(rows) - _LEAST)
    index = {name: i for i, name in enumerate(common)}
    wanted = np.array([label == yes for label in labels], dtype=np.float64)
    if len(regression.classes) != 2 or not index:
        return Mixed(regression, yes, index, 0.0, ())
    matrix = _columns(rows, index)
    share = wanted.mean()
    base = float(np.log(share / (1 - share)))
    chance = np.random.default_rng(0)
    scores = np.full(len(rows), base)
    trees: list[Leaf | Split] = []
    everything = np.ones(len(rows), dtype=np.bool_)
    for _ in range(_TREES):
        shares = 1 / (1 + np.exp(-scores))
        slopes = (wanted - shares, shares * (1 - shares))
        chosen = chance.random(len(rows)) < _ROWS
        open_ = chance.random(len(index)) < _COLUMNS
        trees.append(_grow(matrix, slopes, chosen, open_, _DEPTH))
        _fill(trees[-1], matrix, everything, scores)
    return Mixed(regression, yes, index, base, tuple(trees))
