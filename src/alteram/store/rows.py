"""Small questions to the tables, each inside a transaction of the caller's."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, Table, func, select

from alteram.decisions import LINKING
from alteram.model import (
    Analysis,
    CopyCluster,
    Decision,
    Document,
    Entry,
    Event,
    LinkedActor,
    Links,
    Problem,
    TextVersion,
    content_id,
)
from alteram.store import schema
from alteram.store.codec import pack, pack_text, unpack, unpack_text

T = TypeVar("T")
R = TypeVar("R", CopyCluster, LinkedActor, Event)

ASKED_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One way by which a document came in: path or address as given, and when (ISO)."""

    document: str
    location: str
    captured: str


def absent(connection: Connection, table: Table, **values: str) -> bool:
    """Tell whether a table has no row with these values."""
    query = select(func.count()).select_from(table)
    for name, value in values.items():
        query = query.where(table.c[name] == value)
    return connection.execute(query).scalar_one() == 0


def note_receipt(connection: Connection, document: str, location: str, captured: str) -> None:
    """Note a location by which a document came in, once."""
    if absent(connection, schema.RECEIPTS, document=document, location=location):
        connection.execute(
            schema.RECEIPTS.insert().values(document=document, location=location, captured=captured)
        )


def note_problem(connection: Connection, problem: Problem) -> None:
    """Note a problem, once."""
    row = {"location": problem.location, "stage": problem.stage, "message": problem.message}
    if absent(connection, schema.PROBLEMS, **row):
        connection.execute(schema.PROBLEMS.insert().values(**row))


def as_entry(document: bytes, text: bytes, version: bytes, analysis: bytes) -> Entry:
    """Return the entry that stored columns make up."""
    return Entry(
        document=unpack(document, Document),
        text=replace(unpack(version, TextVersion), text=unpack_text(text)),
        analysis=unpack(analysis, Analysis),
    )


def stored_entries(connection: Connection, ids: Sequence[str] | None = None) -> Iterator[Entry]:
    """Yield the entries of documents by id, one at a time; all of them, or those of `ids`."""
    documents, texts, analyses = schema.DOCUMENTS.c, schema.TEXTS.c, schema.ANALYSES.c
    query = (
        select(
            documents.record.label("document"),
            texts.text,
            texts.record.label("version"),
            analyses.record.label("analysis"),
        )
        .join_from(schema.DOCUMENTS, schema.TEXTS, texts.document == documents.id)
        .join(schema.ANALYSES, analyses.document == documents.id)
        .order_by(documents.id)
    )
    if ids is not None:
        query = query.where(documents.id.in_(ids))
    for row in connection.execution_options(yield_per=100).execute(query):
        yield as_entry(row.document, row.text, row.version, row.analysis)


def insert_entry(connection: Connection, entry: Entry) -> None:
    """Insert the record of a document, its text and its analysis."""
    document, text = entry.document, entry.text
    rows = {
        schema.DOCUMENTS: {"id": document.id, "sha256": document.sha256,
                           "location": document.location, "record": pack(document)},
        schema.TEXTS: {"document": document.id, "sha256": text.sha256,
                       "text": pack_text(text.text), "record": pack(replace(text, text=""))},
        schema.ANALYSES: {"document": document.id, "record": pack(entry.analysis)},
    }  # fmt: skip
    for table, row in rows.items():
        connection.execute(table.insert().values(**row))


def link_rows(links: Links) -> list[dict[str, object]]:
    """Return the rows of links, each kind in its order."""
    return [
        {"kind": kind, "position": position, "id": record.id, "record": pack(record)}
        for kind, records in by_kind(links).items()
        for position, record in enumerate(records)
    ]


def linked(connection: Connection, kind: str, record: type[R]) -> tuple[R, ...]:
    """Return the links of a kind, in their order."""
    table = schema.LINKS
    query = select(table.c.record).where(table.c.kind == kind).order_by(table.c.position)
    return tuple(unpack(row.record, record) for row in connection.execute(query))


def held(connection: Connection) -> str:
    """Return an id that stands for what links are made of: the documents, and decisions on them."""
    documents, decisions = schema.DOCUMENTS.c, schema.DECISIONS.c
    rows = connection.execute(select(documents.id).order_by(documents.id))
    made = connection.execute(select(decisions.record).order_by(decisions.number))
    linking = [one for row in made if (one := unpack(row.record, Decision)).action in LINKING]
    return content_id("held", *(row.id for row in rows), *(one.id for one in linking))


def replace_links(connection: Connection, links: Links, gone: Iterable[str]) -> None:
    """Put links in the place of those with the same ids, add new ones, take out those `gone`."""
    table = schema.LINKS
    for kind, records in by_kind(links).items():
        stored = select(table.c.id, table.c.position).where(table.c.kind == kind)
        position = {row.id: row.position for row in connection.execute(stored)}
        last = max(position.values(), default=-1)
        dropped = (position.keys() & set(gone)) | {record.id for record in records}
        for ids in batches(sorted(dropped & position.keys()), ASKED_AT_ONCE):
            connection.execute(table.delete().where(table.c.kind == kind, table.c.id.in_(ids)))
        rows = []
        for record in records:
            if record.id not in position:
                last += 1
            rows.append(
                {"kind": kind, "position": position.get(record.id, last), "id": record.id,
                 "record": pack(record)}
            )  # fmt: skip
        if rows:
            connection.execute(table.insert(), rows)


def by_kind(links: Links) -> dict[str, tuple[CopyCluster | LinkedActor | Event, ...]]:
    """Return links under the names by which their table tells them apart."""
    return {"copy": links.copies, "actor": links.actors, "event": links.events}


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield items in lists of `size` at most, in order."""
    left = iter(items)
    while some := list(islice(left, size)):
        yield some
