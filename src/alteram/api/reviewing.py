"""The queue of what the program proposes, for a person to look at, least sure first."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alteram.api.held import DEFAULT_DOSSIER, find_event
from alteram.decisions import FIELDS, Judgements, Ruling, replay
from alteram.errors import DecisionError
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
    if state not in STATES:
        raise DecisionError(f"No state {state!r}. There are: {', '.join(STATES)}.")
    with Dossier.open(dossier) as store, store.transactions.snapshot():
        judged = replay(store.decisions())
        found = find_event(store.links().events, event) if event is not None else None
        wanted = None if found is None else frozenset(found.claims)
        entries = store.entries(None if found is None else found.documents)
        total = 0

        def counted() -> Iterator[tuple[float, str, int, str, Entry, Claim]]:
            nonlocal total
            seen: set[str] = set()
            for entry in entries:
                sure = {one.id: one.confidence for one in entry.analysis.attributions}
                for claim in entry.analysis.claims:
                    asked = wanted is None or claim.id in wanted
                    if asked and claim.id not in seen and judged.state(claim.id) == state:
                        seen.add(claim.id)
                        total += 1
                        confidence = sure.get(claim.attribution, 0.0)
                        key = (confidence, entry.document.id, claim.span.start, claim.id)
                        yield (*key, entry, claim)

        first = heapq.nsmallest(limit, counted(), key=lambda row: row[:4])
    return Queue(items=tuple(_item(row[4], row[5], judged) for row in first), total=total)


def _item(entry: Entry, claim: Claim, judged: Judgements) -> ReviewItem:
    text, span = entry.text.text, claim.span
    said = next(one for one in entry.analysis.attributions if one.id == claim.attribution)
    return ReviewItem(
        id=claim.id,
        document=entry.document.id,
        location=entry.document.location,
        start=span.start,
        end=span.end,
        before=text[max(0, span.start - AROUND) : span.start],
        passage=quote(text, span),
        after=text[span.end : span.end + AROUND],
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
