"""Cardinals as news writes them, in digits and words, with what they are worth."""

import re
from typing import NamedTuple

from alteram.text.parse import Parsed, Token

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL: dict[str, int] = (
    {word: i for i, word in enumerate(_UNITS)}
    | {word: 10 * i for i, word in enumerate(_TENS, 2)}
    | {
        tens + _UNITS[unit]: 10 * i + unit
        for i, tens in enumerate(_TENS, 2)
        for unit in range(1, 10)
    }
)
SCALES = {
    "dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 10**6,
    "billion": 10**9, "mln": 10**6, "bln": 10**9,
}  # fmt: skip
_PLURALS: dict[str, int | None] = {
    "dozens": None, "scores": None, "tens": 10, "hundreds": 100, "thousands": 1000,
    "millions": 10**6,
}  # fmt: skip
_VAGUE = {"several": 1, "few": 2, "couple": 2, "handful": 2, "half-dozen": 2}
PARTS = {"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5}
_SUFFIX = {"k": 1000, "m": 10**6, "mln": 10**6, "mn": 10**6, "bn": 10**9, "": 1}
_DIGITS = re.compile(r"(\d{1,3}(?:[,.'\u00a0\u202f]\d{3})+|\d+(?:\.\d+)?)(k|m|mln|mn|bn)?(\+)?")
_SPACES = {" ", "\u00a0", "\u2009", "\u202f"}
_NONE = {"nobody", "none"}
_AFTER_ANOTHER = {"NN", "VBD", "VBZ", "VBN", "VBP"}
# What makes a number of the article before it: "a dozen", "a third", "a half-dozen".
AFTER_ARTICLE = frozenset({*SCALES, *_VAGUE, "half", "third", "quarter", "fifth"})
STARTERS = frozenset(
    {
        *SMALL,
        *SCALES,
        *_PLURALS,
        *_VAGUE,
        *PARTS,
        *_NONE,
        "no",
        "not",
        "a",
        "an",
        "another",
        "every",
        "both",
    }
)


def small_cardinal(word: str) -> float | None:
    """Return the worth of a number up to a hundred in one word: "ten", "20", else None."""
    if word in SMALL or word == "hundred":
        return float(SMALL.get(word, 100))
    return float(word) if word.isascii() and word.isdecimal() and len(word) <= 3 else None


class Cardinal(NamedTuple):
    """One cardinal: its worth (None where vague), the least it means, where it ends."""

    last: int
    value: float | None
    low: float | None = None
    percent: bool = False
    plus: bool = False
    start: int | None = None


def _digits(token: Token) -> tuple[float, bool] | None:
    found = _DIGITS.fullmatch(token.lower)
    if found is None:
        return None
    figures = found[1]
    if len(figures) > 15:
        return None
    groups = re.split(r"[,.'\u00a0\u202f]", figures)
    grouped = len(groups) > 1 and all(len(group) == 3 for group in groups[1:])
    number = float("".join(groups)) if grouped else float(figures)
    return number * _SUFFIX[found[2] or ""], bool(found[3])


def _touches(left: Token, right: Token) -> bool:
    return left.end == right.start


class Reader:
    """Reads cardinals from a token list; holds the tokens and nothing else."""

    def __init__(self, parsed: Parsed) -> None:
        self.text = parsed.text
        self.tokens = parsed.tokens

    def word(self, i: int, like: int) -> str:
        """Return the lower-case word at `i`, empty outside the sentence of token `like`."""
        if 0 <= i < len(self.tokens) and self.tokens[i].sentence == self.tokens[like].sentence:
            return self.tokens[i].lower
        return ""

    def cardinal(self, i: int) -> Cardinal | None:
        """Read one cardinal that starts at token `i`."""
        token = self.tokens[i]
        if token.lower[:1].isdigit():
            return self._figures(i)
        if token.lower in SMALL or token.lower in SCALES:
            return None if self._is_result(i) else self._words(i)
        if token.lower in {"a", "an", "another"}:
            return self._article(i)
        if token.lower in _PLURALS:
            return self._plural(i)
        if token.lower in {"half", "several", "quarter"}:
            return self._vague(i) if token.lower == "several" else self.part(i, 1, i)
        return None

    def _is_result(self, i: int) -> bool:
        """Tell the verb and the result "score" from twenty: "a score of people"."""
        return self.tokens[i].lower == "score" and self.word(i + 1, i) != "of"

    def _figures(self, i: int) -> Cardinal | None:
        found = _digits(self.tokens[i])
        if found is None:
            return None
        value, plus = found
        last = i
        if self._spaced_thousands(i):
            value, last = value * 1000 + float(self.tokens[i + 1].lower), i + 1
        word = self.word(last + 1, i)
        if word in SCALES and word != "score":
            return Cardinal(last + 1, value * SCALES[word], plus=plus)
        if word and word in _SUFFIX and _touches(self.tokens[last], self.tokens[last + 1]):
            return Cardinal(last + 1, value * _SUFFIX[word], plus=plus)
        if word == "+" and _touches(self.tokens[last], self.tokens[last + 1]):
            return Cardinal(last + 1, value, plus=True)
        return Cardinal(last, value, plus=plus)

    def _spaced_thousands(self, i: int) -> bool:
        after = self.word(i + 1, i)
        return (
            len(after) == 3
            and after.isdecimal()
            and self.tokens[i].lower.isdecimal()
            and len(self.tokens[i].lower) <= 3
            and self.text[self.tokens[i].end : self.tokens[i + 1].start] in _SPACES
        )

    def _words(self, i: int) -> Cardinal:
        total, group, last, j = 0.0, 0.0, i, i
        while True:
            word = self.word(j, i)
            if word in SMALL:
                if j > i and not self._may_follow(j, group):
                    break
                group += SMALL[word]
            elif word in SCALES and (word != "score" or j == i):
                worth = SCALES[word]
                group = (group or 1) * worth
                if worth >= 1000:
                    total, group = total + group, 0.0
            else:
                break
            last = j
            j = self._next(j, i)
        if self.word(last + 1, i) == "and" and self.word(last + 2, i) in {"a", "half"}:
            return self._and_a_half(i, last, total + group)
        return Cardinal(last, total + group)

    def _next(self, j: int, i: int) -> int:
        """Step over the hyphen of "thirty-three" and the "and" of "one hundred and six"."""
        after, beyond = self.word(j + 1, i), self.word(j + 2, i)
        if after == "-" and beyond in SMALL and self.tokens[j].lower in _TENS:
            return j + 2
        if after == "and" and beyond in SMALL and self.tokens[j].lower in {"hundred", "thousand"}:
            return j + 2
        return j + 1

    def _may_follow(self, j: int, group: float) -> bool:
        """Tell whether a small number goes on with the one before it ("twenty" then "three")."""
        worth = SMALL[self.tokens[j].lower]
        return (group % 100 == 0) or (worth < 10 and group % 10 == 0 and group % 100 >= 20)

    def _and_a_half(self, i: int, last: int, value: float) -> Cardinal:
        """Read the tail of "one and a half million" or "a million and a half"."""
        j = last + 2 + (self.word(last + 2, i) == "a")
        if self.word(j, i) != "half":
            return Cardinal(last, value)
        scale = self.word(j + 1, i)
        if scale in SCALES:
            return Cardinal(j + 1, (value + 0.5) * SCALES[scale])
        worth = SCALES.get(self.tokens[last].lower, 1)
        return Cardinal(j, value + worth / 2)

    def _article(self, i: int) -> Cardinal | None:
        word = self.word(i + 1, i)
        if self.tokens[i].lower == "another":
            return Cardinal(i, 1) if word and self._is_single(i + 1) else None
        if word in SCALES and self.word(i + 2, i) not in {"or", "-"}:
            read = self._words(i + 1)
            return read if word != "score" or self.word(i + 2, i) == "of" else None
        if word == "half" and self.word(i + 2, i) == "-" and self.word(i + 3, i) == "dozen":
            return Cardinal(i + 3, 6)
        if word in {"couple", "few", "handful", "half-dozen"}:
            return self._vague(i + 1)
        if word in {"third", "quarter", "half", "fifth"}:
            return self.part(i + 1, 1, i)
        return None

    def _is_single(self, i: int) -> bool:
        """Tell whether "another" before token `i` counts one: "another soldier", "another was"."""
        if self.tokens[i].tag in {".", ","}:
            return self.tokens[i - 1].dep in {"dobj", "conj", "nsubj", "nsubjpass"}
        return self.tokens[i].tag in _AFTER_ANOTHER and self.tokens[i].lower not in SCALES

    def _vague(self, i: int) -> Cardinal | None:
        """Read "several", "several hundred", "a couple of thousand"."""
        j = i + 1 + (self.word(i + 1, i) == "of")
        word = self.word(j, i)
        if word in SCALES and word != "score":
            worth = SCALES[word]
            return Cardinal(j, None, float(worth) if worth > 12 else None)
        return Cardinal(i, None)

    def _plural(self, i: int) -> Cardinal | None:
        least = _PLURALS[self.tokens[i].lower]
        last = i
        if self.word(i + 1, i) == "of" and self.word(i + 2, i) in {"thousands", "millions"}:
            scale = _PLURALS[self.word(i + 2, i)]
            least = (least or 1) * (scale or 1)
            last = i + 2
        elif self.tokens[i].lower == "tens":
            return None
        if self.tokens[i].lower == "scores" and self.word(i + 1, i) not in {"of", "were", "more"}:
            return None
        return Cardinal(last, None, None if least is None else float(least))

    def part(self, i: int, times: int, first: int) -> Cardinal | None:
        """Read "half a million", "a third of", "three quarters of"."""
        word, after = self.tokens[i].lower, self.word(i + 1, i)
        part = PARTS[word]
        j = i + 2 if after in {"a", "of"} else i + 1
        if after == "of" and self.word(j, i) == "a":
            j += 1
        scale = self.word(j, i)
        if scale in {"million", "billion", "dozen", "thousand"} and j > i + 1:
            return Cardinal(j, times * SCALES[scale] / part)
        if part in {2, 4} and after == "-" and self.word(i + 2, i) in SCALES:
            return Cardinal(i + 2, SCALES[self.word(i + 2, i)] / part)
        if after == "of" or (word == "half" and after in {"the", "its", "their"}):
            return Cardinal(i, round(100 * times / part, 2), percent=True)
        return None

    def both(self, i: int) -> Cardinal | None:
        """Read "both men", "both of them" and "both died"; not "both soldiers and civilians"."""
        after = self.word(i + 1, i)
        if not after or self.tokens[i].tag == "CC" or self.tokens[i].dep == "preconj":
            return None
        later = {self.word(j, i) for j in range(i + 2, i + 6)}
        counted = self.tokens[i + 1].tag in {"NNS", "VBD"} or after in {"of", "the", "have"}
        return Cardinal(i, 2) if counted and "and" not in later else None

    def zero(self, i: int) -> Cardinal | None:
        """Read "no one", "not a single", "none", "no people"."""
        word, after = self.tokens[i].lower, self.word(i + 1, i)
        if word in _NONE:
            return Cardinal(i, 0)
        if word == "no" and after in {"one", "-"}:
            last = i + 1 if after == "one" else i + 2
            return Cardinal(last, 0) if self.word(last, i) == "one" else None
        if word == "not" and after in {"a", "one"}:
            last = i + 1 + (self.word(i + 2, i) == "single")
            return Cardinal(last, 0) if after == "one" or last > i + 1 else None
        if word == "no" and after and self.tokens[i + 1].tag in {"NN", "NNS", "NNPS", "JJ"}:
            return Cardinal(i, 0)
        return None
