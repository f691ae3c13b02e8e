"""A report as Markdown (CommonMark with tables), its anchors as empty HTML elements.

Everything of a text is escaped, so that no text becomes markup. Charts are left to the tables
beside them.
"""

import re
from collections.abc import Iterable, Iterator
from functools import singledispatch

from alteram.report.blocks import (
    Block,
    Columns,
    Fold,
    Heading,
    Items,
    Passages,
    Picture,
    Run,
    Runs,
    Table,
    Words,
    heading,
)
from alteram.report.steering import shown
from alteram.report.stretches import claim_starts

_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&^$=:@])")


def markdown(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield a report piece by piece."""
    for block in blocks:
        for piece in written(block):
            yield piece
            yield "\n\n"


@singledispatch
def written(block: Block) -> Iterator[str]:
    """Yield a block as paragraphs of Markdown."""
    raise TypeError(f"{type(block).__name__} is no block of a report")


@written.register
def _heading(block: Heading) -> Iterator[str]:
    anchor = f'<a id="{block.anchor}"></a>' if block.anchor else ""
    yield f"{'#' * block.level} {anchor}{runs(block.runs)}"


@written.register
def _words(block: Words) -> Iterator[str]:
    yield runs(block.runs)


@written.register
def _items(block: Items) -> Iterator[str]:
    if block.items:
        yield "\n".join(f"- {runs(item)}" for item in block.items)


@written.register
def _table(block: Table) -> Iterator[str]:
    if block.caption:
        yield f"**{runs(tuple(Run(one.words) for one in block.caption)).strip()}**"
    width = max((len(row) for row in block.rows), default=len(block.head))
    head = block.head or ("",) * width
    lines = [_row(tuple((Run(one),) for one in head)), "|" + " --- |" * width]
    yield "\n".join((*lines, *map(_row, block.rows)))


def _row(row: tuple[Runs, ...]) -> str:
    return "| " + " | ".join(map(runs, row)) + " |"


@written.register
def _picture(block: Picture) -> Iterator[str]:
    count = len(block.specs)
    if count:
        yield f"*{escaped(str(block.specs[0].get('description', '')))}*"


@written.register
def _columns(block: Columns) -> Iterator[str]:
    for part in block.parts:
        for one in part:
            yield from written(one)


@written.register
def _fold(block: Fold) -> Iterator[str]:
    yield from written(heading(4, block.words))
    for one in block.blocks:
        yield from written(one)


@written.register
def _passages(block: Passages) -> Iterator[str]:
    text = block.entry.text.text
    for start, end in block.stretches:
        pieces: list[str] = []
        at = start
        for place, claim in claim_starts(block.entry, start, end) if block.anchored else ():
            pieces += [text[at : start + place], claim]
            at = start + place
        pieces.append(text[at:end])
        made = "".join(
            f'<a id="{piece}"></a>' if odd % 2 else escaped(piece, keep_lines=True)
            for odd, piece in enumerate(pieces)
        )
        yield "\n".join(f"> {line}".rstrip() for line in made.split("\n"))


def runs(held: Runs) -> str:
    """Return runs as Markdown on one line."""
    return "".join(map(_run, held))


def _run(one: Run) -> str:
    words = escaped(one.words)
    if target := one.target():
        return f"[{words}]({target})"
    if one.kind == "strong" and words.strip():
        return f"**{words.strip()}**"
    return words


def escaped(words: str, *, keep_lines: bool = False) -> str:
    """Return words that Markdown shows as they are."""
    held = shown(words).replace("\t", " ")
    if not keep_lines:
        held = " ".join(held.split("\n"))
    made = _SIGNS.sub(r"\\\1", held)
    # Four spaces at the beginning of a line would make it code.
    return re.sub(r"(?m)^[ ]+", " ", made) if keep_lines else made
