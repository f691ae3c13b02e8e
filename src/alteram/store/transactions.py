"""Reading and writing a dossier's tables, each time as one transaction with clear errors."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from alteram.errors import DossierError
from alteram.store.troubles import trouble

KEPT_OPEN = 20
"""Connections kept open for threads that read and write one dossier at once."""


class Ground(NamedTuple):
    """What a dossier lies on: its name in messages, and an engine for each kind of transaction."""

    name: str
    reading: Engine
    writing: Engine
    linking: Engine


def hold_alone(connection: Connection, table: str) -> None:
    """Let nobody else write a table until the transaction is over.

    In a file whoever writes is alone anyway. On a server the lock comes before the view of the
    tables, so what others wrote until then is seen.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")


class Transactions:
    """Opens transactions on one dossier; a fault of the database becomes a DossierError."""

    def __init__(self, ground: Ground) -> None:
        self.name = ground.name
        self._ground = ground
        self._open = threading.local()
        # Threads that write queue up here; a database would let some of them wait too long.
        self._alone = threading.Lock()

    def _outer(self) -> Connection | None:
        """Return the connection of the block that this thread is in."""
        outer: Connection | None = getattr(self._open, "connection", None)
        return outer

    def is_writing(self) -> bool:
        """Tell whether what this thread changes in the block that it is in will be kept."""
        writes: bool = getattr(self._open, "writes", False)
        return writes

    @contextmanager
    def _shared(self, connection: Connection, *, writes: bool) -> Iterator[None]:
        """Let blocks inside this one use its connection."""
        before = self._outer(), self.is_writing()
        self._open.connection, self._open.writes = connection, writes
        try:
            yield
        finally:
            self._open.connection, self._open.writes = before

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all that this thread reads in the block see the dossier as it was at one moment."""
        with self.reading() as connection, self._shared(connection, writes=self.is_writing()):
            yield

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection that sees the dossier as it is now, or as the block around sees it."""
        outer = self._outer()
        if outer is not None:
            yield outer
            return
        try:
            with self._ground.reading.connect() as connection:
                yield connection
        except DBAPIError as error:
            raise trouble(self.name, error.orig) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a connection whose changes are all kept, or none of them.

        In a file nobody else writes meanwhile; on a server others may add documents and
        decisions. Within such a block of the same thread it is the same connection, and what is
        changed is kept with the outer block.
        """
        with self._changing(self._ground.writing) as connection:
            yield connection

    @contextmanager
    def linking(self) -> Iterator[Connection]:
        """Yield a connection as `writing` does, to save links: nobody else saves any meanwhile.

        It sees the dossier as it is at the beginning of the block.
        """
        with self._changing(self._ground.linking, alone="links") as connection:
            yield connection

    @contextmanager
    def _changing(self, engine: Engine, alone: str | None = None) -> Iterator[Connection]:
        outer = self._outer()
        if outer is not None:
            if not self.is_writing():
                raise DossierError(
                    f"{self.name}: something was to be written while the dossier was read as it "
                    "is at one moment; nothing was. Please report this fault of the program."
                )
            yield outer
            return
        try:
            with self._alone, engine.begin() as connection:
                if alone is not None:
                    hold_alone(connection, alone)
                with self._shared(connection, writes=True):
                    yield connection
        except DBAPIError as error:
            raise trouble(self.name, error.orig) from error
