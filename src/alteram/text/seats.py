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
_FACING = re.compile(
    rf"\b(?:between (?P<one>{_CITY}) and (?P<other>{_CITY})"
    rf"|(?P<a>{_CITY}) and (?P<b>{_CITY}) (?:have |had |has |both |again |each )*"
    r"(?:trad|exchang|sign|agree|accus|blam|sever|resum|reject|clash|disput)\w+)"
)
_USED = re.compile(
    rf"\b(?:(?:[Ii]n|[Nn]ear|outside|towards?) (?P<at>{_CITY})\b(?! (?:and|[A-Z]|['’]s))"
    rf"|[Tt]he (?P<by>{_CITY}) (?:arsenal|airport|airfield|stadium|station|harbou?r|port|road"
    r"|highway|bridge|market|district|province|region|garrison|front|cathedral|railway)\b)"
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
    if "apital" in text:
        for city, state in _called_capital(text, book):
            found[city] = found.get(city) or state
    known = {place.text for place in places if place.precision != "country"}
    for match in _FACING.finditer(text):
        pair = [word for word in match.groups() if word is not None]
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
    found = {match["at"] or match["by"] for match in _USED.finditer(parsed.text)}
    return frozenset(found | {place.text for place in places if place.precision != "country"})


def _called_capital(text: str, book: StateBook) -> Iterator[tuple[str, str | None]]:
    for form in _SHOWN:
        for match in form.finditer(text):
            city, told = match["city"], _named(match, book)
            if city.split()[0] in _NEVER or book.name(city) is not None:
                continue
            if told is not None or not match.re.groupindex.keys() & {"of", "adj", "owner"}:
                yield city, told


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
