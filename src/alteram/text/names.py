"""Names in a text: persons, bodies, states, outlets, groups, and nouns that stand for them.

Units of runs.py are joined by syntax ("Head of the Press Office of the Ministry of X Given
Surname", "X's Foreign Ministry") and classified; what stays open has the kind `unknown`.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from alteram.model import ActorKind, PlaceMention, Span
from alteram.text.described import is_people, kind_by_noun
from alteram.text.joins import join_units, state_of
from alteram.text.parse import Parsed, Sentence
from alteram.text.personwords import HONORIFICS
from alteram.text.rolewords import (
    FIRST_NAMES,
    FOREIGN_ARTICLES,
    OUTLETS,
    PERSONS,
    SPEECH,
    words,
)
from alteram.text.runs import find_units
from alteram.text.seats import read_placed, read_seats
from alteram.text.statebook import StateBook, read_states
from alteram.text.states import state_of_capital
from alteram.text.units import Unit

NameKind = Literal[ActorKind, "role", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name or a noun for an actor: `span` its own words, `whole` with the role before it.

    `opens`, `first` and `last` are the first tokens of `whole` and `span` and the last of both,
    `head` the token that carries the name; `of` the span of the name it belongs to ("the
    spokesperson of X"); `role` the words of a person's role; `alias_of` the span of the name that
    an abbreviation in brackets stands for; `beside` the span of the name it stands in apposition
    to; `small` is set for lower-case nouns such as "the ministry", `seat` for seats of government
    that the text shows.
    """

    span: Span
    text: str
    kind: NameKind
    whole: Span
    opens: int
    first: int
    last: int
    head: int
    state: str | None = None
    role: str | None = None
    of: Span | None = None
    alias_of: Span | None = None
    beside: Span | None = None
    small: bool = False
    seat: bool = False


_COURTESY = words("mr mrs ms miss sir lord lady dame hon saint st") | HONORIFICS - {"mzee"}
_ACTING = frozenset(["nsubj", "nsubjpass", "poss", "conj"])


def _is_speaking(parsed: Parsed, unit: Unit) -> bool:
    head = parsed.tokens[unit.head]
    if not head.dep.startswith("nsubj"):
        return False
    verb = parsed.tokens[head.head]
    return verb.lemma in SPEECH and verb.tag.startswith("V")


def _is_person_form(parsed: Parsed, unit: Unit) -> bool:
    own = [parsed.tokens[k].text for k in range(unit.core, unit.last + 1)]
    if len(own) < 2 or len(own) > 5:
        return False
    if own[0].lower() in FIRST_NAMES:
        return True
    return any(len(word) == 2 and word[1] == "." for word in own)


def _is_acronym(parsed: Parsed, unit: Unit) -> bool:
    word = parsed.tokens[unit.last].text
    return unit.first == unit.last and word.isupper() and 2 <= len(word.strip(".")) <= 5


@dataclass(frozen=True, slots=True)
class _Known:
    """What a text shows of its names: places by start and word, surnames, seats, short forms.

    `called` holds the kinds that nouns beside names tell.
    """

    places: frozenset[int]
    placed: frozenset[str]
    surnames: frozenset[str]
    seats: dict[str, str | None]
    acronyms: frozenset[str]
    called: dict[str, NameKind]


def _is_no_person(parsed: Parsed, unit: Unit) -> bool:
    """Tell whether a name opens with a foreign article or follows a noun ("the daily X Y")."""
    before = parsed.tokens[max(unit.first - 1, 0)]
    noun = before.lower in OUTLETS or (before.tag == "NN" and before.lower not in PERSONS)
    article = parsed.tokens[unit.core].lower in FOREIGN_ARTICLES
    return article or before.lower == "the" or (noun and before.text.islower())


def _plain_kind(parsed: Parsed, unit: Unit, known: _Known) -> NameKind:
    last = parsed.tokens[unit.last]
    named = unit.last - unit.core < 3 and last.lower in known.surnames
    if named or unit.kind == "person" or _is_person_form(parsed, unit):
        return "person"
    first = parsed.tokens[unit.first].start
    shown = parsed.text[first : last.end]
    told = known.called.get(shown) or _kind_by_form(parsed, unit, shown, known)
    if told is not None:
        return told
    if _is_speaking(parsed, unit) and unit.last - unit.core in (1, 2):
        return "unknown" if _is_no_person(parsed, unit) else "person"
    return "unknown"


@lru_cache(maxsize=20_000)
def _is_capital(shown: str) -> bool:
    return state_of_capital(shown) is not None


