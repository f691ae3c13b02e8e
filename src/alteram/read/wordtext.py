"""The text of WordprocessingML: every run of a paragraph, wherever it is wrapped."""

from collections.abc import Iterator
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset([f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", _FALLBACK])
"""What is no text: deletions, formats, and the second copy of a drawing for old programs."""
_BOX = f"{_W}txbxContent"
_SIGNS = {
    f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad", f"{_W}ptab": "\t",
}  # fmt: skip


def blocks(tree: Any) -> list[str]:
    """Return the paragraphs of a body in order; each cell of a table is a paragraph."""
    return [] if tree is None else [text for text in _blocks(tree) if text.strip()]


def count(tree: Any, name: str) -> int:
    """Return how many elements of a name stand in a tree."""
    return sum(1 for _ in tree.iter(f"{_W}{name}"))


def _blocks(tree: Any) -> Iterator[str]:
    for child in tree:
        if child.tag == f"{_W}p":
            boxes: list[Any] = []
            yield _text(child, boxes)
            for box in boxes:
                yield from _blocks(box)
        elif child.tag == f"{_W}tbl":
            yield from _cells(child)
        elif child.tag not in _GONE and isinstance(child.tag, str):
            yield from _blocks(child)


def _cells(table: Any) -> Iterator[str]:
    """Yield the cells of a table, row by row, but not those of rows that are deleted.

    A cell is a paragraph: what one cell says is said by nobody whom its neighbour names.
    """
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is not table:
            continue
        if row.find(f"{_W}trPr/{_W}del") is not None:
            continue
        cells = [cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(row.tag)) is row]
        yield from (" ".join(text.strip() for text in blocks(cell)) for cell in cells)


def _text(paragraph: Any, boxes: list[Any]) -> str:
    """Return a paragraph's text; frames of text inside it are put into `boxes`."""
    pieces: list[str] = []
    todo = [paragraph]
    while todo:
        element = todo.pop()
        tag = element.tag
        if tag == f"{_W}t":
            pieces.append(element.text or "")
        elif tag in _SIGNS:
            pieces.append(_SIGNS[tag])
        elif tag == _BOX:
            boxes.append(element)
        elif tag not in _GONE:
            todo.extend(reversed(element))
    return "".join(pieces)
