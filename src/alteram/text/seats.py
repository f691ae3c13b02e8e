"""Seats of government that one text shows, and the states they stand for.

"Varda, the Vardanian capital", "the capital of Vardania, Varda", "in the capital, Varda": no list
knows the capital of a state that no list has. Two places that deal with each other as states do
("Varda and Ostro have traded accusations") are taken for seats where one of them is known for one.
"""

import re
from collections.abc import Iterator, Mapping

from alteram.model import PlaceMention
from alteram.text.parse import Parsed
from alteram.text.rolewords import words
from alteram.text.statebook import StateBook
from alteram.text.states import state_of_capital

_WORD = r"[A-ZÀ-ÖØ-Þ][\w-]+"
_CITY = rf"(?:(?:Al|El|La|San|Santa|Port|New|Saint|St\.?)[ -])?{_WORD}"
_STATE = (
    rf"(?:the )?(?:(?:Republic|Kingdom|Federation|Union|State) of )?(?P<of>{_WORD}(?: {_WORD})?)"
)
_OWN = rf"(?:(?P<adj>{_WORD}) |(?P<owner>{_WORD})['’]s )"
_SHOWN = tuple(
    re.compile(form)
    for form in (
        rf"\b(?P<city>{_CITY})(?:,| is| was) (?:now )?(?:the )?(?:\w+ )?capital (?:city )?of "
        rf"{_STATE}",
        rf"\b[Cc]apital (?:city )?of {_STATE}, (?P<city>{_CITY})",
        rf"\b(?P<city>{_CITY}),? (?:the )?{_OWN}(?:\w+ )?capital\b",
        rf"\b{_OWN}capital(?: city)?(?: of|,)? (?P<city>{_CITY})",
        rf"\bcapital(?: city)?,? (?P<city>{_CITY})",
        rf"\b(?P<city>{_CITY}), (?:the |its |the country['’]s )(?:national )?capital\b",
    )
)
_MENTION = re.compile("[Cc]apital")
_BEFORE, _BEHIND = 80, 90
_BETWEEN = re.compile(rf"\bbetween (?P<one>{_CITY}) and (?P<other>{_CITY})")
_DEALING = re.compile(
    rf" and (?P<other>{_CITY}) (?:have |had |has |both |again |each )*"
    r"(?:trad|exchang|sign|agree|accus|blam|sever|resum|reject|clash|disput)\w+"
)
_LAST = re.compile(rf"\b{_CITY}$")
_LONGEST = 30
_PLACED = re.compile(rf"{_CITY}\b(?! (?:and|[A-Z]|['’]s))")
_IN = words("in near outside toward towards")
_SITES = words(
    "arsenal airport airfield stadium station harbour harbor port road highway bridge market "
    "district province region garrison front cathedral railway"
)
_NEVER = words(
    "The This That Its Our New Old Former National State Capital Human Venture Market Working"
)
_SHARED = 4


def read_seats(
    parsed: Parsed, book: StateBook, places: tuple[PlaceMention, ...]
) -> dict[str, str | None]:
    """Return the seats of government of a text by their words, with their states where told."""
    text = parsed.text
    found: dict[str, str | None] = {}
    for city, state in _called_capital(text, book):
        found[city] = found.get(city) or state
    known = {place.text for place in places if place.precision != "country"}
    for pair in _facing(text):
        if any(book.name(word) is not None for word in pair):
            continue
        if any(word in found or state_of_capital(word) is not None for word in pair) or all(
            word in known for word in pair
        ):
            for word in pair:
                found.setdefault(word, None)
    return {city: state or _by_form(city, book) for city, state in sorted(found.items())}


def read_placed(parsed: Parsed, places: tuple[PlaceMention, ...]) -> frozenset[str]:
    """Return the words that a text uses of places: "in X", "the X arsenal"."""
    tokens = parsed.tokens
    found = {place.text for place in places if place.precision != "country"}
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if not token.text[0].isupper():
            continue
        if before.lower in _IN:
            match = _PLACED.match(parsed.text, token.start)
            found.update([match.group()] if match is not None else [])
        elif before.lower == "the" and after.lower in _SITES:
            found.add(token.text)
    return frozenset(found)


def _facing(text: str) -> Iterator[tuple[str, str]]:
    """Yield pairs of names that deal with each other."""
    if "between " in text:
        for match in _BETWEEN.finditer(text):
            yield match["one"], match["other"]
    for match in _DEALING.finditer(text):
        one = _LAST.search(text[max(match.start() - _LONGEST, 0) : match.start()])
        if one is not None:
            yield one.group(), match["other"]


def _called_capital(text: str, book: StateBook) -> Iterator[tuple[str, str | None]]:
    for match in _near_capital(text):
        city, told = match["city"], _named(match, book)
        if city.split()[0] in _NEVER or book.name(city) is not None:
            continue
        if told is not None or not match.re.groupindex.keys() & {"of", "adj", "owner"}:
            yield city, told


def _near_capital(text: str) -> Iterator[re.Match[str]]:
    """Yield what is said around each mention of a capital, form by form."""
    around = [(max(at.start() - _BEFORE, 0), at.end() + _BEHIND) for at in _MENTION.finditer(text)]
    for form in _SHOWN:
        for start, end in around:
            yield from form.finditer(text, start, end)


def _named(match: re.Match[str], book: StateBook) -> str | None:
    """Return the state that a phrase names as the one whose capital it is."""
    for group, words_of in match.groupdict().items():
        if group == "city" or words_of is None:
            continue
        state = book.name(words_of) or book.name(words_of.split()[0])
        if state is not None:
            return state
        if group in ("of", "owner") and words_of not in _NEVER:
            return words_of
    return None


def _by_form(city: str, book: StateBook) -> str | None:
    """Return the one state of the text on whose name a capital's is formed, or the other way."""
    stem = city.lower()[:_SHARED]
    names: Mapping[str, str] = book.found
    alike = {name for key, name in names.items() if key not in book.adjectives if key[:4] == stem}
    return alike.pop() if len(alike) == 1 else None
