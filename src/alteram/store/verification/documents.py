"""Documents checked again: bytes and texts hashed, quotes cut, ids made, words folded anew."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from alteram.errors import DossierError
from alteram.model import Analysis, Document, Entry, content_id
from alteram.store import documents, schema
from alteram.store.passages import ids_of, passages_of
from alteram.store.quotes import quote_faults
from alteram.store.rows import as_entry, streamed
from alteram.store.verification.fault import Fault


@dataclass(frozen=True)
class Known:
    """The ids that were met, by which links are checked."""

    documents: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)

    def note(self, document: str, analysis: Analysis | None) -> None:
        """Note what a document holds."""
        self.documents.add(document)
        if analysis is not None:
            self.claims.update(claim.id for claim in analysis.claims)
            self.actors.update(actor.id for actor in analysis.actors)


def document_faults(connection: Connection, known: Known) -> Iterator[Fault]:
    """Yield what is wrong with each document, by id; note in `known` what there is."""
    table, texts, analyses = schema.DOCUMENTS, schema.TEXTS.c, schema.ANALYSES.c
    query = (
        select(
            table,
            texts.sha256.label("text_sha256"),
            texts.text,
            texts.record.label("version"),
            analyses.record.label("analysis"),
        )
        .join_from(table, schema.TEXTS, texts.document == table.c.id, isouter=True)
        .join(schema.ANALYSES, analyses.document == table.c.id, isouter=True)
        .order_by(table.c.id)
    )
    for row in streamed(connection, query, 100):
        entry, lines = None, []
        if row.text is None or row.version is None or row.analysis is None:
            lines.append("document: its text or its analysis was taken out")
        else:
            try:
                entry = as_entry(row.record, row.text, row.version, row.analysis)
            except DossierError as error:
                lines.append(str(error))
        known.note(row.id, entry.analysis if entry else None)
        if entry is not None:
            lines += _row_faults(entry, row.id, row.sha256, row.text_sha256)
            lines += _byte_faults(entry.document, documents.original(connection, row.id))
            lines += quote_faults(entry)
            lines += _reference_faults(entry.analysis)
            lines += _search_faults(connection, entry)
        location = entry.document.location if entry else row.location
        yield from (Fault(document=row.id, location=location, line=line) for line in lines)


def _row_faults(entry: Entry, id_: str, sha256: str, text_sha256: str) -> Iterator[str]:
    """Yield where the columns beside the records say something else than they do."""
    if (entry.document.id, entry.document.sha256) != (id_, sha256):
        yield f"document: is stored under {id_} and {sha256[:16]}, its record says otherwise"
    if entry.text.document != id_ or entry.text.sha256 != text_sha256:
        yield "text: is stored under another document or hash than its record says"


def _byte_faults(document: Document, original: bytes | None) -> Iterator[str]:
    if original is None:
        yield "bytes: were taken out"
        return
    sha256 = hashlib.sha256(original).hexdigest()
    if sha256 != document.sha256:
        yield f"bytes: SHA-256 is {sha256}, stored under {document.sha256}"
    if len(original) != document.size:
        yield f"bytes: {len(original)} of them, stored as {document.size}"
    if content_id("doc", document.sha256) != document.id:
        yield "document: its id does not come from its SHA-256"


def _reference_faults(analysis: Analysis) -> Iterator[str]:
    """Yield records that name another record of the document that is not there."""
    actors = {one.id for one in analysis.actors}
    attributions = {one.id for one in analysis.attributions}
    claims = {one.id for one in analysis.claims}
    figures = {one.id for one in analysis.figures}
    asked: list[tuple[str, Iterable[str | None], set[str]]] = []
    for actor in analysis.actors:
        asked.append((f"actor {actor.id}", (actor.part_of,), actors))
    for said in analysis.attributions:
        asked.append((f"attribution {said.id}", (said.parent,), attributions))
        asked.append((f"attribution {said.id}", (said.speaker_actor,), actors))
    for claim in analysis.claims:
        asked.append((f"claim {claim.id}", (claim.attribution,), attributions))
        if claim.place is not None and not 0 <= claim.place < len(analysis.places):
            yield f"claim {claim.id}: names a place that is not there"
    for figure in analysis.figures:
        asked.append((f"figure {figure.id}", (figure.claim,), claims))
        asked.append((f"figure {figure.id}", (figure.subset_of,), figures))
    for name, wanted, there in asked:
        for one in wanted:
            if one is not None and one not in there:
                yield f"{name}: names {one}, which is not there"


def _search_faults(connection: Connection, entry: Entry) -> Iterator[str]:
    """Yield where what is searched is not what the text and the analysis say."""
    table, records = schema.PASSAGES, schema.RECORDS
    document = entry.document.id
    query = select(table).where(table.c.document == document).order_by(table.c.number)
    if [tuple(row)[1:] for row in connection.execute(query)] != passages_of(entry):
        yield "search: the words that are searched are not those of the document"
    held = select(records.c.id).where(records.c.document == document).order_by(records.c.id)
    if [row.id for row in connection.execute(held)] != ids_of(entry.analysis):
        yield "search: the ids by which its records are found are not theirs"