def _kind_by_form(parsed: Parsed, unit: Unit, shown: str, known: _Known) -> NameKind | None:
    """Return the kind that a name's place on the map, its capitals or its number tell."""
    placed = shown in known.seats or shown in known.placed
    starts = (parsed.tokens[unit.first].start, parsed.tokens[unit.last].start)
    if placed or not known.places.isdisjoint(starts) or _is_capital(shown):
        return "place"
    if _is_acronym(parsed, unit) and (unit.alias or shown in known.acronyms):
        return "body"
    return "group" if is_people(parsed, unit) else None


def _kind(parsed: Parsed, unit: Unit, known: _Known) -> NameKind | None:
    if unit.kind == "plain" or unit.kind == "person":
        return _plain_kind(parsed, unit, known)
    if unit.kind == "adjective":
        return "group" if parsed.tokens[unit.head].tag == "NNPS" else None
    return unit.kind


def _span_of(parsed: Parsed, unit: Unit) -> Span:
    return parsed.span(unit.core if unit.kind in ("plain", "person") else unit.first, unit.last)


def _words(parsed: Parsed, span: Span) -> str:
    return " ".join(parsed.text[span.start : span.end].split())


def _titled(parsed: Parsed, unit: Unit) -> str | None:
    """Return the word before a person's own name where it tells an office ("Judge", "Sister")."""
    word = parsed.tokens[unit.core - 1] if unit.first < unit.core else None
    if unit.kind != "person" or word is None or word.lower.strip(".") in _COURTESY:
        return None
    return word.text


def _role_of(parsed: Parsed, unit: Unit) -> str | None:
    """Return the words of a person's roles, of those before and after the name."""
    roles = [one for one in (unit.role, unit.office) if one is not None]
    told = ", ".join(_words(parsed, parsed.span(one.first, one.last)) for one in roles)
    return told or _titled(parsed, unit)


def _name(parsed: Parsed, unit: Unit, kind: NameKind, known: _Known) -> Name:
    span = _span_of(parsed, unit)
    role = _role_of(parsed, unit) if kind == "person" else None
    owner = unit.of if unit.of is not None else unit.role.of if unit.role else None
    state = state_of(unit) or (state_of(unit.role) if unit.role else None)
    if kind == "place":
        state = known.seats.get(_words(parsed, span))
    return Name(
        span=span,
        text=_words(parsed, span),
        kind=kind,
        whole=parsed.span(unit.first, unit.last),
        opens=unit.first,
        first=unit.core if unit.kind in ("plain", "person") else unit.first,
        last=unit.last,
        head=unit.head,
        state=state,
        role=role,
        of=_span_of(parsed, owner) if owner is not None else None,
        alias_of=_span_of(parsed, unit.alias) if unit.alias is not None else None,
        beside=_span_of(parsed, unit.beside) if unit.beside is not None else None,
        small=unit.written_small,
        seat=kind == "place" and _words(parsed, span) in known.seats,
    )


def _surnames(parsed: Parsed, units: list[Unit]) -> frozenset[str]:
    return frozenset(
        parsed.tokens[unit.last].lower
        for unit in units
        if unit.kind == "person" or (unit.kind == "plain" and _is_person_form(parsed, unit))
    )


def _acronyms(parsed: Parsed, units: list[Unit]) -> frozenset[str]:
    """Return the abbreviations that act somewhere in the text, or stand in for a longer name."""
    return frozenset(
        parsed.tokens[unit.last].text
        for unit in units
        if unit.kind == "plain"
        and _is_acronym(parsed, unit)
        and (unit.alias is not None or parsed.tokens[unit.last].dep in _ACTING)
    )


def _called(parsed: Parsed, units: list[Unit]) -> dict[str, NameKind]:
    """Return the kind of each plain name that a noun beside it tells somewhere in the text."""
    found: dict[str, NameKind] = {}
    for unit in units:
        kind = kind_by_noun(parsed, unit) if unit.kind == "plain" else None
        if kind is not None:
            found.setdefault(_words(parsed, parsed.span(unit.first, unit.last)), kind)
    return found


def _of_sentence(parsed: Parsed, sentence: Sentence, book: StateBook) -> list[Unit]:
    return join_units(parsed, find_units(parsed, sentence, book))


def find_names(parsed: Parsed, places: tuple[PlaceMention, ...] = ()) -> tuple[Name, ...]:
    """Return the names of a text in the order of their first words."""
    book = read_states(parsed, places)
    units = [unit for sentence in parsed.sentences for unit in _of_sentence(parsed, sentence, book)]
    known = _Known(
        places=frozenset(place.span.start for place in places),
        placed=read_placed(parsed, places),
        surnames=_surnames(parsed, units),
        seats=read_seats(parsed, book, places),
        acronyms=_acronyms(parsed, units),
        called=_called(parsed, units),
    )
    names = [
        _name(parsed, unit, kind, known)
        for unit in units
        if (kind := _kind(parsed, unit, known)) is not None
    ]
    return tuple(sorted(names, key=lambda name: (name.span, name.whole)))
