"""From scores to valid structures: one stretch for a cue and for a speaker, some for content."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Run = tuple[int, int]

_NONE, _SPEAKER, _SPEAKER_IN, _CONTENT, _CONTENT_IN = range(5)
# The inside of a stretch follows its first word or its inside; all else may follow anything.
_BARRED = np.zeros((5, 5), dtype=np.bool_)
_BARRED[:, [_SPEAKER_IN, _CONTENT_IN]] = True
_BARRED[[_SPEAKER, _SPEAKER_IN], _SPEAKER_IN] = False
_BARRED[[_CONTENT, _CONTENT_IN], _CONTENT_IN] = False
_NEVER = -1e9


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
    """Return (cues, words): the likeliest valid labels of each cue's words.

    `scores` is (cues, words, 5), log-probabilities. Where the likeliest label of each word by
    itself makes a valid row, as for eight cues of nine, no other row is likelier.
    """
    labels: npt.NDArray[np.int64] = scores.argmax(-1)
    before = np.zeros_like(labels)
    before[:, 1:] = labels[:, :-1]
    broken = _BARRED[before, labels].any(1)
    for row in np.flatnonzero(broken).tolist():
        labels[row] = _best_path(scores[row].tolist())
    return labels


def _best_path(scores: list[list[float]]) -> list[int]:
    """Return the likeliest valid labels of one cue's words (Viterbi).

    In plain numbers: for five labels a call of numpy costs more than what it adds up.
    """
    reached = [0.0, *[_NEVER] * 4]
    steps: list[tuple[int, int, int]] = []
    for none, speaker, speaker_in, content, content_in in scores:
        best = max(reached)
        to_speaker = max((_SPEAKER, _SPEAKER_IN), key=reached.__getitem__)
        to_content = max((_CONTENT, _CONTENT_IN), key=reached.__getitem__)
        steps.append((reached.index(best), to_speaker, to_content))
        reached = [
            best + none,
            best + speaker,
            reached[to_speaker] + speaker_in,
            best + content,
            reached[to_content] + content_in,
        ]
    label = reached.index(max(reached))
    labels = []
    for free, to_speaker, to_content in reversed(steps):
        labels.append(label)
        inside = {_SPEAKER_IN: to_speaker, _CONTENT_IN: to_content}
        label = inside.get(label, free)
    return labels[::-1]


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
