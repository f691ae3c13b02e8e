"""The queue of what the program proposes, for a person to look at, least sure first."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alteram.api.held import DEFAULT_DOSSIER, find_event
from alteram.api.records import find_record
from alteram.decisions import FIELDS, Judgements, Ruling
from alteram.errors import DecisionError, NotFoundError
from alteram.model import Attribution, Claim, Entry, Figure, quote
from alteram.store import Dossier

STATES = ("proposed", "accepted", "rejected", "needs_work", "restricted")
AROUND = 160
"""Characters of context before and after a passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field as the program proposes it, and the value that a person gave instead, if any."""

    name: str
    proposed: str
    edited: Ruling | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFigure:
    """A figure of a claim, with its own state."""

    id: str
    verbatim: str
    fields: tuple[Field, ...]
    state: str
    ruling: Ruling | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """One claim to be looked at: its passage in context, who said it, what is proposed.

    Accepted means: the passage says this. `confidence` orders the queue and nothing else.
    `ruling` is the decision behind the state, `attribution` the id of the record that says who
    spoke, with a state of its own.
    """

    id: str
    document: str
    location: str
    start: int
    end: int
    before: str
    passage: str
    after: str
    speaker: str
    chain: tuple[str, ...]
    attribution: str
    attribution_state: str
    fields: tuple[Field, ...]
    figures: tuple[ReviewFigure, ...]
    confidence: float
    state: str
    ruling: Ruling | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """The first items of a queue, and how many there are in all."""

    items: tuple[ReviewItem, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which claims are asked for: in a state of review (None: in any), of what, but for some.

    `event` and `document` are ids, `speaker` is the name as the text's attribution has it. `but`
    are the ids of claims that are passed over.
    """

    state: str | None = "proposed"
    event: str | None = None
    document: str | None = None
    speaker: str | None = None
    but: frozenset[str] = frozenset()


def queue(
    dossier: str | Path = DEFAULT_DOSSIER,
    *,
    event: str | None = None,
    state: str = "proposed",
    limit: int = 20,
) -> Queue:
    """Return claims in a state of review, those of which the program is least sure first.

    `event` names one as in `compare`. A claim that several copies of one text have is there
    once. Raises NotFoundError for the event, DecisionError for a state that there is not.
    """
    with Dossier.open(dossier) as store, store.transactions.snapshot():
        found = find_event(store.links().events, event).id if event is not None else None
        return queue_in(store, Wanted(state=state, event=found), limit=limit)


def queue_in(store: Dossier, wanted: Wanted, *, limit: int, offset: int = 0) -> Queue:
    """Return `queue` of an open dossier: from the item at `offset` on, `limit` items at most."""
    if wanted.state not in (None, *STATES):
        raise DecisionError(f"No state {wanted.state!r}. There are: {', '.join(STATES)}.")
    with store.transactions.snapshot():
        judged = store.judged()
        total = 0

        def counted() -> Iterator[tuple[float, str, int, str, Entry, Claim]]:
            nonlocal total
            for sure, entry, claim in _asked_for(store, wanted, judged):
                total += 1
                yield sure, entry.document.id, claim.span.start, claim.id, entry, claim

        first = heapq.nsmallest(offset + limit, counted(), key=lambda row: row[:4])[offset:]
        return Queue(items=tuple(item_of(row[4], row[5], judged) for row in first), total=total)


def _asked_for(
    store: Dossier, wanted: Wanted, judged: Judgements
) -> Iterator[tuple[float, Entry, Claim]]:
    """Yield the claims asked for, each once, with how sure the program is of their speaker."""
    claims, documents = None, None
    if wanted.event is not None:
        event = find_event(store.links().events, wanted.event)
        claims, documents = frozenset(event.claims), event.documents
    if wanted.document is not None:
        documents = (wanted.document,)
    seen = set(wanted.but)
    for entry in store.entries(documents):
        said = {one.id: one for one in entry.analysis.attributions}
        for claim in entry.analysis.claims:
            by = said.get(claim.attribution)
            if claim.id in seen or (claims is not None and claim.id not in claims):
                continue
            if wanted.state is not None and judged.state(claim.id) != wanted.state:
                continue
            if wanted.speaker and (by is None or by.speaker_name != wanted.speaker):
                continue
            seen.add(claim.id)
            yield 0.0 if by is None else by.confidence, entry, claim


def item_in(store: Dossier, claim: str, *, around: int = AROUND) -> ReviewItem:
    """Return one claim of an open dossier by its id; raises NotFoundError."""
    with store.transactions.snapshot():
        record, entry = find_record(store, claim)
        if not isinstance(record, Claim):
            raise NotFoundError(f"{claim} is no claim. The queue of the review lists them.")
        return item_of(entry, record, store.judged(), around=around)


def item_of(entry: Entry, claim: Claim, judged: Judgements, *, around: int = AROUND) -> ReviewItem:
    """Return a claim of a document as stored, with what people decided of it.

    `around` is how many characters of the text stand before and after the passage.
    """
    text, span = entry.text.text, claim.span
    said = next(one for one in entry.analysis.attributions if one.id == claim.attribution)
    return ReviewItem(
        id=claim.id,
        document=entry.document.id,
        location=entry.document.location,
        start=span.start,
        end=span.end,
        before=text[max(0, span.start - around) : span.start],
        passage=quote(text, span),
        after=text[span.end : span.end + around],
        speaker=said.speaker_name,
        chain=said.chain,
        attribution=said.id,
        attribution_state=judged.state(said.id),
        fields=(*_fields(said, entry, judged), *_fields(claim, entry, judged)),
        figures=tuple(
            ReviewFigure(
                id=one.id,
                verbatim=one.verbatim,
                fields=_fields(one, entry, judged),
                state=judged.state(one.id),
                ruling=judged.reviews.get(one.id),
            )
            for one in entry.analysis.figures
            if one.claim == claim.id
        ),
        confidence=said.confidence,
        state=judged.state(claim.id),
        ruling=judged.restrictions.get(claim.id) or judged.reviews.get(claim.id),
    )


def _fields(
    record: Attribution | Claim | Figure, entry: Entry, judged: Judgements
) -> tuple[Field, ...]:
    """Return the fields that can be edited and say something, or that somebody edited."""
    kind = type(record).__name__.lower()
    edits = judged.edits.get(record.id, {})
    made = (
        Field(
            name=name, proposed=_words(name, getattr(record, name), entry), edited=edits.get(name)
        )
        for name, field in FIELDS.items()
        if field.kind == kind
    )
    return tuple(one for one in made if one.proposed or one.edited is not None)


def _words(name: str, value: Any, entry: Entry) -> str:
    if value is None:
        return ""
    if name == "place":
        return entry.analysis.places[int(value)].name
    if isinstance(value, tuple):
        return "; ".join(str(one) for one in value)
    return f"{value:.15g}" if isinstance(value, float) else str(value)
