"""Which words name places: capitalised words that the gazetteer knows or syntax marks."""

from collections.abc import Iterator
from typing import NamedTuple

from alteram.model import Span
from alteram.text.gazetteer import folded, places_named
from alteram.text.parse import Parsed
from alteram.text.place_scan import Scan, well_known
from alteram.text.place_words import (
    BODY_WORDS,
    DIRECTIONS,
    LOCATIVE,
    NOBLE,
    NOT_NAMES,
    PAPERS,
    PERSON_VERBS,
    PREPOSITIONS,
    kind_called,
)
from alteram.text.states import state_by_demonym, state_by_name

_SMALL = 15_000


class Found(NamedTuple):
    """A name of a place in the text; `marked` where words beside it say it is a place."""

    span: Span
    key: str
    within: str
    called: str
    marked: bool
    first: int
    last: int


def _is_state(scan: Scan, first: int, last: int) -> bool:
    words = scan.parsed.text[scan.tokens[first].start : scan.tokens[last].end]
    return state_by_name(words) is not None


def _in_longer_name(scan: Scan, first: int, last: int) -> bool:
    """Return whether the words are part of another name ("... Post", a person's surname)."""
    before, after = first - 1, last + 1
    if scan.same(first, last + 2) and scan.capital(last + 2) and scan.lower(after) in NOBLE:
        return True
    if scan.same(first - 2, first) and scan.capital(first - 2) and scan.lower(before) in NOBLE:
        return True
    if scan.same(before, first) and scan.named(before):
        word = scan.lower(before)
        demonym = state_by_demonym(scan.tokens[before].text) is not None
        if word not in DIRECTIONS and not demonym and not kind_called(word):
            glued = scan.tokens[before].end + 1 >= scan.tokens[first].start
            if glued and not scan.tokens[before].text.isupper():
                return True
    if scan.same(last, after) and scan.named(after) and scan.tokens[after].tag != "JJ":
        if scan.lower(after) in PAPERS:
            return True
        large = _is_state(scan, first, last) or well_known(scan.key(first, last))
        return not (large or scan.lower(after) in BODY_WORDS)
    return False


def _cue(scan: Scan, first: int, last: int) -> bool:
    """Return whether the words around say that a place is meant."""
    before = scan.lower(first - 1) if scan.same(first - 1, first) else ""
    after = scan.lower(last + 1) if scan.same(last, last + 1) else ""
    if before in LOCATIVE or before in DIRECTIONS or kind_called(after):
        return True
    if _phrase_before(scan, first):
        return True
    if after in (",", "(") and scan.capital(last + 2) and last + 2 < len(scan.tokens):
        entries = places_named(folded(scan.tokens[last + 2].text))
        return any(entry.kind in ("region", "country") for entry in entries[:3])
    return False


def _least(scan: Scan, first: int, last: int) -> int:
    """Return how populous a place must be for its name to be taken without a clear cue."""
    token = scan.tokens[first]
    before = scan.lower(first - 1) if scan.same(first - 1, first) else ""
    if before in PREPOSITIONS or last > first:
        return _SMALL
    if token.dep in ("nsubj", "nsubjpass", "dobj", "poss"):
        return 8 * _SMALL
    return 3 * _SMALL


def _person_like(scan: Scan, first: int, last: int) -> bool:
    if first != last or _locative(scan, first):
        return False
    if scan.lower(first - 1) in (",", "(") and scan.capital(first - 2):
        return False
    if scan.tokens[first].lower in scan.surnames:
        return True
    entries = places_named(scan.key(first, last))
    large = bool(entries) and entries[0].population > 300_000
    return not large and scan.lower(last + 1) in PERSON_VERBS


def _locative(scan: Scan, first: int) -> bool:
    return scan.same(first - 1, first) and scan.lower(first - 1) in LOCATIVE


def _refused(scan: Scan, first: int, last: int) -> bool:
    """Return whether the words can be no place: a people, a person, part of another name."""
    token = scan.tokens[first]
    state = _is_state(scan, first, last)
    plain = token.lower.rstrip(".") in NOT_NAMES or not scan.named(first)
    adjective = token.tag.startswith("JJ") and not (scan.shouting and _locative(scan, first))
    if first == last and not state and (plain or adjective):
        return True
    if token.tag.startswith("PRP") or token.text in ("us", "Us"):
        return True
    words = scan.parsed.text[token.start : scan.tokens[last].end]
    if not state and state_by_demonym(words) is not None:
        return True
    return _in_longer_name(scan, first, last) or _person_like(scan, first, last)


