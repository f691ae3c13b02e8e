"""How long who failed to sign in has to wait: longer each time, never for ever.

Attempts are counted before the password is looked at, so that many at once count as many. They
are counted for each name and for each address. A browser from which somebody signed in before has
a count of its own for that name (a "device cookie"): strangers who try a name keep nobody out of
the browser that he or she uses.
"""

import hmac
import time
from collections.abc import Callable, Iterable
from ipaddress import IPv6Address, ip_address
from sqlite3 import Connection
from typing import NamedTuple

from alteram.web.accounts.file import AccountFile

FREE = 5
FREE_OF_AN_ADDRESS = 20
"""Attempts before the first wait; many people may share an address."""
LONGEST_WAIT = 60.0
"""Seconds: short enough for a person to wait, long enough that nobody tries many passwords."""
_FORGIVEN_EVERY = 600.0
_FORGOTTEN_AFTER = 86_400.0
_MOST_ROWS = 10_000


class Count(NamedTuple):
    """What attempts are counted for, and how many are free."""

    id: str
    free: int


class Waits:
    """The counts of a file of people; they outlive a restart."""

    def __init__(self, file: AccountFile, clock: Callable[[], float] = time.time) -> None:
        self._file = file
        self._clock = clock
        self._secret = file.secret("waits")

    def of_name(self, key: str) -> Count:
        """Return the count of a name, known or not."""
        return Count(self._id("name", key), FREE)

    def of_address(self, address: str) -> Count:
        """Return the count of a machine: of IPv6 the network that one household has."""
        try:
            number = ip_address(address.partition("%")[0])
        except ValueError:
            return Count(self._id("address", address[:100]), FREE_OF_AN_ADDRESS)
        whole = str(number)
        if isinstance(number, IPv6Address):
            mapped = number.ipv4_mapped
            whole = str(mapped) if mapped else number.exploded[:19]
        return Count(self._id("address", whole), FREE_OF_AN_ADDRESS)

    def of_device(self, device: str) -> Count:
        """Return the count of a browser from which somebody signed in before."""
        return Count(self._id("device", device), FREE)

    def of_session(self, session: str) -> Count:
        """Return the count of a session in which a password is asked for again."""
        return Count(self._id("session", session), FREE)

    def begin(self, counts: Iterable[Count]) -> float:
        """Count an attempt and return 0, or the seconds to wait, and count nothing."""
        counts, now = tuple(counts), self._clock()
        with self._file.writing() as connection:
            failed = {one.id: _failed(connection, one.id, now) for one in counts}
            waits = (_wait(*failed[one.id], one.free, now) for one in counts)
            if (longest := max(waits, default=0.0)) > 0:
                return longest
            for one in counts:
                _keep(connection, one.id, failed[one.id][0] + 1, now)
            _forget(connection, now)
        return 0.0

    def passed(self, cleared: Count, taken_back: Count) -> None:
        """Forget the attempts of one count, and the last of another: somebody signed in."""
        now = self._clock()
        with self._file.writing() as connection:
            connection.execute("DELETE FROM waits WHERE id = ?", (cleared.id,))
            number, last = _failed(connection, taken_back.id, now)
            _keep(connection, taken_back.id, max(0, number - 1), last)

    def _id(self, kind: str, words: str) -> str:
        """Return what a count is kept under: a keyed hash, since people type passwords as names."""
        held = f"{kind}\0{words}".encode("utf-8", "surrogatepass")
        return hmac.digest(self._secret, held, "sha256").hex()


def _failed(connection: Connection, count: str, now: float) -> tuple[int, float]:
    """Return how many attempts count still, and when the last was."""
    found = connection.execute("SELECT failed, last FROM waits WHERE id = ?", (count,)).fetchone()
    if found is None:
        return 0, now
    number, last = found
    # A clock that was set back must keep nobody out.
    last = min(last, now)
    return max(0, number - int((now - last) // _FORGIVEN_EVERY)), last


def _wait(failed: int, last: float, free: int, now: float) -> float:
    if failed < free:
        return 0.0
    return last + min(LONGEST_WAIT, 2.0 ** min(failed - free, 10)) - now


def _keep(connection: Connection, count: str, failed: int, last: float) -> None:
    connection.execute("INSERT OR REPLACE INTO waits VALUES (?, ?, ?)", (count, failed, last))


def _forget(connection: Connection, now: float) -> None:
    """Drop counts of yesterday, and the oldest of more than there is room for."""
    connection.execute("DELETE FROM waits WHERE last < ?", (now - _FORGOTTEN_AFTER,))
    connection.execute(
        "DELETE FROM waits WHERE id IN (SELECT id FROM waits ORDER BY last DESC LIMIT -1 OFFSET ?)",
        (_MOST_ROWS,),
    )
