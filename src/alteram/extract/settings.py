"""The date and the place that an act's own sentence gives it.

A date or place belongs to the act or event noun that it modifies, else to its clause. Dates of
statements, of treaties and of the reporting clause are no event's.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from alteram.extract.clauses import Clauses
from alteram.extract.lexicon import (
    DATED_NOUNS,
    EVENT_NOUNS,
    PLACE_HEADS,
    PLACE_PREPS,
    TAKING_VERBS,
)
from alteram.model import DateMention, Part, PlaceMention, Span
from alteram.text.parse import Parsed, Token

_YEARLESS = re.compile(r"^(\d{4})(-\d\d(?:-\d\d)?)$")


@dataclass(frozen=True, slots=True)
class Found:
    """A date or place in a sentence: which record, its word, its owner (an act or event word)."""

    record: int
    anchor: int
    owner: int | None
    clause: int


@dataclass(frozen=True, kw_only=True)
class Where:
    """All that `settle` needs to know about a text."""

    parsed: Parsed
    clauses: Clauses
    dates: Sequence[DateMention]
    places: Sequence[PlaceMention]
    triggers: frozenset[int]
    events: frozenset[int]
    date_at: dict[int, list[Found]] = field(default_factory=dict)
    place_at: dict[int, list[Found]] = field(default_factory=dict)


def _anchor(parsed: Parsed, span: Span) -> int | None:
    tokens = parsed.tokens_in(span)
    if not tokens:
        return None
    inside = {token.i for token in tokens}
    for token in tokens:
        if token.head == token.i or token.head not in inside:
            return token.i
    return tokens[0].i


def _act_before(parsed: Parsed, anchor: int, words: frozenset[int]) -> int | None:
    """Return an act word shortly before, with only its own noun phrase between."""
    for at in range(anchor - 1, max(-1, anchor - 9), -1):
        token = parsed.tokens[at]
        if at in words:
            return at
        if token.tag[:1] in ("V", ",", ".", ":", "W") or token.lower in ("and", "that"):
            return None
    return None


def _owner(where: Where, anchor: int) -> tuple[int | None, bool]:
    """Return the act or event word that a word modifies, and whether it dates a statement."""
    parsed = where.parsed
    words = where.triggers | where.events
    at = anchor
    for _ in range(8):
        token = parsed.tokens[at]
        head = parsed.tokens[token.head]
        if head.i == at:
            return None, False
        if head.i in words:
            return head.i, False
        if head.lemma in DATED_NOUNS and head.tag[:1] == "N":
            return _act_before(parsed, anchor, words), True
        if head.tag[:1] == "V" and not (token.dep == "prep" and head.dep == "acl"):
            return None, False
        at = head.i
    return None, False


def _in_parts(span: Span, parts: Sequence[Part]) -> bool:
    return any(
        part.kind != "title" and part.span.start <= span.start < part.span.end for part in parts
    )


def _is_setting_place(where: Where, anchor: int) -> bool:
    """Tell whether a place says where something was, not who did it or to whom."""
    at = anchor
    for _ in range(5):
        token = where.parsed.tokens[at]
        head = where.parsed.tokens[token.head]
        settled = _step(where, token, head)
        if settled is not None:
            return settled
        at = head.i
    return False


def _step(where: Where, token: Token, head: Token) -> bool | None:
    """Return whether a word's tie to its head makes it a setting, None to look further up."""
    told = where.triggers | where.events
    if token.dep == "pobj" and head.lower in PLACE_PREPS:
        if head.lower not in ("of", "by", "between"):
            return True
        up = where.parsed.tokens[head.head]
        return head.lower == "of" and (up.i in told or up.lemma in PLACE_HEADS)
    if token.dep in ("dobj", "nsubjpass"):
        return head.lemma in TAKING_VERBS
    if token.dep in ("compound", "nmod"):
        if head.i in told or head.lemma in PLACE_HEADS:
            return True
        return None if head.tag[:3] == "NNP" else False
    return None if token.dep in ("appos", "conj") else False


