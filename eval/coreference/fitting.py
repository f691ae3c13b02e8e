"""Logistic regression over numbers, in plain numpy and scipy."""

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

Floats = npt.NDArray[np.float64]


def logistic(rows: Floats, labels: npt.NDArray[np.bool_], *, penalty: float) -> Floats:
    """Return a weight in nats for each column, and last the constant, which is not held down."""
    matrix = np.column_stack([rows, np.ones(len(rows))]).astype(np.float64)
    wanted = labels.astype(np.float64)
    held = np.full(matrix.shape[1], penalty)
    held[-1] = 0.0

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = matrix @ weights
        value = float(np.logaddexp(0.0, scores).sum() - wanted @ scores)
        gradient = matrix.T @ (1 / (1 + np.exp(-scores)) - wanted)
        return value + 0.5 * float(held @ weights**2), gradient + held * weights

    start = np.zeros(matrix.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B")  # type: ignore[no-untyped-call]
    weights: Floats = found.x
    return weights
