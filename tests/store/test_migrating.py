"""A dossier of the release before: brought to this schema whole, or left as it was."""

import lzma
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from alteram.decisions import BEGINNING, seal
from alteram.errors import DossierError
from alteram.model import Decision
from alteram.store import Dossier
from alteram.store.codec import unpack
from alteram.store.schema import METADATA, SCHEMA_VERSION

# Made by the release before from two texts of the demonstration, an empty file and a copy, with
# two decisions by its command line.
OLD = lzma.decompress((Path(__file__).parent / "data" / "schema-1.alteram.xz").read_bytes())
# Made by the release before this one in the same way, with the texts of which a setting said by
# which program they were analysed.
BEFORE = lzma.decompress((Path(__file__).parent / "data" / "schema-2.alteram.xz").read_bytes())
OPEN = "import sys; from alteram.store import Dossier; Dossier.open(sys.argv[1]).close()"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.alteram"
    path.write_bytes(OLD)
    return path


def rows(path: Path, statement: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


def schema_of(path: Path) -> int:
    return int(rows(path, "SELECT max(version) FROM schema_version")[0][0])


def test_all_that_it_held_is_there(old: Path) -> None:
    kept = {
        table: rows(old, f"SELECT * FROM {table} ORDER BY 1")
        for table in ("originals", "documents", "texts", "links", "traces", "mentions", "facts")
    }
    analyses = rows(old, "SELECT * FROM analyses ORDER BY 1")
    decided = rows(old, "SELECT record FROM decisions ORDER BY number")
    with Dossier.open(old) as dossier:
        assert dossier.decisions() == tuple(unpack(row[0], Decision) for row in decided)
        assert [one.who for one in dossier.decisions()] == ["A. Coder", "B. Coder"]
        assert len(list(dossier.sound())) == 2
        assert [one.location for one in dossier.problems()] == ["empty.txt"]
        (reply,) = (d for d in dossier.documents() if d.location.startswith("02"))
        assert [r.location for r in dossier.receipts(reply.id)] == [reply.location, "copy.txt"]
        assert len(dossier.links().events) == 2
        assert dossier.verify() == ()
    for table, before in kept.items():
        assert rows(old, f"SELECT * FROM {table} ORDER BY 1") == before
    assert [row[:2] for row in rows(old, "SELECT * FROM analyses ORDER BY 1")] == analyses


def test_the_release_before_loses_nothing_but_who_analysed(tmp_path: Path) -> None:
    path = tmp_path / "x.alteram"
    path.write_bytes(BEFORE)
    tables = sorted(set(METADATA.tables) - {"schema_version", "stages", "settings"})
    held = {table: rows(path, f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables}
    with Dossier.open(path) as dossier:
        assert dossier.verify() == ()
        assert dossier.head().number == 2
        assert len(dossier.setting("mask_key") or "") == 64
        assert dossier.stages(one.id for one in dossier.documents()) == {}
    for table, before in held.items():
        assert rows(path, f"SELECT * FROM {table} ORDER BY 1, 2") == before
    assert rows(path, "SELECT name FROM settings") == [("mask_key",)]
    assert schema_of(path) == SCHEMA_VERSION
    assert schema_of(path.with_name("x.alteram.schema-2.backup")) == 2


def test_its_decisions_are_sealed_in_their_order(old: Path) -> None:
    with Dossier.open(old) as dossier:
        first, second = dossier.decisions()
        assert dossier.head() == (2, seal(seal(BEGINNING, first), second))


def test_a_complete_copy_lies_beside_it_and_none_is_overwritten(old: Path) -> None:
    for copy in ("old.alteram.schema-1.backup", "old.alteram.schema-1.backup.2"):
        old.write_bytes(OLD)
        Dossier.open(old).close()
        assert schema_of(old) == SCHEMA_VERSION
        assert schema_of(old.parent / copy) == 1
        assert rows(old.parent / copy, "SELECT count(*) FROM decisions") == [(2,)]
        assert rows(old.parent / copy, "PRAGMA integrity_check") == [("ok",)]
    Dossier.open(old, write=True).close()
    assert sorted(path.name for path in old.parent.iterdir()) == [
        "old.alteram", "old.alteram.schema-1.backup", "old.alteram.schema-1.backup.2",
    ]  # fmt: skip


def test_tables_that_an_early_file_lacks_are_no_hindrance(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        for table in ("blocks", "mentions", "traces", "facts"):
            connection.execute(f"DROP TABLE {table}")
    with Dossier.open(old, write=True) as dossier:
        assert len(dossier.linkage.untraced()) == 2
        assert dossier.verify() == ()


def test_one_that_cannot_be_written_is_named_and_left(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alteram.store.files.os.access", lambda *_: False)
    with pytest.raises(DossierError, match="older release.*Copy it to a folder"):
        Dossier.open(old)
    assert old.read_bytes() == OLD


def test_where_no_copy_can_be_made_nothing_is_changed(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("alteram.store.backup.os.fsync", full)
    with pytest.raises(DossierError, match="no copy of it can be made.*No space left"):
        Dossier.open(old)
    assert schema_of(old) == 1
    assert [path.name for path in old.parent.iterdir()] == ["old.alteram"]


@pytest.mark.parametrize("wait", [0.0, 0.02, 0.05])
def test_a_kill_leaves_the_old_or_the_new(old: Path, wait: float) -> None:
    process = subprocess.Popen([sys.executable, "-c", OPEN, str(old)])
    draft, done = old.with_name(f"{old.name}.schema-1.backup.new"), old.with_name(
        f"{old.name}.schema-1.backup"
    )  # fmt: skip
    while process.poll() is None and not draft.exists() and not done.exists():
        time.sleep(0.001)
    time.sleep(wait)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert schema_of(old) in (1, SCHEMA_VERSION)
    with Dossier.open(old) as dossier:
        assert dossier.verify() == ()
        assert dossier.head().number == 2
    assert not draft.exists()
    assert schema_of(done) == 1


def test_the_migrations_make_the_tables_that_the_program_knows(where: str) -> None:
    Dossier.open(where, create=True).close()
    url = where.replace("postgresql:", "postgresql+psycopg:")
    engine = create_engine(url if "://" in where else f"sqlite:///{where}")
    own = {*METADATA.tables, "ix_passages_words", "ix_passages_speaker"}
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_name": lambda name, kind, _: kind != "table" or name in METADATA.tables,
                "include_object": lambda one, name, kind, *_: (
                    not str(name).endswith("_found") and name not in own - set(METADATA.tables)
                ),
            },
        )
        assert compare_metadata(context, METADATA) == []
    engine.dispose()
