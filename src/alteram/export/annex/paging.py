"""Blocks laid out on pages by the model: each page ends where the model says it ends.

Since a printer never needs more room than the model, what is laid out on one page stands on one
page, and the count made before is the count of the pages written.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from alteram.export.annex.blocks import STYLES, Block, Cell, Drawing, Row, Run, Style, Words
from alteram.export.annex.metrics import (
    PAGE,
    ROW_ROOM,
    cell_room,
    height,
    lines,
    room_of,
    text_of,
)

_HEADINGS = ("h1", "h2", "title")
_LEAST_AFTER_HEADING = 60.0
_FEWEST_LINES = 2


def laid_out(blocks: Iterable[Block]) -> tuple[tuple[Block, ...], ...]:
    """Return blocks on pages; the head of a table stands on each page that the table reaches."""
    pages: list[list[Block]] = [[]]
    left = PAGE
    head: Row | None = None
    for block in blocks:
        head = _head(block, head)
        rest: Block | None = block
        while rest is not None:
            here, rest = _split(rest, left, fresh=_is_fresh(pages[-1]))
            if here is not None:
                pages[-1].append(here)
                left -= height(here)
            if rest is not None:
                carried = _headings_at_end(pages[-1])
                pages.append([*carried, *([head] if head is not None and rest is not head else [])])
                left = PAGE - sum(map(height, pages[-1]))
    return tuple(tuple(page) for page in pages if page)


def _head(block: Block, head: Row | None) -> Row | None:
    if isinstance(block, Row):
        return block if block.head else head
    return None


def _is_fresh(page: Sequence[Block]) -> bool:
    """Tell whether nothing but headings stands on a page."""
    return all(_is_heading(block) for block in page)


def _is_heading(block: Block) -> bool:
    if isinstance(block, Drawing):
        return False
    return block.head if isinstance(block, Row) else block.style in _HEADINGS


def _headings_at_end(page: list[Block]) -> list[Block]:
    """Take the headings off the end of a page that has more than headings, and return them."""
    if _is_fresh(page):
        return []
    taken: list[Block] = []
    while page and _is_heading(page[-1]) and not isinstance(page[-1], Row):
        taken.insert(0, page.pop())
    return taken


def _split(block: Block, left: float, *, fresh: bool) -> tuple[Block | None, Block | None]:
    """Return what of a block stands in the room that is left, and the rest."""
    needed = height(block)
    if _is_heading(block) and not fresh and left < needed + _LEAST_AFTER_HEADING:
        return None, block
    if needed <= left:
        return block, None
    if isinstance(block, Drawing):
        return (block, None) if fresh else (None, block)
    if isinstance(block, Row):
        return _split_row(block, left) if fresh else (None, block)
    return _split_words(block, left, fresh=fresh)


def _split_words(block: Words, left: float, *, fresh: bool) -> tuple[Words | None, Words | None]:
    style = STYLES[block.style]
    ends = lines(text_of(block), style, room_of(block.style))
    fit = int((left - style.before - style.after) // style.line)
    if fit >= len(ends):
        return block, None
    # No line stands alone on the next page either.
    fit = min(fit, max(1, len(ends) - _FEWEST_LINES))
    if fit < _FEWEST_LINES:
        # A page that holds nothing but headings takes a line at least, so that all goes on.
        if not fresh:
            return None, block
        fit = 1
    here, rest = _parted(block.runs, ends[fit - 1])
    return replace(block, runs=here), replace(block, runs=rest, anchor="", goes_on=True)


def _split_row(row: Row, left: float) -> tuple[Row, Row | None]:
    """Return a row that is taller than a page, cut after the lines that fit."""
    here: list[Cell] = []
    rest: list[Cell] = []
    for number, cell in enumerate(row.cells):
        style: Style = STYLES[cell.style]
        ends = lines(text_of(cell), style, cell_room(row, number))
        fit = max(1, int((left - ROW_ROOM) // style.line))
        first, second = _parted(cell.runs, ends[min(fit, len(ends)) - 1])
        here.append(replace(cell, runs=first))
        rest.append(replace(cell, runs=second))
    left_over = replace(row, cells=tuple(rest), anchor="") if any(c.runs for c in rest) else None
    return replace(row, cells=tuple(here)), left_over


def _parted(runs: Sequence[Run], at: int) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return runs before and after a place of their words."""
    return tuple(_part(runs, 0, at)), tuple(_part(runs, at, sum(len(r.words) for r in runs)))


def _part(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    done = 0
    for run in runs:
        held = run.words[max(0, start - done) : max(0, end - done)]
        if held:
            yield Run(held, run.kind)
        done += len(run.words)
