"""What an open dossier keeps in memory: decisions, what holds after them, links.

Each is read again only where the dossier changed, and of the decisions only the new ones. Threads
may share it: what is kept is only ever replaced as a whole.
"""

import threading
from collections import OrderedDict
from typing import Generic, NamedTuple, TypeVar

from alteram.decisions import Judgements, replay, replay_on, standing_links
from alteram.model import Decision, Links
from alteram.store import decided
from alteram.store.decided import Head
from alteram.store.rows import kept_links
from alteram.store.stamp import Mark, mark
from alteram.store.transactions import Transactions

T = TypeVar("T")
K = TypeVar("K")

_MOMENTS = 3
"""Who reads a dossier as it was keeps what held then, beside those who decide."""


class Decided(NamedTuple):
    """The decisions up to a head, and what holds after them."""

    head: Head
    rows: tuple[Decision, ...]
    judged: Judgements


class _Latest(Generic[K, T]):
    """The values of the keys last asked for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: OrderedDict[K, T] = OrderedDict()

    def get(self, key: K) -> T | None:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def last(self) -> T | None:
        with self._lock:
            return next(reversed(self._held.values()), None)

    def keep(self, key: K, value: T) -> None:
        with self._lock:
            self._held[key] = value
            while len(self._held) > _MOMENTS:
                self._held.popitem(last=False)


class Memory:
    """What is kept of one dossier; what a transaction has not finished yet is never kept."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._decided = _Latest[Head, Decided]()
        self._links = _Latest[Mark, Links]()
        self._standing = _Latest[tuple[int, int, int], tuple[Links, Judgements, Links]]()

    def decided(self) -> Decided:
        """Return the decisions as they are now, and what holds after them."""
        with self._transactions.snapshot():
            with self._transactions.reading() as connection:
                now = decided.head(connection)
            found = self._decided.get(now)
            if found is None:
                found = self._follow(now)
                if not self._transactions.is_writing():
                    self._decided.keep(now, found)
        return found

    def _follow(self, now: Head) -> Decided:
        """Return the decisions up to a head, the new ones put behind those that are kept."""
        before = self._decided.last()
        with self._transactions.reading() as connection:
            if before is not None and before.head.number < now.number:
                new = decided.decisions_after(connection, before.head)
                if new is not None:
                    judged = replay_on(before.judged, before.rows, new)
                    return Decided(now, (*before.rows, *new), judged)
            rows = decided.all_decisions(connection)
        return Decided(now, rows, replay(rows))

    def kept_links(self) -> Links:
        """Return what belongs together, as last saved."""
        with self._transactions.snapshot(), self._transactions.reading() as connection:
            now = mark(connection)
            found = self._links.get(now) if now is not None else None
            if found is None:
                found = kept_links(connection)
                if now is not None and not self._transactions.is_writing():
                    self._links.keep(now, found)
        return found

    def links(self) -> Links:
        """Return what belongs together, with the names that people gave.

        They are the same object as long as neither links nor names changed.
        """
        with self._transactions.snapshot():
            links, judged = self.kept_links(), self.decided().judged
        key = id(links), id(judged.names), id(judged.labels)
        kept = self._standing.get(key)
        if kept is not None:
            return kept[2]
        named = standing_links(links, judged)
        # What the key's ids are of is kept beside it, so that no other object takes them.
        self._standing.keep(key, (links, judged, named))
        return named
