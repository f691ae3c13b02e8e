"""The file under a dossier: made whole or not at all, looked at before it is opened.

A file that is not a sound dossier of a schema we know is refused before anything is written.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from alteram.errors import DossierError
from alteram.store.backup import bring_to_schema
from alteram.store.schema import SCHEMA_VERSION
from alteram.store.transactions import KEPT_OPEN, Ground
from alteram.store.troubles import trouble

APPLICATION_ID = 0x416C746D

_WRITES = "alteram_writes"
_HEADER = 100
"""Bytes at the beginning of each file of SQLite."""
# Links of a large dossier are saved in one transaction, for which others who write wait.
_BUSY_SECONDS = 300


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _as_it_lies(path: Path) -> bool:
    """Tell whether a file may be read without its log: none is waiting to be put into it."""
    log = Path(f"{path}-wal")
    return not log.exists() or not log.stat().st_size


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}",
        uri=True,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    """Open a file; for reading, as it lies where its folder cannot be written or is full."""
    if writable:
        return _connected(path, "mode=rw")
    may_write, unlogged = _may_write(path), _as_it_lies(path)
    try:
        mode = "mode=rw" if may_write else "mode=ro&immutable=1" if unlogged else "mode=ro"
        connection = _connected(path, mode)
    except sqlite3.OperationalError:
        if not unlogged:
            raise
        connection = _connected(path, "mode=ro&immutable=1")
    connection.execute("PRAGMA query_only = ON")
    return connection


def open_file(path: Path, *, create: bool, write: bool) -> Ground:
    """Return what a dossier in a file lies on; raises DossierError as `Dossier.open` does."""
    if path.is_dir():
        raise DossierError(
            f"{path}: is a directory, not a dossier; nothing was changed. "
            "Name a file with --dossier."
        )
    if not path.exists():
        if not create:
            raise DossierError(
                f"{path}: there is no such dossier; nothing was made. "
                "Read documents into it first, or name another with --dossier."
            )
        make_file(path)
    if examine(path, writable=write) < SCHEMA_VERSION:
        _bring_up_to_date(path)
    engine = _engine_for(path, writable=write)
    writer = engine.execution_options(**{_WRITES: True})
    return Ground(str(path), engine, writer, writer)


def _bring_up_to_date(path: Path) -> None:
    """Migrate a file of an older release, once it is found to be sound."""
    if not _may_write(path):
        raise DossierError(
            f"{path}: was written by an older release and has to be brought to this one's form, "
            "but it or its folder cannot be written; it was left as it is. Copy it to a folder "
            "where you may write and open the copy."
        )
    examine(path, writable=True)
    engine = _engine_for(path, writable=True)
    try:
        bring_to_schema(path, engine.execution_options(**{_WRITES: True}))
    finally:
        engine.dispose()


def _engine_for(path: Path, *, writable: bool) -> Engine:
    """Return an engine on a dossier file; a connection that `_WRITES` takes the lock at once."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connect(path, writable=writable),
        poolclass=QueuePool,
        pool_size=KEPT_OPEN,
        max_overflow=-1,
    )

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def make_file(path: Path) -> None:
    """Make an empty dossier; it appears under its name only when it is complete."""
    from alteram.store.migrating import migrate  # slow to load, and seldom needed

    if not path.parent.is_dir():
        raise DossierError(
            f"{path}: the folder {path.parent} does not exist; nothing was made. "
            "Make the folder or name another with --dossier."
        )
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        engine = _engine_for(draft, writable=True)
        with engine.begin() as made:
            migrate(made)
        engine.dispose()
        with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
        _publish(draft, path)
    except (OSError, sqlite3.Error, DBAPIError) as error:
        why = error.orig if isinstance(error, DBAPIError) else error
        raise DossierError(
            f"{path}: no dossier can be made there ({why}); nothing was changed. "
            "Check that the folder can be written and has space."
        ) from error
    finally:
        draft.unlink(missing_ok=True)


def _publish(draft: Path, path: Path) -> None:
    """Give a finished file its name unless another process was first."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:
        draft.rename(path)


def examine(path: Path, *, writable: bool) -> int:
    """Return a file's schema; raise DossierError, with it untouched, unless we can use it.

    Before it is written every page is looked at, which takes as long as reading the file. For
    reading the header and the tables are; a damaged page is then found when it is read.
    """
    _examine_header(path)
    if writable and not _may_write(path):
        raise DossierError(
            f"{path}: the dossier or its folder cannot be written; it was left as it is. "
            "Change the permissions or copy the dossier elsewhere."
        )
    state = "ok"
    try:
        with closing(_connect(path, writable=False)) as connection:
            version = connection.execute("SELECT max(version) FROM schema_version").fetchone()[0]
            if writable:
                state = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        raise trouble(str(path), error) from error
    if state != "ok":
        raise trouble(str(path), state)
    if version is None or version > SCHEMA_VERSION:
        raise newer(str(path), version)
    return int(version)


def newer(name: str, version: int | None) -> DossierError:
    """Return the error for a schema that this release does not know."""
    return DossierError(
        f"{name}: was written by a newer release (schema {version}, this program knows "
        f"{SCHEMA_VERSION}); it was left as it is. Install the newer release of Alteram."
    )


def _examine_header(path: Path) -> None:
    """Raise DossierError unless a file begins as a dossier does.

    SQLite reads it: a file of our own on it, closed, would take away all locks that this process
    holds on the dossier elsewhere, and another process would think that nobody uses its log.
    """
    try:
        is_short = path.stat().st_size < _HEADER
        as_it_lies = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(as_it_lies, uri=True)) as connection:
            mark = connection.execute("PRAGMA application_id").fetchone()[0]
    except (OSError, sqlite3.OperationalError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DossierError(
            f"{path}: the dossier cannot be opened ({reason}); it was left as it is. "
            "Check path and permissions."
        ) from error
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
            raise trouble(str(path), error) from error
        is_short = True
    if is_short:
        raise DossierError(
            f"{path}: is no dossier (or its beginning is destroyed); it was left as it is. "
            "Name another file with --dossier, or restore it from a copy."
        )
    if mark != APPLICATION_ID:
        raise DossierError(
            f"{path}: is a database, but no dossier of Alteram; it was left as it is. "
            "Name another file with --dossier."
        )
