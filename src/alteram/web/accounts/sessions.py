"""Sessions and keys: what stands for a person who signed in, kept as hashes alone."""

import hashlib
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from alteram.desk import Role
from alteram.errors import AccountError
from alteram.web.accounts.file import AccountFile
from alteram.web.accounts.people import Person

IDLE = 2 * 3600
LONGEST = 12 * 3600
"""Seconds after which a session ends: without a request, and in any case."""

KEY_BEGINS = "alteram_"
_MOST_KEYS = 10
_MOST_SESSIONS = 20
_SECRET = re.compile(r"[A-Za-z0-9_-]{43}")
# How often it is written down that a session is in use.
_SEEN_EVERY = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The person behind a session or a key, and what it is kept under."""

    name: str
    role: Role
    must_change: bool
    id: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key by which a program asks in somebody's name: what for, since when."""

    id: str
    words: str
    added: str


class Sessions:
    """The sessions and keys of a file of people."""

    def __init__(
        self,
        file: AccountFile,
        *,
        idle: float = IDLE,
        longest: float = LONGEST,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._file = file
        self._idle = idle
        self._longest = longest
        self._clock = clock

    def begin(self, person: Person) -> str:
        """Begin a session; returns its secret, 256 random bits, of which only a hash is kept."""
        secret, now = secrets.token_urlsafe(32), self._clock()
        with self._file.writing() as connection:
            connection.execute(
                "DELETE FROM sessions WHERE began < ? OR seen < ?",
                (now - self._longest, now - self._idle),
            )
            connection.execute(
                "DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE key = ? "
                "ORDER BY seen DESC LIMIT -1 OFFSET ?)",
                (person.key, _MOST_SESSIONS - 1),
            )
            connection.execute(
                "INSERT INTO sessions VALUES (?, ?, ?, ?)", (hashed(secret), person.key, now, now)
            )
        return secret

    def find(self, secret: str, *, in_use: bool = True) -> Known | None:
        """Return who a session's secret stands for, while it lasts; `in_use` makes it last."""
        if not _SECRET.fullmatch(secret):
            return None
        kept, now = hashed(secret), self._clock()
        found = self._file.rows(
            "SELECT name, role, must_change, began, seen FROM sessions JOIN people USING (key) "
            "WHERE id = ?",
            kept,
        )
        if not found:
            return None
        name, role, must_change, began, seen = found[0]
        if now - began >= self._longest or now - seen >= self._idle:
            self.end(kept)
            return None
        if in_use and now - seen >= _SEEN_EVERY:
            with self._file.writing() as connection:
                connection.execute("UPDATE sessions SET seen = ? WHERE id = ?", (now, kept))
        return Known(name=name, role=role, must_change=bool(must_change), id=kept)

    def end(self, kept: str) -> None:
        """End a session by what it is kept under."""
        with self._file.writing() as connection:
            connection.execute("DELETE FROM sessions WHERE id = ?", (kept,))

    def end_all(self) -> None:
        """End everybody's sessions."""
        with self._file.writing() as connection:
            connection.execute("DELETE FROM sessions")

    def add_key(self, person: Person, words: str) -> str:
        """Make a key for a program of somebody's; returns it, of which only a hash is kept."""
        words = " ".join(words.split())[:80]
        key = KEY_BEGINS + secrets.token_urlsafe(32)
        added = datetime.now(UTC).isoformat(timespec="seconds")
        with self._file.writing() as connection:
            query = "SELECT count(*) FROM keys WHERE key = ?"
            if connection.execute(query, (person.key,)).fetchone()[0] >= _MOST_KEYS:
                raise AccountError(
                    f"There are {_MOST_KEYS} keys already; none was made. Take one back first."
                )
            connection.execute(
                "INSERT INTO keys VALUES (?, ?, ?, ?)", (hashed(key), person.key, words, added)
            )
        return key

    def keys(self, person: Person) -> tuple[Key, ...]:
        """Return somebody's keys, the oldest first."""
        query = "SELECT id, words, added FROM keys WHERE key = ? ORDER BY added, id"
        found = self._file.rows(query, person.key)
        return tuple(Key(id=kept, words=words, added=added) for kept, words, added in found)

    def by_key(self, key: str) -> Known | None:
        """Return who a key stands for."""
        if not key.startswith(KEY_BEGINS) or not _SECRET.fullmatch(key[len(KEY_BEGINS) :]):
            return None
        found = self._file.rows(
            "SELECT name, role, must_change FROM keys JOIN people USING (key) WHERE id = ?",
            hashed(key),
        )
        if not found:
            return None
        name, role, must_change = found[0]
        return Known(name=name, role=role, must_change=bool(must_change), id=hashed(key))

    def end_key(self, person: Person, kept: str) -> None:
        """Take back a key of somebody's."""
        with self._file.writing() as connection:
            connection.execute("DELETE FROM keys WHERE id = ? AND key = ?", (kept, person.key))


def hashed(secret: str) -> str:
    """Return what a secret is kept under; it has 256 random bits, so nobody finds it by trying."""
    return hashlib.sha256(secret.encode("ascii")).hexdigest()


def token_of(secret: str) -> bytes:
    """Return the token of a session: it follows from the secret, and the secret not from it."""
    return hashlib.sha256(b"token\0" + secret.encode("ascii")).digest()
