"""Cells of a CSV file (RFC 4180), safe to open in a spreadsheet.

A spreadsheet takes a cell that begins with one of a few characters for a formula, and may cut a
line at semicolons and tabs, even between quotation marks (OWASP, "CSV Injection"). An apostrophe
before such a character makes it text. `plain` takes those apostrophes away again.
"""

import json
import re
from collections.abc import Iterable

_FORMULA = "=+\\-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}" + (
    "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
_DANGEROUS = re.compile(rf"\A(?=[\"']*[{_FORMULA}\t\r\n])|(?<=[;\t\r\n])(?=[\"']*[{_FORMULA}])")
_MADE_SAFE = re.compile(rf"\A'(?=[\"']*[{_FORMULA}\t\r\n])|(?<=[;\t\r\n])'(?=[\"']*[{_FORMULA}])")
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

END = "\r\n"


def safe(words: str) -> str:
    """Return words that no spreadsheet takes for a formula.

    NUL and lone surrogates, which no CSV file can hold, become replacement characters.
    """
    return _DANGEROUS.sub("'", _UNREADABLE.sub(_REPLACEMENT, words))


def plain(cell: str) -> str:
    """Return the words of a cell as they were before `safe`."""
    return _MADE_SAFE.sub("", cell)


def cell(value: object) -> str:
    """Return a value as a cell: text in quotation marks, numbers as they are, lists as JSON.

    1 and 0 stand for yes and no, nothing at all for None.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        return repr(value)
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f'"{safe(words).replace(chr(34), chr(34) * 2)}"'


def line(values: Iterable[object]) -> bytes:
    """Return a line of a CSV file, its end included."""
    return (",".join(map(cell, values)) + END).encode("utf-8")


def header(names: Iterable[str]) -> bytes:
    """Return the first line: the names of the columns."""
    return (",".join(names) + END).encode("ascii")
