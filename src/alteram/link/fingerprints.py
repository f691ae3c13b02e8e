"""Winnowing fingerprints of a text's words (Schleimer, Wilkerson and Aiken, SIGMOD 2003).

Every run of `WORDS` words is a shingle; of each window of `WINDOW` shingles the least hash is
kept. Any run of `WORDS + WINDOW - 1` equal words is sure to share a fingerprint.
"""

import re
import zlib

import numpy as np
import numpy.typing as npt

WORDS = 5
WINDOW = 8

Hashes = npt.NDArray[np.uint64]

_WORD = re.compile(r"\w+", re.UNICODE)
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)


def words_of(text: str) -> list[str]:
    """Return the words of a text, case folded, without marks."""
    return [word.casefold() for word in _WORD.findall(text)]


def shingles(words: list[str]) -> Hashes:
    """Return one hash for each run of `WORDS` words, in order; a shorter text gives one."""
    if not words:
        return np.zeros(0, dtype=np.uint64)
    coded = [zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words]
    single = np.array(coded, dtype=np.uint64)
    size = min(WORDS, len(words))
    count = len(words) - size + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for offset in range(size):
        mixed = (mixed ^ single[offset : offset + count]) * _FACTOR
        mixed ^= mixed >> _SHIFT
    return mixed


def winnow(hashes: Hashes) -> Hashes:
    """Return the fingerprints of a text's shingles, sorted, each once."""
    if len(hashes) <= WINDOW:
        return np.unique(hashes[:0] if not len(hashes) else hashes.min(keepdims=True))
    windows = np.lib.stride_tricks.sliding_window_view(hashes, WINDOW)
    return np.unique(windows.min(axis=1))
