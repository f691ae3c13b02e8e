"""Marks of records: what stands for them as they were when somebody decided.

A mark depends on what a record says, on its words and on its speaker; not on what may differ
without anybody's noticing: its confidence, or where it stands among others.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from alteram.decisions.actions import PAIRED, REVIEWS
from alteram.decisions.replay import Standing
from alteram.model import (
    Actor,
    Attribution,
    Claim,
    Decision,
    Document,
    Entry,
    Figure,
    content_id,
    quote,
)

NO_MARK = "-"
_MARKED = frozenset((*REVIEWS, *PAIRED, "edit"))
_CLAIM = ("act", "position", "date", "alleged_actor", "affected", "means", "answers")
_FIGURE = (
    "verbatim", "value", "low", "high", "qualifier", "outcome", "group", "counting_unit",
    "scope_place", "scope_interval", "inclusive_of",
)  # fmt: skip
_ATTRIBUTION = ("speaker_name", "kind", "mode", "chain")
_ACTOR = ("name", "kind", "state", "unnamed", "metonym")
_DOCUMENT = ("sha256", "title", "outlet", "author", "published")

Marks = Mapping[str, frozenset[str]]
"""The marks of a record by its id: of documents of one text, each may have another."""


def records_of(decision: Decision) -> tuple[str, ...]:
    """Return the ids of the records that a decision's marks are of, in order."""
    if decision.action in PAIRED:
        return (*decision.subject.split(), *decision.value.split())
    return (decision.subject.split()[0],) if decision.action in _MARKED else ()


def marks(entries: Iterable[Entry], wanted: Iterable[str]) -> Marks:
    """Return the marks of these records in these documents, as the program made them.

    A record that no document has is missing.
    """
    asked = frozenset(wanted)
    found: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for record, mark in _of_entry(entry, asked):
            found[record].add(mark)
    return {record: frozenset(ours) for record, ours in found.items()}


def seen(records: Sequence[str], present: Marks) -> str:
    """Return the marks of records in their order, as a decision keeps them."""
    return " ".join(min(present.get(one, ()), default=NO_MARK) for one in records)


def unfitting(held: Standing, present: Marks) -> tuple[str, ...]:
    """Return the records of a decision that are gone or no longer what was decided on.

    Those that were noted before are left out.
    """
    records = records_of(held.row)
    before = held.seen.split() or [NO_MARK] * len(records)
    off = (
        record
        for record, mark in zip(records, before, strict=False)
        if record not in present or mark not in (NO_MARK, *present[record])
    )
    return tuple(one for one in dict.fromkeys(off) if one not in held.lapsed)


def _of_entry(entry: Entry, asked: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the records asked for with their marks."""
    found, text = entry.analysis, entry.text.text
    said = {one.id: one for one in found.attributions}
    claims = {one.id: one for one in found.claims}
    if entry.document.id in asked:
        yield entry.document.id, _mark(entry.document, _DOCUMENT)
    for actor in found.actors:
        if actor.id in asked:
            yield actor.id, _mark(actor, _ACTOR)
    for one in found.attributions:
        if one.id in asked:
            spans = (*one.speaker, *one.cue, *one.content)
            yield one.id, _mark(one, _ATTRIBUTION, *(quote(text, span) for span in spans))
    for claim in found.claims:
        if claim.id in asked:
            labels = [label.text for label in claim.labels]
            place = None if claim.place is None else found.places[claim.place].name
            words = quote(text, claim.span)
            yield claim.id, _mark(claim, _CLAIM, words, labels, place, _speaker(claim, said))
    for figure in found.figures:
        if figure.id in asked:
            yield figure.id, _mark(figure, _FIGURE, _speaker(claims.get(figure.claim), said))


def _speaker(claim: Claim | None, said: Mapping[str, Attribution]) -> str | None:
    attribution = said.get(claim.attribution) if claim is not None else None
    return None if attribution is None else attribution.speaker_name


def _mark(
    record: Actor | Attribution | Claim | Document | Figure, fields: Iterable[str], *more: object
) -> str:
    values = [getattr(record, name) for name in fields]
    return content_id("m", *values, *more).removeprefix("m-")[:12]
