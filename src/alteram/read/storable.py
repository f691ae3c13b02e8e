"""Characters that no file or database can keep, and words about a document in one line."""

import re

from alteram.read.reading import Pairs

_LOST = re.compile("[\x00\ud800-\udfff]")
_REPLACEMENT = "\ufffd"
_LONGEST_LINE = 1000
_LONGEST_VALUE = 20_000
_MOST_PAIRS = 500


def storable_text(text: str) -> tuple[str, str]:
    """Return a text of the same length that can be kept, and a remark on what was replaced.

    Half a surrogate pair is no character in Unicode, and databases end a text at NUL.
    """
    found, number = _LOST.subn(_REPLACEMENT, text)
    return found, f"; {number} NUL or half surrogate replaced by U+FFFD" if number else ""


def one_line(words: str | None) -> str | None:
    """Return words in one line of at most 1,000 characters, or None where there are none."""
    line = " ".join(storable_text(words or "")[0].split())
    return line[:_LONGEST_LINE] or None


def storable_pairs(pairs: Pairs) -> Pairs:
    """Return what came with a document as it can be kept: at most 500 values of 20,000 characters.

    A value that is cut ends in "[cut]".
    """
    kept = tuple(
        (one_line(name) or "", _cut(storable_text(value)[0])) for name, value in pairs[:_MOST_PAIRS]
    )
    left = len(pairs) - len(kept)
    return kept if left <= 0 else (*kept, ("left out", f"{left} further values"))


def _cut(value: str) -> str:
    return value if len(value) <= _LONGEST_VALUE else value[:_LONGEST_VALUE] + " [cut]"
