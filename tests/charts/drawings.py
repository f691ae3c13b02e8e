"""What stands in a drawing, as tests ask for it."""

import altair as alt
from lxml import etree
from markupsafe import Markup

from alteram.charts.layers import Row

SVG = "{http://www.w3.org/2000/svg}"


def drawings(made: Markup) -> list[etree._Element]:
    return list(etree.fromstring(f"<page>{made}</page>").iter(f"{SVG}svg"))


def words_of(drawing: etree._Element) -> list[str]:
    return [one.text or "" for one in drawing.iter(f"{SVG}text")]


def links_of(drawing: etree._Element) -> list[str]:
    return [one.get("href") or "" for one in drawing.iter(f"{SVG}a")]


def names_of(drawing: etree._Element) -> list[str]:
    return [one.findtext(f"{SVG}title") or "" for one in drawing.iter(f"{SVG}a")]


def rows_of(chart: alt.LayerChart) -> list[Row]:
    held = chart.to_dict()["datasets"].values()
    return [row for rows in held for row in rows if "kind" in row]
