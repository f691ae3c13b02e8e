"""What an annex is made of: paragraphs and rows of words in one of a few styles."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Kind = Literal["", "strong", "said", "name", "quoted"]
StyleName = Literal["title", "h1", "h2", "text", "quote", "small", "mono", "label"]


class Run(NamedTuple):
    """Words of one kind: the program's own, or said, written or borne by others.

    `quoted` are the words of an exhibit inside the passage around them, `said` other words of
    texts, `name` names of people, outlets and files.
    """

    words: str
    kind: Kind = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How words are set, in points: letters, lines, and room before and after."""

    size: float
    line: float
    before: float = 0
    after: float = 0
    bold: bool = False
    mono: bool = False


STYLES: dict[StyleName, Style] = {
    "title": Style(size=24, line=30, before=60, after=18),
    "h1": Style(size=16, line=22, before=0, after=8),
    "h2": Style(size=11.5, line=16, before=10, after=4, bold=True),
    "text": Style(size=10.5, line=15, after=6),
    "quote": Style(size=11, line=16, before=2, after=8),
    "small": Style(size=9, line=12.5, after=4),
    "mono": Style(size=8, line=12.5),
    "label": Style(size=9, line=12.5, bold=True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A paragraph or a heading. `anchor` is a place that others lead to.

    A passage is set as it stands in its text, its line ends and spaces kept; `goes_on` tells
    that its beginning stands on the page before.
    """

    style: StyleName
    runs: tuple[Run, ...]
    anchor: str = ""
    goes_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a row; `to` is the anchor that it leads to."""

    runs: tuple[Run, ...]
    style: StyleName = "small"
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table; `shares` are the widths of its cells in hundredths of the line."""

    cells: tuple[Cell, ...]
    shares: tuple[int, ...]
    head: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart (Vega-Lite): its room on the page in points, and its name in words."""

    spec: dict[str, Any]
    wide: float
    high: float
    name: str
    anchor: str = ""


Block = Words | Row | Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its blocks, its number from 1, and the part of the annex that it belongs to."""

    number: int
    part: str
    blocks: tuple[Block, ...]


def clean(words: str) -> str:
    """Return words as they can be printed: what steers a page is written out by its number.

    Marks of direction would turn a line round, and other controls are refused by word processors.
    """
    if words.isprintable():
        return words
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c if c in "\n\t" or not _steers(c) else f"[U+{ord(c):04X}]" for c in plain)


def _steers(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind in ("Cc", "Cs", "Cn", "Zl", "Zp") or (
        kind == "Cf" and unicodedata.bidirectional(character) not in ("BN", "AL", "AN")
    )


def words(style: StyleName, *runs: str | Run, anchor: str = "") -> Words:
    """Return a paragraph of runs; plain strings are the program's own words."""
    return Words(style=style, runs=_made(runs), anchor=anchor)


def cell(*runs: str | Run, to: str = "", style: StyleName = "small") -> Cell:
    """Return a cell of runs."""
    return Cell(runs=_made(runs), to=to, style=style)


def _made(runs: Iterable[str | Run]) -> tuple[Run, ...]:
    held = (run if isinstance(run, Run) else Run(run) for run in runs)
    return tuple(Run(clean(run.words), run.kind) for run in held if run.words)


def fact(label: str, *runs: str | Run, mono: bool = False) -> Row:
    """Return a row with a label and what it is."""
    value = Cell(runs=_made(runs), style="mono" if mono else "small")
    return Row(cells=(Cell(runs=(Run(label),), style="label"), value), shares=(26, 74))
