"""The register and the tables of a dossier, made in the background and kept for lists."""

import threading
from collections.abc import Callable

from alteram.desk.keeper import SOON
from alteram.desk.now import Now
from alteram.desk.register import Register
from alteram.desk.tables import Tables, make_tables
from alteram.store import Dossier

_FIRST_SECONDS = 120.0


class Shelf:
    """The tables of one dossier. While they are made anew those of before are given."""

    def __init__(self, store: Dossier, nudge: Callable[[], None]) -> None:
        """`nudge` is called where tables are asked for that are yet to be made anew."""
        self._register = Register(store)
        self._nudge = nudge
        self._lock = threading.Lock()
        self._first = threading.Event()
        self._tables: Tables | None = None

    @property
    def ready(self) -> bool:
        """Tell whether there are tables; until then who asks for them waits."""
        return self._tables is not None

    def at(self, now: Now) -> Tables:
        """Return the tables of a moment; those of many documents may be of a moment before."""
        held = self._tables
        if held is not None and self._is_of(held, now):
            return held
        if len(now.stored) <= SOON:
            return self.bring_to(now)
        self._nudge()
        if held is None:
            self._first.wait(_FIRST_SECONDS)
        return self._tables or self.bring_to(now)

    def bring_to(self, now: Now) -> Tables:
        """Make the tables of a moment, unless they are there."""
        with self._lock:
            held = self._tables
            if held is None or not self._is_of(held, now):
                held = make_tables(now, self._register.bring_to(now), held)
                self._tables = held
                self._first.set()
            return held

    def _is_of(self, held: Tables, now: Now) -> bool:
        return self._register.is_of(now) and held.is_of(now, held.registered)
