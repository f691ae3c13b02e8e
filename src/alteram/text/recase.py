"""Texts in capitals throughout, as old wires and telegrams sent them, in ordinary letters.

Every rule for names looks for capitals; where all is in capitals, none tells anything. So the
words are shown to all stages in the case that running text would give them, letter by letter, so
that offsets hold. Records keep the words of the text. What is known here is the language: words
that occur in lower case, names of places and states, months, titles, heads of bodies.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from alteram.text.gazetteer import folded, places_named
from alteram.text.rolewords import (
    BODIES,
    FIRST_NAMES,
    FOREIGN_ARTICLES,
    PARTICLES,
    STATE_HEADS,
    TITLES,
    words,
)
from alteram.text.states import state_by_name, state_named, state_of_capital

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_ORDINAL = re.compile(r"\d+(?:ST|ND|RD|TH)")
_VOWEL = re.compile("[AEIOUYÀ-ÖØ-Ý]")
_ENDS = ".?!"
_BETWEEN = re.compile(r"[ \t]*\n?[ \t]*")
_BRACKETS = re.compile(r"[\[(][^\[\]()]{2,80}[\])]")
_LOOKED_AT, _LEAST, _CAPITALS = 5000, 40, 0.85
_SHORT, _LONGEST_ABBREVIATION = 3, 6
_LONGEST_PLACE = 4
_LONGEST_BODY = 9
_TITLED = words(
    "january february april june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sept oct nov dec "
    "mr mrs ms dr"
)
_MONTHS_AND_VERBS = words("may march")
_BEFORE_MONTH = words("in on of since until till by during last this next early late mid and to")
# Titles that are also words of other sense in lower case stand out only with their full stop.
_SHORT_TITLES = TITLES - words("judge king queen prince princess pope saint lord lady dame sir")
_SMALL = words("of the for and to in on at by with de del la las los el y e da do dos di du")
# Adjectives and nouns that with the head of a body make its name ("National Liberation Front").
_PROPER = words(
    """
    national liberation popular people revolutionary democratic armed united royal republican
    islamic christian socialist communist patriotic workers peasants central supreme federal
    civil civic public special general joint foreign human rights red black liberal conservative
    constituent constitutional legislative judicial electoral
    """
)
# What a bracket after a name says about the text instead of giving another name.
_REMARKS = words("as heard received omitted sentence gmt monitored transliterated spelled")
_OF_BODIES = words("ministry department university bank republic kingdom union office bureau")


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    lower: str
    form: str
    """`lower`, `name` (first letter stays) or `upper` (as it is)."""


def recased(text: str, is_word: Callable[[str], bool]) -> str:
    """Return a text in capitals as running text has it; any other text as it is.

    The result has the same length. `is_word` tells whether a lower-case word is one of the
    language's own, no name.
    """
    letters = [char for char in text[:_LOOKED_AT] if char.isalpha()]
    if len(letters) < _LEAST or sum(map(str.isupper, letters)) < _CAPITALS * len(letters):
        return text
    found = [_Word(m.start(), m.end(), m.group().lower(), "upper") for m in _WORD.finditer(text)]
    for i, word in enumerate(found):
        word.form = _form(text, found, i, is_word)
    _places(text, found)
    _articles(text, found)
    _bodies(text, found)
    _abbreviated(text, found)
    _openings(text, found)
    return "".join(_written(text, found))


def _written(text: str, found: list[_Word]) -> Iterator[str]:
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


def _form(text: str, found: list[_Word], i: int, is_word: Callable[[str], bool]) -> str:
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
    titled = word.lower in _TITLED or (stop and word.lower in _SHORT_TITLES)
    if titled or _is_state(bare, is_word):
        return "name"
    if bare in PARTICLES | _SMALL or is_word(word.lower) or is_word(bare):
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


def _beside_date(found: list[_Word], i: int) -> bool:
    before = found[i - 1].lower if i else ""
    after = found[i + 1].lower if i + 1 < len(found) else ""
    return before[:1].isdigit() or after[:1].isdigit() or before in _BEFORE_MONTH


def _adjoin(text: str, one: _Word, other: _Word) -> bool:
    """Tell whether nothing but white space stands between two words, a line's end at most."""
    return bool(_BETWEEN.fullmatch(text, one.end, other.start))


def _run(text: str, found: list[_Word], first: int, longest: int) -> int:
    """Return the index after the last word that follows on `first` without a mark."""
    last = first + 1
    while (
        last < len(found) and last - first < longest and _adjoin(text, found[last - 1], found[last])
    ):
        last += 1
    return last


def _places(text: str, found: list[_Word]) -> None:
    """Names of places and states of several words, of which one at least is a name."""
    i = 0
    while i < len(found):
        for last in range(_run(text, found, i, _LONGEST_PLACE), i + 1, -1):
            name = " ".join(word.lower for word in found[i:last])
            if _is_place(found[i:last], name):
                for word in found[i:last]:
                    word.form = "lower" if word.lower in _SMALL - FOREIGN_ARTICLES else "name"
                i = last - 1
                break
        i += 1


