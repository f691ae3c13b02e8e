"""What the costly stages made of each text, as bytes under their names.

It saves time and says nothing that the text does not: none of it is exported, and who reads it
checks that it is whole, of the text and of the present program, or makes it anew.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from alteram.store.rows import ASKED_AT_ONCE, batches
from alteram.store.schema import STAGES

Stages = Mapping[str, bytes]
"""Results by the names of their stages."""
NO_STAGES: Stages = {}
LARGEST = 32_000_000
"""Bytes of one result; that of the longest text that is analysed has a third of it."""


def keep_stages(connection: Connection, document: str, stages: Stages) -> None:
    """Put in the results of a document that has none yet."""
    rows = [
        {"document": document, "stage": stage, "record": record}
        for stage, record in sorted(stages.items())
        if len(record) <= LARGEST
    ]
    if rows:
        connection.execute(STAGES.insert(), rows)


def replace_stages(connection: Connection, document: str, stages: Stages) -> None:
    """Put results in the place of those of a document."""
    connection.execute(STAGES.delete().where(STAGES.c.document == document))
    keep_stages(connection, document, stages)


def put_stage(connection: Connection, documents: Iterable[str], stage: str, record: bytes) -> None:
    """Put one result of a stage in the place of those of some documents."""
    table = STAGES.c
    for some in batches(sorted(set(documents)), ASKED_AT_ONCE):
        connection.execute(STAGES.delete().where(table.stage == stage, table.document.in_(some)))
        rows = [{"document": one, "stage": stage, "record": record} for one in some]
        connection.execute(STAGES.insert(), rows)


def stages_of(connection: Connection, documents: Iterable[str]) -> dict[str, dict[str, bytes]]:
    """Return the results of documents by their ids; what is no bytes is left out."""
    table = STAGES.c
    found: dict[str, dict[str, bytes]] = {}
    for some in batches(sorted(set(documents)), ASKED_AT_ONCE):
        for row in connection.execute(select(STAGES).where(table.document.in_(some))):
            if isinstance(row.record, bytes) and len(row.record) <= LARGEST:
                found.setdefault(row.document, {})[row.stage] = row.record
    return found


def with_stage(connection: Connection, stage: str, record: bytes) -> frozenset[str]:
    """Return the ids of documents that have just this result of a stage."""
    table = STAGES.c
    query = select(table.document).where(table.stage == stage, table.record == record)
    return frozenset(row.document for row in connection.execute(query))
