"""Small questions to the tables, each inside a transaction of the caller's."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, Table, func, select
from sqlalchemy.dialects import postgresql, sqlite

from alteram.decisions import linking_state
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
LINKED = "documents"
"""The kind of the row that says of what the links are made."""
REPLACED = "analyses_replaced"
"""The setting that counts how often an analysis came in the place of another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One way by which a document came in: path or address as given, and when (ISO)."""

    document: str
    location: str
    captured: str


def insert_once(connection: Connection, table: Table, **values: object) -> bool:
    """Insert a row unless one with its key is there; tell whether it was inserted."""
    made = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = made(table).values(**values).on_conflict_do_nothing()
    done = connection.execute(statement, execution_options={"preserve_rowcount": True})
    return done.rowcount == 1


def setting(connection: Connection, name: str) -> str | None:
    """Return what is kept under a name, or None."""
    query = select(schema.SETTINGS.c.value).where(schema.SETTINGS.c.name == name)
    value: str | None = connection.execute(query).scalar_one_or_none()
    return value


def count_up(connection: Connection, name: str) -> None:
    """Raise the number that is kept under a name by one."""
    table = schema.SETTINGS
    insert_once(connection, table, name=name, value="0")
    now = int(setting(connection, name) or "0") + 1
    connection.execute(table.update().where(table.c.name == name).values(value=str(now)))


def note_receipt(connection: Connection, receipt: Receipt) -> None:
    """Note a location by which a document came in, once."""
    found = content_id("receipt", receipt.document, receipt.location)
    row = {"document": receipt.document, "key": found, "record": pack(receipt)}
    insert_once(connection, schema.RECEIPTS, **row)


def note_problem(connection: Connection, problem: Problem) -> None:
    """Note a problem, once."""
    found = content_id("problem", problem.location, problem.stage, problem.message)
    insert_once(connection, schema.PROBLEMS, key=found, record=pack(problem))


def streamed(connection: Connection, query: Select[Any], at_once: int) -> Iterator[Row[Any]]:
    """Yield the rows of a query, so many of them in memory; the cursor is closed in any case."""
    with connection.execute(query.execution_options(yield_per=at_once)) as rows:
        yield from rows


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
    for row in streamed(connection, query, 100):
        yield as_entry(row.document, row.text, row.version, row.analysis)


def insert_entry(connection: Connection, entry: Entry, original: bytes) -> bool:
    """Insert a document with its bytes, text and analysis; return False if it is there."""
    document, text = entry.document, entry.text
    insert_once(connection, schema.ORIGINALS, sha256=document.sha256, bytes=original)
    row = {"id": document.id, "sha256": document.sha256, "record": pack(document),
           "location": document.location.replace("\0", "\ufffd")}  # fmt: skip
    if not insert_once(connection, schema.DOCUMENTS, **row):
        return False
    connection.execute(
        schema.TEXTS.insert().values(
            document=document.id, sha256=text.sha256, text=pack_text(text.text),
            record=pack(replace(text, text="")),
        )
    )  # fmt: skip
    connection.execute(
        schema.ANALYSES.insert().values(document=document.id, record=pack(entry.analysis))
    )
    return True


def replace_analysis(connection: Connection, entry: Entry) -> None:
    """Put the analysis of an entry in the place of the one before."""
    table = schema.ANALYSES
    connection.execute(
        table.update()
        .where(table.c.document == entry.document.id)
        .values(record=pack(entry.analysis), replaced=table.c.replaced + 1)
    )


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


def kept_links(connection: Connection) -> Links:
    """Return what belongs together, as last saved."""
    return Links(
        copies=linked(connection, "copy", CopyCluster),
        actors=linked(connection, "actor", LinkedActor),
        events=linked(connection, "event", Event),
    )


def mark_linked(connection: Connection, state: str | None = None) -> None:
    """Note of what the links are made: of what is there now, or of what `state` stood for.

    The row's position counts how often that was noted, so that it tells one time from another.
    """
    table = schema.LINKS
    ours = table.c.kind == LINKED
    before = connection.execute(select(func.max(table.c.position)).where(ours)).scalar_one()
    connection.execute(table.delete().where(ours))
    mark = {
        "kind": LINKED,
        "position": 0 if before is None else before + 1,
        "id": held(connection) if state is None else state,
        "record": b"",
    }
    connection.execute(table.insert().values(**mark))


def is_linked(connection: Connection) -> bool:
    """Tell whether the links are made of just what is there now."""
    table = schema.LINKS.c
    row = connection.execute(select(table.id).where(table.kind == LINKED)).first()
    return row is not None and row.id == held(connection)


def held(connection: Connection) -> str:
    """Return an id that stands for what links are made of.

    That is the documents, how often the analysis of each was replaced, and decisions on them.
    """
    documents, decisions = schema.DOCUMENTS.c, schema.DECISIONS.c
    rows = connection.execute(select(documents.id).order_by(documents.id))
    made = connection.execute(select(decisions.record).order_by(decisions.number))
    analyses = schema.ANALYSES.c
    again = connection.execute(
        select(analyses.document, analyses.replaced)
        .where(analyses.replaced > 0)
        .order_by(analyses.document)
    )
    return content_id(
        "held",
        *(row.id for row in rows),
        linking_state(unpack(row.record, Decision) for row in made),
        *(f"{row.document}:{row.replaced}" for row in again),
    )


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
