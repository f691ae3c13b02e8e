"""The gate over the hand-coded collections, as `make eval` runs it."""

import subprocess
import sys
from pathlib import Path

import gate
import pytest
from matching import Measure, corpus_hash

EVAL = Path(__file__).parent.parent.parent / "eval"
HELD = {"demo": {"sha256": "0" * 64, "floors": {"figure recall": 0.9, "labels": 0.2}}}


def test_no_share_is_below_its_floor() -> None:
    command = [sys.executable, str(EVAL / "gate.py"), "--shared", "nowhere"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "figure recall" in done.stdout
    assert "No third-party sets" in done.stdout


def test_update_lowers_nothing_and_takes_the_corpus_over() -> None:
    scores = {"demo": {"figure recall": Measure(1, 2), "labels": Measure(1, 2)}}
    raised = gate.raised(HELD, scores)
    assert raised["demo"]["floors"] == {"figure recall": 0.9, "labels": 0.5}
    assert raised["demo"]["sha256"] == corpus_hash(gate.FOLDERS["demo"])


def test_a_share_below_its_floor_and_a_changed_corpus_are_a_line_each() -> None:
    faults = gate.compare(HELD, {"demo": {"figure recall": Measure(1, 2), "labels": Measure(1, 2)}})
    assert [fault.split(".")[0] for fault in faults] == [
        "demo: texts or records are not those that the floors were measured on",
        "demo: figure recall is 0",
    ]


def test_blind_collections_are_counted_and_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    missed = {"labels": Measure(0, 1, ["a miss"])}
    gate.print_misses({"heldout": missed, "fresh": missed})
    assert capsys.readouterr().out == ""
    gate.print_misses({"accounts": missed})
    assert "a miss" in capsys.readouterr().out
