"""What a report is made of: headings, paragraphs, lists, tables, charts; each form writes them.

Words of texts, names and quotes are runs of their own kind, so that each form can set them apart
from the program's own voice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from alteram.comparison import Line
from alteram.model import Entry

Kind = Literal["", "strong", "soft", "code", "quote", "chain", "name", "position"]
LONGEST_QUOTE = 600
"""Characters of a passage in a list; all of it stands in its document."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words of one kind, and where they lead: to the anchor `to`, of a `page`.

    `page` is the path of another file of the same report from the one that the words stand in.
    """

    words: str
    kind: Kind = ""
    to: str = ""
    page: str = ""

    def target(self) -> str:
        """Return where the words lead as a link is written, empty where they lead nowhere."""
        return f"{self.page}#{self.to}" if self.to else self.page


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of a level, 1 to 4; `anchor` is the id that links lead to."""

    level: int
    runs: Runs
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A paragraph; `soft` ones are facts beside a heading."""

    runs: Runs
    soft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list of items."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: the first cell of a row is its heading. `matrix` ones are read in both ways."""

    caption: Runs
    head: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]
    matrix: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart: its specifications (Vega-Lite), as wide as a page and as narrow as a telephone."""

    specs: tuple[dict[str, object], ...]
    narrow: tuple[dict[str, object], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Parts of equal weight beside each other, in the order given."""

    parts: tuple[tuple["Block", ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """What is folded away on a screen, under its words."""

    words: str
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """A text with its claims marked: whole, or the passages alone with what stands around them.

    `start` and `end` give the stretches that are shown. Unless they are `anchored`, nothing leads
    to the claims in them.
    """

    entry: Entry
    stretches: tuple[tuple[int, int], ...]
    anchored: bool = True


Block = Heading | Words | Items | Table | Picture | Columns | Fold | Passages


def plain(words: str, *, to: str = "") -> Runs:
    """Return the program's own words as runs."""
    return (Run(words, "", to),)


def heading(level: int, words: str, anchor: str = "") -> Heading:
    """Return a heading in the program's own words."""
    return Heading(level=level, runs=plain(words), anchor=anchor)


def chain(line: Line) -> Runs:
    """Return who said it, and through whom."""
    names = line.chain or (line.speaker,)
    return (Run(names[0], "strong"), *(Run(f" ← {name}", "chain") for name in names[1:]))


def passage(line: Line, words: str | None = None) -> Runs:
    """Return the words of a passage, which lead to their place in the document."""
    said = line.quote if words is None else words
    short = said if len(said) <= LONGEST_QUOTE else said[:LONGEST_QUOTE].rstrip() + "…"
    return (Run(f"“{short}”", "quote", line.claim),)


def said(line: Line) -> Runs:
    """Return a passage with its speaker before it."""
    return (*chain(line), Run(": "), *passage(line))


def numbered(lines: Sequence[Line], most: int = 6) -> Runs:
    """Return short links to passages: [1][2]."""
    return tuple(
        Run(f"[{at}]", "soft", line.claim) for at, line in enumerate(lines[:most], start=1)
    )


def joined(parts: Iterable[Runs], between: str = "; ") -> Runs:
    """Return runs with words between."""
    made: list[Run] = []
    for part in parts:
        if made:
            made.append(Run(between))
        made.extend(part)
    return tuple(made)
