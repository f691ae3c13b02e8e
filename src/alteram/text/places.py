"""Places in a text: found by the gazetteer and by the words beside them, resolved by context."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from alteram.model import PlaceMention, PlacePrecision, Span
from alteram.text.gazetteer import GazetteerEntry, folded, places_named
from alteram.text.parse import Parsed, Token
from alteram.text.place_names import Found, find_place_names
from alteram.text.place_usage import name_used_by
from alteram.text.place_words import DIRECTIONS, kind_called
from alteram.text.states import state_by_demonym, state_by_name
from alteram.text.toponyms import Choice, Toponym, resolve

_ACRONYM = 4
_KNOWN_ENOUGH = 15_000
_KNOWN_BY_ANY_NAME = 200_000


class _Wanted(NamedTuple):
    span: Span
    toponym: Toponym
    marked: bool


def _demonyms(parsed: Parsed) -> Counter[str]:
    counts: Counter[str] = Counter()
    for token in parsed.tokens:
        if token.text[:1].isupper():
            state = state_by_demonym(token.text)
            if state is not None and state.iso2 is not None:
                counts[state.iso2] += 1
    return counts


def _mention(span: Span, words: str, entry: GazetteerEntry, called: str = "") -> PlaceMention:
    kinds: dict[str, PlacePrecision] = {
        "place": "place", "district": "district", "region": "region", "country": "country",
    }  # fmt: skip
    precision = kinds.get(entry.kind, "place")
    if precision == "region" and called == "district":
        precision = "district"
    return PlaceMention(
        span=span,
        text=words,
        name=entry.name,
        lat=entry.lat,
        lon=entry.lon,
        geonameid=entry.id if entry.id > 0 else None,
        country=entry.country or None,
        precision=precision,
        name_used_by=name_used_by(words, entry.lat, entry.lon, entry.kind),
    )


def _inside(words: str, span: Span, entry: GazetteerEntry) -> PlaceMention:
    """Return a place that no list knows, at the place that it is said to be in."""
    at = _mention(span, words, entry)
    precision: PlacePrecision = "district" if entry.kind == "place" else at.precision
    return PlaceMention(
        span=span,
        text=words,
        name=words,
        lat=at.lat,
        lon=at.lon,
        country=at.country,
        precision=precision,
    )


def _outer(wanted: _Wanted, chosen: Mapping[Toponym, Choice]) -> GazetteerEntry | None:
    """Return the place said to contain a name, where it is more than another's namesake."""
    choice = chosen.get(Toponym(wanted.toponym.within))
    if choice is None or not (choice.entry.main or choice.supported):
        return None
    return choice.entry


def _is_anywhere(key: str) -> bool:
    """Return whether a name says only a side and a kind, in several countries: "North Region"."""
    words = key.split()
    if len(words) != 2 or words[0] not in DIRECTIONS or not kind_called(words[1]):
        return False
    return len({entry.country for entry in places_named(key)}) > 1


def _believed(choice: Choice, wanted: _Wanted, outer: GazetteerEntry | None) -> bool:
    """Return whether the text can mean this candidate: known well, or near all it speaks of."""
    entry = choice.entry
    if not choice.supported and _is_anywhere(wanted.toponym.key):
        return False
    known = entry.kind == "country" or (
        entry.population >= (_KNOWN_ENOUGH if entry.main else _KNOWN_BY_ANY_NAME)
    )
    if outer is None:
        return known or choice.supported
    if outer.id == entry.id or (outer.kind == "place" and known):
        return True
    return known and (not wanted.marked or outer.country in ("", entry.country))


