"""The file under a dossier: made whole or not at all, looked at before it is opened.

A file that is not a sound dossier of a schema we know is refused before anything is written.
"""

import os
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from alteram.errors import DossierError
from alteram.store.schema import METADATA, SCHEMA_VERSION, VERSION

APPLICATION_ID = 0x416C746D
WRITES = "alteram_writes"

_MAGIC = b"SQLite format 3\x00"
# Links of a large dossier are saved in one transaction, for which others who write wait.
_BUSY_SECONDS = 300


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _mode(path: Path) -> str:
    """Return how SQLite is to open the file; where nothing may be written, as it lies."""
    if _may_write(path):
        return "mode=rw"
    log = Path(f"{path}-wal")
    pending = log.exists() and log.stat().st_size > 0
    return "mode=ro" if pending else "mode=ro&immutable=1"


def _connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{_mode(path)}",
        uri=True,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    if not writable:
        connection.execute("PRAGMA query_only = ON")
    return connection


def engine_for(path: Path, *, writable: bool) -> Engine:
    """Return an engine on a dossier file; a connection marked `WRITES` takes the lock at once."""
    engine = create_engine(
        "sqlite://", creator=lambda: _connect(path, writable=writable), poolclass=QueuePool
    )

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def make_file(path: Path) -> None:
    """Make an empty dossier; it appears under its name only when it is complete."""
    if not path.parent.is_dir():
        raise DossierError(
            f"{path}: the folder {path.parent} does not exist; nothing was made. "
            "Make the folder or name another with --dossier."
        )
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        engine = engine_for(draft, writable=True)
        with engine.begin() as made:
            METADATA.create_all(made)
            made.execute(VERSION.insert().values(version=SCHEMA_VERSION))
        engine.dispose()
        with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
        _publish(draft, path)
    except (OSError, sqlite3.Error) as error:
        raise DossierError(
            f"{path}: no dossier can be made there ({error}); nothing was changed. "
            "Check that the folder can be written and has space."
        ) from error
    finally:
        draft.unlink(missing_ok=True)


def add_missing_tables(path: Path) -> None:
    """Add the tables that an older release did not have; what they hold is made anew."""
    engine = engine_for(path, writable=True)
    try:
        with engine.begin() as connection:
            METADATA.create_all(connection)
    except SQLAlchemyError as error:
        raise damaged(path, error) from error
    finally:
        engine.dispose()


def _publish(draft: Path, path: Path) -> None:
    """Give a finished file its name unless another process was first."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:
        draft.rename(path)


def examine(path: Path, *, writable: bool) -> None:
    """Raise DossierError, with the file untouched, unless it is a sound dossier we can use."""
    _examine_header(path)
    if writable and not _may_write(path):
        raise DossierError(
            f"{path}: the dossier or its folder cannot be written; it was left as it is. "
            "Change the permissions or copy the dossier elsewhere."
        )
    try:
        with closing(_connect(path, writable=False)) as connection:
            version = connection.execute("SELECT max(version) FROM schema_version").fetchone()[0]
            state = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        raise damaged(path, error) from error
    if state != "ok":
        raise damaged(path, state)
    if version is None or version > SCHEMA_VERSION:
        raise DossierError(
            f"{path}: was written by a newer release (schema {version}, this program knows "
            f"{SCHEMA_VERSION}); it was left as it is. Install the newer release of Alteram."
        )


def _examine_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise DossierError(
            f"{path}: the dossier cannot be opened ({error.strerror}); it was left as it is. "
            "Check path and permissions."
        ) from error
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise DossierError(
            f"{path}: is no dossier (or its beginning is destroyed); it was left as it is. "
            "Name another file with --dossier, or restore it from a copy."
        )
    if struct.unpack(">I", head[68:72])[0] != APPLICATION_ID:
        raise DossierError(
            f"{path}: is a database, but no dossier of Alteram; it was left as it is. "
            "Name another file with --dossier."
        )


def damaged(path: Path, why: object) -> DossierError:
    """Return the error for a file that SQLite cannot read."""
    return DossierError(
        f"{path}: the dossier is damaged or in use ({why}); it was left as it is. "
        "Close other programs that use it, or restore it from a copy."
    )
