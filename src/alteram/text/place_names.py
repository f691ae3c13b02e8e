"""Which words name places: capitalised words that the gazetteer knows or syntax marks."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from alteram.model import Span
from alteram.text.gazetteer import folded, places_named
from alteram.text.parse import Parsed
from alteram.text.place_marks import (
    Signs,
    apposed,
    clearly_marked,
    covered,
    dated,
    datelined,
    faint_sign,
    in_body_name,
    kind_after,
    phrase_before,
    unknown_name,
)
from alteram.text.place_scan import Scan, well_known
from alteram.text.place_sites import numbered_end
from alteram.text.place_words import (
    BODY_WORDS,
    DIRECTIONS,
    EVENTS,
    LOCATIVE,
    NOBLE,
    NOT_NAMES,
    PAPERS,
    PERSON_VERBS,
    PREPOSITIONS,
    TITLES,
    kind_called,
)
from alteram.text.states import state_by_demonym, state_by_name, state_of_capital
from alteram.text.veil import common_words

_SMALL = 15_000
_ACRONYM = 3


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


def _goes_on_foreign(scan: Scan, first: int, last: int) -> bool:
    """Return whether a town's name goes on with a word that is no English: "Kota Voron"."""
    after = scan.tokens[last + 1]
    if after.tag != "NNP" or not after.text[1:].islower() or not scan.glued(last, last + 1):
        return False
    if state_by_demonym(after.text) is not None or state_by_name(after.text) is not None:
        return False
    known = after.lower in common_words() or after.lower in NOT_NAMES or after.lower in TITLES
    entries = places_named(scan.key(first, last))
    known = known or _is_state(scan, first, last)
    return not known and not any(e.main and e.kind in ("region", "country") for e in entries[:5])


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
        if scan.lower(after) in PAPERS or _goes_on_foreign(scan, first, last):
            return True
        large = scan.lower(after) in EVENTS
        large = large or _is_state(scan, first, last) or well_known(scan.key(first, last))
        return not (large or scan.lower(after) in BODY_WORDS)
    return False


def _cue(scan: Scan, first: int, last: int) -> bool:
    """Return whether the words around say that a place is meant."""
    before = scan.lower(first - 1) if scan.same(first - 1, first) else ""
    after = scan.lower(last + 1) if scan.same(last, last + 1) else ""
    if before in LOCATIVE or before in DIRECTIONS or kind_called(after) or after in EVENTS:
        return True
    if phrase_before(scan, first) or apposed(scan, last) or datelined(scan, first, last):
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
    if first != last or scan.locative(first):
        return False
    if scan.lower(first - 1) in (",", "(") and scan.capital(first - 2):
        return False
    if scan.tokens[first].lower in scan.surnames:
        return True
    entries = places_named(scan.key(first, last))
    large = bool(entries) and entries[0].population > 300_000
    return not large and scan.lower(last + 1) in PERSON_VERBS


def _refused(scan: Scan, first: int, last: int) -> bool:
    """Return whether the words can be no place: a people, a person, part of another name."""
    token = scan.tokens[first]
    state = _is_state(scan, first, last)
    plain = token.lower.rstrip(".") in NOT_NAMES or not scan.named(first)
    adjective = token.tag.startswith("JJ") and not (scan.shouting and scan.locative(first))
    if first == last and not state and (plain or adjective):
        return True
    if token.tag.startswith("PRP") or token.text in ("us", "Us"):
        return True
    words = scan.parsed.text[token.start : scan.tokens[last].end]
    if scan.shouting and (len(words) <= _ACRONYM or token.lower in DIRECTIONS):
        return True
    if not state and state_by_demonym(words) is not None:
        return True
    if not state and (scan.hyphened(last) or _plain_word(scan, first, last)):
        return True
    return _in_longer_name(scan, first, last) or _person_like(scan, first, last)


