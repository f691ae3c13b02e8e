"""Charts as blocks of a report."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from alteram.comparison import Line
from alteram.report.blocks import Picture

MOST_FIGURES = 40
MOST_DATES = 45
MOST_STEPS = 25
MOST_STATEMENTS = 36
"""Rows of one chart, so that it fits on a printed page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Whether charts are drawn, and with how many rows each kind at most; None is all."""

    charts: bool = True
    rows: int | None = None


DRAWN = Drawing()
UNDRAWN = Drawing(charts=False)


def pictured(broad: Sequence[alt.LayerChart], narrow: Sequence[alt.LayerChart]) -> Picture:
    """Return charts as a block."""
    return Picture(
        specs=tuple(one.to_dict(validate=False) for one in broad),
        narrow=tuple(one.to_dict(validate=False) for one in narrow),
    )


def to_passage(line: Line) -> str:
    """Return where a report holds the passage of a line."""
    return f"#{line.claim}"
