"""Logistic regression over named features, in plain numpy and scipy: small, same every time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Floats = npt.NDArray[np.float64]
Features = Sequence[str]
NONE = "none"


def likeliest(shares: dict[str, float]) -> str:
    """Return the class with the greatest share, `none` left out."""
    rest = {name: share for name, share in shares.items() if name != NONE} or {NONE: 1.0}
    return min(rest, key=lambda name: (-rest[name], name))


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of each class for each known feature; the last row is the bias."""

    classes: tuple[str, ...]
    index: dict[str, int]
    weights: Floats

    def probabilities(self, rows: Sequence[Features]) -> Floats:
        """Return one row per example with the share of each class."""
        if not rows:
            return np.zeros((0, len(self.classes)))
        return _softmax(_matrix(rows, self.index) @ self.weights)

    def of(self, rows: Sequence[Features], name: str) -> list[float]:
        """Return the share of one class for each example."""
        if name not in self.classes:
            return [0.0] * len(rows)
        return [float(x) for x in self.probabilities(rows)[:, self.classes.index(name)]]


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares


def _matrix(rows: Sequence[Features], index: dict[str, int]) -> csr_matrix:
    columns: list[int] = []
    ends = [0]
    bias = len(index)
    for row in rows:
        columns.extend(sorted({index[name] for name in row if name in index}))
        columns.append(bias)
        ends.append(len(columns))
    shape = (len(rows), bias + 1)
    values = np.ones(len(columns))
    return csr_matrix((values, columns, ends), shape=shape)  # type: ignore[no-untyped-call]


def fit(
    rows: Sequence[Features],
    labels: Sequence[str],
    *,
    penalty: float = 1.0,
    least: int = 3,
    weights: Sequence[float] | None = None,
) -> Model:
    """Fit classes on features seen at least `least` times, with a quadratic penalty.

    Where there is one class only, or none, nothing is fitted and its share is always one.
    """
    counts = Counter(name for row in rows for name in set(row))
    index = {name: i for i, name in enumerate(sorted(n for n in counts if counts[n] >= least))}
    classes = tuple(sorted(set(labels))) or (NONE,)
    if len(classes) == 1:
        return Model(classes, {}, np.zeros((1, 1)))
    matrix = _matrix(rows, index)
    wanted = np.zeros((len(rows), len(classes)))
    wanted[np.arange(len(rows)), [classes.index(label) for label in labels]] = 1.0
    shape = (len(index) + 1, len(classes))
    share = np.ones((len(rows), 1)) if weights is None else np.asarray(weights).reshape(-1, 1)

    def loss(flat: Floats) -> tuple[float, Floats]:
        current = flat.reshape(shape)
        scores = matrix @ current
        top = scores.max(axis=1, keepdims=True)
        norm = top + np.log(np.exp(scores - top).sum(axis=1, keepdims=True))
        shares = np.exp(scores - norm)
        value = -float((share * wanted * (scores - norm)).sum())
        gradient = matrix.T @ (share * (shares - wanted))
        pull = penalty * current
        pull[-1] = 0.0
        value += 0.5 * float((pull * current).sum())
        return value, (gradient + pull).ravel()

    start = np.zeros(shape[0] * shape[1])
    options = {"maxiter": 100, "ftol": 1e-6}
    found = minimize(  # type: ignore[no-untyped-call]
        loss, start, jac=True, method="L-BFGS-B", options=options
    )
    return Model(classes, index, found.x.reshape(shape))
