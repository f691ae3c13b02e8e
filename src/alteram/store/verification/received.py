"""How documents came in, and what was set aside, checked: rows that are not what they were.

The key of a row is made of its place and words, so that another place or word is found; headers
and times are in no key.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from alteram.errors import DossierError
from alteram.model import Problem, content_id
from alteram.store import schema
from alteram.store.codec import unpack
from alteram.store.rows import Receipt, streamed


def received_faults(connection: Connection) -> Iterator[str]:
    """Yield one line for each note of a reading that cannot be read, or is not its row's."""
    table = schema.RECEIPTS
    for row in streamed(connection, select(table).order_by(table.c.number), 1_000):
        try:
            came = unpack(row.record, Receipt)
        except DossierError as error:
            yield f"received: row {row.number}, of {row.document}: {error}"
            continue
        key = content_id("receipt", came.document, came.location)
        if (came.document, key) != (row.document, row.key):
            yield f"received: row {row.number}, of {row.document}: was altered"


def problem_faults(connection: Connection) -> Iterator[str]:
    """Yield one line for each problem that cannot be read, or is not its row's."""
    table = schema.PROBLEMS
    for row in streamed(connection, select(table).order_by(table.c.number), 1_000):
        try:
            held = unpack(row.record, Problem)
        except DossierError as error:
            yield f"problem {row.number}: {error}"
            continue
        if content_id("problem", held.location, held.stage, held.message) != row.key:
            yield f"problem {row.number}: was altered"
