"""Numbers with their bounds: "more than 100", "between 150 and 300", "no one", "dozens".

A number has only what its words give: "more than 100" has a lower bound and no value,
"dozens" has neither, "hundreds of thousands" has the least that the words can mean.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from alteram.model import Qualifier, Span
from alteram.text.cardinals import AFTER_ARTICLE, SCALES, STARTERS, Cardinal, Reader
from alteram.text.parse import Parsed, Token
from alteram.text.qualifiers import AFTER, qualifier_before
from alteram.text.shares import Shares

_GLUED = re.compile(r"[^\W\d_]{2,}[,;](\d{1,3}(?:,\d{3})+|\d+)")
_TWO = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)[-\u2013\u2014](\d{1,3}(?:,\d{3})+|\d+)")
_DASHES = {"-", "\u2013", "\u2014", "~"}


class Number(NamedTuple):
    """A number in a text: tokens `first` to `last` (both included), qualifier words included.

    `core` is the first token of the number itself, `start` its first character after the
    qualifier's (a token may hold more than the number). `percent` marks shares of a whole.
    """

    first: int
    core: int
    last: int
    span: Span
    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    percent: bool = False
    plain: bool = False


def find_numbers(parsed: Parsed) -> tuple[Number, ...]:
    """Return every number of a text in order, without judging what it counts."""
    reader = Shares(parsed)
    found: list[Number] = []
    floor = 0
    for i in _candidates(parsed.tokens):
        if i < floor:
            continue
        token = parsed.tokens[i]
        if token.lower in STARTERS or token.lower[:1].isdigit():
            number = _number_at(parsed, reader, i, floor)
        else:
            number = _glued(token)
        if number is not None:
            found.append(_said_twice(parsed, reader, number))
            floor = found[-1].last + 1
    return tuple(found)


def _candidates(tokens: Sequence[Token]) -> list[int]:
    """Return the tokens at which a number may begin, with one cheap look at each token."""
    found = []
    last = ""
    for i, token in enumerate(tokens):
        lower = token.lower
        if last in _ARTICLES and lower in AFTER_ARTICLE:
            found.append(i - 1)
        if lower in STARTERS:
            if lower not in _ARTICLES:
                found.append(i)
        elif not lower.isalpha() and (lower[:1].isdigit() or lower[-1:].isdigit()):
            found.append(i)
        last = lower
    return found


def _said_twice(parsed: Parsed, reader: Reader, number: Number) -> Number:
    """Take "(11)" in: "eleven (11)" is one number, written in words and in digits."""
    i = number.last + 1
    if reader.word(i, number.last) != "(" or not reader.word(i + 1, number.last):
        return number
    again = reader.cardinal(i + 1)
    bounds = (number.value, number.low, number.high)
    if again is None or again.value is None or again.value not in bounds:
        return number
    if number.qualifier == "between" or reader.word(again.last + 1, number.last) != ")":
        return number
    last = again.last + 1
    span = Span(number.span.start, parsed.tokens[last].end)
    return number._replace(last=last, span=span, plain=False)


def _glued(token: Token) -> Number | None:
    """Read the number of a token such as "humanity,150", where a space was lost."""
    found = _GLUED.fullmatch(token.text)
    if found is None or len(found[1]) > 15:
        return None
    value = float(found[1].replace(",", ""))
    span = Span(token.start + found.start(1), token.end)
    return Number(token.i, token.i, token.i, span, value, value, value, "exact")


def _number_at(parsed: Parsed, reader: Shares, i: int, floor: int) -> Number | None:
    token = parsed.tokens[i]
    pair = _TWO.fullmatch(token.text)
    if pair is not None and len(token.text) < 30:
        low, high = (float(part.replace(",", "")) for part in pair.groups())
        return Number(i, i, i, parsed.span(i, i), None, low, high, "between")
    zero = reader.zero(i)
    if zero is not None:
        return Number(i, i, zero.last, parsed.span(i, zero.last), 0.0, 0.0, 0.0, "exact")
    read = reader.fraction(i) or reader.rate(i) or reader.cardinal(i)
    if token.lower in {"every", "both"}:
        read = reader.every(i) if token.lower == "every" else reader.both(i)
    if read is None:
        return None
    ranged = _range(reader, i, read, floor)
    if ranged is None:
        return _qualified(parsed, reader, i, read, floor)
    first, last, low, high = ranged
    return Number(first, i, last, parsed.span(first, last), None, low, high, "between")


def _range(
    reader: Reader, i: int, read: Cardinal, floor: int
) -> tuple[int, int, float, float] | None:
    """Return tokens and bounds of "between 150 and 300", "150 to 300", "two or three"."""
    link, other = reader.word(read.last + 1, i), None
    before = reader.word(i - 1, i) if i - 1 >= floor else ""
    if (before, link) == ("between", "and") or link in {"to", "or"} or link in _DASHES:
        j = read.last + 2
        if j < len(reader.tokens) and reader.word(j, i):
            other = reader.cardinal(j)
    if other is None or read.percent or read.value is None or other.value is None:
        return None
    low, high = read.value, other.value
    scale = other.value / 10 ** len(str(int(other.value)).rstrip("0")) if other.value else 0
    if low < 1000 <= high and low < scale and reader.tokens[other.last].lower in SCALES:
        low *= SCALES[reader.tokens[other.last].lower]
    if high <= low or (link == "or" and high > 3 * low) or _changes(reader, i, before, link):
        return None
    if before == "from" and link in _DASHES:
        return None
    first = i - 1 if before in {"between", "from"} else i
    vague = first < i and reader.word(first - 1, i) in _ANY and first > floor
    first -= vague
    return first, other.last, low, high


_ARTICLES = {"a", "an"}
_ANY = {"anything", "anywhere", "somewhere", "something"}
_MOVES = {
    "rise", "increase", "climb", "grow", "jump", "go", "fall", "drop", "revise", "decrease",
    "raise", "lower", "bring", "update", "correct", "change", "cut", "reduce",
}  # fmt: skip


def _changes(reader: Reader, i: int, before: str, link: str) -> bool:
    """Tell "rose from 12 to 15" (two numbers) from "from 12 to 15 people died" (one range)."""
    if link != "to":
        return False
    start = max(i - 6, 0)
    window = {reader.tokens[j].lemma for j in range(start, i) if reader.word(j, i)}
    return bool(window & _MOVES) and before == "from"


def _qualified(parsed: Parsed, reader: Reader, i: int, read: Cardinal, floor: int) -> Number:
    first, qualifier = qualifier_before(reader, i, floor)
    last = read.last
    if qualifier is None:
        after = (reader.word(last + 1, i), reader.word(last + 2, i))
        for words, said in AFTER:
            if after == words:
                qualifier, last = said, last + 2
    percent = read.percent
    unit = reader.word(last + 1, i)
    if unit in {"%", "percent", "percents"} or (
        unit == "per" and reader.word(last + 2, i) in {"cent"}
    ):
        last, percent = last + (2 if unit == "per" else 1), True
    if read.plus:
        qualifier = qualifier or "at_least"
    value, low, high, kind = _bounds(read, qualifier)
    plain = read.last == i and qualifier is None and parsed.tokens[i].lower.isdecimal()
    return Number(first, i, last, parsed.span(first, last), value, low, high, kind, percent, plain)


def qualified_after(number: Number, words: tuple[str, str]) -> Number | None:
    """Return an exact number with the qualifier that two words after its noun give it, if any."""
    said = next((said for after, said in AFTER if after == words), None)
    if said is None or number.value is None:
        return None
    value, low, high, kind = _bounds(Cardinal(number.last, number.value), said)
    return number._replace(value=value, low=low, high=high, qualifier=kind, plain=False)


def _bounds(
    read: Cardinal, qualifier: Qualifier | None
) -> tuple[float | None, float | None, float | None, Qualifier]:
    number = read.value
    if number is None:
        return None, read.low, None, "words_only"
    if qualifier in {"at_least", "more_than"}:
        return None, number, None, qualifier
    if qualifier in {"at_most", "up_to", "fewer_than"}:
        return None, None, number, qualifier
    if qualifier == "nearly":
        return number, None, number, "nearly"
    if qualifier == "about":
        return number, None, None, "about"
    return number, number, number, "exact"
