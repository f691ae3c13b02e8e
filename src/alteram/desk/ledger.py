"""The decisions on each record, found without going through all of them."""

import threading
from collections import defaultdict
from collections.abc import Iterable, Sequence

from alteram.model import Decision


class Ledger:
    """An index of decisions by the records and decisions that they name; it only ever grows."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last: Decision | None = None
        self._number = 0
        self._rows: dict[str, list[int]] = defaultdict(list)

    def on(self, decisions: Sequence[Decision], ids: Iterable[str]) -> list[Decision]:
        """Return the decisions on records of ids, and those on such decisions, in order."""
        with self._lock:
            self._read(decisions)
            asked, found = list(ids), set[int]()
            while asked:
                new = {n for n in self._rows.get(asked.pop(), ()) if n < len(decisions)} - found
                found |= new
                asked += [decisions[number].id for number in new]
        return [decisions[number] for number in sorted(found)]

    def _read(self, decisions: Sequence[Decision]) -> None:
        known = self._number
        if known > len(decisions):
            return  # somebody looks at an earlier moment
        if known and decisions[known - 1] != self._last:
            self._rows.clear()
            known = 0
        for number in range(known, len(decisions)):
            row = decisions[number]
            for one in {*row.subject.split(), *row.value.split()}:
                self._rows[one].append(number)
        self._number = len(decisions)
        self._last = decisions[-1] if decisions else None
