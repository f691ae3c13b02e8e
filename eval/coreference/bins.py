"""Numbers cut into levels at the places where labelled rows part into equal shares."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_LEVELS = 16
"""As many as trees tell apart."""

Floats = npt.NDArray[np.float64]
Levels = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Bins:
    """Rising cuts of each column; a number equal to a cut lies above it."""

    cuts: Sequence[Floats]

    def levels(self, rows: Floats) -> Levels:
        """Return the level of each number of each row, from nought up."""
        cut = [np.searchsorted(c, rows[:, i], "right") for i, c in enumerate(self.cuts)]
        return np.column_stack(cut).astype(np.int8)


def fit(rows: Floats) -> Bins:
    """Return cuts between equal shares of the rows, the fewer where many numbers are equal."""
    # Most pairs are far from one event: half of the cuts lie where the numbers are large.
    low, high = np.linspace(0, 1, _LEVELS // 2 + 1)[1:-1], 1 - 0.5 ** np.arange(4, 12)
    places = np.unique(np.concatenate([low, high]))
    return Bins([np.unique(np.quantile(column, places)) for column in rows.T])
