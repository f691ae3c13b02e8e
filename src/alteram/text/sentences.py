"""Paragraphs and sentences of a text, found by layout and punctuation alone.

News texts come with one paragraph a line, with blank lines between paragraphs, or hard-wrapped
at a column; all three are told apart here. Sentences never cross a paragraph.
"""

import re

from alteram.model import Span
from alteram.text.datelines import calendar_line
from alteram.text.issuers import names_a_kind

_BLOCK = re.compile(r"[^\n](?:[^\n]|\n(?![^\S\n]*\n))*")
_LINE = re.compile(r"[^\n]+")
_WRAP_WIDTH = 100
_WRAP_LEAST = 40
_WRAPPED_LEAST = 3
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’»)]")
_OPENERS = frozenset("\"'“‘«([„—–-•")
_NUMBERED = frozenset(["no", "nos"])


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _is_wrapped(lengths: list[int]) -> bool:
    """Tell whether lines of these lengths are one paragraph broken at a column."""
    if len(lengths) < 2:
        return False
    full, width = lengths[:-1], max(lengths)
    return (
        _WRAP_LEAST <= width <= _WRAP_WIDTH
        and min(full) >= 0.6 * width
        and lengths[-1] <= width
        and (len(full) > 1 or lengths[-1] < full[0])
    )


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs, without white space at their edges, in order."""
    blocks = [
        [
            span
            for line in _LINE.finditer(text, block.start(), block.end())
            if (span := _trim(text, line.start(), line.end())) is not None
        ]
        for block in _BLOCK.finditer(text)
    ]
    blocks = [part for lines in blocks for part in _apart(text, lines)]
    wrapped = [
        _is_wrapped([line.end - line.start for line in lines]) and _continues(text, lines)
        for lines in blocks
    ]
    # Where most paragraphs are broken at a column, so are those too short to show it.
    several = [is_so for lines, is_so in zip(blocks, wrapped, strict=True) if len(lines) > 1]
    throughout = sum(several) >= _WRAPPED_LEAST and 2 * sum(several) > len(several)
    found: list[Span] = []
    for lines, is_so in zip(blocks, wrapped, strict=True):
        if is_so or (throughout and len(lines) > 1 and _continues(text, lines)):
            found.extend(_joined(text, lines))
        else:
            found.extend(lines)
    return tuple(found)


def _apart(text: str, lines: list[Span]) -> list[list[Span]]:
    """Take an issuer's lines in capitals from the head of a block of lines.

    "MINISTRY OF X OF THE REPUBLIC OF Y" over "Statement No. 3" is not one line broken at a column.
    """
    shown = [text[line.start : line.end] for line in lines]
    first = 0
    while first < len(lines) and shown[first].isupper():
        first += 1
    if first == len(lines) or not names_a_kind(shown[first]):
        return [lines]
    return [*([line] for line in lines[:first]), lines[first:]]


def _joined(text: str, lines: list[Span]) -> list[Span]:
    """Join the lines of a wrapped block; a day below a head stays a line of its own."""
    last = text[lines[-1].start : lines[-1].end]
    if last[-1] in _ENDS or calendar_line(last) is None:
        return [Span(lines[0].start, lines[-1].end)]
    return [Span(lines[0].start, lines[-2].end), lines[-1]]


def _continues(text: str, lines: list[Span]) -> bool:
    """Tell whether most lines stop in mid-sentence, as wrapped ones do."""
    open_ended = sum(text[line.end - 1] not in _ENDS | _CLOSERS for line in lines[:-1])
    return 2 * open_ended > len(lines) - 1


def is_sentence_end(words: list[str], index: int, spaced: bool) -> bool:
    """Tell whether the token at `index` ends a sentence.

    `words` are the tokens of a paragraph, abbreviations with their full stop in one token;
    `spaced` says that white space follows the token.
    """
    if not spaced or index + 1 >= len(words):
        return False
    back = index
    while back > 0 and words[back] in _CLOSERS:
        back -= 1
    word = words[back]
    if not word or word[-1] not in _ENDS or (len(word) > 1 and word.strip(".!?…")):
        return False
    follower = words[index + 1]
    if follower[0].isdigit() and word == "." and back and words[back - 1].lower() in _NUMBERED:
        return False
    return follower[0].isupper() or follower[0].isdigit() or follower[0] in _OPENERS
