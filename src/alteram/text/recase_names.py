"""Which words of a text in capitals are parts of names: places, persons, bodies, abbreviations."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from alteram.text.gazetteer import folded, places_named
from alteram.text.rolewords import BODIES, FOREIGN_ARTICLES, PARTICLES, STATE_HEADS, TITLES, words
from alteram.text.states import state_by_name

# Titles that are also words of other sense in lower case stand out only with their full stop.
SHORT_TITLES = TITLES - words("judge king queen prince princess pope saint lord lady dame sir")
SMALL = words("a an of the for and to in on at by with de del la las los el y e da do dos di du")
_BETWEEN = re.compile(r"[ \t]*\n?[ \t]*")
_BRACKETS = re.compile(r"[\[(][^\[\]()]{2,80}[\])]")
_LONGEST_PLACE, _LONGEST_BODY = 4, 9
# Adjectives and nouns that with the head of a body make its name ("National Liberation Front").
_PROPER = words(
    """
    national liberation popular people revolutionary democratic armed united royal republican
    islamic christian socialist communist patriotic workers peasants central supreme federal
    civil civic public special general joint foreign human rights red black liberal conservative
    constituent constitutional legislative judicial electoral
    """
)
# Their names are made of any words ("the Black Lotus Brigade").
_UNITS = words("brigade brigades battalion regiment")
_OF_BODIES = words("ministry department university bank republic kingdom union office bureau")
_DETERMINERS = words("this that our their his its all any each one two three these those")
# What a bracket after a name says about the text instead of giving another name.
_REMARKS = words("as heard received omitted sentence gmt monitored transliterated spelled")


@dataclass(slots=True)
class Word:
    """A word of a text in capitals, and how it is to be written."""

    start: int
    end: int
    lower: str
    form: str
    """`lower`, `name` (first letter stays) or `upper` (as it is)."""


def raise_names(text: str, found: list[Word]) -> None:
    """Mark the words of a text that belong to names of several words."""
    _places(text, found)
    _articles(text, found)
    _persons(found)
    _bodies(text, found)
    _abbreviated(text, found)


def _adjoin(text: str, one: Word, other: Word) -> bool:
    """Tell whether nothing but white space stands between two words, a line's end at most."""
    return bool(_BETWEEN.fullmatch(text, one.end, other.start))


def _run(text: str, found: list[Word], first: int, longest: int) -> int:
    """Return the index after the last word that follows on `first` without a mark."""
    last = first + 1
    while (
        last < len(found) and last - first < longest and _adjoin(text, found[last - 1], found[last])
    ):
        last += 1
    return last


def _places(text: str, found: list[Word]) -> None:
    """Names of places and states of several words, of which one at least is a name."""
    i = 0
    while i < len(found):
        for last in range(_run(text, found, i, _LONGEST_PLACE), i + 1, -1):
            name = " ".join(word.lower for word in found[i:last])
            name = name.removesuffix("'s").removesuffix("’s")
            if _is_place(found[i:last], name):
                for word in found[i:last]:
                    word.form = "lower" if word.lower in SMALL - FOREIGN_ARTICLES else "name"
                i = last - 1
                break
        i += 1


def _is_place(run: list[Word], name: str) -> bool:
    if run[0].lower in SMALL - FOREIGN_ARTICLES or run[-1].lower in SMALL:
        return False
    if run[0].lower != "the" and state_by_name(name) is not None:
        return True
    if all(word.form == "lower" for word in run):
        return False
    return any(place.main for place in places_named(folded(name)))


def _articles(text: str, found: list[Word]) -> None:
    """A foreign article opens a name ("El Morro") where no name stands before it."""
    for one, other in zip(found, found[1:], strict=False):
        foreign = one.lower in FOREIGN_ARTICLES and one.lower not in ("the", "as", "a", "o", "os")
        if foreign and other.form == "name" and _adjoin(text, one, other):
            one.form = "name"
    for before, one in zip(found, found[1:], strict=False):
        if one.lower in FOREIGN_ARTICLES and before.lower in PARTICLES and one.form == "name":
            one.form = "lower"


def _persons(found: list[Word]) -> None:
    """Between a title and a surname stands a name, whatever else the word may mean."""
    for before, one, after in zip(found, found[1:], found[2:], strict=False):
        titled = before.form == "name" and before.lower in SHORT_TITLES
        if titled and one.form == "lower" and after.form == "name" and one.lower not in SMALL:
            one.form = "name"


def _bodies(text: str, found: list[Word]) -> None:
    """Heads of bodies with what makes them a name: "National Guard", "Ministry of Defense"."""
    for i, word in enumerate(found):
        if word.lower in BODIES:
            first = i
            while first and _makes_name(text, found, first, word.lower in _UNITS):
                first -= 1
            if first < i:
                _raise(found[first : i + 1])
        if word.lower in _OF_BODIES | STATE_HEADS and i + 2 < len(found):
            end = _run(text, found, i, 5)
            if found[i + 1].lower == "of" and end > i + 2 and _names_field(found[i + 2]):
                _raise(found[i : i + 3])


def _makes_name(text: str, found: list[Word], at: int, unit: bool) -> bool:
    """Tell whether the word before `at` belongs to the name of a body, or of a fighting unit."""
    before = found[at - 1]
    if not _adjoin(text, before, found[at]):
        return False
    if before.lower.removesuffix("'s") in _PROPER:
        return True
    opening = next(
        (n for n in range(at - 1, max(at - 4, -1), -1) if _bounds(found[n].lower)), at - 1
    )
    return unit and opening < at - 1 and not _bounds(before.lower)


def _bounds(lower: str) -> bool:
    """Tell whether a word stands before a name and not in it: "the", "of", "3rd"."""
    return lower in SMALL or lower in _DETERMINERS or lower[0].isdigit()


def _names_field(word: Word) -> bool:
    """Tell whether a word after "Ministry of" is the field that names it."""
    return word.lower not in SMALL | _DETERMINERS


def _raise(run: list[Word]) -> None:
    for word in run:
        if word.form == "lower" and word.lower not in SMALL:
            word.form = "name"


def _abbreviated(text: str, found: list[Word]) -> None:
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


def _start(word: Word) -> int:
    return word.start


def _explained(
    text: str, found: list[Word], first: int, last: int
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


def _opens_bracket(text: str, found: list[Word], first: int) -> bool:
    """Tell whether nothing but the bracket stands between a word and the one before."""
    return text[found[first - 1].end : found[first].start].strip() in ("[", "(")


def _spelled(found: list[Word], letters: str, end: int) -> int | None:
    """Return where the name that ends before `end` begins whose first letters are `letters`."""
    left = [char for char in letters if char.isalpha()]
    i = end - 1
    while left and i >= 0 and end - i <= _LONGEST_BODY:
        if found[i].lower[0] == left[-1]:
            left.pop()
        elif found[i].lower not in SMALL:
            return None
        i -= 1
    return i + 1 if not left and end - i > 2 else None
