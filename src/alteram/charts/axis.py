"""A plain axis from nought: round steps, never logarithmic."""

import math
from dataclasses import dataclass

_STEPS = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Values from nought to `end` laid out from `left` to `right`."""

    end: float
    step: float
    left: float
    right: float

    def at(self, value: float) -> float:
        """Return where a value stands."""
        share = max(0.0, min(1.0, value / self.end))
        return round(self.left + share * (self.right - self.left), 2)

    def ticks(self) -> list[float]:
        """Return the values that are written under it."""
        return [at * self.step for at in range(round(self.end / self.step) + 1)]


def axis(greatest: float, left: float, right: float, *, most: int = 5) -> Axis:
    """Return an axis that holds a value, with at most about `most` steps."""
    wanted = max(greatest, 1.0) / most
    size = 10.0 ** math.floor(math.log10(wanted))
    step = max(1.0, next(size * one for one in _STEPS if size * one >= wanted))
    return Axis(end=math.ceil(max(greatest, 1.0) / step) * step, step=step, left=left, right=right)


def number(value: float) -> str:
    """Return a number as a reader writes it."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"
