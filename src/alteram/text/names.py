"""Names in a text: persons, bodies, states, outlets, groups, and nouns that stand for them.

Units of runs.py are joined by syntax ("Head of the Press Office of the Ministry of X Given
Surname", "X's Foreign Ministry") and classified; what stays open has the kind `unknown`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from alteram.model import ActorKind, PlaceMention, Span
from alteram.text.parse import Parsed, Sentence
from alteram.text.rolewords import FIRST_NAMES, SPEECH
from alteram.text.runs import Unit, find_units, is_state_head
from alteram.text.statebook import StateBook, read_states

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


_OF = frozenset([("of",), ("of", "the"), ("for",), ("for", "the"), ("to",), ("to", "the"), ("at",)])
_BY = frozenset([("by",), ("by", "the"), ("from",), ("from", "the")])
_OWN = frozenset([("'s",), ("’s",), ("'",), ("’",), ("s",)])
_ARTICLES = frozenset(["the", "a", "an", "its", "his", "her", "their"])


def _gap(parsed: Parsed, last: int, first: int) -> tuple[str, ...]:
    return tuple(parsed.tokens[k].lower for k in range(last + 1, first))


def _is_carrier(unit: Unit) -> bool:
    return unit.kind in ("body", "role", "group", "document")


def _stretch(tail: list[Unit], last: int) -> None:
    for unit in tail:
        unit.last = max(unit.last, last)


def _join_next(parsed: Parsed, tail: list[Unit], unit: Unit) -> bool:
    """Join a unit that follows with nothing between; tell whether it was absorbed."""
    left = tail[-1]
    if _is_carrier(unit):
        if unit.kind == "document" and left.kind not in ("adjective", "state", "body"):
            return False
        unit.first, unit.state = left.first, left.state
        if left.kind in ("adjective", "state", "role"):
            _take_place(tail, unit)
        else:
            unit.of, unit.first = tail[0], tail[0].first
        return False
    role = next((one for one in tail if one.kind == "role"), None)
    if role is not None and unit.kind in ("plain", "person"):
        unit.kind, unit.role, unit.first = "person", role, role.first
        unit.of, unit.state = role.of, role.state
    return False


def _take_place(tail: list[Unit], unit: Unit) -> None:
    """Put a unit in the place of the last of the tail, which has become its first word."""
    left = tail.pop()
    for other in tail:
        if other.of is left:
            other.of = unit
            other.state = unit.state
    _stretch(tail, unit.last)
    tail.append(unit)


def _join_own(parsed: Parsed, tail: list[Unit], unit: Unit) -> bool:
    """Join "X's" and the noun after it."""
    owner = tail[0]
    if not _is_carrier(unit):
        return False
    unit.first = owner.first
    if owner.kind == "role" and unit.kind == "body":
        unit.state, owner.taken = owner.state, True
    elif owner.kind in ("state", "adjective"):
        unit.state = owner.state
    else:
        unit.of, unit.state = owner, owner.state
    return False


def _join_of(parsed: Parsed, tail: list[Unit], unit: Unit) -> bool:
    """Join "A of B"; tell whether B is a part of A's own name."""
    left = tail[-1]
    if is_state_head(parsed, left) and unit.kind == "state":
        left.kind, left.state, left.last, left.head = "state", unit.state, unit.last, unit.head
        return True
    if not _is_carrier(left):
        return left.kind == "plain" and left.written_small
    if unit.kind == "state":
        left.state = unit.state
        _stretch(tail, unit.last)
        return True
    if left.kind == "body" and unit.kind == "plain" and not left.written_small:
        _stretch(tail, unit.last)
        return True
    left.of = unit
    left.state = left.state or unit.state
    return False


def _join_by(parsed: Parsed, tail: list[Unit], unit: Unit) -> bool:
    """Join a document and its maker."""
    return _join_of(parsed, tail, unit) if tail[-1].kind == "document" else False


def _join_and(parsed: Parsed, tail: list[Unit], unit: Unit) -> bool:
    """Join the second topic of a body's name ("Ministry of Culture and Sport")."""
    left = tail[-1]
    after = parsed.tokens[unit.last + 1].lower if unit.last + 1 < len(parsed.tokens) else ""
    joined = (
        left.kind == "body"
        and left.last > left.head + 1
        and left.state is None
        and unit.kind == "plain"
        and after not in ("'s", "’s")
    )
    if joined:
        _stretch(tail, unit.last)
    return joined


def _join_comma(parsed: Parsed, tail: list[Unit], unit: Unit) -> bool:
    """Link a name and the role that stands in apposition to it."""
    left, dep = tail[0], parsed.tokens[unit.head].dep
    if dep != "appos":
        return False
    if left.kind in ("plain", "person") and unit.kind == "role":
        left.kind, left.role = "person", unit
    elif left.kind == "role" and unit.kind in ("plain", "person"):
        unit.kind, unit.role, unit.of, unit.state = "person", left, left.of, left.state
        unit.first = left.first
    return False


_Join = Callable[[Parsed, list[Unit], Unit], bool]


_JOINS: dict[tuple[str, ...], _Join] = {
    (): _join_next,
    ("and",): _join_and,
    **dict.fromkeys(sorted(_OWN), _join_own),
    **dict.fromkeys(sorted(_OF), _join_of),
    **dict.fromkeys(sorted(_BY), _join_by),
}


def _join_for(gap: tuple[str, ...]) -> _Join | None:
    """Return how two units join with these words between them, if they do."""
    fixed = _JOINS.get(gap)
    if fixed is not None:
        return fixed
    if gap[0] == "," and (len(gap) == 1 or (len(gap) == 2 and gap[1] in _ARTICLES)):
        return _join_comma
    return None


def _joined(parsed: Parsed, units: list[Unit]) -> list[Unit]:
    """Join the units of a sentence from left to right."""
    kept: list[Unit] = []
    tail: list[Unit] = []
    for unit in units:
        if tail:
            gap = _gap(parsed, tail[-1].last, unit.first)
            join = _join_for(gap)
            if join is not None and join(parsed, tail, unit):
                continue
            if gap == ("(",) and parsed.tokens[unit.last].text.isupper():
                unit.alias = tail[0]
            if tail[-1].of is unit:
                _stretch(tail, unit.last)
                tail.append(unit)
                kept.append(unit)
                continue
        kept.append(unit)
        if not tail or tail[-1] is not unit:
            tail = [unit]
    return [unit for unit in kept if not unit.taken]


def _state_of(unit: Unit) -> str | None:
    """Return the state of a unit or of what it belongs to."""
    while unit.state is None and unit.of is not None:
        unit = unit.of
    return unit.state


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
    return unit.first == unit.last and word.isupper() and 2 <= len(word.strip(".")) <= 7


@dataclass(frozen=True, slots=True)
class _Known:
    places: frozenset[int]
    surnames: frozenset[str]


def _plain_kind(parsed: Parsed, unit: Unit, known: _Known) -> NameKind:
    last = parsed.tokens[unit.last]
    if unit.kind == "person" or _is_person_form(parsed, unit):
        return "person"
    if unit.core == unit.last and last.lower in known.surnames:
        return "person"
    if last.start in known.places or parsed.tokens[unit.first].start in known.places:
        return "place"
    if _is_acronym(parsed, unit):
        return "body"
    if _is_speaking(parsed, unit) and unit.last - unit.core in (1, 2):
        return "person"
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
    state = _state_of(unit) or (_state_of(unit.role) if unit.role else None)
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
    return _joined(parsed, find_units(parsed, sentence, book))


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
