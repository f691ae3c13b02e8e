"""The main job on real news texts, which are not part of the project, where they lie beside it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from alteram import api

SHARED = Path(__file__).parent.parent.parent / "shared"
SCORER = SHARED / "eval" / "score_seeds.py"
GOLD = SHARED / "gold" / "seeds_dev.json"
TEXTS = sorted((SHARED / "seeds").glob("*.txt"))

pytestmark = pytest.mark.skipif(
    not (SCORER.exists() and GOLD.exists() and TEXTS),
    reason="the real texts and their hand-made records are not beside the project (../shared)",
)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("real") / "x.alteram"
    result = api.read([str(text) for text in TEXTS], path, processes=0)
    assert result.problems == ()
    return path


@pytest.fixture(scope="module")
def scores(dossier: Path) -> dict[str, Any]:
    out = dossier.parent / "records"
    assert api.export("jsonl", out, dossier).left_out == ()
    command = [sys.executable, str(SCORER), str(out), str(GOLD), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_figures(scores: dict[str, Any]) -> None:
    assert scores["figures"]["recall_full"] >= 0.95, scores["figures"]["missed"]
    assert scores["figures"]["precision"] >= 0.95
    assert scores["figures"]["traps_sprung"] == []


def test_statements(scores: dict[str, Any]) -> None:
    assert scores["statements"]["speaker_right"] >= 0.95, scores["statements"]["missed"]


def test_events_that_must_not_merge(scores: dict[str, Any]) -> None:
    assert scores["events"]["merged_wrongly"] == []


def test_report_and_verification(dossier: Path) -> None:
    assert api.verify(dossier) == ()
    done = api.report(dossier.parent / "x.html", dossier)
    page = Path(done.out).read_text(encoding="utf-8")
    assert all(event.label in page for event in api.events(dossier))
