"""Reading and writing a dossier's tables, each time as one transaction with clear errors."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from alteram.store.files import WRITES, damaged


class Transactions:
    """Opens transactions on one dossier file; a fault of the database becomes a DossierError."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self.engine = engine
        self._open = threading.local()

    def _outer(self) -> Connection | None:
        """Return the connection of the block that this thread is in."""
        outer: Connection | None = getattr(self._open, "connection", None)
        return outer

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all that this thread reads in the block see the dossier as it was at one moment."""
        with self.reading() as connection:
            self._open.connection = connection
            try:
                yield
            finally:
                self._open.connection = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection that sees the dossier as it is now, or as the block around sees it."""
        outer = self._outer()
        if outer is not None:
            yield outer
            return
        try:
            with self.engine.connect() as connection:
                yield connection
        except DBAPIError as error:
            raise damaged(self.path, error.orig) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a connection whose changes are all kept, or none of them.

        Nobody else writes meanwhile. Within such a block of the same thread it is the same
        connection, and what is changed is kept with the outer block.
        """
        outer = self._outer()
        if outer is not None:
            yield outer
            return
        engine = self.engine.execution_options(**{WRITES: True})
        try:
            with engine.begin() as connection:
                self._open.connection = connection
                yield connection
        except DBAPIError as error:
            raise damaged(self.path, error.orig) from error
        finally:
            self._open.connection = None