def _is_place(run: list[_Word], name: str) -> bool:
    if run[0].lower in _SMALL - FOREIGN_ARTICLES or run[-1].lower in _SMALL:
        return False
    if state_by_name(name) is not None:
        return True
    if all(word.form == "lower" for word in run):
        return False
    return any(place.main for place in places_named(folded(name)))


def _articles(text: str, found: list[_Word]) -> None:
    """A foreign article opens a name ("El Morro") where no name stands before it."""
    for one, other in zip(found, found[1:], strict=False):
        foreign = one.lower in FOREIGN_ARTICLES and one.lower not in ("the", "as", "a", "o", "os")
        if foreign and other.form == "name" and _adjoin(text, one, other):
            one.form = "name"
    for before, one in zip(found, found[1:], strict=False):
        if one.lower in FOREIGN_ARTICLES and before.lower in PARTICLES and one.form == "name":
            one.form = "lower"


def _bodies(text: str, found: list[_Word]) -> None:
    """Heads of bodies with what makes them a name: "National Guard", "Ministry of Defense"."""
    for i, word in enumerate(found):
        if word.lower in BODIES:
            first = i
            while (
                first
                and (found[first - 1].lower.removesuffix("'s") in _PROPER)
                and _adjoin(text, found[first - 1], found[first])
            ):
                first -= 1
            if first < i:
                _raise(found[first : i + 1])
        if word.lower in _OF_BODIES | STATE_HEADS and i + 2 < len(found):
            end = _run(text, found, i, 5)
            if found[i + 1].lower == "of" and end > i + 2 and _names_field(found[i + 2]):
                _raise(found[i : i + 3])


def _names_field(word: _Word) -> bool:
    """Tell whether a word after "Ministry of" is the field that names it."""
    return word.lower not in _SMALL | words("this that our their his its all any each")


def _raise(run: list[_Word]) -> None:
    for word in run:
        if word.form == "lower" and word.lower not in _SMALL:
            word.form = "name"


def _abbreviated(text: str, found: list[_Word]) -> None:
    """Names that brackets explain, "National Front [NF]" and "NF [National Front]", all along."""
    names: dict[str, set[tuple[str, ...]]] = {}
    for bracket in _BRACKETS.finditer(text):
        first = bisect_left(found, bracket.start(), key=_start)
        last = bisect_left(found, bracket.end(), key=_start)
        for start, end, short in _explained(text, found, first, last):
            name = tuple(word.lower for word in found[start:end])
            names.setdefault(name[0], set()).add(name)
            if short is not None:
                names.setdefault(found[short].lower, set()).add((found[short].lower,))
    for i, word in enumerate(found):
        for name in names.get(word.lower, ()):
            if tuple(w.lower for w in found[i : i + len(name)]) == name:
                if len(name) == 1:
                    word.form = "upper"
                else:
                    _raise(found[i : i + len(name)])


def _start(word: _Word) -> int:
    return word.start


def _explained(
    text: str, found: list[_Word], first: int, last: int
) -> Iterator[tuple[int, int, int | None]]:
    """Yield the name that words in brackets, `first` to `last`, give or explain.

    Yields where it begins and ends and where its first letters stand by themselves, if they do.
    """
    if last - first == 1:
        start = _spelled(found, found[first].lower, first)
        if start is not None:
            yield start, first, first
    elif 1 < last - first <= _LONGEST_BODY and first and _opens_bracket(text, found, first):
        before = found[first - 1]
        if _spelled(found, before.lower, last) == first:
            yield first, last, first - 1
        elif before.form == "name" and not any(
            word.lower in _REMARKS for word in found[first:last]
        ):
            yield first, last, None


def _opens_bracket(text: str, found: list[_Word], first: int) -> bool:
    """Tell whether nothing but the bracket stands between a word and the one before."""
    return text[found[first - 1].end : found[first].start].strip() in ("[", "(")


def _spelled(found: list[_Word], letters: str, end: int) -> int | None:
    """Return where the name that ends before `end` begins whose first letters are `letters`."""
    left = [char for char in letters if char.isalpha()]
    i = end - 1
    while left and i >= 0 and end - i <= _LONGEST_BODY:
        if found[i].lower[0] == left[-1]:
            left.pop()
        elif found[i].lower not in _SMALL:
            return None
        i -= 1
    return i + 1 if not left and end - i > 2 else None


def _openings(text: str, found: list[_Word]) -> None:
    """Sentences begin with a capital."""
    end, initial = 0, False
    for word in found:
        gap = text[end : word.start]
        opens = not end or "\n\n" in gap or (_opens(gap) and not initial)
        if word.form == "lower" and opens:
            word.form = "name"
        end = word.end
        initial = word.end - word.start == 1 or word.lower in _SHORT_TITLES


def _opens(gap: str) -> bool:
    """Tell whether what stands between two words ends a sentence."""
    marks = gap.strip()
    return bool(marks) and len(gap) > len(marks) and any(mark in marks for mark in _ENDS)
