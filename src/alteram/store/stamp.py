"""A stamp of a dossier: a few numbers that differ once anything that is read from it changed."""

from typing import NamedTuple

from sqlalchemy import Connection, func, select

from alteram.store import schema
from alteram.store.decided import Head, head
from alteram.store.rows import LINKED, REPLACED, setting


class Mark(NamedTuple):
    """Which links are kept: of which documents and decisions, and how often any were saved."""

    made_of: str
    saved: int


class Many(NamedTuple):
    """Rows that are only added: how many there are, and the last one's number."""

    there: int
    last: int


class Stamp(NamedTuple):
    """What stands for the decisions, links, documents and problems of a dossier at one moment.

    `replaced` counts the analyses that came in the place of others.
    """

    head: Head
    links: Mark | None
    received: Many
    problems: Many
    replaced: str | None


def stamp(connection: Connection) -> Stamp:
    """Return the stamp of a dossier as a transaction sees it; a few rows are looked at."""
    received, problems = schema.RECEIPTS.c.number, schema.PROBLEMS.c.number
    rows = select(
        select(func.count(received)).scalar_subquery(),
        select(func.max(received)).scalar_subquery(),
        select(func.count(problems)).scalar_subquery(),
        select(func.max(problems)).scalar_subquery(),
    )
    found = connection.execute(rows).one()
    return Stamp(
        head=head(connection),
        links=mark(connection),
        received=Many(found[0], found[1] or 0),
        problems=Many(found[2], found[3] or 0),
        replaced=setting(connection, REPLACED),
    )


def mark(connection: Connection) -> Mark | None:
    """Return which links are kept, None where none were ever saved."""
    table = schema.LINKS.c
    query = select(table.id, table.position).where(table.kind == LINKED)
    row = connection.execute(query.order_by(table.position.desc())).first()
    return None if row is None else Mark(row.id, row.position)
