"""The tables of a dossier, the same for SQLite and for a database server.

Bytes and texts are kept as they are; records are kept as JSON beside the columns that are
searched. Columns hold no truth, credibility or rank. The tables are made by `migrations/`, and a
test holds the two to each other.
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
)

SCHEMA_VERSION = 3

METADATA = MetaData()


def key(length: int = 64) -> String:
    """Return a column's type for ids: in the order of its bytes, on a server too."""
    return String(length).with_variant(String(collation="C"), "postgresql")


VERSION = Table("schema_version", METADATA, Column("version", Integer, nullable=False))

ORIGINALS = Table(
    "originals",
    METADATA,
    Column("sha256", key(), primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("id", key(), primary_key=True),
    Column("sha256", ForeignKey("originals.sha256"), nullable=False),
    Column("location", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

RECEIPTS = Table(
    "receipts",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("key", key(), nullable=False, unique=True),
    Column("record", LargeBinary, nullable=False),
)

TEXTS = Table(
    "texts",
    METADATA,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("sha256", key(), nullable=False, index=True),
    Column("text", LargeBinary, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

ANALYSES = Table(
    "analyses",
    METADATA,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("record", LargeBinary, nullable=False),
    # How often a new analysis came in the place of the one before.
    Column("replaced", Integer, nullable=False, server_default="0"),
)

# What costly stages made of a text: read only where it is that of the present program.
STAGES = Table(
    "stages",
    METADATA,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("stage", key(16), primary_key=True),
    Column("record", LargeBinary, nullable=False),
)

LINKS = Table(
    "links",
    METADATA,
    Column("kind", key(16), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", key(), nullable=False),
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
    Column("key", key(), primary_key=True),
    Column("event", key(), index=True),
    Column("record", LargeBinary, nullable=False),
)

BLOCKS = Table(
    "blocks",
    METADATA,
    Column("block", key(200), primary_key=True),
    Column("mention", ForeignKey("mentions.key"), primary_key=True, index=True),
    # The key is all there is to a row: kept once, by it, the table takes half the room.
    sqlite_with_rowid=False,
)

FACTS = Table(
    "facts",
    METADATA,
    Column("name", key(), primary_key=True),
    Column("record", LargeBinary, nullable=False),
)

DECISIONS = Table(
    "decisions",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", key(), nullable=False, unique=True),
    Column("record", LargeBinary, nullable=False),
    Column("previous", key(), nullable=False, unique=True),
    Column("seal", key(), nullable=False, unique=True),
)

PROBLEMS = Table(
    "problems",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("key", key(), nullable=False, unique=True),
    Column("record", LargeBinary, nullable=False),
)

SETTINGS = Table(
    "settings",
    METADATA,
    Column("name", key(), primary_key=True),
    Column("value", Text, nullable=False),
)

# Which documents hold an attribution, a claim, a figure or an actor of an id.
RECORDS = Table(
    "records",
    METADATA,
    Column("id", key(), primary_key=True),
    Column("document", ForeignKey("documents.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# What is searched: the words of passages and of paragraphs, folded, each found by an index that
# the database keeps by itself (`search` on SQLite, two columns of vectors on a server).
PASSAGES = Table(
    "passages",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("kind", key(16), nullable=False),
    Column("record", key(), nullable=False),
    Column("day", key(), nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("words", Text, nullable=False),
)
