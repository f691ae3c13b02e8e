"""Schema 3: what the costly stages made of each text is kept beside its analysis.

Which program analysed a document is kept there too, and no longer among the settings.
"""

from alembic import op
from sqlalchemy import Column, ForeignKey, LargeBinary, String, text

revision = "0003"
down_revision = "0002"


def _key(length: int = 64) -> String:
    return String(length).with_variant(String(collation="C"), "postgresql")


def upgrade() -> None:
    """Bring schema 2 to schema 3; nothing is kept of any text yet."""
    op.create_table(
        "stages",
        Column("document", _key(), ForeignKey("documents.id"), primary_key=True),
        Column("stage", _key(16), primary_key=True),
        Column("record", LargeBinary, nullable=False),
    )
    connection = op.get_bind()
    connection.execute(text("DELETE FROM settings WHERE name LIKE 'analysed %'"))
    connection.execute(text("UPDATE schema_version SET version = 3"))
