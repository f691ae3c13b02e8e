"""One pass over a text's tokens: which can be parts of names, and which are surnames."""

from collections.abc import Iterator
from functools import lru_cache

from alteram.text.gazetteer import folded, places_named
from alteram.text.parse import Parsed, Token
from alteram.text.place_datelines import datelines
from alteram.text.place_words import DIRECTIONS, LINKS, LOCATIVE, TITLES, kind_called
from alteram.text.states import state_by_demonym
from alteram.text.veil import common_words

_LONGEST = 5
_LARGE = 300_000
_SHOUTING = 0.6


@lru_cache(maxsize=20_000)
def well_known(key: str) -> bool:
    """Return whether a name is first of all a place's: a state, a region or a large city."""
    return any(
        entry.main and (entry.kind == "country" or entry.population > _LARGE)
        for entry in places_named(key)[:3]
    )


class Scan:
    """One pass over a text's tokens; knows the words that stand in names of people."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self._sentences = [token.sentence for token in parsed.tokens]
        self._lower = [token.lower.rstrip(".") for token in parsed.tokens]
        self._capitals = [token.text[:1].isupper() for token in parsed.tokens]
        self.capitals = [i for i, capital in enumerate(self._capitals) if capital]
        words = [token.text for token in parsed.tokens if token.text.isalpha()]
        self.shouting = sum(map(str.isupper, words)) > _SHOUTING * len(words) > 0
        self.surnames = set(self._surnames())
        self.datelines = dict(datelines(parsed.text))

    def capital(self, i: int) -> bool:
        return 0 <= i < len(self._capitals) and self._capitals[i]

    def lower(self, i: int) -> str:
        return self._lower[i] if 0 <= i < len(self._lower) else ""

    def same(self, i: int, j: int) -> bool:
        known, last = self._sentences, len(self._sentences)
        return 0 <= i < last and 0 <= j < last and known[i] == known[j]

    def named(self, i: int) -> bool:
        """Return whether a token can be a part of a proper name."""
        if not self.capital(i):
            return False
        token = self.tokens[i]
        if token.tag.startswith(("NNP", "JJ")):
            return True
        return token.text.isupper() and not self.shouting

    def glued(self, i: int, j: int) -> bool:
        """Return whether two tokens stand on one line, at most a blank apart."""
        between = self.parsed.text[self.tokens[i].end : self.tokens[j].start]
        return len(between) < 2 and "\n" not in between

    def hyphened(self, last: int) -> bool:
        """Return whether a hyphen makes a word a part of another: "Sub-Commissioner"."""
        if not self.same(last, last + 2) or self.tokens[last + 1].text != "-":
            return False
        after = self.tokens[last + 2]
        tied = self.tokens[last].end == self.tokens[last + 1].start == after.start - 1
        if not tied or not self.capital(last + 2):
            return False
        return not any(entry.main for entry in places_named(folded(after.text)))

    def hyphen_name(self, last: int) -> bool:
        """Return whether a hyphen joins a token to the rest of a name: "Kara-Voro"."""
        if not self.same(last, last + 2) or self.tokens[last + 1].text != "-":
            return False
        after = self.tokens[last + 2]
        tied = self.tokens[last].end == self.tokens[last + 1].start == after.start - 1
        return tied and self.capital(last + 2) and after.lower not in common_words()

    def titled(self, i: int) -> bool:
        """Return whether most words around a token have capitals, as in a headline."""
        near = [j for j in range(i - 5, i + 6) if self.same(i, j) and self.tokens[j].text.isalpha()]
        return sum(map(self.capital, near)) * 2 > len(near) > 3

    def locative(self, first: int) -> bool:
        """Return whether a word such as "in" or "near" stands right before a token."""
        return self.same(first - 1, first) and self.lower(first - 1) in LOCATIVE

    def _surnames(self) -> Iterator[str]:
        for i in self.capitals:
            token = self.tokens[i]
            if not (self.capital(i - 1) and self.same(i - 1, i)):
                continue
            before = self.tokens[i - 1]
            if (
                before.lower.rstrip(".") in TITLES
                or before.tag == token.tag == "NNP"
                and self._first_name(before)
            ):
                yield token.lower

    def _first_name(self, token: Token) -> bool:
        """Return whether a word may be a first name: a place, people or kind is none."""
        plain = token.lower not in DIRECTIONS and not kind_called(token.lower)
        plain = plain and state_by_demonym(token.text) is None
        return plain and not well_known(folded(token.text))

    def key(self, first: int, last: int) -> str:
        words = self.parsed.text[self.tokens[first].start : self.tokens[last].end]
        return folded(words)

    def longest(self, i: int) -> int | None:
        """Return the last token of the longest known name that starts at token `i`."""
        reach = i
        for j in range(i + 1, min(i + _LONGEST, len(self.tokens))):
            if not self.same(i, j):
                break
            if self.capital(j):
                reach = j
            elif self.tokens[j].lower not in LINKS and self.tokens[j].text not in "-.'":
                break
        for last in range(reach, i - 1, -1):
            if self.capital(last) or last == i:
                key = self.key(i, last)
                if len(key) > 1 and places_named(key):
                    return last
        return None
