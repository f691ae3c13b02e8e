"""Small questions to the tables, each inside a transaction of the caller's."""

from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Connection, Table, func, select

from alteram.model import (
    Analysis,
    CopyCluster,
    Document,
    Entry,
    Event,
    LinkedActor,
    Problem,
    TextVersion,
    content_id,
)
from alteram.store import schema
from alteram.store.codec import unpack, unpack_text

R = TypeVar("R", CopyCluster, LinkedActor, Event)


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


def linked(connection: Connection, kind: str, record: type[R]) -> tuple[R, ...]:
    """Return the links of a kind, in their order."""
    table = schema.LINKS
    query = select(table.c.record).where(table.c.kind == kind).order_by(table.c.position)
    return tuple(unpack(row.record, record) for row in connection.execute(query))


def held(connection: Connection) -> str:
    """Return an id that stands for just the documents that are there."""
    table = schema.DOCUMENTS
    rows = connection.execute(select(table.c.id).order_by(table.c.id))
    return content_id("held", *(row.id for row in rows))
