"""Which words of a name say who is meant: its own words, without those of offices and bodies.

"Drovian army" and "units of the Drovian armed forces" have the same ones, "Ministry of Foreign
Affairs of Vardania" and "Vardanian side" too; "occupiers" and "unknown persons" have none.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from alteram.text.rolewords import BODIES, GROUPS, PERSONS, ROLE_MODIFIERS, STATE_HEADS, TITLES
from alteram.text.states import state_named

_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_OFFICE_WORDS = """
affairs artillery central external federal independent international main minister northern office
people peoples region regional secret sovereign southern eastern western supreme town united village
"""
_COMMON = (
    frozenset(_OFFICE_WORDS.split())
    | BODIES | GROUPS | PERSONS | ROLE_MODIFIERS | STATE_HEADS | TITLES
)  # fmt: skip
_SMALL_WORDS = """
about accused after again against allegation allegations alleged also although another because
been before being between both called case could denied deny does down during each every fact
fiction from further have having held here however into itself just like made many might more most
much must never none nothing only other others over part report reported responsibility said same
shall should since some still such than that their them then there these they this those through
under until upon very were what when where which while whole whom whose will with within without
would your
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_LEAST, _STEM = 4, 5


@lru_cache(maxsize=20_000)
def own_words(name: str) -> frozenset[str]:
    """Return the beginnings of a name's own words, in lower case; none where it only describes.

    A beginning of five letters is what a state's name and its adjective have in common; states of
    the list are known by all their names.
    """
    words = _WORD.findall(name)
    found: set[str] = set()
    at = 0
    while at < len(words):
        size = next((n for n in (3, 2, 1) if _state(words[at : at + n])), 0)
        if size:
            found.add(_state(words[at : at + size]))
        elif words[at][0].isupper() and len(words[at]) >= _LEAST and not _is_common(words[at]):
            found.add(words[at].casefold()[:_STEM])
        at += size or 1
    return frozenset(found)


def _state(words: list[str]) -> str:
    known = state_named(" ".join(words)) if words and words[0][0].isupper() else None
    return known.name.casefold() if known is not None else ""


def _is_common(word: str) -> bool:
    plain = word.casefold()
    return plain in _COMMON or (plain.endswith("s") and plain[:-1] in _COMMON)


def all_own_words(names: Iterable[str]) -> frozenset[str]:
    """Return the own words of several names."""
    return frozenset().union(*(own_words(name) for name in names))


@lru_cache(maxsize=50_000)
def content_words(text: str) -> frozenset[str]:
    """Return the beginnings of the longer words of a passage: what it is about."""
    return frozenset(
        word[:_STEM]
        for word in map(str.casefold, _WORD.findall(text))
        if len(word) >= _LEAST and word not in _SMALL
    )
