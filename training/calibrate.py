"""Fit how sure to be of a reading, on texts that no weight was learned from.

Usage: calibrate.py TRAIN.jsonl FOLDER

Of TRAIN only the texts that `split.py` sets aside are read, with the files that `export.py` wrote
to FOLDER. Prints the numbers that stand in `attribute/learned/evidence.py`. Readings inside the
content of another attribution are left out, since TRAIN has none of those marked.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from split import is_held

from alteram.attribute.attributions import draft_by_rules
from alteram.attribute.learned.evidence import Evidence, weigh
from alteram.attribute.learned.features import describe
from alteram.attribute.learned.merge import draft_of, rivals_of
from alteram.attribute.learned.reader import Reader
from alteram.attribute.nesting import settle
from alteram.attribute.scene import Scene
from alteram.model import Span
from alteram.text.layout import find_layout
from alteram.text.parse import parse

sys.path.insert(0, str(Path(__file__).parent.parent / "eval"))
from calibration import is_right

PENALTY = 1.0


def rows(
    reader: Reader, text: str, golden: list[dict[str, Any]]
) -> Iterator[tuple[Evidence, bool]]:
    """Yield what speaks for each reading of a text, and whether it is right."""
    scene = Scene(parsed=parse(text), parts=find_layout(text).parts)
    drafts = draft_by_rules(scene)
    inside = [Span(*span) for gold in golden for span in gold["content"]]
    rivals = rivals_of(scene, drafts)
    for reading in reader.read(describe(scene, settle(scene, drafts))):
        at = scene.parsed.span(*reading.cue)
        if not reading.roles.content or any(s.start <= at.start < s.end for s in inside):
            continue
        cue = range(reading.cue[0], reading.cue[1] + 1)
        rival = next((rivals[i] for i in cue if i in rivals), None)
        draft = draft_of(scene, reading, 0.5)
        spans = (draft.speaker, draft.cue, draft.content)
        yield weigh(scene, reading, rival), is_right(text, spans, golden)


def fit(evidence: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return weights and bias of a logistic regression with a ridge penalty."""
    table = np.hstack([evidence, np.ones((len(evidence), 1))])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total = table @ weights
        kept = np.r_[weights[:-1], 0.0]
        value = np.logaddexp(0, -total * (2 * right - 1)).sum() + PENALTY / 2 * (kept @ kept)
        return value, table.T @ (1 / (1 + np.exp(-total)) - right) + PENALTY * kept

    return minimize(loss, np.zeros(table.shape[1]), jac=True).x


def main() -> None:
    """Read the arguments, fit and print."""
    texts, folder = Path(sys.argv[1]), Path(sys.argv[2])
    reader = Reader(folder, checked=False)
    documents = map(json.loads, texts.read_text(encoding="utf-8").splitlines())
    found = [
        pair
        for one in documents
        if is_held(one["doc_id"])
        for pair in rows(reader, one["text"], one["attributions"])
    ]
    weights = fit(np.array([e for e, _ in found]), np.array([hit for _, hit in found], dtype=float))
    shown = ", ".join(f"{n}={w:.2f}" for n, w in zip(Evidence._fields, weights, strict=False))
    print(f"{len(found)} readings\nWEIGHTS = Evidence({shown})\nBIAS = {weights[-1]:.2f}")


if __name__ == "__main__":
    main()