def _plain_word(scan: Scan, first: int, last: int) -> bool:
    """Return whether "the" says that a word is no place's name: "the Delta", "the Toyota".

    In "the Kabul office" it belongs to another word.
    """
    if first != last or not scan.same(first - 1, first) or scan.lower(first - 1) != "the":
        return False
    token = scan.tokens[first]
    if (
        scan.capital(first - 1)
        or scan.lower(last + 1) == "-"
        or token.dep in ("compound", "nmod", "amod", "poss")
    ):
        return False
    return token.lower in common_words() or not well_known(folded(token.text))


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
    acronym = acronym and state_of_capital(words) is None
    if len(words) < 3 or (first == last and acronym and token.start > 0):
        return False
    least = _least(scan, first, last)
    return any(
        entry.population >= (least if entry.main else 20 * least)
        for entry in places_named(scan.key(first, last))[:5]
    )


def _marked(scan: Scan, i: int, last: int) -> bool:
    if phrase_before(scan, i) or kind_after(scan, last) or apposed(scan, last):
        return True
    if scan.lower(last + 1) in EVENTS:
        return True
    return datelined(scan, i, last) or (scan.locative(i) and dated(scan, last))


def _listed(scan: Scan, before: int, i: int) -> bool:
    """Return whether only commas and "and" stand between the place before and token `i`."""
    between = range(before + 1, i)
    return (
        0 < len(between) < 4
        and scan.same(before, i)
        and all(scan.tokens[j].lower in (",", "and", "or", "the") for j in between)
    )


def _spans(scan: Scan) -> list[tuple[int, int, bool]]:
    found: list[tuple[int, int, bool]] = []
    signs = Signs()
    reached, before = -1, -9
    for i in scan.capitals:
        if i <= reached:
            continue
        last = None if numbered_end(scan, i) else scan.longest(i)
        listed = last is not None and _accepted(scan, i, last, listed=_listed(scan, before, i))
        if last is None or not listed:
            last = _unlisted(scan, i, signs)
        if last is None:
            continue
        found.append((i, last, not listed or _marked(scan, i, last)))
        if found[-1][2]:
            signs.known.add(scan.key(i, last))
        before = last if listed else before
        reached = last
    return sorted([*found, *_named_again(scan, found, signs.places())])


def _unlisted(scan: Scan, i: int, signs: Signs) -> int | None:
    """Return the end of an unknown name that is clearly marked; keep in mind faint signs."""
    last = unknown_name(scan, i)
    if last is None:
        return None
    if clearly_marked(scan, i, last):
        return last
    signs.note(scan.key(i, last), faint_sign(scan, i, last))
    return None


def _named_again(
    scan: Scan, found: list[tuple[int, int, bool]], known: frozenset[str]
) -> Iterator[tuple[int, int, bool]]:
    """Yield the other mentions of names that the text elsewhere says to be places."""
    taken = covered((first, last) for first, last, _ in found)
    openings = {re.split(r"[\s-]", key, maxsplit=1)[0] for key in known if key}
    after = -1
    for i in scan.capitals if known else ():
        opens = i > after and i not in taken and scan.key(i, i) in openings
        last = unknown_name(scan, i) if opens else None
        if last is None or scan.key(i, last) not in known:
            continue
        if not (in_body_name(scan, last) or _in_longer_name(scan, i, last)):
            yield i, last, True
            after = last


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
    called = phrase_before(scan, first) or kind_called(after)
    start = scan.tokens[first].start
    opens = start == 0 or scan.parsed.text[start - 1] == "\n"
    town = opens and start in scan.datelines and not _is_state(scan, first, last)
    return called or ("place" if town else "")


def find_place_names(parsed: Parsed) -> tuple[Found, ...]:
    """Return the words that name places, in order and without overlap."""
    scan = Scan(parsed)
    spans = _spans(scan)
    starts = {first: scan.key(first, last) for first, last, _ in spans}
    return tuple(
        Found(
            parsed.span(first, last), starts[first], _within(scan, last, starts),
            _called(scan, first, last), marked, first, last,
        )
        for first, last, marked in spans
    )  # fmt: skip
