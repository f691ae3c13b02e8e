"""Inputs read in a process of their own: the same records, and limits that hold."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from alteram.errors import WorkerError
from alteram.model import Problem
from alteram.read import Readers, Received, read_documents
from alteram.read.isolation import INPUTS_OF_ONE_PROCESS
from alteram.read.limits import MEGABYTE, Limits

WHEN = "2024-05-01T00:00:00+00:00"
STORY = (
    b"KESH, May 3, 2021 (Torev Wire) - Twelve people were killed, the ministry said.\r\n\r\nEnd."
)
# Wide enough to cost seconds and some hundred megabytes in a process that may use neither.
HEAVY = (
    b"<html><body>" + b"<div><p>The road to Kesh is closed.</p></div>" * 30_000 + b"</body></html>"
)
IS_LINUX = sys.platform == "linux"


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    with Readers() as shared:
        yield shared


def only(found: Iterator[Received | Problem]) -> str:
    """Return the words of the one problem that an input gives."""
    (problem,) = found
    assert isinstance(problem, Problem)
    assert problem.stage == "read"
    assert problem.message.startswith(f"{problem.location}: ")
    assert "\n" not in problem.message
    return problem.message


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_sample_collection_reads_as_it_does_here(readers: Readers) -> None:
    paths = sorted((Path(__file__).parent.parent.parent / "demo" / "texts").iterdir())
    assert len(paths) > 10
    for path in paths:
        data = path.read_bytes()
        here = [*read_documents(data, path.name, WHEN)]
        assert [*readers.read(data, path.name, WHEN)] == here


def test_a_refusal_is_the_same_and_the_process_stays(readers: Readers) -> None:
    pid = readers.pid
    assert "is empty" in only(readers.read(b"", "a.txt", WHEN))
    assert "NUL" in only(readers.read(b"a\x00b", "a.txt", WHEN))
    assert readers.pid == pid


def test_what_takes_too_long_is_stopped_and_the_rest_goes_on() -> None:
    with Readers(Limits(seconds=0.3)) as readers:
        [*readers.read(STORY, "a.txt", WHEN)]
        before = readers.pid
        said = only(readers.read(HEAVY, "heavy.html", WHEN))
        assert said.startswith("heavy.html: took longer to read than 0.3 seconds")
        assert before is not None
        assert not is_there(before)
        (one,) = readers.read(STORY, "a.txt", WHEN)
        assert isinstance(one, Received)


def test_time_in_all_is_limited_too_for_each_input_by_itself() -> None:
    with Readers(Limits(total_seconds=0.2)) as readers:
        for _ in range(400):
            (one,) = readers.read(STORY, "a.txt", WHEN)
            assert isinstance(one, Received)
        said = only(readers.read(HEAVY, "heavy.html", WHEN))
        assert "0.2 seconds in all" in said


@pytest.mark.skipif(not IS_LINUX, reason="other systems do not hold a process to its memory")
def test_what_takes_too_much_memory_is_stopped() -> None:
    with Readers(Limits(memory=220 * MEGABYTE)) as readers:
        assert "more than 220 MB of memory" in only(readers.read(HEAVY, "heavy.html", WHEN))
        (one,) = readers.read(STORY, "a.txt", WHEN)
        assert isinstance(one, Received)


def test_a_process_that_dies_costs_one_input() -> None:
    with Readers() as readers:
        [*readers.read(STORY, "a.txt", WHEN)]
        assert readers.pid is not None
        os.kill(readers.pid, signal.SIGABRT)
        said = only(readers.read(STORY, "a.txt", WHEN))
        assert "ended the process that read it (SIGABRT); it was set aside" in said
        (one,) = readers.read(STORY, "a.txt", WHEN)
        assert isinstance(one, Received)


def test_a_process_is_replaced_after_many_inputs() -> None:
    with Readers() as readers:
        [*readers.read(STORY, "a.txt", WHEN)]
        pid = readers.pid
        for _ in range(INPUTS_OF_ONE_PROCESS - 2):
            [*readers.read(b"", "a.txt", WHEN)]
        assert readers.pid == pid
        [*readers.read(b"", "a.txt", WHEN)]
        [*readers.read(STORY, "a.txt", WHEN)]
        assert readers.pid != pid


@pytest.mark.skipif(not IS_LINUX, reason="other systems count a process's own memory alone")
def test_a_large_process_of_ours_does_not_make_the_reading_one_look_large() -> None:
    ours = bytearray(Limits().memory // 2 + 100 * MEGABYTE)
    ours[::4096] = b"\x01" * len(ours[::4096])
    with Readers() as readers:
        [*readers.read(STORY, "a.txt", WHEN)]
        assert readers.pid is not None
    del ours


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs Linux's /proc")
def test_the_process_has_nothing_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUR_PASSWORD", "swordfish")
    dossier = tmp_path / "open.alteram"
    dossier.write_bytes(b"kept")
    with dossier.open("rb") as ours, Readers() as readers:
        os.set_inheritable(ours.fileno(), True)
        [*readers.read(STORY, "a.txt", WHEN)]
        place = Path("/proc") / str(readers.pid)
        assert b"swordfish" not in (place / "environ").read_bytes()
        opened = {str(link.readlink()) for link in (place / "fd").iterdir()}
        assert all(name.startswith(("pipe:", "/dev/null")) for name in opened), opened
        assert (place / "cwd").readlink() == Path("/")
        limits = (place / "limits").read_text(encoding="ascii")
        assert "Max address space         2000000000" in limits
        assert "Max file size             0" in limits


def test_the_process_ends_with_us() -> None:
    with Readers() as readers:
        [*readers.read(STORY, "a.txt", WHEN)]
        pid = readers.pid
        assert pid is not None
    assert readers.pid is None
    assert not is_there(pid)


@pytest.mark.skipif(not IS_LINUX, reason="elsewhere it ends a little later")
def test_the_process_ends_when_we_are_killed_while_it_reads(tmp_path: Path) -> None:
    (tmp_path / "heavy.html").write_bytes(HEAVY * 5)
    code = """
import sys
from alteram.read import Readers
readers = Readers()
readers._ready()
print(readers.pid, flush=True)
[*readers.read(open("heavy.html", "rb").read(), "heavy.html", "2024")]
"""
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=tmp_path, stdout=subprocess.PIPE, text=True
    ) as us:
        assert us.stdout is not None
        pid = int(us.stdout.readline())
        time.sleep(0.5)
        assert is_there(pid)
        us.kill()
    for _ in range(100):
        if not is_there(pid):
            break
        time.sleep(0.02)
    assert not is_there(pid)


@pytest.mark.parametrize("program", ["/bin/ls", "/bin/no-such-program", "/bin/false"])
def test_a_process_that_cannot_start_is_told_at_once(
    program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", program)
    with (
        pytest.raises(WorkerError, match="cannot be started .*; nothing was read") as caught,
        Readers() as readers,
    ):
        [*readers.read(STORY, "a.txt", WHEN)]
    # What a program says before it ends is passed on.
    assert program != "/bin/ls" or "it ended at once" not in str(caught.value)
