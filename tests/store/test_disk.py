"""A disk on which nothing more can be written: a clear error, and the dossier as it was."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from tests.store.test_dossier import an_entry
from tests.store.test_files import state
from tests.store.test_migrating import OLD

from alteram.errors import DossierError
from alteram.model import Decision, Problem
from alteram.store import Dossier

# A file may grow no further in this process, as on a full disk.
_FULL = """
import resource, sys
from alteram.errors import DossierError
from alteram.model import Problem
from alteram.store import Dossier
limit = int(sys.argv[2])
try:
    if len(sys.argv) > 3:
        with Dossier.open(sys.argv[1], write=True) as dossier:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            dossier.add_problem(Problem(location="x", stage="read", message="m" * 300_000))
    else:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        Dossier.open(sys.argv[1], create=True)
except DossierError as error:
    print(error)
"""


def on_a_full_disk(path: Path, limit: int, *more: str) -> str:
    command = [sys.executable, "-c", _FULL, str(path), str(limit), *more]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1
    return done.stdout


@pytest.mark.parametrize("limit", [0, 100_000])
def test_a_change_that_finds_no_room_is_not_made(tmp_path: Path, limit: int) -> None:
    path = tmp_path / "x.alteram"
    with Dossier.open(path, create=True) as dossier:
        dossier.add(*an_entry())
    words = on_a_full_disk(path, limit, "write")
    assert "nothing of this step was kept" in words
    assert "Make room" in words
    with Dossier.open(path, write=True) as dossier:
        assert dossier.verify() == ()
        assert len(list(dossier.documents())) == 1
        assert all(len(problem.message) < 300_000 for problem in dossier.problems())
        dossier.add_problem(Problem(location="x", stage="read", message="m" * 300_000))


def test_nor_is_a_dossier_made_or_migrated(tmp_path: Path) -> None:
    assert "no dossier can be made" in on_a_full_disk(tmp_path / "new.alteram", 20_000)
    assert state(tmp_path) == {}
    old = tmp_path / "old.alteram"
    old.write_bytes(OLD)
    assert "no copy of it can be made" in on_a_full_disk(old, len(OLD) // 2)
    assert old.read_bytes() == OLD
    assert list(state(tmp_path)) == ["old.alteram"]
    with Dossier.open(old) as dossier:
        assert dossier.head().number == 2
        assert dossier.verify() == ()


def test_a_page_that_is_damaged_is_named_when_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.alteram"
    with Dossier.open(path, create=True) as dossier:
        for number in range(40):
            dossier.add(*an_entry(f"text {number} " + "of the valley " * 100))
    data = bytearray(path.read_bytes())
    for at in range(len(data) // 2, len(data), 4096):
        data[at : at + 64] = b"\xa5" * 64
    path.write_bytes(bytes(data))
    with pytest.raises(DossierError, match="is damaged.*left as it is"):
        Dossier.open(path, write=True)
    with Dossier.open(path) as dossier, pytest.raises(DossierError):
        dossier.collection()
    with Dossier.open(path) as dossier:
        assert dossier.verify()


@pytest.mark.parametrize("table", ["decisions", "links", "originals", "passages", "texts"])
def test_whatever_table_is_damaged_the_other_faults_are_told(table: str, tmp_path: Path) -> None:
    path = tmp_path / "x.alteram"
    with Dossier.open(path, create=True) as dossier:
        dossier.add(*an_entry())
        dossier.append_decision(
            Decision(id="decision-1", made="2024-05-01", who="A. Coder", action="accept",
                     subject="claim-1")
        )  # fmt: skip
    with closing(sqlite3.connect(path)) as held:
        size = held.execute("PRAGMA page_size").fetchone()[0]
        query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        at = (held.execute(query, (table,)).fetchone()[0] - 1) * size
    data = bytearray(path.read_bytes())
    data[at : at + 64] = b"\xa5" * 64
    path.write_bytes(bytes(data))
    with Dossier.open(path) as dossier:
        found = dossier.verification("0" * 63 + "1")
    told = [fault.line for fault in found.faults]
    assert any("cannot be read" in line for line in told)
    if table != "decisions":
        assert any("has the seal" in line for line in told)


def test_a_server_that_breaks_off_is_named_and_nothing_is_half_done(
    server: str, address: str
) -> None:
    with Dossier.open(address, create=True) as dossier:

        def broken_off() -> None:
            with dossier.transactions.writing() as connection:
                dossier.add(*an_entry())
                pid = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
                with psycopg.connect(server, autocommit=True) as other:
                    other.execute("SELECT pg_terminate_backend(%s)", [pid])
                dossier.add(*an_entry("another"))

        with pytest.raises(DossierError, match="does not answer as it should.*nothing of this"):
            broken_off()
        assert list(dossier.documents()) == []
        assert dossier.add(*an_entry())
