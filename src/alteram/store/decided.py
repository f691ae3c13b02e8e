"""The decisions of a dossier: rows that are only added, each sealed with all before it."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, select

from alteram.decisions import BEGINNING, seal
from alteram.errors import DossierError
from alteram.model import Decision
from alteram.store.codec import pack, unpack
from alteram.store.rows import streamed
from alteram.store.schema import DECISIONS
from alteram.store.transactions import hold_alone


class Head(NamedTuple):
    """The end of the chain: how many decisions there are, and the last one's seal."""

    number: int
    seal: str


class Sealed(NamedTuple):
    """One row as it is stored."""

    number: int
    id: str
    record: bytes
    previous: str
    seal: str


def head(connection: Connection) -> Head:
    """Return the end of the chain; before the first decision, number 0."""
    table = DECISIONS.c
    query = select(table.number, table.seal).order_by(table.number.desc()).limit(1)
    row = connection.execute(query).first()
    return Head(0, BEGINNING) if row is None else Head(row.number, row.seal)


def append(connection: Connection, decision: Decision, name: str) -> None:
    """Add a decision after the last one; raises DossierError if it is there already.

    Whoever else adds one waits, so that no two rows follow one. `name` names the dossier.
    """
    hold_alone(connection, DECISIONS.name)
    there = select(DECISIONS.c.number).where(DECISIONS.c.id == decision.id)
    if connection.execute(there).first() is not None:
        raise DossierError(
            f"{name}: decision {decision.id} is there already and stays as it is. "
            "Make a new decision that supersedes it."
        )
    last = head(connection)
    connection.execute(
        DECISIONS.insert().values(
            number=last.number + 1, id=decision.id, record=pack(decision),
            previous=last.seal, seal=seal(last.seal, decision),
        )
    )  # fmt: skip


def sealed_rows(connection: Connection) -> Iterator[Sealed]:
    """Yield the rows as they are stored, in order."""
    query = select(DECISIONS).order_by(DECISIONS.c.number)
    for row in streamed(connection, query, 1_000):
        yield Sealed(row.number, row.id, bytes(row.record), row.previous, row.seal)


def all_decisions(connection: Connection) -> tuple[Decision, ...]:
    """Return all decisions, in the order in which they were made."""
    query = select(DECISIONS.c.record).order_by(DECISIONS.c.number)
    return tuple(unpack(row.record, Decision) for row in connection.execute(query))


def decisions_after(connection: Connection, last: Head) -> tuple[Decision, ...] | None:
    """Return the decisions after a head; None where they do not follow on it."""
    table = DECISIONS.c
    query = select(table.record, table.previous).where(table.number > last.number)
    rows = connection.execute(query.order_by(table.number)).all()
    if not rows or rows[0].previous != last.seal:
        return None
    return tuple(unpack(row.record, Decision) for row in rows)
