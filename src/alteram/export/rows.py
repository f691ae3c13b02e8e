"""The rows of the JSON-lines export: each record with its document, place, speaker and chain."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from alteram.holding import Holding
from alteram.model import (
    UNNAMED_OUTLET,
    Attribution,
    Claim,
    CopyCluster,
    Entry,
    Figure,
    Problem,
    Span,
)

Row = dict[str, object]


def pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    """Return spans as [start, end] lists."""
    return [[span.start, span.end] for span in spans]


def hull(spans: tuple[Span, ...]) -> Span:
    """Return the least span that holds all; (0, 0) for none."""
    if not spans:
        return Span(0, 0)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


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


@dataclass(slots=True)
class Tables:
    """The rows of one collection, by table, and what had to be left out of them."""

    documents: list[Row] = field(default_factory=list)
    attributions: list[Row] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)
    figures: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    actors: list[Row] = field(default_factory=list)
    copies: list[Row] = field(default_factory=list)
    decisions: list[Row] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)

    def named(self) -> Iterator[tuple[str, list[Row]]]:
        """Yield each table's name and its rows, sorted by id and document."""
        for name in (
            "documents", "attributions", "claims", "figures", "events", "actors", "copies",
            "decisions",
        ):  # fmt: skip
            rows: list[Row] = getattr(self, name)
            yield name, sorted(rows, key=lambda r: (str(r["id"]), str(r.get("document_id"))))

    def leave_out(self, entry: Entry, line: str) -> None:
        """Note a record that does not match its text and is not exported."""
        self.left_out.append(
            Problem(
                location=entry.document.location,
                stage="export",
                message=f"{line}; it was left out of the export. Run `alteram verify`.",
            )
        )


def _outlet(entry: Entry) -> str:
    return entry.document.outlet or UNNAMED_OUTLET


def _document(entry: Entry) -> Row:
    document, outlet = entry.document, _outlet(entry)
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


def _inside(entry: Entry, span: Span) -> bool:
    return 0 <= span.start < span.end <= len(entry.text.text)


def _add_entry(tables: Tables, entry: Entry, events: dict[str, str]) -> None:
    tables.documents.append(_document(entry))
    analysis, text = entry.analysis, entry.text.text
    speakers = {record.id: record for record in analysis.attributions}
    for record in analysis.attributions:
        if all(_inside(entry, span) for span in (*record.speaker, *record.cue, *record.content)):
            tables.attributions.append(_attribution(entry, record))
        else:
            tables.leave_out(entry, f"attribution {record.id} is outside the text")
    sound: dict[str, Attribution] = {}
    for claim in analysis.claims:
        by = speakers.get(claim.attribution)
        if by is None:
            tables.leave_out(entry, f"claim {claim.id} has no attribution, so no speaker")
        elif not _inside(entry, claim.span) or any(
            text[label.span.start : label.span.end] != label.text for label in claim.labels
        ):
            tables.leave_out(entry, f"claim {claim.id} does not match the text at its offsets")
        else:
            sound[claim.id] = by
            tables.claims.append(_claim(entry, claim, by, events.get(claim.id)))
    for figure in analysis.figures:
        by = sound.get(figure.claim)
        if by is None:
            tables.leave_out(entry, f"figure {figure.id} has no claim")
        elif text[figure.span.start : figure.span.end] != figure.verbatim:
            tables.leave_out(entry, f"figure {figure.id}: the text is not {figure.verbatim!r}")
        else:
            tables.figures.append(_figure(entry, figure, by, events.get(figure.claim)))


def _copy(cluster: CopyCluster, entries: dict[str, Entry]) -> Row:
    first = entries.get(cluster.origin or cluster.documents[0]) if cluster.documents else None
    head = {"id": cluster.id} if first is None else _head(
        cluster.id, first, Span(0, len(first.text.text)), _outlet(first), (_outlet(first),)
    )  # fmt: skip
    return head | {
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


def _add_links(tables: Tables, holding: Holding) -> None:
    entries = {entry.document.id: entry for entry in holding.entries}
    for event in holding.links.events:
        tables.events.append(
            {
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
        )
    members = {one.id: one for entry in holding.entries for one in entry.analysis.actors}
    for actor in holding.links.actors:
        met = [members[member] for member in actor.members if member in members]
        tables.actors.append(
            {
                "id": actor.id,
                "name": actor.name,
                "kind": actor.kind,
                "members": list(actor.members),
                "aliases": list(actor.aliases),
                "part_of": actor.part_of,
                "state": actor.state,
                "unnamed": bool(met) and all(one.unnamed for one in met),
                "metonym": any(one.metonym for one in met),
            }
        )
    tables.copies.extend(_copy(cluster, entries) for cluster in holding.links.copies)


def _add_decisions(tables: Tables, holding: Holding) -> None:
    of = ("document", "document_id", "start", "end", "speaker", "chain")
    subjects = {
        str(row["id"]): row
        for rows in (tables.documents, tables.attributions, tables.claims, tables.figures)
        for row in rows
    }
    for decision in holding.decisions:
        subject = subjects.get(decision.subject, {})
        tables.decisions.append(
            {"id": decision.id}
            | {name: subject.get(name) for name in of}
            | {
                "made": decision.made,
                "who": decision.who,
                "action": decision.action,
                "subject": decision.subject,
                "value": decision.value,
                "why": decision.why,
            }
        )


def tables_of(holding: Holding) -> Tables:
    """Return the rows of a dossier; a record whose words do not match is named, not shown."""
    events: dict[str, str] = {}
    for event in sorted(holding.links.events, key=lambda event: event.id):
        for claim in event.claims:
            events.setdefault(claim, event.id)
    tables = Tables()
    for entry in holding.entries:
        _add_entry(tables, entry, events)
    _add_links(tables, holding)
    _add_decisions(tables, holding)
    return tables
