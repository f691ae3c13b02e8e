"""The gate over the hand-coded collections, as `make eval` runs it."""

import json
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EVAL = Path(__file__).parent.parent.parent / "eval"
FLOORS = EVAL / "floors.json"


def gate(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(EVAL / "gate.py"), "--shared", "nowhere", *options]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_no_share_is_below_its_floor() -> None:
    done = gate()
    assert done.returncode == 0, done.stderr
    assert "figure recall" in done.stdout
    assert "No third-party sets" in done.stdout


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    return Path(shutil.copy(FLOORS, tmp_path))


def test_update_lowers_nothing_and_a_share_below_its_floor_fails_with_a_line(
    floors: Path,
) -> None:
    held = json.loads(floors.read_text(encoding="utf-8"))
    held["unseen"]["floors"] |= {"figure recall": 1.01, "statement found": 0.0}
    held["demo"]["sha256"] = "0" * 64
    floors.write_text(json.dumps(held), encoding="utf-8")
    done = gate("--floors", str(floors), "--update")
    assert done.returncode == 1
    assert "unseen: figure recall is" in done.stderr
    after = json.loads(floors.read_text(encoding="utf-8"))
    assert after["unseen"]["floors"]["figure recall"] == 1.01
    assert after["unseen"]["floors"]["statement found"] > 0.0
    assert (
        after["demo"]["sha256"] == json.loads(FLOORS.read_text(encoding="utf-8"))["demo"]["sha256"]
    )


def test_changed_corpus_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(EVAL))
    compare = runpy.run_path(str(EVAL / "gate.py"))["compare"]
    faults = compare({"demo": {"sha256": "0" * 64, "floors": {}}}, {"demo": {}})
    assert [fault.split(".")[0] for fault in faults] == [
        "demo: texts or records are not those that the floors were measured on"
    ]
