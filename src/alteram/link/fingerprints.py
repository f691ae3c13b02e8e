"""Winnowing fingerprints of a text's words (Schleimer, Wilkerson and Aiken, SIGMOD 2003).

Every run of `WORDS` words has a hash; of each window of `WINDOW` runs the least hash is kept.
Any run of `WORDS + WINDOW - 1` equal words is sure to share a fingerprint. Hashes have 32 bits:
two texts of 1,500 words share one by chance once in two thousand pairs, and one run decides
nothing.
"""

import re
import zlib

import numpy as np
import numpy.typing as npt

WORDS = 5
WINDOW = 8

Hashes = npt.NDArray[np.uint32]

_WORD = re.compile(r"\w+", re.UNICODE)
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_SHIFT, _HALF = np.uint64(29), np.uint64(32)


def found_words(text: str) -> list[re.Match[str]]:
    """Return the words of a text with their places."""
    return list(_WORD.finditer(text))


def words_of(text: str) -> list[str]:
    """Return the words of a text, case folded, without marks."""
    return [word.casefold() for word in _WORD.findall(text)]


def coded(words: list[str]) -> npt.NDArray[np.uint64]:
    """Return a number for each word, the same on every machine."""
    numbers = [zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words]
    return np.array(numbers, dtype=np.uint64)


def runs_of(codes: npt.NDArray[np.uint64], length: int = WORDS) -> Hashes:
    """Return one hash for each run of `length` words, in order; a shorter text gives one."""
    if not len(codes):
        return np.zeros(0, dtype=np.uint32)
    size = min(length, len(codes))
    count = len(codes) - size + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for offset in range(size):
        mixed = (mixed ^ codes[offset : offset + count]) * _FACTOR
        mixed ^= mixed >> _SHIFT
    return (mixed >> _HALF).astype(np.uint32)


def winnow(hashes: Hashes) -> Hashes:
    """Return the fingerprints of a text's runs, sorted, each once."""
    if len(hashes) <= WINDOW:
        return np.unique(hashes[:0] if not len(hashes) else hashes.min(keepdims=True))
    least = hashes
    for step in (1, 2, 4):
        least = np.minimum(least[:-step], least[step:])
    return np.unique(least)
