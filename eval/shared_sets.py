"""Run the third-party sets that lie outside the project, through their own scorers.

Nothing of those sets is kept here; the folder that holds them is given by path. The peers'
figures are those that the same scorers gave for published systems.
"""

import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ecbplus
import evenhanded
import muc4
from calibration import calibration_error, judged

from alteram import api

HERE = Path(__file__).parent
_SWAPPED = 50
"""Texts of each third-party set whose parties are swapped."""
_ATTRIBUTION_PEERS = {
    "content_exact": "SFU 34.7, Citron 41.9, MiniLM 50.7, BERT 57.7, two people 69.1",
    "content_j50": "SFU 50.3, Citron 58.8, MiniLM 72.3, BERT 75.6, two people 79.5",
    "triple_exact": "SFU 26.7, Citron 32.7, MiniLM 37.2, BERT 48.9, two people 60.2",
    "triple_j50": "SFU 39.8, Citron 47.5, MiniLM 53.9, BERT 65.9, two people 73.0",
}
_PAIR_PEERS = "baseline 26.2, Citron 36.2, MiniLM 48.2, SFU 58.7"
_TIMEX_PEERS = {
    "timebank": "recognizers-text 51.3, HeidelTime 79.5",
    "aquaint": "chrono-node 60.6, HeidelTime 72.9",
}
_PLACE_PEERS = {"lgl": "population 61.2, context 67.5", "trnews": "population 80.9, context 84.4"}


@dataclass(frozen=True, slots=True)
class Result:
    """One figure on one set, in percent, beside what peers reach."""

    name: str
    value: float
    peers: str


def measure(shared: Path, scratch: Path, *, whole: bool) -> list[Result]:
    """Return every figure on the sets under `shared`; work in the folder `scratch`.

    What trains a reader first takes minutes: incidents (MUC-4) and coreference of events (ECB+)
    are measured only if `whole`.
    """
    trained = [*muc4.measure(shared, scratch), *ecbplus.measure(shared, scratch)] if whole else []
    return [
        *_seeds(shared, scratch),
        *_attribution(shared, scratch),
        *_dates(shared, scratch),
        *_places(shared, scratch),
        *(Result(*row) for row in trained),
    ]


def swapped(shared: Path) -> list[Result]:
    """Return which share of records survives a swap of the parties, set by set.

    Sets that are not there are left out.
    """
    sets: dict[str, tuple[list[evenhanded.Text], int | None]] = {
        name: (evenhanded.own_texts(name), None) for name in evenhanded.OWN
    }
    if (shared / "eval").is_dir():
        for name, texts in evenhanded.shared_texts(shared).items():
            sets[name] = (texts, _SWAPPED)
    found = []
    for name, (texts, most) in sets.items():
        survived, total = evenhanded.survival(texts, most)
        words = f"wanted 99.5; {survived:,} of {total:,}"
        found.append(Result(f"swap of parties, {name}", 100 * survived / max(total, 1), words))
    return found


def _run(*words: object) -> str:
    command = [sys.executable, *map(str, words)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _percent(share: float) -> float:
    return round(100 * share, 1)


def _seeds(shared: Path, scratch: Path) -> list[Result]:
    dossier = scratch / "seeds.alteram"
    api.read(sorted(str(path) for path in (shared / "seeds").glob("*.txt")), dossier)
    api.export("jsonl", scratch / "seeds", dossier)
    scorer = shared / "eval" / "score_seeds.py"
    gold = shared / "gold" / "seeds_dev.json"
    found: dict[str, Any] = json.loads(_run(scorer, scratch / "seeds", gold, "--json"))
    figures, statements = found["figures"], found["statements"]
    return [
        Result("seeds: figures, full recall", _percent(figures["recall_full"]), "wanted 85"),
        Result("seeds: figures, precision", _percent(figures["precision"]), ""),
        Result("seeds: traps sprung", float(len(figures["traps_sprung"])), "wanted 0"),
        Result(
            "seeds: statements, right speaker", _percent(statements["speaker_right"]), "wanted 80"
        ),
    ]


def _scored(shared: Path, scratch: Path, data: str, *options: str) -> dict[str, Any]:
    gold = shared / "eval" / "data" / data
    predicted, out = scratch / "predicted.jsonl", scratch / "score.json"
    _run(HERE / "attribution.py", gold, predicted, *options)
    _run(shared / "eval" / "score_attribution.py", gold, predicted, "--json", out)
    scored: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return scored


def _attribution(shared: Path, scratch: Path) -> list[Result]:
    polnear = _scored(shared, scratch, "polnear.dev.jsonl")
    appeals = _scored(shared, scratch, "factappeal.val.jsonl", "--factual")
    pairs = Result(
        "FactAppeal val: who and what, j50", _percent(appeals["pair_j50"]["F1"]), _PAIR_PEERS
    )
    return [
        *(
            Result(f"PolNeAR dev: {key}", _percent(polnear[key]["F1"]), peers)
            for key, peers in _ATTRIBUTION_PEERS.items()
        ),
        pairs,
        _calibration(shared),
    ]


def _calibration(shared: Path) -> Result:
    lines = (shared / "eval" / "data" / "polnear.dev.jsonl").read_text(encoding="utf-8")
    pairs = list(judged([json.loads(line) for line in lines.splitlines()]))
    error, _ = calibration_error(pairs)
    return Result("PolNeAR dev: calibration error", _percent(error), "wanted at most 5")


def _dates(shared: Path, scratch: Path) -> list[Result]:
    gold, predicted = shared / "eval" / "data" / "timex.jsonl", scratch / "timex.jsonl"
    _run(HERE / "timex.py", gold, predicted)
    results = []
    for corpus, peers in _TIMEX_PEERS.items():
        scorer = shared / "eval" / "score_timex.py"
        scored = json.loads(_run(scorer, gold, predicted, "--corpus", corpus).splitlines()[-1])
        results.append(Result(f"dates, {corpus}: value F1", scored["value"]["F1"], peers))
    return results


def _places(shared: Path, scratch: Path) -> list[Result]:
    predicted = scratch / "toponyms.jsonl"
    _run(HERE / "toponyms.py", shared / "eval" / "data" / "toponyms.jsonl", predicted)
    printed = _run(shared / "eval" / "score_geo.py", predicted)
    found = re.findall(r"(?m)^(\S+).*?GeoNames-id=([\d.]+)%", printed)
    return [
        Result(
            f"places, {corpus}: within 161 km or same id",
            float(share),
            _PLACE_PEERS.get(corpus, ""),
        )
        for corpus, share in found
    ]


def measure_in_scratch(shared: Path, *, whole: bool) -> list[Result]:
    """Return every figure, with a temporary folder that is removed afterwards."""
    with tempfile.TemporaryDirectory() as scratch:
        return measure(shared, Path(scratch), whole=whole)