def _accepted(scan: Scan, first: int, last: int, *, listed: bool) -> bool:
    if _refused(scan, first, last):
        return False
    token = scan.tokens[first]
    if _is_state(scan, first, last) or _cue(scan, first, last):
        return True
    if listed and token.tag.startswith("NNP"):
        return True
    words = scan.parsed.text[token.start : scan.tokens[last].end]
    acronym = words.isupper() and len(words) < 6 and "." not in words
    if len(words) < 3 or (first == last and acronym and token.start > 0):
        return False
    least = _least(scan, first, last)
    return any(
        entry.population >= (least if entry.main else 20 * least)
        for entry in places_named(scan.key(first, last))[:5]
    )


def _phrase_before(scan: Scan, first: int) -> str:
    """Return the kind in "the village of X" or "the village X"."""
    if not scan.same(first - 1, first):
        return ""
    if scan.lower(first - 1) == "of" and scan.same(first - 2, first):
        return kind_called(scan.lower(first - 2))
    return kind_called(scan.lower(first - 1)) if not scan.capital(first - 1) else ""


def _unknown_end(scan: Scan, i: int) -> int:
    last = i
    while last < i + 3 and scan.same(i, last + 1) and scan.named(last + 1):
        if kind_called(scan.lower(last + 1)):
            break
        last += 1
    return last


def _date_after(scan: Scan, last: int) -> bool:
    after = scan.lower(last + 1) if scan.same(last, last + 1) else ""
    if after == "on" and scan.same(last, last + 2):
        return scan.tokens[last + 2].tag in ("CD", "NNP")
    return False


def _nameable(scan: Scan, i: int) -> bool:
    """Return whether token `i` can begin a place's name that no list knows."""
    if not scan.named(i) or len(scan.lower(i)) < 3:
        return False
    if state_by_demonym(scan.tokens[i].text) is not None:
        return False
    return not (scan.same(i - 1, i) and scan.named(i - 1))


def _unknown(scan: Scan, i: int) -> int | None:
    """Return the last token of a name that no list knows but syntax marks as a place."""
    if not _nameable(scan, i):
        return None
    last = _unknown_end(scan, i)
    if any(scan.lower(j) in NOT_NAMES for j in range(i, last + 1)):
        return None
    after = scan.lower(last + 1) if scan.same(last, last + 1) else ""
    kind = kind_called(after) if after != "department" else ""
    if _phrase_before(scan, i) or kind in ("place", "district"):
        return last
    if not _locative(scan, i) or scan.tokens[i].lower in scan.surnames:
        return None
    comma = after == "," and scan.capital(last + 2) and _is_state(scan, last + 2, last + 2)
    return last if comma or _date_after(scan, last) else None


def _marked(scan: Scan, i: int, last: int) -> bool:
    if _phrase_before(scan, i) or kind_called(scan.lower(last + 1)):
        return True
    return _locative(scan, i) and _date_after(scan, last)


def _listed(scan: Scan, before: int, i: int) -> bool:
    """Return whether only commas and "and" stand between the place before and token `i`."""
    between = range(before + 1, i)
    return (
        0 < len(between) < 4
        and scan.same(before, i)
        and all(scan.tokens[j].lower in (",", "and", "or", "the") for j in between)
    )


def _spans(scan: Scan) -> Iterator[tuple[int, int, bool]]:
    i, before = 0, -9
    while i < len(scan.tokens):
        if not scan.capital(i):
            i += 1
            continue
        last = scan.longest(i)
        if last is not None and _accepted(scan, i, last, listed=_listed(scan, before, i)):
            yield i, last, _marked(scan, i, last)
            before = last
            i = last + 1
            continue
        unknown = _unknown(scan, i)
        if unknown is not None:
            yield i, unknown, True
            i = unknown
        i += 1


def _after_kind(scan: Scan, last: int) -> int:
    """Return the index after a name and the kind word that follows it."""
    return last + 2 if kind_called(scan.lower(last + 1)) else last + 1


def _within(scan: Scan, last: int, starts: dict[int, str]) -> str:
    i = _after_kind(scan, last)
    if not scan.same(last, i + 1) or scan.lower(i) not in (",", "(", "in", "of"):
        return ""
    for step in (1, 2, 3):
        word = scan.lower(i + step)
        if i + step in starts:
            return starts[i + step]
        if word not in ("the", "'s") and word not in DIRECTIONS and not kind_called(word):
            break
    return ""


def _called(scan: Scan, first: int, last: int) -> str:
    after = scan.tokens[last + 1].lower if scan.same(last, last + 1) else ""
    return _phrase_before(scan, first) or kind_called(after)


def find_place_names(parsed: Parsed) -> tuple[Found, ...]:
    """Return the words that name places, in order and without overlap."""
    scan = Scan(parsed)
    spans = list(_spans(scan))
    starts = {first: scan.key(first, last) for first, last, _ in spans}
    return tuple(
        Found(
            parsed.span(first, last), starts[first], _within(scan, last, starts),
            _called(scan, first, last), marked, first, last,
        )
        for first, last, marked in spans
    )  # fmt: skip
