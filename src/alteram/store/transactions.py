"""Reading and writing a dossier's tables, each time as one transaction with clear errors."""

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

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection that sees the dossier as it is now."""
        try:
            with self.engine.connect() as connection:
                yield connection
        except DBAPIError as error:
            raise damaged(self.path, error.orig) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a connection whose changes are all kept, or none of them."""
        engine = self.engine.execution_options(**{WRITES: True})
        try:
            with engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise damaged(self.path, error.orig) from error
