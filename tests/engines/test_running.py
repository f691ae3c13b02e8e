"""A run gives the same records however often it is stopped, and as reading one by one does."""

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pytest
from pyarrow import parquet as pq
from tests.engines.collection import CAPTURED, TABLES, files, made, rows

from alteram import api
from alteram.engines.entries import columns_in
from alteram.engines.job import Job, Size
from alteram.engines.local import LocalEngine
from alteram.engines.places import place
from alteram.engines.running import RunDone, run
from alteram.errors import RunError
from alteram.store import Dossier
from alteram.store.codec import unpack_kept

SIZE = Size(files=4)
BEGUN = f"""
import sys
from alteram.engines.job import Job, Size
from alteram.engines.local import LocalEngine
from alteram.engines.running import run
given, out = sys.argv[1:]
job = Job(given=given, out=out, captured={CAPTURED!r}, program="", size=Size(files=4))
run(job, LocalEngine(1))
"""


def job(given: Path, out: Path, size: Size = SIZE, captured: str = CAPTURED) -> Job:
    return Job(given=str(given), out=str(out), captured=captured, program="", size=size)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("run") / "texts")


@pytest.fixture(scope="module")
def first(texts: Path) -> tuple[Path, RunDone]:
    out = texts.parent / "first"
    return out, run(job(texts, out), LocalEngine(2))


def test_all_that_came_is_in_the_tables(first: tuple[Path, RunDone]) -> None:
    out, done = first
    assert {name: table.rows for name, table in done.record.tables.items()} == {
        name: len(rows(out, name)) for name in TABLES
    }
    documents = ds.dataset(out / "documents", format="parquet").to_table().to_pylist()
    assert len(documents) == 18
    assert {row["captured"] for row in documents} == {CAPTURED}
    assert "z\\xff.txt" in {row["document"] for row in documents}
    assert all(not Path(row["document"]).is_absolute() for row in documents)
    (again,) = ds.dataset(out / "receipts", format="parquet").to_table().to_pylist()
    assert again["location"] == "zz.txt"
    assert done.record.left_out == "1 hidden file or folder, 1 link"
    assert done.record.problems == {"language": 1, "read": 1}
    assert [one.location for one in done.problems] == [
        "13-communique-en-francais.txt", "more/empty.txt",
    ]  # fmt: skip
    assert not (out / "work").exists()
    assert not done.again


def test_claims_have_their_events(first: tuple[Path, RunDone]) -> None:
    out, _ = first
    claims = ds.dataset(out / "claims", format="parquet").to_table().to_pylist()
    events = ds.dataset(out / "events", format="parquet").to_table().to_pylist()
    held = {claim: event["id"] for event in events for claim in event["claims"]}
    assert held
    assert {row["id"]: row["event"] for row in claims if row["event"]} == held


