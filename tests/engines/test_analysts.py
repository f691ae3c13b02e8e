"""Texts analysed by other processes: the same records, in order, whatever becomes of a process."""

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import alteram
from alteram.engines import Analysts, Asked
from alteram.engines.allowance import Allowance, cause
from alteram.engines.analysts import WINDOW
from alteram.errors import ModelFileError, WorkerError
from alteram.model import Analysis, text_hash
from alteram.pipeline import NOTHING_KEPT, analyse, analyse_kept
from alteram.read.limits import MEGABYTE

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
        Asked(
            path.read_text(encoding="utf-8"),
            "2021-05-03",
            "Torev Wire",
            path.name,
            kept=NOTHING_KEPT,
        )
        for path in paths
    ] + [
        Asked("", location="empty", kept=NOTHING_KEPT),
        Asked("\ud83d half a character", location="half", kept=NOTHING_KEPT),
    ]
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


def test_what_takes_too_long_is_set_aside_and_the_rest_goes_on() -> None:
    with Analysts(1, allowance=Allowance(seconds=3, seconds_per_character=0)) as analysts:
        given = [Asked(story(1)), Asked(LONG), Asked(story(2))]
        before, bad, after = (one.analysis for one in analysts.analysed(given))
    assert "took longer to analyse than 3 seconds, in both of two tries" in only_problem(bad)
    assert [before, after] == [analyse(story(1)), analyse(story(2))]


@pytest.mark.skipif(not IS_LINUX, reason="other systems do not hold a process to its memory")
def test_what_takes_too_much_memory_is_set_aside() -> None:
    # Too little for the models even.
    with Analysts(1, allowance=Allowance(memory=350 * MEGABYTE)) as analysts:
        (bad,) = analysts.analysed([Asked(story(1), location="bad.txt")])
    assert "needs more than 350 MB of memory" in only_problem(bad.analysis)
    assert bad.analysis.problems[0].location == "bad.txt"


def test_what_was_left_on_the_way_takes_nothing_from_who_asks_next() -> None:
    texts = [Asked(story(number)) for number in range(6)]
    with Analysts(1) as analysts:
        left = analysts.analysed(texts)
        next(left)
        found = analysts.analysed(reversed(texts))
        next(found)
        # As when an exception that held it goes.
        del left
        again = analysts.pids
        assert [one.analysis.text_sha256 for one in found] == [
            text_hash(one.text) for one in texts[4::-1]
        ]
        assert analysts.pids == again


def test_what_ended_a_process_is_said_in_words() -> None:
    asked = Asked("a text")
    assert "(SIGSEGV)" in cause(-signal.SIGSEGV, asked, Allowance())
    assert "(signal 35)" in cause(-35, asked, Allowance())
    assert "(exit code 3)" in cause(3, asked, Allowance())
    assert "longer to analyse than 60 seconds" in cause(-signal.SIGXCPU, asked, Allowance())
    assert "longer to analyse than 60 seconds" in cause(None, asked, Allowance())


def test_a_fault_of_the_installation_stops_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A copy of the program that lacks a file of its network.
    shutil.copytree(Path(alteram.__file__).parent, tmp_path / "alteram")
    data = tmp_path / "alteram" / "attribute" / "learned" / "data"
    for file in data.glob("*.onnx*"):
        file.unlink()
    monkeypatch.syspath_prepend(tmp_path)
    with Analysts(1) as analysts, pytest.raises(ModelFileError, match="encoder.onnx is not usable"):
        list(analysts.analysed([Asked(story(1))]))


def test_a_program_that_cannot_start_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "alteram").mkdir()
    (tmp_path / "alteram" / "__init__.py").write_text("", encoding="ascii")
    monkeypatch.syspath_prepend(tmp_path)
    with Analysts(1) as analysts, pytest.raises(WorkerError, match="No module named"):
        list(analysts.analysed([Asked(story(1))]))


def test_texts_are_analysed_in_this_process_where_that_is_asked_for() -> None:
    with Analysts(0) as analysts:
        assert [one.analysis for one in analysts.analysed([Asked(story(1))])] == [analyse(story(1))]
        assert analysts.pids == ()
