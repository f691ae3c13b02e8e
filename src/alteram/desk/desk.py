"""An open dossier at hand: views of it for each role, decisions written at once."""

import datetime
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from alteram.api.deciding import write_down
from alteram.api.linking import bring_up_to_date
from alteram.decisions import By
from alteram.desk.role import Role
from alteram.desk.view import View
from alteram.model import Decision
from alteram.store import Dossier


class Desk:
    """A dossier kept open; use it as a context manager or call `close`. Threads may share it."""

    def __init__(self, dossier: str | Path) -> None:
        """Open a dossier for reading and deciding; raises DossierError as `Dossier.open` does."""
        self.name = str(dossier)
        self._store = Dossier.open(dossier, create=True)
        self._deciding = threading.RLock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    def close(self) -> None:
        """Let go of the dossier; what is written down stays."""
        self._store.close()

    def view(self, role: Role) -> View:
        """Return the dossier as it is now, with what people of a role may see of it."""
        return View(self._store, role)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let nobody else decide at this desk in the block: who looks first decides on what is."""
        with self._deciding:
            yield

    def decide(
        self,
        action: str,
        subject: str,
        value: str = "",
        *,
        who: str,
        why: str = "",
        coded_in: str = "",
    ) -> Decision:
        """Write down a decision and return it; subject and value as in `alteram.api.make_decision`.

        It is kept when this returns. Links follow it after that. Raises DecisionError and
        NotFoundError as `make_decision` does.
        """
        made = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
        by = By(who=who, why=why, made=made, round=coded_in)
        with self.alone():
            decision = write_down(self._store, action, subject, value, by)
        bring_up_to_date(self._store)
        return decision
