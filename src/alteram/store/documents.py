"""The documents of a dossier: checked, stored once with their bytes, found by their words."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, select

from alteram.decisions import Judgements, standing
from alteram.errors import QuoteMismatchError
from alteram.model import Analysis, Document, Entry
from alteram.store import rows, schema
from alteram.store.codec import unpack
from alteram.store.passages import drop_passages, keep_passages
from alteram.store.quotes import quote_faults, without_faults
from alteram.store.rows import Receipt
from alteram.store.stages import NO_STAGES, Stages, keep_stages, replace_stages


class New(NamedTuple):
    """A document to be added with its bytes, and what costly stages made of its text."""

    entry: Entry
    original: bytes
    stages: Stages = NO_STAGES


def check(entry: Entry, original: bytes | None = None) -> None:
    """Raise QuoteMismatchError if words do not stand in the text, or bytes are not its own."""
    faults = quote_faults(entry)
    if original is not None and hashlib.sha256(original).hexdigest() != entry.document.sha256:
        faults = ("bytes: their SHA-256 is not the document's", *faults)
    if faults:
        raise QuoteMismatchError(
            f"{entry.document.location}: {faults[0]} ({len(faults)} such); nothing of it was "
            "stored. Please report this fault of the program."
        )


def add(connection: Connection, entry: Entry, original: bytes, stages: Stages) -> bool:
    """Store a document with its bytes, words and problems; return False if it was there."""
    document = entry.document
    new = rows.insert_entry(connection, entry, original)
    if new:
        keep_passages(connection, [entry])
        keep_stages(connection, document.id, stages)
    note_received(connection, document)
    for problem in entry.analysis.problems:
        rows.note_problem(connection, problem)
    return new


def come(connection: Connection, one: New | Document) -> bool | QuoteMismatchError:
    """Store a new document, or note where one that is there came from; return what `add` does.

    Of one that does not match its text or its bytes the error is returned.
    """
    if isinstance(one, Document):
        note_received(connection, one)
        return False
    try:
        check(one.entry, one.original)
    except QuoteMismatchError as error:
        return error
    return add(connection, one.entry, one.original, one.stages)


def note_received(connection: Connection, document: Document) -> None:
    """Note where a document that is there came from this time, once."""
    came = Receipt(document=document.id, location=document.location, captured=document.captured)
    rows.note_receipt(connection, came)


def there(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """Return which of these documents are there."""
    table = schema.DOCUMENTS.c
    return frozenset(
        row.id
        for some in rows.batches(sorted(set(ids)), rows.ASKED_AT_ONCE)
        for row in connection.execute(select(table.id).where(table.id.in_(some)))
    )


def replace_analysis(
    connection: Connection, entry: Entry, analysis: Analysis, stages: Stages
) -> None:
    """Put a new analysis, checked, in the place of the one of a stored document."""
    changed = replace(entry, analysis=analysis)
    check(changed)
    rows.replace_analysis(connection, changed)
    rows.count_up(connection, rows.REPLACED)
    drop_passages(connection, entry.document.id)
    keep_passages(connection, [changed])
    replace_stages(connection, entry.document.id, stages)
    for problem in analysis.problems:
        rows.note_problem(connection, problem)


def as_it_stands(entry: Entry, judged: Judgements) -> Entry:
    """Return a stored document as people decided of it, without words not in its text."""
    return standing(without_faults(entry) if quote_faults(entry) else entry, judged)


def records(connection: Connection, wanted: Iterable[str] | None) -> Iterator[Document]:
    """Yield the records of all documents, or of those wanted, by id, without their texts."""
    table = schema.DOCUMENTS.c
    query = select(table.record).order_by(table.id)
    asked = [query]
    if wanted is not None:
        some = rows.batches(sorted(set(wanted)), rows.ASKED_AT_ONCE)
        asked = [query.where(table.id.in_(ids)) for ids in some]
    for one in asked:
        for row in rows.streamed(connection, one, 1_000):
            yield unpack(row.record, Document)


def received_after(connection: Connection, number: int) -> tuple[str, ...]:
    """Return the ids of documents that came in, or came in again, after a receipt's number."""
    table = schema.RECEIPTS.c
    query = select(table.document).where(table.number > number).order_by(table.number)
    return tuple(dict.fromkeys(row.document for row in connection.execute(query)))


def receipts(connection: Connection, document: str) -> tuple[Receipt, ...]:
    """Return how a document came in, in order."""
    table = schema.RECEIPTS.c
    query = select(table.record).where(table.document == document).order_by(table.number)
    return tuple(unpack(row.record, Receipt) for row in connection.execute(query))


def original(connection: Connection, document: str) -> bytes | None:
    """Return the bytes of a document as they were received, or None where it is not there."""
    query = (
        select(schema.ORIGINALS.c.bytes)
        .join(schema.DOCUMENTS, schema.DOCUMENTS.c.sha256 == schema.ORIGINALS.c.sha256)
        .where(schema.DOCUMENTS.c.id == document)
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    return row.bytes.encode() if isinstance(row.bytes, str) else bytes(row.bytes)
