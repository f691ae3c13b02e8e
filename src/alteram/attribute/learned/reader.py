"""The network at work: windows of a text in, scored cues with their speakers and contents out."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from alteram.attribute.learned import weights
from alteram.attribute.learned.decode import (
    Floats,
    Roles,
    best_paths,
    cue_runs,
    read_roles,
    softmax,
)
from alteram.attribute.learned.features import Document, Ints, head_of, relate
from alteram.attribute.learned.pieces import FIRST, LAST, Pieces
from alteram.attribute.learned.windows import Window, cut, homes

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

LEAST = 0.15
# Of a cue the linker holds about a megabyte; news has fewer in so many windows.
_MOST_CUES = 128


class Reading(NamedTuple):
    """A cue with what belongs to it; tokens of the text, ends included.

    `seen` is the tagger's probability that a cue begins there; `roles` hold speaker and content.
    """

    cue: tuple[int, int]
    seen: float
    roles: Roles


class Reader:
    """The files of the network in use."""

    def __init__(self, folder: Path = weights.FOLDER, *, checked: bool = True) -> None:
        """Load the files; raises `ModelFileError` where one is missing or altered."""
        from tokenizers import Tokenizer

        def data(name: str) -> bytes:
            return weights.read(name, folder) if checked else (folder / name).read_bytes()

        self._encoder = _session(data("encoder.onnx"))
        self._linker = _session(data("linker.onnx"))
        self._pieces = Pieces(Tokenizer.from_str(data("tokenizer.json").decode("utf-8")))

    def read(self, document: Document) -> list[Reading]:
        """Return the cues of a text, those of the rules included, in order."""
        pieces = [self._pieces.of(word) for word in document.parsed.shown]
        windows = cut(document.parsed, [len(p) for p in pieces])
        found: list[Reading] = []
        for window, home in zip(windows, homes(windows), strict=True):
            found += self._read(document, pieces, window, home)
        return sorted(found, key=lambda reading: reading.cue)

    def _read(
        self, document: Document, pieces: Sequence[tuple[int, ...]], window: Window, home: Window
    ) -> list[Reading]:
        # One window at a time: nothing is padded, so nothing need be masked, and no text's
        # reading depends on another's.
        words, scores = self._encoder.run(None, _inputs(document.tokens, pieces, window))
        cues = _cues(document, softmax(scores[0]), window, home)
        found: list[Reading] = []
        for at in range(0, len(cues), _MOST_CUES):
            some = cues[at : at + _MOST_CUES]
            linked = _linked(document, words, window, some)
            found += _readings(window, some, self._linker.run(None, linked)[0])
        return found


@lru_cache(maxsize=1)
def reader() -> Reader:
    """Return the reader with the released weights, loaded once."""
    return Reader()


def _session(data: bytes) -> "InferenceSession":
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # One thread gives the same sums in the same order everywhere; many texts use many processes.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])


def _inputs(tokens: Ints, pieces: Sequence[tuple[int, ...]], window: Window) -> dict[str, Any]:
    own = pieces[window.first : window.last]
    sizes = [len(cut) for cut in own]
    owners = np.repeat(np.arange(1, len(own) + 1), sizes)
    return {
        "ids": np.array([[FIRST, *chain.from_iterable(own), LAST]], dtype=np.int64),
        "owner": np.array([[0, *owners, 0]], dtype=np.int64),
        "tokens": tokens[None, window.first : window.last],
        "at": np.cumsum([1, *sizes[:-1]], dtype=np.int64)[None],
    }


def _cues(
    document: Document, probabilities: Floats, window: Window, home: Window
) -> list[tuple[int, int, float]]:
    """Return the cues that begin in a window's home: the tagger's, then the rules' own."""
    found = [
        (window.first + first, window.first + last, score)
        for first, last, score in cue_runs(probabilities, LEAST)
    ]
    taken = {i for first, last, _ in found for i in range(first, last + 1)}
    ruled: dict[int, list[int]] = {}
    for i in range(home.first, min(window.last, home.last + 20)):
        if i in document.ruled:
            ruled.setdefault(document.ruled[i], []).append(i)
    for own in ruled.values():
        if own[-1] - own[0] < 15 and not taken.intersection(own):
            score = float(probabilities[own[0] - window.first, 1])
            found.append((own[0], own[-1], score))
    return [cue for cue in found if home.first <= cue[0] < home.last]


def _linked(
    document: Document, words: Floats, window: Window, cues: Sequence[tuple[int, int, float]]
) -> dict[str, Any]:
    spread = np.zeros((len(cues), 2, words.shape[1]), dtype=np.float32)
    for row, (first, last, _) in enumerate(cues):
        spread[row, 0, first - window.first : last + 1 - window.first] = 1 / (last + 1 - first)
        spread[row, 1, head_of(document.parsed, first, last).i - window.first] = 1
    relations = [relate(document, (first, last), *window) for first, last, _ in cues]
    return {
        "words": words,
        "window": np.zeros(len(cues), dtype=np.int64),
        "spread": spread,
        "relations": np.array(relations),
    }


def _readings(
    window: Window, cues: Sequence[tuple[int, int, float]], roles: Floats
) -> Iterator[Reading]:
    base = window.first
    scores = np.log(softmax(roles) + 1e-9)
    kept = [_kept_cue(scores[row], base, cue[:2]) for row, cue in enumerate(cues)]
    for row, (first, last) in enumerate(kept):
        # No part of the cue is speaker or content.
        scores[row, first - base : last + 1 - base, 1:] = -50
    labels = best_paths(scores)
    for row, (_, _, seen) in enumerate(cues):
        found = read_roles(scores[row], labels[row])
        speaker = found.speaker and (found.speaker[0] + base, found.speaker[1] + base)
        content = tuple((a + base, b + base) for a, b in found.content)
        yield Reading(kept[row], seen, Roles(speaker, content, found.sureness))


def _kept_cue(scores: Floats, base: int, cue: Sequence[int]) -> tuple[int, int]:
    """Return a cue without the words at its end that the linker takes for speaker or content."""
    first, last = cue
    while last > first and scores[last - base].argmax() > 0:
        last -= 1
    return first, last
