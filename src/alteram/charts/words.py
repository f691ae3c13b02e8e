"""Words on a chart: made printable, and cut to the room that they have.

Widths are those of Helvetica's digits and letters in wide classes, with some room to spare, so
that nothing depends on the fonts of a machine.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_NARROW = frozenset("iljtfrI.,:;'!|()[]{}/\\- ‘’“”")
_BROAD = frozenset("mwMW@%—←→")
_MOST = 400
THROUGH = " ← "
JOINT = "\N{SYMBOL FOR UNIT SEPARATOR}"
"""Stands between a link and its name on the way through the drawing; in no word of a chart."""


def shown(text: str) -> str:
    """Return words on one line, without controls, marks of direction and what XML cannot hold."""
    found = text[:_MOST]
    kept = "".join(" " if one.isspace() else one for one in found if _is_shown(one))
    return " ".join(kept.split()) + ("…" if len(text) > _MOST else "")


def width(text: str, size: float = 12, *, bold: bool = False) -> float:
    """Return about how wide words are, in the units of `size`, rather too much than too little."""
    return sum(map(_share, text)) * size * (1.27 if bold else 1.09)


def clipped(text: str, room: float, size: float = 12, *, bold: bool = False) -> str:
    """Return words cut to a room; where some fell out, an ellipsis ends them."""
    words = shown(text)
    if width(words, size, bold=bold) <= room:
        return words
    left = room - width("…", size, bold=bold)
    kept = 0
    for kept, one in enumerate(words):  # noqa: B007
        left -= width(one, size, bold=bold)
        if left < 0:
            break
    return words[:kept].rstrip() + "…"


def chain(names: Sequence[str], room: float, size: float = 12) -> str:
    """Return who said it and through whom, cut to a room so that both ends stay readable."""
    through = THROUGH.join(map(shown, names[1:]))
    if not through:
        return clipped(names[0], room, size)
    left = max(room * 0.6, room - width(THROUGH + through, size))
    first = clipped(names[0], left, size) + THROUGH
    return first + clipped(through, room - width(first, size), size)


@lru_cache(maxsize=20_000)
def _share(one: str) -> float:
    if one in _NARROW:
        return 0.33
    if one in _BROAD:
        return 0.9
    if unicodedata.category(one) in ("Mn", "Me"):
        return 0.0
    if unicodedata.east_asian_width(one) in "WF" or unicodedata.category(one) == "So":
        return 1.2
    return 0.7 if one.isupper() else 0.56 if one.isascii() else 0.66


def _is_shown(one: str) -> bool:
    kind = unicodedata.category(one)
    if one == JOINT or kind in ("Cs", "Cn", "Co") or ord(one) in (0xFFFE, 0xFFFF):
        return False
    return one.isspace() or kind not in ("Cc", "Cf") or one in "\u200c\u200d"
