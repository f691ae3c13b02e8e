"""Texts in capitals throughout, as old wires and telegrams sent them, in ordinary letters.

Every rule for names looks for capitals; where all is in capitals, none tells anything. So the
words are shown to all stages in the case that running text would give them, letter by letter, so
that offsets hold. Records keep the words of the text. What is known here is the language: words
that occur in lower case, names of places and states, months, titles, heads of bodies.
"""

import re
from collections.abc import Callable, Iterator

from alteram.text.gazetteer import folded, places_named
from alteram.text.recase_names import SHORT_TITLES, SMALL, Word, raise_names
from alteram.text.rolewords import FIRST_NAMES, PARTICLES, words
from alteram.text.states import state_named, state_of_capital

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_ORDINAL = re.compile(r"\d+(?:ST|ND|RD|TH)")
_VOWEL = re.compile("[AEIOUYÀ-ÖØ-Ý]")
_ENDS = ".?!"
_LOOKED_AT, _LEAST, _CAPITALS = 5000, 40, 0.85
_SHORT, _LONGEST_ABBREVIATION = 3, 6
_TITLED = words(
    "january february april june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sept oct nov dec "
    "mr mrs ms dr"
)
_MONTHS_AND_VERBS = words("may march")
_BEFORE_MONTH = words("in on of since until till by during last this next early late mid and to")


def recased(text: str, is_word: Callable[[str], bool]) -> str:
    """Return a text in capitals as running text has it; any other text as it is.

    The result has the same length. `is_word` tells whether a lower-case word is one of the
    language's own, no name.
    """
    letters = [char for char in text[:_LOOKED_AT] if char.isalpha()]
    if len(letters) < _LEAST or sum(map(str.isupper, letters)) < _CAPITALS * len(letters):
        return text
    found = [Word(m.start(), m.end(), m.group().lower(), "upper") for m in _WORD.finditer(text)]
    for i, word in enumerate(found):
        word.form = _form(text, found, i, is_word)
    raise_names(text, found)
    _openings(text, found)
    return "".join(_written(text, found))


def _written(text: str, found: list[Word]) -> Iterator[str]:
    at = 0
    for word in found:
        yield text[at : word.start]
        first = word.start + (word.form == "name")
        yield text[word.start : first]
        yield text[first : word.end] if word.form == "upper" else _lowered(text[first : word.end])
        at = word.end
    yield text[at:]


def _lowered(letters: str) -> str:
    """Lower letter by letter: a letter whose small form is longer stays, so offsets hold."""
    small = letters.lower()
    if len(small) == len(letters):
        return small
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in letters)


def _form(text: str, found: list[Word], i: int, is_word: Callable[[str], bool]) -> str:
    word = found[i]
    written = text[word.start : word.end]
    stop = text[word.end : word.end + 1] == "."
    if len(written) == 1 and (word.lower != "a" or stop):
        return "upper"
    if any(char.isdigit() for char in written) or not written.isupper():
        return "lower" if _ORDINAL.fullmatch(written) else "upper"
    if word.lower in _MONTHS_AND_VERBS:
        return "name" if _beside_date(found, i) else "lower"
    bare = re.split("['’]", word.lower)[0]
    titled = word.lower in _TITLED or (stop and word.lower in SHORT_TITLES)
    if titled or _is_state(bare, is_word):
        return "name"
    if bare in PARTICLES | SMALL or is_word(word.lower) or is_word(bare):
        return "lower"
    return "upper" if _looks_abbreviated(written, bare) else "name"


def _is_state(bare: str, is_word: Callable[[str], bool]) -> bool:
    if state_named(bare) is not None:
        return len(bare) > _SHORT and bare != "states"
    return state_of_capital(bare) is not None and not is_word(bare)


def _looks_abbreviated(written: str, bare: str) -> bool:
    if not _VOWEL.search(written):
        return len(written) <= _LONGEST_ABBREVIATION
    return len(bare) <= _SHORT and bare not in FIRST_NAMES and not places_named(folded(bare))


def _beside_date(found: list[Word], i: int) -> bool:
    before = found[i - 1].lower if i else ""
    after = found[i + 1].lower if i + 1 < len(found) else ""
    return before[:1].isdigit() or after[:1].isdigit() or before in _BEFORE_MONTH


def _openings(text: str, found: list[Word]) -> None:
    """Sentences begin with a capital."""
    end, initial = 0, False
    for word in found:
        gap = text[end : word.start]
        opens = not end or "\n\n" in gap or (_opens(gap) and not initial)
        if word.form == "lower" and opens:
            word.form = "name"
        end = word.end
        initial = word.end - word.start == 1 or word.lower in SHORT_TITLES


def _opens(gap: str) -> bool:
    """Tell whether what stands between two words ends a sentence."""
    marks = gap.strip()
    return bool(marks) and len(gap) > len(marks) and any(mark in marks for mark in _ENDS)
