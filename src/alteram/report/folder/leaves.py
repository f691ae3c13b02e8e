"""The files of a report in a folder: their names, the ways between them, and how one is written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import singledispatch
from pathlib import Path
from typing import Literal

from alteram.report.blocks import (
    Block,
    Columns,
    Fold,
    Items,
    Run,
    Runs,
    Table,
    Words,
    plain,
)
from alteram.report.markdown import markdown
from alteram.report.page import page

Kind = Literal["events", "texts", "lists"]
PageForm = Literal["html", "md"]
INDEX = "index"
LONGEST = 1_200
"""Characters of one stretch of words on a page of a folder."""
MOST_RUNS = 400
"""Stretches of words in one paragraph, item or cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One file: its name without an ending, as seen from the folder, and its title."""

    name: str
    title: str

    def above(self) -> str:
        """Return the way from the file to the folder."""
        return "../" * self.name.count("/")


def name_of(kind: Kind, number: int, of: str = "") -> str:
    """Return the name of a numbered file: "events/00001", "lists/copies-00001"."""
    return f"{kind}/{of}{'-' if of else ''}{number:05d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The folder that is written, and the form of its files."""

    path: Path
    form: PageForm

    def way(self, leaf: Leaf, to: str) -> str:
        """Return the way from a file to another, by its name."""
        return f"{leaf.above()}{to}.{self.form}"

    def link(self, leaf: Leaf, words: str, to: str, anchor: str = "") -> Run:
        """Return words that lead from a file to a place in another."""
        return Run(words, "name", anchor, self.way(leaf, to))

    def write(self, leaf: Leaf, blocks: Iterable[Block]) -> None:
        """Write a file, piece by piece; raises OSError."""
        path = self.path / f"{leaf.name}.{self.form}"
        path.parent.mkdir(exist_ok=True)
        held = map(short, blocks)
        pieces = page(held, leaf.title) if self.form == "html" else markdown(held)
        with path.open("wb") as file:
            for piece in pieces:
                file.write(piece.encode("utf-8", "replace"))

    def ways(self, leaf: Leaf, before: str | None, after: str | None) -> Words:
        """Return the line that leads from a file to the index and to its neighbours."""
        parts: list[Run] = [self.link(leaf, "Index of the report", INDEX)]
        for words, to in (("the page before", before), ("the page after", after)):
            if to is not None:
                parts += [Run(" | "), self.link(leaf, words, to)]
        return Words(runs=tuple(parts))


def targets(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the anchors of their own page that blocks lead to, charts too."""
    for block in blocks:
        yield from _targets(block)


def _targets(held: object) -> Iterator[str]:
    """Yield the anchors in a block, in what it is made of, or in a chart's specification."""
    if isinstance(held, Run):
        if held.to and not held.page:
            yield held.to
    elif isinstance(held, str):
        if held.startswith("#"):
            yield held[1:]
    elif isinstance(held, dict):
        for one in held.values():
            yield from _targets(one)
    elif isinstance(held, (list, tuple)):
        for one in held:
            yield from _targets(one)
    else:
        yield from _in_block(held)


def _in_block(held: object) -> Iterator[str]:
    for name in ("runs", "items", "caption", "rows", "specs", "parts", "blocks"):
        yield from _targets(getattr(held, name, ()))


@singledispatch
def short(block: Block) -> Block:
    """Return a block whose stretches of words are no longer than a page can bear."""
    return block


@short.register
def _words(block: Words) -> Block:
    return replace(block, runs=_cut(block.runs))


@short.register
def _items(block: Items) -> Block:
    return replace(block, items=tuple(map(_cut, block.items)))


@short.register
def _table(block: Table) -> Block:
    rows = tuple(tuple(map(_cut, row)) for row in block.rows)
    return replace(block, caption=_cut(block.caption), rows=rows)


@short.register
def _columns(block: Columns) -> Block:
    return replace(block, parts=tuple(tuple(map(short, part)) for part in block.parts))


@short.register
def _fold(block: Fold) -> Block:
    return replace(block, blocks=tuple(map(short, block.blocks)))


def _cut(runs: Runs) -> Runs:
    if len(runs) <= MOST_RUNS and all(len(one.words) <= LONGEST for one in runs):
        return runs
    made = tuple(
        one if len(one.words) <= LONGEST else replace(one, words=one.words[:LONGEST] + "…")
        for one in runs[:MOST_RUNS]
    )
    return made if len(runs) <= MOST_RUNS else (*made, *plain(" …"))


def spread(rows: Sequence[tuple[Runs, ...]], most: int) -> Iterator[Sequence[tuple[Runs, ...]]]:
    """Yield rows in parts of at most so many."""
    for first in range(0, len(rows), most):
        yield rows[first : first + most]
