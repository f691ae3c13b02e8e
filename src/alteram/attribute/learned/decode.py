"""From scores to valid structures: one stretch for a cue and for a speaker, some for content."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Run = tuple[int, int]

_NONE, _SPEAKER, _SPEAKER_IN, _CONTENT, _CONTENT_IN = range(5)
# The inside of a stretch follows its first word or its inside; all else may follow anything.
_BARRED = np.zeros((5, 5), dtype=np.float32)
_BARRED[:, [_SPEAKER_IN, _CONTENT_IN]] = -1e9
_BARRED[[_SPEAKER, _SPEAKER_IN], _SPEAKER_IN] = 0
_BARRED[[_CONTENT, _CONTENT_IN], _CONTENT_IN] = 0


class Roles(NamedTuple):
    """Runs of tokens, both ends included, and the mean log-probability of their labels."""

    speaker: Run | None
    content: tuple[Run, ...]
    sureness: float


def softmax(scores: Floats) -> Floats:
    """Return probabilities over the last axis."""
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    found: Floats = powers / powers.sum(-1, keepdims=True)
    return found


def cue_runs(probabilities: Floats, least: float) -> list[tuple[int, int, float]]:
    """Return the stretches of tokens that are cues with the probability of their first token.

    `probabilities` is (tokens, 3): outside, first, inside. A cue begins where `first` reaches
    `least`, and goes on while `inside` is likelier than `outside`.
    """
    found = []
    at, total = 0, len(probabilities)
    while at < total:
        if probabilities[at, 1] >= least:
            last = at
            while last + 1 < total and probabilities[last + 1, 2] > max(
                probabilities[last + 1, 0], probabilities[last + 1, 1]
            ):
                last += 1
            found.append((at, last, float(probabilities[at, 1])))
            at = last
        at += 1
    return found


def best_paths(scores: Floats) -> npt.NDArray[np.int64]:
    """Return (cues, words): the likeliest valid labels of each cue's words (Viterbi).

    `scores` is (cues, words, 5), log-probabilities.
    """
    cues, words, _ = scores.shape
    before = np.zeros((cues, words, 5), dtype=np.int64)
    reached = scores[:, 0] + _BARRED[_NONE]
    for at in range(1, words):
        ways = reached[:, :, None] + _BARRED
        before[:, at] = ways.argmax(1)
        reached = ways.max(1) + scores[:, at]
    labels = np.zeros((cues, words), dtype=np.int64)
    labels[:, -1] = reached.argmax(1)
    rows = np.arange(cues)
    for at in range(words - 1, 0, -1):
        labels[:, at - 1] = before[rows, at, labels[:, at]]
    return labels


def _runs(labels: Sequence[int], first: int, inside: int) -> list[Run]:
    found: list[Run] = []
    for at, label in enumerate(labels):
        if label == first:
            found.append((at, at))
        elif label == inside and found and found[-1][1] == at - 1:
            found[-1] = (found[-1][0], at)
    return found


def read_roles(scores: Floats, labels: npt.NDArray[np.int64]) -> Roles:
    """Return speaker and content of one cue; `scores` are log-probabilities (words, 5)."""
    chosen = scores[np.arange(len(labels)), labels]
    listed = labels.tolist()
    speakers = _runs(listed, _SPEAKER, _SPEAKER_IN)
    speaker = max(speakers, key=lambda run: float(_surplus(scores, chosen, run)), default=None)
    content = tuple(_runs(listed, _CONTENT, _CONTENT_IN))
    inside = labels > 0
    sureness = float(chosen[inside].mean()) if inside.any() else -5.0
    return Roles(speaker, content, sureness)


def _surplus(scores: Floats, chosen: Floats, run: Run) -> float:
    part = slice(run[0], run[1] + 1)
    return float((chosen[part] - scores[part, _NONE]).sum())
