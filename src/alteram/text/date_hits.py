"""What a rule of the date grammar found, and what it means."""

import re
from typing import NamedTuple

from alteram.model import DateKind
from alteram.text.date_words import DECADE_WORDS, NUMBERS, ORDINALS, VAGUE
from alteram.text.parse import Token


class Meaning(NamedTuple):
    """An expression resolved: EDTF (None where none can be given) and TIMEX3."""

    edtf: str | None
    kind: DateKind
    type: str
    value: str


class Hit(NamedTuple):
    """A match of a rule over the class string, with the tokens behind it."""

    match: re.Match[str]
    where: list[int]
    tokens: tuple[Token, ...]

    @property
    def first(self) -> int:
        """The index of the first token."""
        return self.where[self.match.start()]

    @property
    def last(self) -> int:
        """The index of the last token."""
        return self.where[self.match.end() - 1]

    def has(self, group: str) -> bool:
        """Tell whether a group took part in the match."""
        return self.match.start(group) >= 0

    def token(self, group: str) -> Token:
        """Return the first token of a group."""
        return self.tokens[self.where[self.match.start(group)]]

    def all(self, group: str) -> tuple[Token, ...]:
        """Return the tokens of a group; none if it took no part."""
        start, end = self.match.span(group)
        if start < 0:
            return ()
        return self.tokens[self.where[start] : self.where[end - 1] + 1]

    def number(self, group: str) -> int:
        """Return the value of a one-token number: digits, ordinal or word."""
        return number_of(self.token(group).lower)


_LEADING = re.compile(r"[0-9]+")
_FRACTIONS = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "½": 0.5}


def number_of(lower: str) -> int:
    """Return the number that a word or its leading digits give, 0 if none."""
    found = NUMBERS.get(lower) or ORDINALS.get(lower) or DECADE_WORDS.get(lower)
    if found is not None:
        return found
    digits = _LEADING.match(lower)
    return int(digits[0][:9]) if digits else 0


def _plain(lower: str) -> float | None:
    if lower in _FRACTIONS:
        return _FRACTIONS[lower]
    try:
        return float(lower.replace(",", "")[:12])
    except ValueError:
        return None


def count_of(tokens: tuple[Token, ...]) -> float | None:
    """Return the number of "thirty-three", "2 1/2", "a hundred"; None for "a few".

    Of two numbers ("two to three") it is the first.
    """
    total, part, seen = 0.0, 0.0, False
    for token in tokens:
        lower = token.lower
        if lower in ("a", "an"):
            continue
        if lower in VAGUE and lower != "couple":
            return None
        if lower in ("to", "or", "–") and seen:
            break
        value = 2.0 if lower == "couple" else _value(lower)
        if value is None:
            continue
        seen = True
        if value in (100, 1000) and not lower[0].isdigit():
            part = (part or 1) * value
            total, part = (total + part, 0.0) if value == 1000 else (total, part)
        else:
            part += value
    if not seen:
        return 1.0 if tokens and tokens[0].lower in ("a", "an") else None
    return total + part


def _value(lower: str) -> float | None:
    value = NUMBERS.get(lower)
    return float(value) if value is not None else _plain(lower)


def year_in_words(tokens: tuple[Token, ...]) -> int | None:
    """Return the year of "nineteen ninety-six" or "two thousand and one"; None if no year."""
    words = [t.lower for t in tokens if t.lower in NUMBERS]
    if len(words) < 2:
        return None
    values = [NUMBERS[w] for w in words]
    if words[1] == "thousand":
        rest = sum(values[2:])
        return values[0] * 1000 + rest if values[0] in (1, 2) and rest < 100 else None
    head, rest = values[0], sum(values[1:])
    if words[1] == "hundred":
        return head * 100 + sum(values[2:]) if 10 < head < 20 else None
    if 10 < head <= 20 and 10 <= rest < 100 and (values[1] % 10 == 0 or len(values) == 2):
        return head * 100 + rest
    return None
