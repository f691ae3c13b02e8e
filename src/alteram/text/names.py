"""Names in a text: persons, bodies, states, outlets, groups, and nouns that stand for them.

Units of runs.py are joined by syntax ("Head of the Press Office of the Ministry of X Given
Surname", "X's Foreign Ministry") and classified; what stays open has the kind `unknown`.
"""

from dataclasses import dataclass
from typing import Literal

from alteram.model import ActorKind, PlaceMention, Span
from alteram.text.joins import join_units, state_of
from alteram.text.parse import Parsed, Sentence
from alteram.text.rolewords import FIRST_NAMES, FOREIGN_ARTICLES, OUTLETS, PERSONS, SPEECH
from alteram.text.runs import Unit, find_units
from alteram.text.statebook import StateBook, read_states
from alteram.text.states import state_of_capital

NameKind = Literal[ActorKind, "role", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name or a noun for an actor: `span` its own words, `whole` with the role before it.

    `head` is a token index; `of` the span of the name it belongs to ("the spokesperson of X");
    `role` the words of a person's role; `alias_of` the span of the name that an abbreviation in
    brackets stands for; `small` is set for lower-case nouns such as "the ministry".
    """

    span: Span
    text: str
    kind: NameKind
    whole: Span
    head: int
    state: str | None = None
    role: str | None = None
    of: Span | None = None
    alias_of: Span | None = None
    small: bool = False


_ACTING = frozenset(["nsubj", "nsubjpass", "poss", "conj"])


def _is_speaking(parsed: Parsed, unit: Unit) -> bool:
    head = parsed.tokens[unit.head]
    if not head.dep.startswith("nsubj"):
        return False
    verb = parsed.tokens[head.head]
    return verb.lemma in SPEECH and verb.tag.startswith("V")


def _is_person_form(parsed: Parsed, unit: Unit) -> bool:
    words = [parsed.tokens[k].text for k in range(unit.core, unit.last + 1)]
    if len(words) < 2 or len(words) > 5:
        return False
    if words[0].lower() in FIRST_NAMES:
        return True
    return any(len(word) == 2 and word[1] == "." for word in words)


def _is_acronym(parsed: Parsed, unit: Unit) -> bool:
    word = parsed.tokens[unit.last].text
    return unit.first == unit.last and word.isupper() and 2 <= len(word.strip(".")) <= 5


@dataclass(frozen=True, slots=True)
class _Known:
    places: frozenset[int]
    surnames: frozenset[str]


def _is_no_person(parsed: Parsed, unit: Unit) -> bool:
    """Tell whether a name opens with a foreign article or follows a noun ("the daily X Y")."""
    before = parsed.tokens[max(unit.first - 1, 0)]
    noun = before.lower in OUTLETS or (before.tag == "NN" and before.lower not in PERSONS)
    article = parsed.tokens[unit.core].lower in FOREIGN_ARTICLES
    return article or (noun and before.text.islower())


def _plain_kind(parsed: Parsed, unit: Unit, known: _Known) -> NameKind:
    last = parsed.tokens[unit.last]
    if unit.kind == "person" or _is_person_form(parsed, unit):
        return "person"
    if unit.last - unit.core < 3 and last.lower in known.surnames:
        return "person"
    first = parsed.tokens[unit.first].start
    capital = state_of_capital(parsed.text[first : last.end])
    if capital is not None or not known.places.isdisjoint((first, last.start)):
        return "place"
    if _is_acronym(parsed, unit) and (unit.alias or last.dep in _ACTING):
        return "body"
    if _is_speaking(parsed, unit) and unit.last - unit.core in (1, 2):
        return "unknown" if _is_no_person(parsed, unit) else "person"
    return "unknown"


def _kind(parsed: Parsed, unit: Unit, known: _Known) -> NameKind | None:
    if unit.kind == "plain" or unit.kind == "person":
        return _plain_kind(parsed, unit, known)
    return None if unit.kind == "adjective" else unit.kind


def _span_of(parsed: Parsed, unit: Unit) -> Span:
    return parsed.span(unit.core if unit.kind in ("plain", "person") else unit.first, unit.last)


def _words(parsed: Parsed, span: Span) -> str:
    return " ".join(parsed.text[span.start : span.end].split())


def _name(parsed: Parsed, unit: Unit, kind: NameKind) -> Name:
    span = _span_of(parsed, unit)
    role = _words(parsed, parsed.span(unit.role.first, unit.role.last)) if unit.role else None
    owner = unit.of if unit.of is not None else unit.role.of if unit.role else None
    state = state_of(unit) or (state_of(unit.role) if unit.role else None)
    return Name(
        span=span,
        text=_words(parsed, span),
        kind=kind,
        whole=parsed.span(unit.first, unit.last),
        head=unit.head,
        state=state,
        role=role,
        of=_span_of(parsed, owner) if owner is not None else None,
        alias_of=_span_of(parsed, unit.alias) if unit.alias is not None else None,
        small=unit.written_small,
    )


def _surnames(parsed: Parsed, units: list[Unit]) -> frozenset[str]:
    return frozenset(
        parsed.tokens[unit.last].lower
        for unit in units
        if unit.kind == "person" or (unit.kind == "plain" and _is_person_form(parsed, unit))
    )


def _of_sentence(parsed: Parsed, sentence: Sentence, book: StateBook) -> list[Unit]:
    return join_units(parsed, find_units(parsed, sentence, book))


def find_names(parsed: Parsed, places: tuple[PlaceMention, ...] = ()) -> tuple[Name, ...]:
    """Return the names of a text in the order of their first words."""
    book = read_states(parsed, places)
    units = [unit for sentence in parsed.sentences for unit in _of_sentence(parsed, sentence, book)]
    starts = frozenset(place.span.start for place in places)
    known = _Known(starts, _surnames(parsed, units))
    names = [
        _name(parsed, unit, kind)
        for unit in units
        if (kind := _kind(parsed, unit, known)) is not None
    ]
    return tuple(sorted(names, key=lambda name: (name.span, name.whole)))
