"""The file beside a dossier that holds people, sessions and the log; never the dossier itself.

So passwords and the log never travel with a dossier that is handed on. SQLite, read and written
by its owner alone.
"""

import os
import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from alteram.errors import AccountError

APPLICATION_ID = 0x416C7470
SCHEMA_VERSION = 1
_BUSY_SECONDS = 10
_SCHEMA = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE people (
  key TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, hash TEXT NOT NULL,
  must_change INTEGER NOT NULL, added TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE sessions (
  id TEXT PRIMARY KEY, key TEXT NOT NULL REFERENCES people(key) ON DELETE CASCADE,
  began REAL NOT NULL, seen REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_of ON sessions(key);
CREATE TABLE keys (
  id TEXT PRIMARY KEY, key TEXT NOT NULL REFERENCES people(key) ON DELETE CASCADE,
  words TEXT NOT NULL, added TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX keys_of ON keys(key);
CREATE TABLE waits (
  id TEXT PRIMARY KEY, failed INTEGER NOT NULL, last REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX waits_last ON waits(last);
CREATE TABLE log (
  number INTEGER PRIMARY KEY, made TEXT NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL,
  item TEXT NOT NULL, seal TEXT NOT NULL
) STRICT;
CREATE TRIGGER log_stays BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log stays'); END;
CREATE TRIGGER log_keeps BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log stays'); END;
"""


class AccountFile:
    """The open file; threads may share it. Use it as a context manager or call `close`."""

    def __init__(self, path: Path) -> None:
        """Open a file, made if it is missing; raises AccountError, with it as it was."""
        self.path = path
        self._lock = threading.RLock()
        try:
            _make(path)
            _check_owner(path)
            self._connection = _opened(path)
        except (OSError, sqlite3.Error) as error:
            raise _unusable(path, str(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def rows(self, query: str, *values: Any) -> list[Any]:
        """Return what a question to the tables gives; raises AccountError."""
        try:
            with self._lock:
                return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise _unusable(self.path, str(error)) from error

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One change, whole or not at all; kept when this returns. Raises AccountError."""
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                try:
                    yield self._connection
                    self._connection.execute("COMMIT")
                except BaseException:
                    with suppress(sqlite3.Error):
                        self._connection.execute("ROLLBACK")
                    raise
            except sqlite3.Error as error:
                raise _unusable(self.path, str(error)) from error

    def secret(self, name: str) -> bytes:
        """Return 32 random bytes kept under a name, made the first time."""
        with self.writing() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO settings VALUES (?, ?)", (name, os.urandom(32))
            )
            query = "SELECT value FROM settings WHERE name = ?"
            return bytes(connection.execute(query, (name,)).fetchone()[0])


def _unusable(path: Path, why: str) -> AccountError:
    return AccountError(
        f"{path}: the file of people and of the log cannot be used ({why}); nothing was changed. "
        "Check that it and its folder can be written and have space, or name another with --people."
    )


def _make(path: Path) -> None:
    """Make an empty file that nobody else may read, unless there is one."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _check_owner(path: Path) -> None:
    """Refuse a file of somebody else; take from others what they may do with ours."""
    held = path.stat()
    if not stat.S_ISREG(held.st_mode):
        raise OSError("it is no plain file")
    if hasattr(os, "geteuid") and held.st_uid != os.geteuid():
        raise OSError("it belongs to another user of this machine")
    if os.name == "posix" and held.st_mode & 0o077:
        path.chmod(0o600)


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        _bring_up(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _bring_up(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty file; refuse a file that is none of ours, or a newer one."""
    connection.execute("BEGIN IMMEDIATE")
    with closing(connection.cursor()) as cursor:
        (mark,) = cursor.execute("PRAGMA application_id").fetchone()
        (version,) = cursor.execute("PRAGMA user_version").fetchone()
        (tables,) = cursor.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if not tables and not mark:
            for statement in _statements(_SCHEMA):
                cursor.execute(statement)
            cursor.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            cursor.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        elif mark != APPLICATION_ID:
            raise sqlite3.DatabaseError("it is no such file of Alteram")
        elif version > SCHEMA_VERSION:
            raise sqlite3.DatabaseError("it was written by a newer release")
    connection.execute("COMMIT")


def _statements(script: str) -> Iterator[str]:
    held = ""
    for line in script.splitlines():
        held += line + "\n"
        if sqlite3.complete_statement(held):
            yield held
            held = ""