def _settled(
    parsed: Parsed, wanted: _Wanted, chosen: Mapping[Toponym, Choice]
) -> PlaceMention | None:
    """Return the mention, unless the name is only the namesake of a small place elsewhere."""
    words = parsed.text[wanted.span.start : wanted.span.end]
    choice = chosen.get(wanted.toponym)
    outer = _outer(wanted, chosen)
    if choice is not None and (choice.inside or _believed(choice, wanted, outer)):
        return _mention(wanted.span, words, choice.entry, wanted.toponym.called)
    if not wanted.marked:
        return None
    if outer is not None:
        return _inside(words, wanted.span, outer)
    shown = words.title() if words.isupper() and len(words) > _ACRONYM else words
    return PlaceMention(span=wanted.span, text=words, name=shown)


def _wanted(found: Iterable[Found]) -> list[_Wanted]:
    return [_Wanted(f.span, Toponym(f.key, f.within, f.called), f.marked) for f in found]


def _with_outers(wanted: Sequence[_Wanted]) -> list[Toponym]:
    return [w.toponym for w in wanted] + [
        Toponym(w.toponym.within) for w in wanted if w.toponym.within
    ]


def find_places(parsed: Parsed) -> tuple[PlaceMention, ...]:
    """Return the places named in a text, in order; adjectives of states are no places.

    A name marked as a place that the gazetteer does not know, or knows only far from all the
    text speaks of, is kept: at the region or country said to contain it, else "unknown".
    """
    wanted = _wanted(find_place_names(parsed))
    chosen = resolve(_with_outers(wanted), _demonyms(parsed))
    settled = (_settled(parsed, one, chosen) for one in wanted)
    return tuple(mention for mention in settled if mention is not None)


def _key_of(words: str) -> str:
    """Return the key of a given name: itself, without its kind word, or the state of a people."""
    key = folded(words.strip(" .,;:'\"()"))
    people = state_by_demonym(words)
    if people is not None:
        return folded(people.name)
    if places_named(key):
        return key
    state = state_by_name(words)
    if state is not None:
        return folded(state.name)
    parts = key.split()
    if len(parts) > 1:
        short = " ".join(parts[1:]) if parts[0] in ("the", "mt", "mount") else " ".join(parts[:-1])
        if (kind_called(parts[-1]) or parts[0] == "the") and places_named(short):
            return short
        if parts[0] in ("north", "south", "east", "west", "central", "northern", "southern",
                        "eastern", "western") and places_named(" ".join(parts[1:])):  # fmt: skip
            return " ".join(parts[1:])
    return key.removesuffix("s") if places_named(key.removesuffix("s")) else key


def _within(tokens: Sequence[Token], after: int, names: dict[int, str]) -> str:
    """Return the key of the name that follows a name after a comma, bracket or "in"."""
    if after + 1 < len(tokens) and tokens[after].lower in (",", "(", "in", "of"):
        return names.get(tokens[after + 1].start, "")
    return ""


def resolve_spans(parsed: Parsed, spans: Sequence[Span]) -> tuple[PlaceMention | None, ...]:
    """Resolve names that are known to be places; None where the gazetteer has no such name."""
    keys = [_key_of(parsed.text[span.start : span.end]) for span in spans]
    names = {span.start: key for span, key in zip(spans, keys, strict=True)}
    for found in find_place_names(parsed):
        names.setdefault(found.span.start, found.key)
    by_key: dict[str, Toponym] = {}
    for span, key in zip(spans, keys, strict=True):
        inside = parsed.tokens_in(span)
        called = kind_called(inside[-1].lower) if len(inside) > 1 else ""
        after = inside[-1].i + 1 if inside else 0
        within = _within(parsed.tokens, after, names)
        old = by_key.get(key)
        if old is None or (within and not old.within):
            by_key[key] = Toponym(key, within, called or (old.called if old else ""))
    toponyms = [by_key[key] for key in keys]
    outers = [Toponym(t.within) for t in toponyms if t.within]
    chosen = resolve([*toponyms, *outers], _demonyms(parsed))
    return tuple(
        _mention(span, parsed.text[span.start : span.end], chosen[toponym].entry)
        if toponym in chosen
        else None
        for span, toponym in zip(spans, toponyms, strict=True)
    )