def test_the_records_are_those_of_reading_into_a_dossier(
    texts: Path, first: tuple[Path, RunDone], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    out, _ = first
    dossier, exported = tmp_path / "d.alteram", tmp_path / "exported"
    # Locations are relative to where one stands, as those of a run are to the folder of texts.
    monkeypatch.chdir(texts)
    api.read(["."], dossier, processes=0)
    api.export("parquet", exported, dossier)
    for table in TABLES:
        if table in ("problems", "receipts"):
            continue
        kept = ds.dataset(exported / f"{table}.parquet", format="parquet").to_table().to_pylist()
        ours = ds.dataset(out / table, format="parquet").to_table().to_pylist()
        for row in (*kept, *ours):
            row.pop("captured", None)
        assert sorted(map(repr, ours)) == sorted(map(repr, kept)), table
    with Dossier.open(dossier) as store:
        problems = {(one.location, one.stage, one.message) for one in store.problems()}
    given = ds.dataset(out / "problems", format="parquet").to_table().to_pylist()
    assert {tuple(row.values()) for row in given} == problems


def test_a_run_that_was_killed_goes_on_and_gives_the_same_files(
    texts: Path, first: tuple[Path, RunDone], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    process = subprocess.Popen([sys.executable, "-c", BEGUN, str(texts), str(out)])
    for _ in range(2_000):
        if list(out.glob("entries/*.parquet")):
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    there = {path: path.stat().st_mtime_ns for path in out.glob("entries/*.parquet")}
    assert there
    assert not (out / "done.json").exists()
    done = run(job(texts, out), LocalEngine(1))
    assert {path: path.stat().st_mtime_ns for path in there} == there
    assert files(out) == files(first[0])
    assert done.record == first[1].record


def test_other_shares_and_another_program_give_the_same_rows(
    texts: Path, first: tuple[Path, RunDone], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(first[0], out)
    asked = json.loads((out / "run.json").read_text())
    # As if another program had made them: what it kept of its stages is used, and all is written.
    asked["shares"] = ["0" * 16 for _ in asked["shares"]]
    (out / "run.json").write_text(json.dumps(asked))
    kept = [one for (one,) in columns_in(place(str(out)), "0000000", ["stages"])]
    assert all(unpack_kept(one, dict[str, bytes]) for one in kept)
    done = run(job(texts, out, Size(files=9)), LocalEngine(1))
    assert done.record == first[1].record
    again = [one for (one,) in columns_in(place(str(out)), "0000000", ["stages"])]
    assert again[: len(kept)] == kept
    assert not done.again
    assert len(list(out.glob("entries/*.parquet"))) == 3
    assert [rows(out, table) for table in TABLES] == [rows(first[0], table) for table in TABLES]


def test_what_is_done_is_not_done_again(texts: Path, first: tuple[Path, RunDone]) -> None:
    before = files(first[0])
    # The time of capture is that of the results where none is given.
    done = run(job(texts, first[0], captured=""), LocalEngine(1))
    assert done.again
    assert done.record == first[1].record
    assert files(first[0]) == before


def test_what_is_there_no_more_is_made_anew(
    texts: Path, first: tuple[Path, RunDone], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(first[0], out)
    for name in ("events/all.parquet", "claims/0000001.parquet", "entries/0000002.parquet"):
        (out / name).unlink()
    done = run(job(texts, out), LocalEngine(1))
    assert not done.again
    assert files(out) == files(first[0])


@pytest.mark.parametrize("column", ["document", "seen"])
def test_entries_that_are_none_are_named(
    texts: Path, first: tuple[Path, RunDone], tmp_path: Path, column: str
) -> None:
    out = tmp_path / "out"
    shutil.copytree(first[0], out)
    (out / "done.json").unlink()
    file = out / "entries" / "0000001.parquet"
    table = pq.read_table(file)
    place = table.schema.get_field_index(column)
    other = pa.array([b"{}"] * len(table), pa.binary())
    pq.write_table(table.set_column(place, column, other), file)
    with pytest.raises(RunError, match="entries/0000001.parquet is damaged .*is made anew"):
        run(job(texts, out), LocalEngine(1))


def test_results_of_another_form_are_refused(
    texts: Path, first: tuple[Path, RunDone], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(first[0], out)
    asked = (out / "run.json").read_text()
    (out / "run.json").write_text(asked.replace('"form": 1', '"form": 99'))
    with pytest.raises(RunError, match="in a form that this one does not know; nothing was done"):
        run(job(texts, out), LocalEngine(1))
    shutil.copy(first[0] / "run.json", out)
    (out / "done.json").write_text('{"tables": {}, "problems": {}}')
    with pytest.raises(RunError, match="done.json is none that this program wrote"):
        run(job(texts, out), LocalEngine(1))


def test_other_options_are_refused(texts: Path, first: tuple[Path, RunDone]) -> None:
    with pytest.raises(RunError, match="other options .--captured was 2024.*; nothing was done"):
        run(job(texts, first[0], captured="2024-05-02T12:00:00+00:00"), LocalEngine(1))


def test_results_apart_from_texts(texts: Path) -> None:
    for out in (texts, texts / "out", texts.parent):
        with pytest.raises(RunError, match="Name a folder for the results that is apart"):
            run(job(texts, out), LocalEngine(1))
    assert not (texts / "out").exists()


def test_a_folder_that_holds_something_else_is_left_alone(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("Mine.")
    with pytest.raises(RunError, match=r"holds something else \(letters.txt\); nothing was done"):
        run(job(texts, tmp_path), LocalEngine(1))
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]
    (tmp_path / "run.json").write_text("{}")
    with pytest.raises(RunError, match="run.json is none that this program wrote"):
        run(job(texts, tmp_path), LocalEngine(1))


def test_folders_without_texts(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".hidden").touch()
    with pytest.raises(RunError, match="no file to read .left out: 1 hidden file or folder."):
        run(job(tmp_path / "empty", tmp_path / "out"), LocalEngine(1))
    with pytest.raises(RunError, match="there is no such folder"):
        run(job(tmp_path / "none", tmp_path / "out"), LocalEngine(1))
    assert not (tmp_path / "out").exists()


def test_results_have_a_name_that_every_table_reader_takes(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / os.fsdecode(b"out\xff")
    with pytest.raises(RunError, match=r"out\\xff: the name is no UTF-8"):
        run(job(texts, out), LocalEngine(1))


def test_two_runs_do_not_write_into_one_folder(texts: Path, first: tuple[Path, RunDone]) -> None:
    folder = os.open(first[0], os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    try:
        with pytest.raises(RunError, match="another run is writing there"):
            run(job(texts, first[0]), LocalEngine(1))
    finally:
        os.close(folder)
