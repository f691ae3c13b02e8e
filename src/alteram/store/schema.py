"""The tables of a dossier, the same for SQLite and for a database server.

Bytes and texts are kept as they are; records are kept as JSON beside the columns that are
searched. Columns hold no truth, credibility or rank.
"""

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION = 1

METADATA = MetaData()

VERSION = Table("schema_version", METADATA, Column("version", Integer, nullable=False))

ORIGINALS = Table(
    "originals",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("sha256", ForeignKey("originals.sha256"), nullable=False),
    Column("location", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

RECEIPTS = Table(
    "receipts",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("location", Text, nullable=False),
    Column("captured", Text, nullable=False),
    UniqueConstraint("document", "location"),
)

TEXTS = Table(
    "texts",
    METADATA,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("sha256", String(64), nullable=False, index=True),
    Column("text", LargeBinary, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

ANALYSES = Table(
    "analyses",
    METADATA,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("record", LargeBinary, nullable=False),
)

LINKS = Table(
    "links",
    METADATA,
    Column("kind", String(16), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", String(64), nullable=False),
    Column("record", LargeBinary, nullable=False),
)

TRACES = Table(
    "traces",
    METADATA,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("record", LargeBinary, nullable=False),
)

MENTIONS = Table(
    "mentions",
    METADATA,
    Column("key", String(64), primary_key=True),
    Column("event", String(64), index=True),
    Column("record", LargeBinary, nullable=False),
)

BLOCKS = Table(
    "blocks",
    METADATA,
    Column("block", String(200), primary_key=True),
    Column("mention", ForeignKey("mentions.key"), primary_key=True, index=True),
    # The key is all there is to a row: kept once, by it, the table takes half the room.
    sqlite_with_rowid=False,
)

FACTS = Table(
    "facts",
    METADATA,
    Column("name", String(64), primary_key=True),
    Column("record", LargeBinary, nullable=False),
)

DECISIONS = Table(
    "decisions",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("record", LargeBinary, nullable=False),
)

PROBLEMS = Table(
    "problems",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("location", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("message", Text, nullable=False),
    UniqueConstraint("location", "stage", "message"),
)
