"""The key above a chart: the sign of each party with its name."""

from collections.abc import Mapping

from alteram.charts.layers import Row, point, words
from alteram.charts.palette import Sign
from alteram.charts.words import clipped, width

_LINE = 20.0
_GAP = 34.0


def key(signs: Mapping[str, Sign], wide: float) -> tuple[list[Row], float]:
    """Return the marks of a key and how high it is."""
    rows: list[Row] = []
    left, top = 0.0, 12.0
    for name, sign in signs.items():
        words_shown = clipped(name, min(260.0, wide - _GAP))
        needed = width(words_shown) + _GAP
        if left and left + needed > wide:
            left, top = 0.0, top + _LINE
        rows.append(point(left + 9, top, sign.colour, sign.shape, area=60))
        rows.append(words(left + 20, top, words_shown))
        left += needed
    return rows, (top + _LINE if rows else 0.0)
