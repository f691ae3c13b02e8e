"""Texts analysed by other processes: the same records, in order, whatever becomes of a process."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from alteram.engines import Analysts, Asked
from alteram.engines.allowance import Allowance
from alteram.engines.analysts import WINDOW
from alteram.model import Analysis
from alteram.pipeline import analyse, analyse_kept

STORY = "KESH, May 3, 2021 (Torev Wire) - {} people were killed in Kesh, the ministry said.\n"
LONG = STORY.format("Nine") * 4_000
"""Some twenty seconds of work: long enough to be met at it."""
IS_LINUX = sys.platform == "linux"


def story(number: int) -> str:
    return STORY.format(number + 10)


@pytest.fixture(scope="module")
def analysts() -> Iterator[Analysts]:
    with Analysts(2) as shared:
        yield shared


def only_problem(analysis: Analysis) -> str:
    (problem,) = analysis.problems
    assert problem.stage == "analysis"
    assert not analysis.claims
    assert analysis.text_sha256
    return problem.message


def test_the_records_are_those_made_here_in_the_order_given(analysts: Analysts) -> None:
    paths = sorted((Path(__file__).parent.parent.parent / "demo" / "texts").glob("*.txt"))
    asked = [
        Asked(path.read_text(encoding="utf-8"), "2021-05-03", "Torev Wire", path.name)
        for path in paths
    ] + [Asked("", location="empty"), Asked("\ud83d half a character", location="half")]
    here = [
        analyse_kept(one.text, date=one.date, outlet=one.outlet, location=one.location)
        for one in asked
    ]
    assert list(analysts.analysed(asked)) == here
    assert list(analysts.analysed([])) == []


def test_what_goes_with_no_text_waits_for_its_turn(analysts: Analysts) -> None:
    given = [("first", Asked(story(1))), ("note", None), ("second", Asked(story(2)))]
    found = list(analysts.through(given))
    assert [name for name, _ in found] == ["first", "note", "second"]
    assert [answer is None for _, answer in found] == [False, True, False]


def test_texts_are_taken_some_way_ahead_and_no_further(analysts: Analysts) -> None:
    taken = 0

    def asked() -> Iterator[Asked]:
        nonlocal taken
        for number in range(WINDOW * 2 + 40):
            taken += 1
            yield Asked(story(number))

    found = analysts.analysed(asked())
    next(found)
    assert taken <= WINDOW * 2
    assert sum(1 for _ in found) == WINDOW * 2 + 39
    assert taken == WINDOW * 2 + 40


def test_no_process_is_started_for_nothing() -> None:
    with Analysts(4) as analysts:
        assert list(analysts.analysed([])) == []
        assert analysts.pids == ()
        list(analysts.analysed([Asked(story(1)), Asked(story(2))]))
        assert len(analysts.pids) == 1


def test_a_call_that_is_left_costs_the_next_one_nothing(analysts: Analysts) -> None:
    for _ in analysts.analysed(Asked(story(number)) for number in range(20)):
        break
    assert [one.analysis for one in analysts.analysed([Asked(story(7))])] == [analyse(story(7))]


def test_a_process_killed_by_another_costs_no_text() -> None:
    with Analysts(1) as analysts:
        list(analysts.analysed([Asked(story(0))]))
        (first,) = analysts.pids

        def asked() -> Iterator[Asked]:
            yield Asked(story(1) * 20)
            yield Asked(story(1))
            os.kill(first, signal.SIGKILL)
            yield Asked(story(2))

        found = [one.analysis for one in analysts.analysed(asked())]
        assert analysts.pids != (first,)
    assert found == [analyse(story(1) * 20), analyse(story(1)), analyse(story(2))]


@pytest.mark.skipif(not IS_LINUX, reason="needs Linux's /proc")
def test_a_text_on_which_two_processes_die_is_set_aside() -> None:
    killed: list[int] = []

    def kill_each(analysts: Analysts, done: threading.Event) -> None:
        while not done.wait(0.05):
            for pid in analysts.pids:
                if pid not in killed and len(killed) < 2 and seconds_used(pid) > 4:
                    killed.append(pid)
                    os.kill(pid, signal.SIGSEGV)

    done = threading.Event()
    with Analysts(1) as analysts:
        killer = threading.Thread(target=kill_each, args=(analysts, done))
        killer.start()
        try:
            given = [Asked(LONG, location="bad.txt"), Asked(story(1))]
            bad, good = (one.analysis for one in analysts.analysed(given))
        finally:
            done.set()
            killer.join()
    assert len(killed) == 2
    said = only_problem(bad)
    assert "ended the process that analysed it (SIGSEGV), in both of two tries" in said
    assert bad.problems[0].location == "bad.txt"
    assert good == analyse(story(1))


def seconds_used(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_what_takes_too_long_is_set_aside_and_the_rest_goes_on() -> None:
    with Analysts(1, allowance=Allowance(seconds=4, seconds_per_character=0)) as analysts:
        given = [Asked(story(1)), Asked(LONG), Asked(story(2))]
        before, bad, after = (one.analysis for one in analysts.analysed(given))
    assert "took longer to analyse than 4 seconds, in both of two tries" in only_problem(bad)
    assert [before, after] == [analyse(story(1)), analyse(story(2))]
