"""The date and the place that an act's own sentence gives it.

A date or place belongs to the act or event noun that it modifies, else to its clause. Dates of
statements, of treaties and of the reporting clause are no event's.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from alteram.extract.clauses import Clauses
from alteram.model import DateMention, PlaceMention
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
    cues: frozenset[int] = frozenset()
    date_at: dict[int, list[Found]] = field(default_factory=dict)
    place_at: dict[int, list[Found]] = field(default_factory=dict)
    lasting: set[int] = field(default_factory=set)
    spots: dict[str, list[tuple[int, int, int]]] = field(default_factory=dict)
    home: list[int] = field(default_factory=list)
    titled: list[int] = field(default_factory=list)
    titles: set[int] = field(default_factory=set)


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


def _does(where: Where, noun: int, verb: int) -> bool:
    """Tell whether an act noun is what did another act: "the shelling of Tarn killed nine"."""
    token = where.parsed.tokens[noun]
    return token.dep == "nsubj" and where.parsed.tokens[verb].tag[:1] == "V"


def _is_occasion(where: Where, lower: int, clause: int) -> bool:
    """Tell whether a clause says on what occasion the other was: "died when shells hit Tarn"."""
    tokens = where.parsed.tokens
    token = tokens[lower]
    if token.dep not in ("advcl", "relcl") or not _is_above(where, lower, clause):
        return False
    below = [tokens[child].lower for child in where.parsed.children[lower]]
    return not _OCCASIONS.isdisjoint(below) or "which" in below


def _rank(where: Where, trigger: int, found: Found) -> int | None:
    """Return how close a date or place stands to an act, 0 the closest; None where not at all."""
    if found.owner == trigger:
        return 0
    clause = where.clauses.head[trigger]
    owned = found.owner is not None and found.owner in where.triggers
    if owned and found.owner is not None and where.parsed.tokens[found.owner].tag[:1] == "N":
        if found.clause == clause and _does(where, found.owner, trigger):
            return 3
        return 5 if _frames(where, found) else None
    near = _clause_rank(where, trigger, found.clause)
    if near is not None:
        return near
    return 4 if found.anchor < trigger and not is_present(where, trigger) else None


def _clause_rank(where: Where, trigger: int, other: int) -> int | None:
    """Return how close the clause of a date stands to that of an act, None for far."""
    tokens, clause = where.parsed.tokens, where.clauses.head[trigger]
    if other == clause:
        return 1
    if _is_above(where, clause, other):
        return 2
    if other != trigger and tokens[other].head == trigger and tokens[other].dep == "relcl":
        return 2
    if _is_listed(where, other, clause) or _is_occasion(where, other, clause):
        return 3
    return None


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


_OCCASIONS = frozenset({"when", "as", "while", "where", "after"})
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
