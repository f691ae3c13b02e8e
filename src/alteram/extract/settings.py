"""The date and the place that an act's own sentence gives it.

A date or place belongs to the act or event noun that it modifies, else to its clause. Dates of
statements, of treaties and of the reporting clause are no event's.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from alteram.extract.clauses import Clauses
from alteram.extract.lexicon import DATED_NOUNS
from alteram.extract.spots import is_setting_place
from alteram.model import DateMention, Part, PlaceMention, Span
from alteram.text.parse import Parsed


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
    counted: frozenset[int] = frozenset()
    date_at: dict[int, list[Found]] = field(default_factory=dict)
    place_at: dict[int, list[Found]] = field(default_factory=dict)
    lasting: set[int] = field(default_factory=set)


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
        if head.tag[:1] == "V" and head.dep != "acl":
            return None, False
        at = head.i
    return None, False


def _in_parts(span: Span, parts: Sequence[Part]) -> bool:
    return any(
        part.kind != "title" and part.span.start <= span.start < part.span.end for part in parts
    )


def _is_told(where: Where, anchor: int, told: Sequence[bool]) -> bool:
    """Tell whether a word is somebody's content, or in a subordinate clause that tells an act."""
    if told[anchor]:
        return True
    clause = where.clauses.head[anchor]
    below = where.parsed.tokens[clause].dep in ("advcl", "relcl", "acl")
    return below and any(where.clauses.head[word] == clause for word in where.triggers)


def locate(where: Where, parts: Sequence[Part], told: Sequence[bool]) -> None:
    """Sort dates and places into sentences; `told[i]` says that token i is somebody's content."""
    parsed = where.parsed
    for number, date in enumerate(where.dates):
        anchor = _anchor(parsed, date.span)
        if anchor is not None and date.kind == "duration" and date.edtf is None:
            where.lasting.add(where.clauses.head[anchor])
        if date.edtf is None or date.kind == "recurring":
            continue
        if anchor is None or _in_parts(date.span, parts):
            continue
        owner, dates_statement = _owner(where, anchor)
        if owner is None and (dates_statement or not _is_told(where, anchor, told)):
            continue
        clause = where.clauses.head[anchor]
        sentence = parsed.tokens[anchor].sentence
        where.date_at.setdefault(sentence, []).append(Found(number, anchor, owner, clause))
    told_words = where.triggers | where.events
    for number, place in enumerate(where.places):
        anchor = _anchor(parsed, place.span)
        if anchor is None or _in_parts(place.span, parts):
            continue
        if not is_setting_place(parsed, anchor, told_words):
            continue
        owner, _ = _owner(where, anchor)
        if owner is None and not told[anchor]:
            continue
        clause = where.clauses.head[anchor]
        sentence = parsed.tokens[anchor].sentence
        where.place_at.setdefault(sentence, []).append(Found(number, anchor, owner, clause))
    _locate_names(where)


def _locate_names(where: Where) -> None:
    """Add places that stand in an event's name and are known from elsewhere in the text."""
    parsed = where.parsed
    known: dict[str, int] = {}
    for number, place in enumerate(where.places):
        known.setdefault(place.text.lower(), number)
    covered = {found.anchor for rows in where.place_at.values() for found in rows}
    for word in sorted(where.triggers | where.events):
        for child in parsed.children[word]:
            token = parsed.tokens[child]
            number = known.get(token.lower, -1)
            if token.dep not in ("compound", "nmod") or number < 0 or child in covered:
                continue
            found = Found(number, child, word, where.clauses.head[child])
            where.place_at.setdefault(token.sentence, []).append(found)


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


def _is_listed(where: Where, later: int, clause: int) -> bool:
    """Tell whether a clause ends a list that `clause` begins: "nine were killed and 31 hurt on"."""
    tokens = where.parsed.tokens
    at = later
    for _ in range(4):
        if tokens[at].dep != "conj" or at not in where.triggers:
            return False
        at = tokens[at].head
        if at == clause:
            return True
    return False


def _rank(where: Where, trigger: int, found: Found) -> int | None:
    """Return how close a date or place stands to an act, 0 the closest; None where not at all."""
    if found.owner == trigger:
        return 0
    clause = where.clauses.head[trigger]
    owned = found.owner is not None and found.owner in where.triggers
    if owned and found.owner is not None and where.parsed.tokens[found.owner].tag[:1] == "N":
        return 5 if _frames(where, found) else None
    if found.clause == clause:
        return 1
    if _is_above(where, clause, found.clause):
        return 2
    if _is_listed(where, found.clause, clause):
        return 3
    return 4 if found.anchor < trigger and not is_present(where, trigger) else None


def _frames(where: Where, found: Found) -> bool:
    """Tell whether the only date of a sentence stands in its "as a result of" or "during"."""
    tokens = where.parsed.tokens
    if len(where.date_at.get(tokens[found.anchor].sentence, ())) != 1 or found.owner is None:
        return False
    at = found.owner
    for _ in range(4):
        token = tokens[at]
        if token.dep == "prep" and token.lower in ("as", "during", "after", "following"):
            return True
        if token.dep not in ("pobj", "prep") or token.head == at:
            return False
        at = token.head
    return False


def _is_said_past(where: Where, word: int) -> bool:
    """Tell whether a word is, or governs, an act "said to have been" done."""
    tokens = where.parsed.tokens
    for at in (word, *where.parsed.children[word]):
        if at != word and tokens[at].dep != "xcomp":
            continue
        helpers = [tokens[c].lower for c in where.parsed.children[at] if tokens[c].dep == "aux"]
        if helpers[:2] == ["to", "have"]:
            return True
    return False


def is_present(where: Where, word: int) -> bool:
    """Tell whether a word's clause is about what is, has been or should be, not about what was."""
    tokens = where.parsed.tokens
    at = where.clauses.head[word]
    if _is_said_past(where, word) or _is_said_past(where, at):
        return False
    for _ in range(4):
        if tokens[at].tag == "VBD":
            return False
        if tokens[at].tag in ("VBZ", "VBP"):
            return True
        helpers = [
            tokens[c] for c in where.parsed.children[at] if tokens[c].dep in ("aux", "auxpass")
        ]
        if helpers and helpers[0].tag in ("VBZ", "VBP", "MD"):
            return True
        if helpers or tokens[at].head == at:
            return False
        at = where.clauses.head[tokens[at].head]
    return False


_FINE = {"place": 0, "district": 1, "region": 2, "country": 3, "unknown": 1}


def _coarseness(edtf: str) -> int:
    return 0 if edtf.count("-") >= 2 else 1 if edtf.count("-") == 1 else 2


def own_date(where: Where, trigger: int) -> tuple[str | None, int]:
    """Return the EDTF date that an act's sentence gives it, and how close it stands."""
    best: tuple[int, int, int] | None = None
    chosen: Found | None = None
    ranked: list[tuple[int, str]] = []
    for found in where.date_at.get(where.parsed.tokens[trigger].sentence, ()):
        rank = _rank(where, trigger, found)
        edtf = where.dates[found.record].edtf
        if rank is None or edtf is None:
            continue
        key = (rank, _coarseness(edtf), abs(found.anchor - trigger))
        ranked.append((rank, edtf))
        if best is None or key < best:
            best, chosen = key, found
    if chosen is None or best is None:
        return None, 9
    if best[0] and len({edtf for rank, edtf in ranked if rank == best[0]}) > 2:
        return None, 9
    return where.dates[chosen.record].edtf, best[0]


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
