"""Stand-ins for the names of states, so that the parser reads every party alike.

A learned parser has seen some names more often than others, and reads a sentence differently for
it. Before parsing, each state's name, adjective, people and capital is shown as the same one of
its kind; the records keep the words of the text. A name of several words is one word to all that
follows, since how many words a party's name has must change nothing either.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from alteram.text.states import all_states, state_by_demonym, state_by_name, state_of_capital

NAME, ADJECTIVE, PEOPLE, CAPITAL = "Norway", "Norwegian", "Norwegians", "Oslo"
_ABBREVIATION = re.compile(r"(?:[A-Z]\.?){2,6}")
# Of "the Republic of X" the last word alone is one of the list, as it is for a state of no list.
_FORMAL = re.compile(
    r"\b(?:Republic|Kingdom|State|Emirate|Federation|Commonwealth|Principality) of |^The "
)
_SMALL = frozenset(["and", "of", "the", "&", "da", "la", "de"])


class Word(NamedTuple):
    """A word of a text with its first code point and the one after its last.

    `article` is where "the" begins that belongs to a name, else the same as `start`.
    """

    start: int
    end: int
    text: str
    article: int


def is_abbreviation(word: str) -> bool:
    """Tell whether a word is the abbreviation of a state's name ("UAE", "U.K.")."""
    return _ABBREVIATION.fullmatch(word) is not None and word in _abbreviations()


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    names = (name for state in all_states() for name in (state.name, *state.aliases))
    return frozenset(name for name in names if _ABBREVIATION.fullmatch(name))


@lru_cache(maxsize=50_000)
def stand_in(word: str) -> str | None:
    """Return the word that the parser is shown for a word that names a state, else None."""
    if not word[:1].isupper():
        return None
    if word.isupper() or not word[1:].islower():
        several = not word.isupper() and (" " in word or "-" in word)
        if not several and not is_abbreviation(word):
            return None
    if state_by_name(word) is not None:
        # "Car" and "Us" are no states.
        return NAME if word.isupper() or word.upper() not in _abbreviations() else None
    if state_by_demonym(word) is not None:
        return PEOPLE if word.endswith("s") else ADJECTIVE
    return CAPITAL if state_of_capital(word) is not None else None


@lru_cache(maxsize=1)
def _of_several_words() -> dict[str, tuple[str, ...]]:
    """Return the names of several words by their first word, all in lower case, longest first."""
    found: dict[str, set[str]] = {}
    for state in all_states():
        peoples = (f"{word}s" for word in state.demonyms if not word.endswith(("ese", "sh", "ch")))
        names = (state.name, *state.aliases, *state.demonyms, *peoples, *state.capitals)
        for name in names:
            parts = re.split(r"[ -]", name)
            if len(parts) > 1 and "(" not in name and not _FORMAL.search(name):
                found.setdefault(parts[0].rstrip(",").lower(), set()).add(name.lower())
    return {
        first: tuple(sorted(names, key=lambda name: (-len(name), name)))
        for first, names in found.items()
    }


def joined(text: str, words: list[Word]) -> Iterator[Word]:
    """Yield the words of a paragraph, those of a state's name as one; offsets are of `text`."""
    known, i = _of_several_words(), 0
    while i < len(words):
        word = words[i]
        last = _last_of_name(text, words, i, known) if word.text[:1].isupper() else i
        end = words[last].end
        whole = text[word.start : end].replace("\n", " ")
        yield word if last == i else Word(word.start, end, whole, word.start)
        i = last + 1


def _last_of_name(text: str, words: list[Word], i: int, known: dict[str, tuple[str, ...]]) -> int:
    start = words[i].start
    for name in known.get(words[i].text.lower(), ()):
        end = start + len(name)
        if text[start:end].replace("\n", " ").lower() != name:
            continue
        last = i
        while last + 1 < len(words) and words[last].end < end:
            last += 1
        own = words[i : last + 1]
        capital = all(w.text[0].isupper() or w.text in _SMALL or w.text in "-," for w in own)
        if capital and words[last].end == end:
            return last
    return i
