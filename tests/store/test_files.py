"""Files that are no dossier, or no sound one: a clear error, and not a byte changed."""

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from alteram.errors import DossierError
from alteram.model import Problem
from alteram.store import Dossier


def state(folder: Path) -> dict[str, str]:
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def a_dossier(folder: Path) -> Path:
    path = folder / "x.alteram"
    with Dossier.open(path, create=True) as dossier:
        for number in range(12):
            dossier.add_problem(Problem(location=f"{number}", stage="read", message="m" * 2000))
    return path


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("this is a letter, not a dossier. " * 30)


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE mine (a)")


def no_head(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[:100] = bytes(100)
    path.write_bytes(bytes(data))


def truncated(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def scribbled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for at in range(4096, len(data), 4096):
        data[at : at + 64] = b"\xa5" * 64
    path.write_bytes(bytes(data))


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE schema_version SET version = 99")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (empty, "is no dossier"),
        (text, "is no dossier"),
        (foreign, "is a database, but no dossier"),
        (no_head, "is no dossier"),
        (truncated, "is damaged"),
        (scribbled, "is damaged"),
        (newer, "newer release"),
    ],
)
def test_a_file_that_cannot_be_used_is_left_as_it_is(
    tmp_path: Path, spoil: Callable[[Path], None], words: str
) -> None:
    path = a_dossier(tmp_path)
    spoil(path)
    before = state(tmp_path)
    for create in (False, True):
        with pytest.raises(DossierError) as caught:
            Dossier.open(path, create=create)
        assert words in str(caught.value)
        assert "left as it is" in str(caught.value)
        assert "\n" not in str(caught.value)
        assert state(tmp_path) == before


def test_paths_that_hold_no_dossier(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="there is no such dossier"):
        Dossier.open(tmp_path / "x.alteram")
    with pytest.raises(DossierError, match="is a directory"):
        Dossier.open(tmp_path, create=True)
    with pytest.raises(DossierError, match="does not exist"):
        Dossier.open(tmp_path / "no" / "x.alteram", create=True)
    assert state(tmp_path) == {}


def test_where_nothing_may_be_written_reading_works_and_writing_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_dossier(tmp_path)
    # Root may write anywhere, so the answer of the system is put in its place.
    monkeypatch.setattr("alteram.store.files.os.access", lambda *_: False)
    before = state(tmp_path)
    with pytest.raises(DossierError, match="cannot be written"):
        Dossier.open(path, write=True)
    with Dossier.open(path) as dossier:
        assert len(dossier.problems()) == 12
        with pytest.raises(DossierError):
            dossier.add_problem(Problem(location="a", stage="b", message="c"))
    assert state(tmp_path) == before


def test_a_dossier_opened_for_reading_is_not_written(tmp_path: Path) -> None:
    path = a_dossier(tmp_path)
    before = state(tmp_path)
    with Dossier.open(path) as dossier:
        dossier.collection()
        with pytest.raises(DossierError):
            dossier.add_problem(Problem(location="a", stage="b", message="c"))
    assert state(tmp_path) == before


def test_nothing_lies_beside_a_closed_dossier(tmp_path: Path) -> None:
    a_dossier(tmp_path)
    assert list(state(tmp_path)) == ["x.alteram"]


def test_work_in_the_log_of_a_killed_process_is_kept(tmp_path: Path) -> None:
    path = a_dossier(tmp_path)
    copy = tmp_path / "copy"
    copy.mkdir()
    with Dossier.open(path, write=True) as dossier, dossier.transactions.reading() as held:
        held.exec_driver_sql("SELECT count(*) FROM problems")
        with Dossier.open(path, write=True) as other:
            other.add_problem(Problem(location="last", stage="read", message="kept"))
        for name in (path.name, f"{path.name}-wal"):
            (copy / name).write_bytes((tmp_path / name).read_bytes())
    with Dossier.open(copy / path.name) as dossier:
        assert dossier.problems()[-1].location == "last"
