"""Schema 1, as it was released. A table that an early file of it lacks is added."""

from alembic import op
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
    func,
    select,
)

revision = "0001"
down_revision = None


def _key(length: int = 64) -> String:
    return String(length).with_variant(String(collation="C"), "postgresql")


_METADATA = MetaData()
_VERSION = Table("schema_version", _METADATA, Column("version", Integer, nullable=False))
Table(
    "originals",
    _METADATA,
    Column("sha256", _key(), primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)
Table(
    "documents",
    _METADATA,
    Column("id", _key(), primary_key=True),
    Column("sha256", ForeignKey("originals.sha256"), nullable=False),
    Column("location", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
)
Table(
    "receipts",
    _METADATA,
    Column("number", Integer, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("location", Text, nullable=False),
    Column("captured", Text, nullable=False),
    UniqueConstraint("document", "location"),
)
Table(
    "texts",
    _METADATA,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("sha256", _key(), nullable=False, index=True),
    Column("text", LargeBinary, nullable=False),
    Column("record", LargeBinary, nullable=False),
)
Table(
    "analyses",
    _METADATA,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("record", LargeBinary, nullable=False),
)
Table(
    "links",
    _METADATA,
    Column("kind", _key(16), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", _key(), nullable=False),
    Column("record", LargeBinary, nullable=False),
)
Table(
    "traces",
    _METADATA,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("record", LargeBinary, nullable=False),
)
Table(
    "mentions",
    _METADATA,
    Column("key", _key(), primary_key=True),
    Column("event", _key(), index=True),
    Column("record", LargeBinary, nullable=False),
)
Table(
    "blocks",
    _METADATA,
    Column("block", _key(200), primary_key=True),
    Column("mention", ForeignKey("mentions.key"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
Table(
    "facts",
    _METADATA,
    Column("name", _key(), primary_key=True),
    Column("record", LargeBinary, nullable=False),
)
Table(
    "decisions",
    _METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", _key(), nullable=False, unique=True),
    Column("record", LargeBinary, nullable=False),
)
Table(
    "problems",
    _METADATA,
    Column("number", Integer, primary_key=True),
    Column("location", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("message", Text, nullable=False),
    UniqueConstraint("location", "stage", "message"),
)


def upgrade() -> None:
    """Make the tables that are missing, and note the schema's number where there is none."""
    connection = op.get_bind()
    _METADATA.create_all(connection)
    if not connection.execute(select(func.count()).select_from(_VERSION)).scalar_one():
        connection.execute(_VERSION.insert().values(version=1))
