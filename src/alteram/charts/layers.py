"""The few layers that charts are made of; rows say where each mark stands.

Places are those of the drawing itself, in pixels from its upper left corner, so that no layout
depends on how wide words turn out.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Literal

import altair as alt

from alteram.charts.palette import INK, PAPER

Align = Literal["left", "center", "right"]
Weight = Literal["normal", "bold"]
Row = dict[str, Any]
"""One mark: `kind` names its layer, the rest are its fields."""


def chart(
    rows: Sequence[Row], kinds: Sequence[str], size: tuple[float, float], name: str
) -> alt.LayerChart:
    """Return rows as a chart of layers, the first kind lowest; `name` is its text alternative."""
    wide, high = size
    made = alt.LayerChart(
        layer=[_LAYERS[kind]() for kind in kinds],
        width=wide,
        height=high,
        description=name,
        autosize=alt.AutoSizeParams(type="none"),
        padding=0,
        background=PAPER,
        view=alt.ViewBackground(stroke=None),
    )
    # Set afterwards: checking every row against the schema takes longer than drawing it.
    made.data = {"values": list(rows)}
    return made


def line(x: float, y: float, x2: float, y2: float, **look: Any) -> Row:
    """Return a straight line."""
    return {"kind": "line", "x": x, "y": y, "x2": x2, "y2": y2,
            "colour": INK, "thick": 1, "dash": 0} | look  # fmt: skip


def point(x: float, y: float, colour: str, shape: str, **look: Any) -> Row:
    """Return a sign; `fill` is its own colour, or that of the paper where it is hollow."""
    return {"kind": "point", "x": x, "y": y, "colour": colour, "shape": shape,
            "fill": colour, "area": 70} | look  # fmt: skip


def words(x: float, y: float, text: str, **look: Any) -> Row:
    """Return a line of words; its lower edge stands a little under `y`."""
    return {"kind": "words", "x": x, "y": y, "text": text, "colour": INK, "size": 12,
            "weight": "normal", "align": "left"} | look  # fmt: skip


def link(box: tuple[float, float, float, float], href: str, name: str) -> Row:
    """Return a field, drawn as nothing, that opens a passage: left, top, right, bottom."""
    x, y, x2, y2 = box
    return {"kind": "link", "x": x, "y": y, "x2": x2, "y2": y2, "href": href, "name": name}


def _place(channel: Any, field: str) -> Any:
    return channel(field=field, type="quantitative", scale=None, axis=None)


@lru_cache(maxsize=1)
def _lines() -> Any:
    return (
        alt.Chart()
        .mark_rule()
        .encode(
            x=_place(alt.X, "x"), y=_place(alt.Y, "y"), x2=alt.X2(field="x2"),
            y2=alt.Y2(field="y2"),
            color=_colour(), size=alt.Size(field="thick", type="quantitative", scale=None),
            strokeDash=alt.StrokeDash(
                field="dash", type="nominal", legend=None,
                scale=alt.Scale(domain=[0, 1], range=[[1, 0], [4, 3]]),
            ),
        )
        .transform_filter("datum.kind == 'line'")
    )  # fmt: skip


@lru_cache(maxsize=1)
def _points() -> Any:
    return (
        alt.Chart()
        .mark_point(filled=False, opacity=1, strokeWidth=2)
        .encode(
            x=_place(alt.X, "x"), y=_place(alt.Y, "y"), stroke=_colour(alt.Stroke),
            fill=_colour(alt.Fill, "fill"),
            shape=alt.Shape(field="shape", type="nominal", scale=None),
            size=alt.Size(field="area", type="quantitative", scale=None),
        )
        .transform_filter("datum.kind == 'point'")
    )  # fmt: skip


@lru_cache(maxsize=3)
def _words(align: Align, weight: Weight) -> Any:
    return (
        alt.Chart()
        .mark_text(align=align, baseline="middle", fontWeight=weight, font="Liberation Sans")
        .encode(
            x=_place(alt.X, "x"), y=_place(alt.Y, "y"), color=_colour(),
            text=alt.Text(field="text", type="nominal"),
            size=alt.Size(field="size", type="quantitative", scale=None),
        )
        .transform_filter(
            f"datum.kind == 'words' && datum.align == '{align}' && datum.weight == '{weight}'"
        )
    )  # fmt: skip


@lru_cache(maxsize=1)
def _links() -> Any:
    return (
        alt.Chart()
        .mark_rect(fill="transparent", strokeWidth=0)
        .encode(
            x=_place(alt.X, "x"), y=_place(alt.Y, "y"), x2=alt.X2(field="x2"),
            y2=alt.Y2(field="y2"),
            href=alt.Href(field="href", type="nominal"),
            description=alt.Description(field="name", type="nominal"),
        )
        .transform_filter("datum.kind == 'link'")
    )  # fmt: skip


def _colour(channel: Any = alt.Color, field: str = "colour") -> Any:
    return channel(field=field, type="nominal", scale=None)


_LAYERS: dict[str, Callable[[], Any]] = {
    "line": _lines,
    "point": _points,
    "words": lambda: _words("left", "normal"),
    "bold": lambda: _words("left", "bold"),
    "right": lambda: _words("right", "normal"),
    "middle": lambda: _words("center", "normal"),
    "link": _links,
}
