"""Rows in order of their keys, however many: sorted on the disk, not in memory."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from alteram.errors import ReportError
from alteram.export.writing import draft_of


class Sorted:
    """Takes rows of bytes under keys and gives them back in order; of one key, the first alone.

    They are kept in a private file `beside` what is written, for a disk that somebody trusts
    with the dossier is there, and the system's folder for temporary files may be on another. It
    has no name once it is open, so that nothing is left behind even by a process that is
    killed. Use it as a context manager. Raises ReportError where it cannot be made.
    """

    def __init__(self, beside: Path) -> None:
        self._path = draft_of(beside, f"{id(self)}.rows")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.touch(mode=0o600, exist_ok=False)
        except OSError as error:
            raise ReportError(
                f"{beside}: cannot be written ({error.strerror or error}); nothing was written. "
                "Check folder, permissions and space."
            ) from error
        try:
            self._held = self._open()
        except ReportError:
            self._path.unlink(missing_ok=True)
            raise
        if os.name == "posix":
            self._path.unlink()

    def _open(self) -> sqlite3.Connection:
        with _told(self._path):
            held = sqlite3.connect(self._path, isolation_level=None)
            for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -16000",
                            "locking_mode = EXCLUSIVE"):  # fmt: skip
                held.execute(f"PRAGMA {setting}")
            held.execute(
                "CREATE TABLE row (section TEXT, key BLOB, bytes BLOB, "
                "PRIMARY KEY (section, key)) WITHOUT ROWID"
            )
            held.execute("BEGIN")
            return held

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._held.close()
        self._path.unlink(missing_ok=True)

    def add(self, section: str, key: str, row: bytes) -> None:
        """Keep a row unless the section has one under this key; raises ReportError, disk full."""
        with _told(self._path):
            self._held.execute(
                "INSERT OR IGNORE INTO row VALUES (?, ?, ?)", (section, _bytes(key), row)
            )

    def get(self, section: str, key: str) -> bytes | None:
        """Return the row that the section has under this key, if any."""
        query = "SELECT bytes FROM row WHERE section = ? AND key = ?"
        with _told(self._path):
            found = self._held.execute(query, (section, _bytes(key))).fetchone()
        return None if found is None else bytes(found[0])

    def rows(self, section: str) -> Iterator[tuple[str, bytes]]:
        """Yield the keys and rows of a section by key, in the order of code points."""
        query = "SELECT key, bytes FROM row WHERE section = ? ORDER BY key"
        with _told(self._path):
            for key, row in self._held.execute(query, (section,)):
                yield key.decode("utf-8", "surrogatepass"), row


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn a full disk, and what else SQLite may meet, into a clear error."""
    try:
        yield
    except sqlite3.Error as error:
        raise ReportError(
            f"{path.parent}: rows cannot be sorted there ({error}); nothing was written. Make room."
        ) from error


def _bytes(key: str) -> bytes:
    return key.encode("utf-8", "surrogatepass")
