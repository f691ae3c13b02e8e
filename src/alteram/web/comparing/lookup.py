"""The passages behind one mark, named by its part and its places in it ("competing.3.0")."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from alteram.compare.wording import POSITIONS
from alteram.comparison import Cell, Comparison, Line
from alteram.errors import NotFoundError
from alteram.web.comparing.parts import whole
from alteram.web.comparing.passages import Passages


class Behind(NamedTuple):
    """What a mark stands for, in words, and the passages behind it."""

    words: str
    lines: tuple[Line, ...]


def behind(comparison: Comparison, passages: Passages, mark: str) -> Behind:
    """Return the passages behind a mark; raises NotFoundError where there is no such mark."""
    kind, *keys = mark.split(".")
    if kind == "passage":
        line = passages.numbered(_place(keys, 0))
        if line is None:
            raise NotFoundError(f"This event has no passage {mark!r}.")
        return Behind(f"Passage {keys[0]}", (line,))
    part, places = ".".join((kind, *keys[: _KEYS.get(kind, 0)])), keys[_KEYS.get(kind, 0) :]
    found = whole(comparison, part)
    item = _nth(found.items, _place(places, 0))
    if kind == "competing":
        side = _nth(item.sides, _place(places, 1))
        return Behind(f"{item.words}: {side.party}", side.lines)
    if kind == "responsibility":
        cell: Cell = _nth(item.cells, _place(places, 1))
        words = ", ".join(POSITIONS[one] for one in cell.positions)
        return Behind(f"{item.speaker} on {cell.actor}: {words}", cell.lines)
    if kind == "names":
        return Behind(f"The name {item.name}", item.used.get(_place(places, 1), ()))
    return Behind(getattr(item, "sentence", found.heading), item.lines)


_KEYS = {"answers": 2, "only": 1, "asked": 1}
"""How many words of a mark name its part."""


def _place(keys: Sequence[str], at: int) -> int:
    key = keys[at] if at < len(keys) else ""
    if not (key.isascii() and key.isdigit() and len(key) < 9):
        raise NotFoundError("This event has no such passages.")
    return int(key)


def _nth(items: Sequence[Any], at: int) -> Any:
    if at >= len(items):
        raise NotFoundError("This event has no such passages.")
    return items[at]
