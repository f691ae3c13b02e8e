"""Numbers of lists and tables: "Killed: 14", "Houses destroyed: 1,204", columns under headings."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from alteram.extract.counted import BODIES, GROUPS, NOTHING, PERSONS, THINGS
from alteram.extract.fates import (
    ACTION_NOUNS,
    ADJECTIVES,
    FATE_NOUNS,
    PARTICIPLES,
    PATIENT_VERBS,
)
from alteram.extract.heads import Phrase
from alteram.model import Outcome, Span
from alteram.text.numbers import Number
from alteram.text.parse import Parsed, Token

_MOST_WORDS = 8
_COLONS = {":", "="}
_DASHES = {"-", "\u2013", "\u2014"}
_RATES = {"per", "rate", "%", "percent", "percentage"}
_NUMBERING = {"number", "numbered", "numbers"}
_ENDS = {";", ",", ".", "(", ")", "\u2022", "*", "|", ":", "\u00b7"}
_KNOWN = PERSONS | THINGS | GROUPS | BODIES
_CELL = re.compile(r"\t+ *| *\| *| {2,}")


def fate_word(token: Token) -> Outcome | None:
    """Return the outcome that a word means by itself as a label or a heading."""
    found = FATE_NOUNS.get(token.lower) or ADJECTIVES.get(token.lower)
    if found is None and token.lower not in PATIENT_VERBS:
        found = PARTICIPLES.get(token.lower)
    return found or ACTION_NOUNS.get(token.lower)


class Lists:
    """Reads the labelled numbers and the tables of one parsed text."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens

    def labelled(self, number: Number) -> tuple[Outcome, Phrase] | None:
        """Return what a label or a heading says of a number that has no noun of its own."""
        label = self._label(number) or self._heading(number)
        nouns = [t for t in label if t.tag[:2] == "NN"]
        if not label or any(t.lower in _RATES for t in label):
            return None
        told = [(fate_word(token), token.i) for token in label]
        found = [(outcome, i) for outcome, i in told if outcome is not None]
        if not found or (nouns and nouns[0].lower in NOTHING and nouns[0].i < found[0][1]):
            return None
        outcome, word = found[-1]
        counted = [t.i for t in nouns if t.lower in _KNOWN and fate_word(t) is None]
        noun = counted[0] if counted else word
        named = bool(counted) or self.tokens[word].tag[:2] == "NN"
        top = number.last
        return outcome, Phrase(number, number.first, top, noun, top, number.span, named=named)

    def _label(self, number: Number) -> tuple[Token, ...]:
        first = number.first
        if first > 1 and self.tokens[first - 1].lower in _NUMBERING and self._closed(number):
            return self.tokens[first - 2 : first - 1]
        if first < 2 or not self._is_colon(first - 1) or not self._closed(number):
            return ()
        start = colon = first - 1
        while start > 0 and colon - start < _MOST_WORDS:
            token = self.tokens[start - 1]
            lined = "\n" in self.parsed.text[token.end : self.tokens[start].start]
            if token.text in _ENDS or lined or token.tag in {"VBZ", "VBP", "MD"}:
                break
            start -= 1
        return self.tokens[start:colon]

    def _is_colon(self, i: int) -> bool:
        token, before, after = self.tokens[i], self.tokens[i - 1], self.tokens[i + 1]
        spaced = before.end < token.start and token.end < after.start
        return token.text in _COLONS or (token.text in _DASHES and spaced)

    def _closed(self, number: Number) -> bool:
        """Tell whether a number stands alone after its label."""
        after = self.tokens[number.last + 1 : number.last + 2]
        last = self.tokens[number.last]
        if not after or after[0].text in _ENDS or after[0].sentence != last.sentence:
            return True
        return "\n" in self.parsed.text[last.end : after[0].start]

    @cached_property
    def _tables(self) -> tuple[tuple[int, int, tuple[int, int]], ...]:
        """Return start and end of each cell of numbers, with the span of its heading, in order."""
        return tuple(_cells(self.parsed.text))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(start for start, _, _ in self._tables)

    def _heading(self, number: Number) -> tuple[Token, ...]:
        before = self.parsed.text[max(number.span.start - 3, 0) : number.span.start]
        if not ("\t" in before or "|" in before or "  " in before) or not self._tables:
            return ()
        at = bisect_right(self._starts, number.span.start) - 1
        if at < 0 or number.span.end > self._tables[at][1]:
            return ()
        return self.parsed.tokens_in(Span(*self._tables[at][2]))


def _cells(text: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Yield the cells below each line of headings that has as many cells as they have."""
    heads: list[tuple[int, int]] = []
    offset = 0
    for line in text.split("\n"):
        row = list(_row(line, offset)) if "\t" in line or "|" in line or "  " in line else []
        offset += len(line) + 1
        digits = sum(text[a:b].strip()[:1].isdigit() for a, b in row)
        if len(row) < 2 or (heads and len(row) != len(heads)):
            heads = row if len(row) > 1 and not digits else []
        elif not digits:
            heads = row
        else:
            yield from ((a, b, h) for (a, b), h in zip(row, heads, strict=False))


def _row(line: str, offset: int) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _CELL.finditer(line):
        if line[start : gap.start()].strip():
            yield offset + start, offset + gap.start()
        start = gap.end()
    if line[start:].strip():
        yield offset + start, offset + len(line)
