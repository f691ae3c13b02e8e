"""A drawing as it may stand in a page: known elements and attributes alone, themed, with links.

The renderer's classes, styles and roles are dropped; colours become variables of the page;
words come in after the drawing, so that no font of a machine was asked how wide they are.
"""

import re
from collections.abc import Iterator

from lxml import etree
from markupsafe import Markup, escape

from alteram.charts.palette import VARIABLES
from alteram.charts.words import JOINT

_SPACE = "{http://www.w3.org/2000/svg}"
_SHAPES = ("path", "line", "rect", "circle")
_ATTRIBUTES = (
    "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height", "transform",
    "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
    "opacity", "fill-opacity", "stroke-opacity", "text-anchor", "font-size", "font-weight",
    "font-style",
)  # fmt: skip
_PLAIN = re.compile(r"(?:(?:translate|rotate|scale)\([-0-9., e]*\)|[-+0-9a-zA-Z.,%# ])*", re.ASCII)
_COLOUR = re.compile(r' (fill|stroke)="(#[0-9a-f]{6})"')
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}", re.ASCII)
_RELATIVE = re.compile(r"(?:#|\./|\?|/(?!/))[^\s\\\x00-\x20]*")
_USUAL = {
    "transform": ("translate(0,0)", ""), "opacity": ("1",), "stroke-width": ("1",),
    "stroke-dasharray": ("1,0",), "x2": ("0",), "y2": ("0",), "text-anchor": ("start",),
    "font-weight": ("normal",), "font-size": ("12px",),
}  # fmt: skip
"""What need not be written: the whole drawing has letters of 12 pixels, the rest is usual."""


def cleaned(svg: str, name: str, *, room: str, themed: bool = True) -> Markup:
    """Return a renderer's SVG as markup for a page, with a name for those who do not see it.

    `room` is the class of the whole drawing.

    ValueError where it is no SVG.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True,
        load_dtd=False, huge_tree=False,
    )  # fmt: skip
    root = etree.fromstring(svg.encode("utf-8", "replace"), parser)
    if root.tag != f"{_SPACE}svg":
        raise ValueError("This is no drawing.")
    inner = "".join(_written(child) for child in root if child.tag != f"{_SPACE}rect")
    if themed:
        inner = _COLOUR.sub(_variable, inner)
    role = "group" if "<a " in inner else "img"
    told = f'role="{role}" aria-label="{escape(name)}"' if name else 'aria-hidden="true"'
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{escape(room)}" font-size="12" '
        f'viewBox="{_safe(root.get("viewBox", ""))}" {told}>'
        f"{inner}</svg>"
    )


def _variable(hit: re.Match[str]) -> str:
    return f' {hit[1]}="{VARIABLES.get(hit[2], hit[2])}"'


def _written(element: etree._Element) -> str:
    tag = str(element.tag).removeprefix(_SPACE)
    if element.get("display") == "none":
        return ""
    if tag == "text":
        return _text(element)
    if tag in _SHAPES:
        return _shape(element, tag)
    inner = "".join(_written(child) for child in element) if tag in ("g", "a") else ""
    if not inner:
        return ""
    attributes = "".join(_attributes(element))
    if "mark-text" in (element.get("class") or ""):
        # The names of links say it all to those who hear a page.
        attributes += ' aria-hidden="true"'
    return f"<g{attributes}>{inner}</g>" if attributes else inner


def _text(element: etree._Element) -> str:
    # Most words of a chart are names and words of others, and stand apart from our own voice.
    words = element.get("aria-label") or ""
    attributes = "".join(_attributes(element))
    return f'<text class="name"{attributes}>{escape(words)}</text>' if words else ""


def _shape(element: etree._Element, tag: str) -> str:
    attributes = "".join(_attributes(element))
    link, joint, name = (element.get("aria-label") or "").partition(JOINT)
    if joint:
        return _link(link, name, f'<{tag}{attributes} pointer-events="all"/>')
    drawn = f"<{tag}{attributes}/>"
    if tag == "path" and element.get("d", "") in ("", "M0,0h0v0h0Z"):
        return ""
    return "" if element.get("class") == "background" else drawn


def _link(link: str, name: str, drawn: str) -> str:
    title = f"<title>{escape(name)}</title>"
    if _RELATIVE.fullmatch(link):
        return f'<a class="name" href="{escape(link)}">{title}{drawn}</a>'
    return f"<g>{title}{drawn}</g>"


def _attributes(element: etree._Element) -> Iterator[str]:
    for name in _ATTRIBUTES:
        value = element.get(name)
        if value is None or value in _USUAL.get(name, ()):
            continue
        yield f' {name}="{_safe(value)}"'


def _safe(value: str) -> str:
    """Return a value of numbers and plain words; anything else is left out."""
    short = _LONG_NUMBER.sub(_rounded, value)
    return short if _PLAIN.fullmatch(short) else ""


def _rounded(hit: re.Match[str]) -> str:
    short = f"{float(hit[0]):.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short
