"""Schema 2: decisions are sealed in a chain, passages and records are found, settings kept.

Problems and receipts are known by a key of fixed length, for a server limits what it indexes.
"""

import secrets
from typing import Any

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, String, Text, text
from sqlalchemy.engine import Row

from alteram.decisions import BEGINNING, seal
from alteram.model import Decision, Problem, content_id
from alteram.store.codec import pack, unpack
from alteram.store.rows import Receipt

revision = "0002"
down_revision = "0001"

_ON_SQLITE = (
    "CREATE VIRTUAL TABLE search USING fts5(words, speaker, content='passages', "
    "content_rowid='number', tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN "
    "INSERT INTO search(rowid, words, speaker) VALUES (new.number, new.words, new.speaker); END",
    "CREATE TRIGGER passages_dropped AFTER DELETE ON passages BEGIN "
    "INSERT INTO search(search, rowid, words, speaker) "
    "VALUES ('delete', old.number, old.words, old.speaker); END",
)
_ON_A_SERVER = (
    "ALTER TABLE passages ADD COLUMN words_found tsvector "
    "GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED",
    "ALTER TABLE passages ADD COLUMN speaker_found tsvector "
    "GENERATED ALWAYS AS (to_tsvector('simple', speaker)) STORED",
    "CREATE INDEX ix_passages_words ON passages USING gin (words_found)",
    "CREATE INDEX ix_passages_speaker ON passages USING gin (speaker_found)",
)


def _key(length: int = 64) -> String:
    return String(length).with_variant(String(collation="C"), "postgresql")


def _taken(table: str) -> list[Row[Any]]:
    """Return the rows of a table of schema 1, in order, and drop it: it is made anew."""
    rows = op.get_bind().execute(text(f"SELECT * FROM {table} ORDER BY number")).all()
    op.drop_table(table)
    return list(rows)


def _filled(table: str, rows: list[dict[str, Any]], *columns: Column[Any]) -> None:
    made = op.create_table(table, *columns)
    if rows:
        op.bulk_insert(made, rows)


def _seal_decisions() -> None:
    rows: list[dict[str, Any]] = []
    previous = BEGINNING
    for number, row in enumerate(_taken("decisions"), start=1):
        sealed = seal(previous, unpack(row.record, Decision))
        rows.append(
            {"number": number, "id": row.id, "record": row.record,
             "previous": previous, "seal": sealed}
        )  # fmt: skip
        previous = sealed
    columns = (
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("id", _key(), nullable=False, unique=True),
        Column("record", LargeBinary, nullable=False),
        Column("previous", _key(), nullable=False, unique=True),
        Column("seal", _key(), nullable=False, unique=True),
    )
    _filled("decisions", rows, *columns)


def _key_receipts() -> None:
    rows: list[dict[str, Any]] = []
    for row in _taken("receipts"):
        record = Receipt(document=row.document, location=row.location, captured=row.captured)
        found = content_id("receipt", record.document, record.location)
        rows.append({"document": row.document, "key": found, "record": pack(record)})
    columns = (
        Column("number", Integer, primary_key=True),
        Column("document", _key(), ForeignKey("documents.id"), nullable=False, index=True),
        Column("key", _key(), nullable=False, unique=True),
        Column("record", LargeBinary, nullable=False),
    )
    _filled("receipts", rows, *columns)


def _key_problems() -> None:
    rows: list[dict[str, Any]] = []
    for row in _taken("problems"):
        record = Problem(location=row.location, stage=row.stage, message=row.message)
        found = content_id("problem", record.location, record.stage, record.message)
        rows.append({"key": found, "record": pack(record)})
    columns = (
        Column("number", Integer, primary_key=True),
        Column("key", _key(), nullable=False, unique=True),
        Column("record", LargeBinary, nullable=False),
    )
    _filled("problems", rows, *columns)


def upgrade() -> None:
    """Bring schema 1 to schema 2; the words to search are put in by who calls the migrations."""
    _seal_decisions()
    _key_receipts()
    _key_problems()
    op.add_column("analyses", Column("replaced", Integer, nullable=False, server_default="0"))
    op.create_table(
        "settings",
        Column("name", _key(), primary_key=True),
        Column("value", Text, nullable=False),
    )
    op.create_table(
        "records",
        Column("id", _key(), primary_key=True),
        Column("document", _key(), ForeignKey("documents.id"), primary_key=True, index=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "passages",
        Column("number", Integer, primary_key=True),
        Column("document", _key(), ForeignKey("documents.id"), nullable=False, index=True),
        Column("kind", _key(16), nullable=False),
        Column("record", _key(), nullable=False),
        Column("day", _key(), nullable=False),
        Column("start", Integer, nullable=False),
        Column("stop", Integer, nullable=False),
        Column("speaker", Text, nullable=False),
        Column("words", Text, nullable=False),
    )
    connection = op.get_bind()
    on_sqlite = connection.dialect.name == "sqlite"
    for statement in _ON_SQLITE if on_sqlite else _ON_A_SERVER:
        op.execute(statement)
    connection.execute(
        text("INSERT INTO settings (name, value) VALUES ('mask_key', :value)"),
        {"value": secrets.token_hex(32)},
    )
    connection.execute(text("UPDATE schema_version SET version = 2"))
