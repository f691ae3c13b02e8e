"""How much room words take: a model that is never below what a printer needs.

Each character is as wide as in the widest of the usual serif faces (DejaVu Serif; Times and
Georgia are narrower), and a line ends at spaces alone. A real printer may also break after
hyphens, and its letters are narrower, so that it needs as many lines or fewer.
"""

import unicodedata
from functools import lru_cache

from alteram.export.annex.blocks import STYLES, Block, Cell, Drawing, Row, Style, Words

LINE = 456.0
"""Width of a line in points; the page has 459."""
PAGE = 708.0
"""Height of a page's text in points; the page has 719 below its head."""
ROW_ROOM = 7.0
CELL_ROOM = 10.0
DRAWING_ROOM = 12.0
"""Points around a drawing."""
QUOTE_INDENT = 16.0
_MONO = 0.603
# Widths of the characters from space to tilde, in hundredths of the size.
_PLAIN = (
    32, 41, 46, 84, 64, 96, 90, 28, 40, 40, 50, 84, 32, 34, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 54, 100, 73, 74, 77, 81, 73, 70, 80, 88, 40, 41, 75, 67, 103, 88,
    82, 68, 82, 76, 69, 67, 85, 73, 103, 73, 73, 70, 40, 34, 40, 84, 50, 50, 60, 65, 57, 65, 60, 38,
    65, 65, 32, 32, 61, 32, 95, 65, 61, 65, 65, 48, 52, 41, 65, 57, 86, 57, 57, 53, 64, 34, 64, 84,
)  # fmt: skip
_BOLD = (
    35, 44, 56, 84, 70, 100, 91, 31, 48, 48, 53, 84, 35, 42, 35, 37, 70, 70, 70, 70, 70, 70, 70, 70,
    70, 70, 37, 37, 84, 84, 84, 59, 100, 78, 85, 80, 87, 77, 71, 86, 95, 47, 50, 87, 71, 111, 92,
    88, 76, 88, 84, 73, 75, 88, 78, 113, 78, 73, 73, 48, 37, 48, 84, 50, 50, 65, 70, 61, 70, 64, 44,
    70, 73, 38, 37, 70, 38, 106, 73, 67, 70, 70, 53, 57, 47, 73, 59, 87, 60, 59, 57, 65, 37, 65, 84,
)  # fmt: skip
_QUOTES = {"“": 58, "”": 58, "‘": 35, "’": 35, "–": 50, "·": 35}
_TAB = 8 * 0.35
_NO_ROOM = ("Mn", "Me", "Cf", "Cc")
_LARGE = ("So", "Cs", "Co", "Cn")


@lru_cache(maxsize=20_000)
def width(character: str, *, bold: bool) -> float:
    """Return a character's width as a share of the size of the letters."""
    if character == "\t":
        return _TAB
    kind = unicodedata.category(character)
    if kind in _NO_ROOM:
        return 0.0
    table = _BOLD if bold else _PLAIN
    if " " <= character <= "~":
        return table[ord(character) - 32] / 100
    if character in _QUOTES:
        return _QUOTES[character] / 100
    if kind in _LARGE or unicodedata.east_asian_width(character) in "WF":
        return 1.5
    base = unicodedata.normalize("NFKD", character)[0]
    return width(base, bold=bold) if " " < base <= "~" and kind[0] == "L" else 1.2


def lines(text: str, style: Style, room: float) -> list[int]:
    """Return where each line of a text ends, as places of the text; one line at least.

    `room` is the width of a line in points. A word longer than a line is cut.
    """
    ends: list[int] = []
    at = 0
    for piece in text.splitlines(keepends=True) or [""]:
        ends.extend(at + end for end in _wrapped(piece, style, room))
        at += len(piece)
    if text.endswith(("\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c")):
        ends.append(at)
    return ends


def _wrapped(line: str, style: Style, room: float) -> list[int]:
    ends: list[int] = []
    used = since = 0.0
    last_space = -1
    for at, character in enumerate(line):
        wide = style.size * (_MONO if style.mono else width(character, bold=style.bold))
        if used + wide > room and not character.isspace() and used > 0:
            cut = last_space + 1 if last_space >= 0 else at
            ends.append(cut)
            used = since if last_space >= 0 else 0.0
            last_space, since = -1, 0.0
        used += wide
        since += wide
        if character in " \t":
            last_space, since = at, 0.0
    ends.append(len(line))
    return ends


def room_of(style_name: str) -> float:
    """Return the width that a paragraph has."""
    return LINE - QUOTE_INDENT if style_name == "quote" else LINE


def text_of(held: Words | Cell | Drawing) -> str:
    """Return the words of a paragraph or a cell, or the name of a chart."""
    if isinstance(held, Drawing):
        return held.name
    return "".join(run.words for run in held.runs)


def cell_room(row: Row, number: int) -> float:
    """Return the width that the words of a cell have."""
    return LINE * row.shares[number] / 100 - CELL_ROOM


def height(block: Block) -> float:
    """Return the height of a block in points, with the room around it."""
    if isinstance(block, Drawing):
        return block.high + DRAWING_ROOM
    if isinstance(block, Row):
        return ROW_ROOM + max(_cell_height(block, n) for n in range(len(block.cells)))
    style = STYLES[block.style]
    count = len(lines(text_of(block), style, room_of(block.style)))
    return style.before + style.line * count + style.after


def _cell_height(row: Row, number: int) -> float:
    cell = row.cells[number]
    style = STYLES[cell.style]
    return style.line * len(lines(text_of(cell), style, cell_room(row, number)))