def locate(where: Where, parts: Sequence[Part], told: Sequence[bool]) -> None:
    """Sort dates and places into sentences; `told[i]` says that token i is somebody's content."""
    parsed = where.parsed
    for number, date in enumerate(where.dates):
        if date.edtf is None or date.kind not in ("date", "interval"):
            continue
        anchor = _anchor(parsed, date.span)
        if anchor is None or _in_parts(date.span, parts):
            continue
        owner, dates_statement = _owner(where, anchor)
        if owner is None and (dates_statement or not told[anchor]):
            continue
        clause = where.clauses.head[anchor]
        sentence = parsed.tokens[anchor].sentence
        where.date_at.setdefault(sentence, []).append(Found(number, anchor, owner, clause))
    for number, place in enumerate(where.places):
        anchor = _anchor(parsed, place.span)
        if anchor is None or _in_parts(place.span, parts):
            continue
        if not _is_setting_place(where, anchor):
            continue
        owner, _ = _owner(where, anchor)
        if owner is None and not told[anchor]:
            continue
        clause = where.clauses.head[anchor]
        sentence = parsed.tokens[anchor].sentence
        where.place_at.setdefault(sentence, []).append(Found(number, anchor, owner, clause))


def _is_above(where: Where, clause: int, upper: int) -> bool:
    """Tell whether `upper` is a clause that clause stands in."""
    tokens = where.parsed.tokens
    at = clause
    for _ in range(6):
        head = tokens[at].head
        if head == at:
            return False
        at = where.clauses.head[head]
        if at == upper:
            return True
    return False


def _rank(where: Where, trigger: int, found: Found) -> int | None:
    """Return how close a date or place stands to an act, 0 the closest; None where not at all."""
    if found.owner == trigger:
        return 0
    clause = where.clauses.head[trigger]
    owned = found.owner is not None and found.owner in where.triggers
    if owned and found.owner is not None:
        noun = where.parsed.tokens[found.owner].tag[:1] == "N"
        if noun:
            return None
    if found.clause == clause:
        return 1
    if _is_above(where, clause, found.clause):
        return 2
    if _is_above(where, found.clause, clause):
        return 3
    return 4 if found.anchor < trigger else None


_FINE = {"place": 0, "district": 1, "region": 2, "country": 3, "unknown": 1}


def _coarseness(edtf: str) -> int:
    return 0 if edtf.count("-") >= 2 else 1 if edtf.count("-") == 1 else 2


def own_date(where: Where, trigger: int) -> tuple[str | None, int]:
    """Return the EDTF date that an act's sentence gives it, and how close it stands."""
    best: tuple[int, int, int] | None = None
    chosen: Found | None = None
    for found in where.date_at.get(where.parsed.tokens[trigger].sentence, ()):
        rank = _rank(where, trigger, found)
        edtf = where.dates[found.record].edtf
        if rank is None or edtf is None:
            continue
        key = (rank, _coarseness(edtf), abs(found.anchor - trigger))
        if best is None or key < best:
            best, chosen = key, found
    if chosen is None or best is None:
        return None, 9
    return dated(where, chosen), best[0]


def own_place(where: Where, trigger: int) -> tuple[int | None, int]:
    """Return the index of the place that an act's sentence gives it, and how close it stands."""
    best: tuple[int, int, int] | None = None
    chosen: int | None = None
    for found in where.place_at.get(where.parsed.tokens[trigger].sentence, ()):
        rank = _rank(where, trigger, found)
        if rank is None:
            continue
        fine = _FINE[where.places[found.record].precision]
        key = (rank, fine, abs(found.anchor - trigger))
        if best is None or key < best:
            best, chosen = key, found.record
    return chosen, 9 if best is None else best[0]


def dated(where: Where, found: Found) -> str | None:
    """Return a date; one without a year in an event's name gets the year told nearby."""
    date = where.dates[found.record]
    edtf = date.edtf
    if edtf is None or found.owner is None or re.search(r"\d{4}", date.text):
        return edtf
    match = _YEARLESS.match(edtf)
    event = where.parsed.tokens[found.owner].lemma in EVENT_NOUNS
    if match is None or not event or where.parsed.tokens[found.anchor].dep == "pobj":
        return edtf
    year = _year_near(where, where.parsed.tokens[found.anchor].sentence)
    return edtf if year is None else year + match.group(2)


def _year_near(where: Where, sentence: int) -> str | None:
    order = (sentence, sentence - 1, sentence + 1, sentence - 2, sentence + 2, sentence + 3)
    for near in order:
        for found in where.date_at.get(near, ()):
            edtf = where.dates[found.record].edtf or ""
            if len(edtf) >= 4 and re.search(r"\d{4}", where.dates[found.record].text):
                return edtf[:4]
    return None
