"""Even-handedness of one text: the same text with its parties swapped must give the same records.

Compared are all records with their passages, moved by the map of the swap. What the gazetteer says
of a place is left out: coordinates, country, precision. With the names, the world changes too.
"""

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass

from alteram.compare.audit_records import Fact, FactsOf, Names, Value
from alteram.compare.parties import untouched
from alteram.compare.swapping import Swapped
from alteram.model import Analysis, Problem, Span, quote

SWAP = "swap"
"""The stage of a problem: neither name of a swap occurs in any text."""
NAME = "name"
"""The stage of a problem that is only a note: one name of a swap occurs in no text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A field of a record before and after the swap, after it with the names swapped back."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A record that did not survive: lost with the swap, found through it alone, or changed.

    `start` and `end` are those of its first passage in the text as it was given.
    """

    kind: str
    passage: str
    start: int
    end: int
    found: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """How many records of one text survive the swap, and what became of the others."""

    location: str
    names: int
    survived: int
    total: int
    differences: tuple[Difference, ...]

    @property
    def share(self) -> float:
        """The share of records that survive; 1 where there are none."""
        return self.survived / self.total if self.total else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditResult:
    """What a swap of names did to the records of each text.

    Texts without any of the names count for nothing in `total`. `problems` are inputs set aside
    and names that no text has.
    """

    survived: int
    total: int
    audits: tuple[Audit, ...]
    problems: tuple[Problem, ...] = ()


def unswapped(location: str) -> Audit:
    """Return the audit of a text that has none of the names: nothing in it was tried."""
    return Audit(location=location, names=0, survived=0, total=0, differences=())


def sum_up(
    swaps: Sequence[str],
    audited: Sequence[tuple[Audit, Set[int]]],
    problems: Sequence[Problem] = (),
) -> AuditResult:
    """Return the result of all texts, each with the sides of the swaps that it names.

    Names that no text has are added to the problems, with the stage `SWAP` where a swap did
    nothing at all and `NAME` where it replaced one of its two names.
    """
    audits = tuple(one for one, _ in audited)
    sides = frozenset(side for _, found in audited for side in found)
    notes = untouched(swaps, sides) if audits else ()
    absent = [
        Problem(location="", stage=SWAP if nothing else NAME, message=words)
        for words, nothing in notes
    ]
    return AuditResult(
        survived=sum(one.survived for one in audits),
        total=sum(one.total for one in audits),
        audits=audits,
        problems=(*problems, *absent),
    )


def audit(before: Analysis, after: Analysis, swapped: Swapped, location: str = "") -> Audit:
    """Lay the records of a text beside those of the swapped text.

    A record survives if one with the same passages has all the same fields after the swap; the
    total is all records that there are before or after it.
    """
    names, names_back = Names(swapped.forms, flip=False), Names(swapped.forms, flip=True)
    here = list(FactsOf(before, swapped.there, names).all())
    there = list(FactsOf(after, swapped.settled, names_back).all())
    left: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in there:
        left[fact.kind, fact.spans].append(fact)
    survived, lost = 0, []
    for fact in here:
        same = left[fact.kind, fact.spans]
        twin = next((one for one in same if one.fields == fact.fields), None)
        if twin is None:
            lost.append(fact)
        else:
            same.remove(twin)
            survived += 1
    differences = [_lost(fact, left[fact.kind, fact.spans], swapped, names) for fact in lost]
    gained = [fact for facts in left.values() for fact in facts]
    differences += [_gained(fact, swapped) for fact in gained]
    return Audit(
        location=location,
        names=sum(not edit.soft for edit in swapped.edits),
        survived=survived,
        total=survived + len(differences),
        differences=tuple(sorted(differences, key=lambda one: (one.start, one.end, one.kind))),
    )


def _lost(fact: Fact, others: list[Fact], swapped: Swapped, names: Names) -> Difference:
    """Return what became of a record; the one that it became is taken from `others`."""
    other = others.pop(0) if others else None
    changes = () if other is None else _changed(fact, other, names)
    found = "only before the swap" if other is None else "changed by the swap"
    return _difference(fact, fact.passage, swapped.text, found, changes)


def _gained(fact: Fact, swapped: Swapped) -> Difference:
    return _difference(fact, swapped.here(fact.passage), swapped.text, "only after the swap", ())


def _difference(
    fact: Fact, span: Span, text: str, found: str, changes: Sequence[Change]
) -> Difference:
    return Difference(
        kind=fact.kind,
        passage=quote(text, span),
        start=span.start,
        end=span.end,
        found=found,
        changes=tuple(changes),
    )


def _changed(fact: Fact, other: Fact, names: Names) -> list[Change]:
    pairs = zip(fact.fields, other.fields, strict=True)
    return [
        Change(field=name, before=names.shown(_written(one)), after=names.shown(_written(another)))
        for (name, one), (_, another) in pairs
        if one != another
    ]


def _written(value: Value) -> str:
    if isinstance(value, Span):
        return f"{value.start}-{value.end}"
    if isinstance(value, tuple):
        return "; ".join(map(_written, value))
    return "-" if value is None else str(value)
