"""`alteram read` with several processes: the same dossier, resumed cheaply, ended whole."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from alteram import api
from alteram.api.arrivals import ReadResult
from alteram.api.intake import ReadOptions
from alteram.api.reading import read_into
from alteram.engines import Analysts, crew
from alteram.read import Readers
from alteram.store import Dossier

STORY = "KESH, May {}, 2021 (Torev Wire) - {} people were killed in Kesh, the ministry said. "
MANY = 120
IS_LINUX = sys.platform == "linux"


def write(folder: Path, number: int, times: int = 1) -> None:
    story = STORY.format(number % 30 + 1, number + 10)
    (folder / f"{number:04}.txt").write_text(story * times, encoding="utf-8")


def read(
    dossier: Path, inputs: list[str], processes: int, analysts_used: list[int] | None = None
) -> ReadResult:
    with (
        Dossier.open(dossier, create=True) as store,
        Readers() as readers,
        Analysts(processes) as analysts,
    ):
        done = read_into(store, readers, analysts, inputs, ReadOptions(), lambda step: None)
        if analysts_used is not None:
            analysts_used.extend(analysts.pids)
    return done


def records(dossier: Path) -> list[tuple[object, ...]]:
    """Return the rows that reading makes, in their order, without the times of capture."""
    with closing(sqlite3.connect(dossier)) as database:
        found = [
            database.execute(f"select * from {table} order by {order}").fetchall()
            for table, order in (("receipts", "number"), ("problems", "number"))
        ]
        documents = database.execute("select id, sha256 from documents order by rowid").fetchall()
    with Dossier.open(dossier) as store:
        entries = [(one.document.location, one.text, one.analysis) for one in store.entries()]
    receipts = [tuple(row)[:2] for row in found[0]]
    return [*receipts, *found[1], *documents, *entries]


def test_the_dossier_is_the_same_with_any_number_of_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "WORTH_A_PROCESS", 0)
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(12):
        write(texts, number, 40 if number == 1 else 1)
    write(texts, 99)
    (texts / "0005.txt").write_bytes((texts / "0001.txt").read_bytes())
    (texts / "0007.txt").write_bytes(b"")
    (texts / "0008.txt").write_text("Le ministere a dit que rien ne se passe ici.", "utf-8")
    rows = "\n".join(f'{{"id": {n}, "text": "{STORY.format(n, n)}"}}' for n in range(1, 4))
    (texts / "rows.jsonl").write_text(rows, encoding="utf-8")
    inputs = [str(texts), "nothing.txt"]
    made = {}
    for processes in (0, 1, 3):
        used: list[int] = []
        done = read(tmp_path / f"{processes}.alteram", inputs, processes, used)
        assert len(used) == processes
        assert (done.counts.added, done.counts.known) == (14, 1)
        made[processes] = records(tmp_path / f"{processes}.alteram")
    assert made[0] == made[1] == made[3]


def test_what_is_there_is_not_analysed_again(tmp_path: Path) -> None:
    write(tmp_path, 1)
    (tmp_path / "copy.txt").write_bytes((tmp_path / "0001.txt").read_bytes())
    assert read(tmp_path / "x.alteram", [str(tmp_path)], 0).counts.added == 1
    used: list[int] = []
    done = read(tmp_path / "x.alteram", [str(tmp_path)], 2, used)
    assert (done.counts.added, done.counts.known) == (0, 2)
    assert used == []


def test_a_result_names_some_and_counts_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alteram.api.arrivals.MOST_NAMED", 2)
    inputs = [f"nothing-{number}.txt" for number in range(5)]
    done = read(tmp_path / "x.alteram", inputs, 1)
    assert [one.location for one in done.problems] == inputs[:2]
    assert (done.counts.problems, done.counts.to_look_at) == (5, 0)


def stored(dossier: Path) -> int:
    if not dossier.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{dossier}?mode=ro", uri=True)) as database:
            return int(database.execute("select count(*) from documents").fetchone()[0])
    except sqlite3.OperationalError:
        return 0  # Not made yet.


def children(parent: int) -> list[int]:
    words = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
    return [int(one) for one in words.split()]


def is_gone(pid: int) -> bool:
    try:
        words = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return True
    return words.rpartition(")")[2].split()[0] in ("Z", "X")


def wait_for(what: Callable[[], bool], seconds: float = 120) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until
        time.sleep(0.02)


def disturbed(folder: Path, dossier: Path, more: int, sign: int, *, group: bool) -> tuple[int, str]:
    """Read a folder, send a signal once so many documents more are kept; return what came of it."""
    before = stored(dossier)
    command = [
        sys.executable, "-m", "alteram.cli", "read", str(folder), "--dossier", str(dossier),
        "--processes", "2",
    ]  # fmt: skip
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, process_group=0
    ) as work:
        wait_for(lambda: stored(dossier) >= before + more or work.poll() is not None)
        assert work.poll() is None
        started = children(work.pid)
        assert len(started) >= 2
        (os.killpg if group else os.kill)(work.pid, sign)
        said = work.communicate()[1]
    wait_for(lambda: all(map(is_gone, started)))
    return work.returncode, said


@pytest.mark.skipif(not IS_LINUX, reason="needs Linux's /proc")
def test_a_reading_that_is_stopped_or_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    folder, dossier = tmp_path / "texts", tmp_path / "x.alteram"
    folder.mkdir()
    for number in range(MANY):
        write(folder, number, 3)
    # As a terminal does it on Ctrl-C: to all of the group.
    code, said = disturbed(folder, dossier, 5, signal.SIGINT, group=True)
    assert code == 130
    assert "stopped; what was done until then is kept" in said
    held = stored(dossier)
    assert 5 <= held < MANY
    code, _ = disturbed(folder, dossier, 5, signal.SIGKILL, group=False)
    assert code == -signal.SIGKILL
    before = stored(dossier)
    assert held + 5 <= before < MANY
    done = read(dossier, [str(folder)], 0)
    assert (done.counts.known, done.counts.added) == (before, MANY - before)
    assert not api.verify(dossier)
