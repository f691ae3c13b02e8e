"""The figures of an annex as charts: those that stand in its exhibits, and no others."""

from collections.abc import Iterator
from dataclasses import replace

from alteram.charts import figure_charts
from alteram.comparison import Comparison, FigureSet, Line
from alteram.export.annex.blocks import Block, Drawing, Run, clean, words
from alteram.export.annex.contents import Annex

_WIDE = 300.0
"""Points; the narrow form of the chart, so that its words are as large as those beside it."""
_MOST = 11
"""Rows of one chart, headings among them, so that it fits on a page under its heading."""
_EXPLAINED = (
    "A row for each figure in an exhibit, under the words of what it counts; every axis begins at "
    "nought. A filled sign is a number said exactly, a hollow one a number said about or disputed, "
    "a bar runs from the least to the greatest, an arrow points to the side that the words leave "
    "open. Signs are given out by the alphabet and mean nothing."
)


def figures(annex: Annex, kept: int) -> Iterator[Block]:
    """Yield the figures of the exhibits kept, event by event; nothing where there are none."""
    held = annex.gathered.exhibits[:kept]
    places = {one.claim: at for at, exhibit in enumerate(held, 1) for one in exhibit.quoted}

    def to_exhibit(line: Line) -> str:
        return f"#exhibit-{places[line.claim]}"

    for comparison in annex.gathered.events:
        sets = _of_exhibits(comparison, places)
        if not sets:
            continue
        yield words("h1", "Figures as said: ", Run(comparison.event.label, "name"))
        yield words("small", _EXPLAINED)
        for chart in figure_charts(sets, to_exhibit, narrow=True, most=_MOST, heading=1):
            spec = chart.to_dict(validate=False)
            high = round(_WIDE * spec["height"] / spec["width"], 2)
            yield Drawing(spec=spec, wide=_WIDE, high=high, name=clean(spec["description"]))


def _of_exhibits(comparison: Comparison, places: dict[str, int]) -> list[FigureSet]:
    found = (
        replace(one, figures=tuple(figure for figure in one.figures if figure.line.claim in places))
        for one in comparison.figures
    )
    return [one for one in found if one.figures]
