"""The log: who did what with which item, and when. Rows are only added, each sealed with those
before it, as decisions are.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import pairwise
from sqlite3 import Connection

from alteram.decisions.chain import BEGINNING
from alteram.web.accounts.file import AccountFile

_LONGEST = 300
_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that somebody did: number from 1, time in UTC, name, deed and id of an item."""

    number: int
    made: str
    who: str
    action: str
    item: str
    seal: str = ""


def seal(previous: str, row: Row) -> str:
    """Return the SHA-256, in hex, of the seal before and the row: JSON, sorted keys, ASCII."""
    held = {name: value for name, value in asdict(row).items() if name != "seal"}
    words = json.dumps(held, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(f"{previous}\n{words}".encode("ascii")).hexdigest()


def fits(rows: Sequence[Row]) -> bool:
    """Tell whether rows that follow each other, the newest first, have the seals they must have.

    The oldest has none before it to be checked by, unless it is the first of all.
    """
    if rows and rows[-1].number == 1 and seal(BEGINNING, rows[-1]) != rows[-1].seal:
        return False
    return all(
        later.number == row.number + 1 and seal(row.seal, later) == later.seal
        for later, row in pairwise(rows)
    )


class Log:
    """The rows of a file of people."""

    def __init__(self, file: AccountFile) -> None:
        self._file = file

    def add(self, who: str, action: str, items: Iterable[str] = ("",)) -> None:
        """Add a row for each item, all at once; they are kept when this returns."""
        with self._file.writing() as connection:
            self.write(connection, who, action, items)

    def write(self, connection: Connection, who: str, action: str, items: Iterable[str]) -> None:
        """Add a row for each item as part of a change."""
        made = datetime.now(UTC).isoformat(timespec="milliseconds")
        query = "SELECT number, seal FROM log ORDER BY number DESC LIMIT 1"
        number, previous = connection.execute(query).fetchone() or (0, BEGINNING)
        for item in items:
            number += 1
            row = Row(
                number=number, made=made, who=_short(who), action=_short(action), item=_short(item)
            )
            previous = seal(previous, row)
            connection.execute(
                "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?)",
                (row.number, row.made, row.who, row.action, row.item, previous),
            )

    def rows(self, *, before: int | None = None, limit: int = 100) -> tuple[Row, ...]:
        """Return the last rows, or the last before a number, the newest first."""
        found = self._file.rows(
            "SELECT number, made, who, action, item, seal FROM log WHERE number < ? "
            "ORDER BY number DESC LIMIT ?",
            (1 << 62) if before is None else before,
            limit,
        )
        return tuple(_row(one) for one in found)

    def head(self) -> tuple[int, str]:
        """Return how many rows there are and the last seal, worth noting elsewhere."""
        found = self.rows(limit=1)
        return (found[0].number, found[0].seal) if found else (0, BEGINNING)

    def broken(self) -> int | None:
        """Return the number of the first row that does not fit those before it, or None."""
        number, previous = 0, BEGINNING
        while True:
            found = self._file.rows(
                "SELECT number, made, who, action, item, seal FROM log WHERE number > ? "
                "ORDER BY number LIMIT ?",
                number,
                _AT_ONCE,
            )
            for row in map(_row, found):
                if row.number != number + 1 or seal(previous, row) != row.seal:
                    return number + 1
                number, previous = row.number, row.seal
            if len(found) < _AT_ONCE:
                return None


def _row(found: tuple[int, str, str, str, str, str]) -> Row:
    number, made, who, action, item, sealed = found
    return Row(number=number, made=made, who=who, action=action, item=item, seal=sealed)


def _short(words: str) -> str:
    """Return words on one line, of a length that a log can bear."""
    kept = "".join(sign if sign.isprintable() else " " for sign in words)
    return kept if len(kept) <= _LONGEST else kept[: _LONGEST - 3] + "..."
