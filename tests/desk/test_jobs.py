"""Pieces of work one after another, each with its progress."""

import threading

import pytest

from alteram.desk.jobs import Job, Jobs
from alteram.errors import BusyError, DecisionError

LONG = 20.0


def test_work_is_done_in_turn_and_tells_how_far_it_is() -> None:
    jobs: Jobs[str] = Jobs("made")
    go = threading.Event()

    def slow(job: Job[str]) -> str:
        job.tell("first")
        assert go.wait(LONG)
        job.tell("second")
        return threading.current_thread().name

    one = jobs.start("one", "Ada", slow)
    two = jobs.start("two", "Berta", lambda job: threading.current_thread().name)
    assert two.progress.state == "waiting"
    assert two.result is None
    go.set()
    assert two.wait(LONG)
    assert one.progress.state == "done"
    assert (one.progress.steps, one.progress.words) == (2, "second")
    assert one.result == two.result
    assert jobs.of("Ada") == (one,)
    assert jobs.find(two.id) is two
    jobs.close()


def test_a_fault_is_told_and_the_next_piece_is_done(caplog: pytest.LogCaptureFixture) -> None:
    jobs: Jobs[int] = Jobs("made")

    def known(job: Job[int]) -> int:
        raise DecisionError("No such thing.")

    def unknown(job: Job[int]) -> int:
        return {"": 0}["the words of a text"]

    one, two = jobs.start("one", "Ada", known), jobs.start("two", "Ada", unknown)
    three = jobs.start("three", "Ada", lambda job: 3)
    assert three.wait(LONG)
    assert (one.progress.state, one.fault) == ("failed", "No such thing.")
    assert two.fault == "two: ended by a fault of the program (KeyError). Nothing was kept of it."
    (told,) = caplog.messages
    assert told.startswith("two: KeyError\n")
    assert "the words of a text" not in told
    assert (three.result, three.fault) == (3, "")
    jobs.close()


def test_what_waits_is_bounded_and_all_ends_with_the_jobs() -> None:
    jobs: Jobs[int] = Jobs("made", waiting=2)
    go = threading.Event()

    def endless(job: Job[int]) -> int:
        while True:
            go.wait(0.01)
            job.tell("on")

    running, waiting = jobs.start("one", "Ada", endless), jobs.start("two", "Ada", endless)
    with pytest.raises(BusyError, match="in line"):
        jobs.start("three", "Ada", endless)
    jobs.close()
    assert (running.progress.state, waiting.progress.state) == ("stopped", "stopped")
    with pytest.raises(BusyError, match="closing"):
        jobs.start("four", "Ada", endless)


def test_old_work_is_forgotten() -> None:
    jobs: Jobs[int] = Jobs("made", kept=1)
    made = []
    for number in range(4):
        made.append(jobs.start("one", "Ada", lambda job, number=number: number))  # type: ignore[misc]
        assert made[-1].wait(LONG)
    assert jobs.find(made[0].id) is None
    assert jobs.find(made[-1].id) is made[-1]
    jobs.close()
