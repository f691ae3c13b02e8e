"""The rows of the tables: each record with its document, place, speaker and chain."""

from collections.abc import Iterator, Mapping

from alteram.decisions import Judgements
from alteram.export.said import outlet_of, said
from alteram.model import (
    Attribution,
    Claim,
    CopyCluster,
    Decision,
    Entry,
    Event,
    Figure,
    LinkedActor,
    Problem,
    Span,
)

Row = dict[str, object]
Named = tuple[str, Row]

HEAD = ("document", "document_id", "start", "end", "speaker", "chain")


def pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    """Return spans as [start, end] lists."""
    return [[span.start, span.end] for span in spans]


def hull(spans: tuple[Span, ...]) -> Span:
    """Return the least span that holds all; (0, 0) for none."""
    if not spans:
        return Span(0, 0)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def rows_of(entry: Entry, events: Mapping[str, str]) -> Iterator[Named | Problem]:
    """Yield each row of one document with the name of its table, and what has to be left out.

    `events` gives the event of a claim by the claim's id. A record whose words do not stand in
    the text is left out.
    """
    yield "documents", _document(entry)
    found = said(entry)
    for record in found.attributions:
        yield "attributions", _attribution(entry, record)
    for claim, by in found.claims:
        yield "claims", _claim(entry, claim, by, events.get(claim.id))
    for figure, claim, by in found.figures:
        yield "figures", _figure(entry, figure, by, events.get(claim.id))
    yield from found.left_out


def review_of(record: str, now: Judgements) -> Row:
    """Return where the review of a record stands, who decided that, and who edited it."""
    ruling = now.restrictions.get(record) or now.reviews.get(record)
    edits = [*now.edits.get(record, {}).values()]
    edits += [held[record] for held in (now.names, now.labels) if record in held]
    return {
        "review": now.state(record),
        "reviewed_by": ruling.who if ruling is not None else None,
        "edited_by": sorted({edit.who for edit in edits}),
    }


def head_of(row: Row | None) -> Row:
    """Return what a row tells of where its record stands, or that it stands nowhere."""
    return {name: None if row is None else row[name] for name in HEAD}


def _head(record: str, entry: Entry, span: Span, speaker: str, chain: tuple[str, ...]) -> Row:
    return {
        "id": record,
        "document": entry.document.location,
        "document_id": entry.document.id,
        "start": span.start,
        "end": span.end,
        "speaker": speaker,
        "chain": list(chain),
    }


def _document(entry: Entry) -> Row:
    document, outlet = entry.document, outlet_of(entry)
    span = Span(0, len(entry.text.text))
    return _head(document.id, entry, span, outlet, (outlet,)) | {
        "sha256": document.sha256,
        "size": document.size,
        "media_type": document.media_type,
        "captured": document.captured,
        "title": document.title,
        "outlet": document.outlet,
        "author": document.author,
        "published": document.published,
        "language": entry.text.language,
        "method": entry.text.method,
        "text_sha256": entry.text.sha256,
        "parts": [
            {"kind": part.kind, "start": part.span.start, "end": part.span.end}
            for part in entry.text.parts
        ],
        "container": document.container,
        "locator": document.locator,
        "received": [list(pair) for pair in document.received],
    }


def _attribution(entry: Entry, record: Attribution) -> Row:
    span = hull(record.content or record.speaker)
    return _head(record.id, entry, span, record.speaker_name, record.chain) | {
        "kind": record.kind,
        "mode": record.mode,
        "speaker_spans": pairs(record.speaker),
        "cue": pairs(record.cue),
        "content": pairs(record.content),
        "parent": record.parent,
        "speaker_actor": record.speaker_actor,
        "confidence": record.confidence,
    }


def _claim(entry: Entry, claim: Claim, by: Attribution, event: str | None) -> Row:
    places = entry.analysis.places
    known = claim.place is not None and 0 <= claim.place < len(places)
    place = places[claim.place] if known and claim.place is not None else None
    return _head(claim.id, entry, claim.span, by.speaker_name, by.chain) | {
        "attribution": claim.attribution,
        "event": event,
        "act": claim.act,
        "position": claim.position,
        "date": claim.date,
        "place": place.name if place is not None else None,
        "place_as_written": place.text if place is not None else None,
        "place_name_used_by": place.name_used_by if place is not None else None,
        "alleged_actor": list(claim.alleged_actor),
        "affected": claim.affected,
        "means": claim.means,
        "labels": [
            {
                "start": label.span.start,
                "end": label.span.end,
                "text": label.text,
                "distanced": label.distanced,
            }
            for label in claim.labels
        ],
        "answers": claim.answers,
        "quote": entry.text.text[claim.span.start : claim.span.end],
    }


def _figure(entry: Entry, figure: Figure, by: Attribution, event: str | None) -> Row:
    return _head(figure.id, entry, figure.span, by.speaker_name, by.chain) | {
        "claim": figure.claim,
        "event": event,
        "verbatim": figure.verbatim,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier,
        "outcome": figure.outcome,
        "group": list(figure.group),
        "counting_unit": figure.counting_unit,
        "scope_place": figure.scope_place,
        "scope_interval": figure.scope_interval,
        "inclusive_of": list(figure.inclusive_of),
        "subset_of": figure.subset_of,
    }


def event_row(event: Event) -> Row:
    """Return the row of an event."""
    return {
        "id": event.id,
        "label": event.label,
        "date": event.date,
        "place": event.place,
        "lat": event.lat,
        "lon": event.lon,
        "documents": list(event.documents),
        "claims": list(event.claims),
        "independent_origins": event.independent_origins,
    }


def actor_row(actor: LinkedActor, *, unnamed: bool, metonym: bool) -> Row:
    """Return the row of an actor of the whole dossier."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "members": list(actor.members),
        "aliases": list(actor.aliases),
        "part_of": actor.part_of,
        "state": actor.state,
        "unnamed": unnamed,
        "metonym": metonym,
    }


def copy_row(cluster: CopyCluster, first: Row | None) -> Row:
    """Return the row of a group of copies; `first` is the row of its first document."""
    return (
        {"id": cluster.id}
        | head_of(first)
        | {
            "documents": list(cluster.documents),
            "origin": cluster.origin,
            "credit": cluster.credit,
            "links": [
                {
                    "document": link.document,
                    "of": link.of,
                    "kind": link.kind,
                    "overlap": link.overlap,
                    "credit": link.credit,
                    "passages": pairs(link.passages),
                }
                for link in cluster.links
            ],
        }
    )


def decision_row(decision: Decision, subject: Row | None) -> Row:
    """Return the row of a decision; `subject` is the row of the record that it is about."""
    return (
        {"id": decision.id}
        | head_of(subject)
        | {
            "made": decision.made,
            "who": decision.who,
            "action": decision.action,
            "subject": decision.subject,
            "value": decision.value,
            "why": decision.why,
            "seen": decision.seen,
            "round": decision.round,
        }
    )
