"""The tables brought to the schema of this release, by the migrations of the package.

Alembic takes a quarter of a second to load; this file is imported only where a dossier is made or
is of an older schema.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from alteram.store.passages import keep_all_passages

_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(connection: Connection) -> None:
    """Make or change the tables, inside the transaction of the caller.

    The words that are searched are made anew from the documents.
    """
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    keep_all_passages(connection)
