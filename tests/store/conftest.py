"""Dossiers in a file and on a database server: what holds for one is tested for both."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import psycopg
import pytest
from tests.store.server import NoServerError, an_address, running_server

from alteram.store import Dossier

_NUMBERS = count()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a running server, or a skip that says why there is none."""
    try:
        with running_server() as address:
            yield address
    except NoServerError as error:
        pytest.skip(f"Nothing was tested on a database server: {error}.")


@pytest.fixture
def address(server: str) -> str:
    return an_address(server, f"dossier{next(_NUMBERS)}")


@pytest.fixture(params=["file", "server"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """What a new dossier is to be named by."""
    if request.param == "file":
        return str(tmp_path / "x.alteram")
    return str(request.getfixturevalue("address"))


@pytest.fixture
def dossier(where: str) -> Iterator[Dossier]:
    with Dossier.open(where, create=True) as opened:
        yield opened


Tamper = Callable[..., None]


@pytest.fixture
def tamper(where: str) -> Tamper:
    """Change a dossier's tables behind the program's back: a statement, its values as "?"."""

    def change(statement: str, *values: object) -> None:
        if "://" in where:
            with psycopg.connect(where) as connection:
                connection.execute(statement.replace("?", "%s").encode(), values)
        else:
            with closing(sqlite3.connect(where)) as file, file:
                file.execute(statement, values)

    return change
