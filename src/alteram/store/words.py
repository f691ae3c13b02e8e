"""The words of a text as they are searched: folded, so that case and accents do not matter.

The same folding is done to what is stored and to what is asked, whatever database keeps them.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# Marks that stand on a letter, and signs that only shape or break a word, belong to the word.
_INSIDE = (
    "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u200b-\u200d\u2060"
)
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_INSIDE}])*")
_PART = re.compile(r"[^\W_]+")
_QUOTED = re.compile('["\u201c\u201d]([^"\u201c\u201d]*)["\u201c\u201d]?')
_LONGEST_WORD = 200
MOST_WORDS = 64
"""Words of one question; more say nothing more."""


class Word(NamedTuple):
    """One word, folded, and where it stands in the text (code points)."""

    folded: str
    start: int
    end: int


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    # Twice: a sign may stand for a capital, and a small letter for two signs.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return "".join(c for c in plain if unicodedata.category(c) not in ("Mn", "Cf"))


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text in order; one as written may be several, as in "3½"."""
    for found in _WORD.finditer(text):
        for part in _PART.findall(_fold(found.group())):
            yield Word(part[:_LONGEST_WORD], found.start(), found.end())


def folded(text: str) -> str:
    """Return the words of a text, folded, with blanks between them."""
    return " ".join(word.folded for word in words_of(text))


def phrases(asked: str) -> tuple[tuple[str, ...], ...]:
    """Return what is asked for: each word, and the words of each phrase in quotation marks.

    No sign of a search language is kept, so that none can steer the database.
    """
    found: list[tuple[str, ...]] = []
    end = 0
    for quoted in _QUOTED.finditer(asked):
        found += _alone(asked[end : quoted.start()])
        found.append(tuple(word.folded for word in words_of(quoted[1])))
        end = quoted.end()
    found += _alone(asked[end:])
    wanted = tuple(dict.fromkeys(phrase for phrase in found if phrase))
    return tuple(phrase[:MOST_WORDS] for phrase in wanted[:MOST_WORDS])


def _alone(asked: str) -> list[tuple[str, ...]]:
    """Return the words that blanks part; one with signs inside ("2,500") is a phrase."""
    return [tuple(word.folded for word in words_of(one)) for one in asked.split()]


def places_of(phrase: Sequence[str], words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each place where the words of a phrase follow each other."""
    wanted, length = list(phrase), len(phrase)
    for at in range(len(words) - length + 1):
        here = words[at : at + length]
        if [word.folded for word in here] == wanted:
            yield here[0].start, here[-1].end
