import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

SCRIPT = Path(__file__).parent.parent.parent / "eval" / "calibration.py"
CALIBRATION = runpy.run_path(str(SCRIPT))
calibration_error, is_right = CALIBRATION["calibration_error"], CALIBRATION["is_right"]

TEXT = "The envoy said that the road was closed."
GOLD = {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 39]]}
Row = list[list[int]]


def test_error_of_perfect_and_of_worst_confidence() -> None:
    assert calibration_error([(1.0, True), (0.0, False)])[0] == 0
    assert calibration_error([(1.0, False), (0.0, True)])[0] == 1


def test_error_is_weighed_by_how_many_a_bin_holds() -> None:
    error, lines = calibration_error([(0.75, True), (0.75, True), (0.75, False), (0.05, False)])
    assert error == pytest.approx((3 * (0.75 - 2 / 3) + 0.05) / 4)
    assert [line.split(":")[0] for line in lines] == ["0.0", "0.7"]


def test_nothing_found() -> None:
    assert calibration_error([]) == (0.0, [])


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=60))
def test_error_is_a_share_and_order_does_not_matter(pairs: list[tuple[float, bool]]) -> None:
    error, lines = calibration_error(pairs)
    assert 0 <= error <= 1
    assert len(lines) <= CALIBRATION["BINS"]
    assert calibration_error(pairs[::-1])[0] == pytest.approx(error)


@pytest.mark.parametrize(
    ("speaker", "cue", "content", "right"),
    [
        ([[0, 9]], [[10, 14]], [[15, 39]], True),
        # Half of the words are enough, half of the speaker's too.
        ([[4, 9]], [[10, 14]], [[24, 39]], True),
        ([], [[10, 14]], [[15, 39]], False),
        ([[20, 28]], [[10, 14]], [[15, 39]], False),
        ([[0, 9]], [[15, 19]], [[15, 39]], False),
        ([[0, 9]], [], [[15, 39]], False),
        ([[0, 9]], [[10, 14]], [[33, 39]], False),
    ],
)
def test_what_is_right(speaker: Row, cue: Row, content: Row, right: bool) -> None:
    assert is_right(TEXT, (speaker, cue, content), [GOLD]) is right
    assert is_right(TEXT, (speaker, cue, content), []) is False


def test_attribution_without_a_cue_answers_one_without() -> None:
    bare = GOLD | {"cue": []}
    assert is_right(TEXT, ([[0, 9]], [], [[15, 39]]), [bare])


def test_program_prints_a_table(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"text": TEXT, "attributions": [GOLD]}) + "\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(path)], capture_output=True, text=True, check=True
    )
    *table, last = done.stdout.splitlines()
    assert len(table) == 1
    assert "right 1.000" in table[0]
    assert last.startswith("expected calibration error 0.")
