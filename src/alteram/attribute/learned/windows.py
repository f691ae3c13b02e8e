"""Overlapping windows of whole sentences, as much as the encoder reads at once."""

from collections.abc import Sequence
from typing import NamedTuple

from alteram.text.parse import Parsed

LARGEST = 254
# At three fifths the next window is a seventh cheaper, and triples half a point worse (PolNeAR).
NEXT = 0.5


class Window(NamedTuple):
    """Tokens `first` to `last` (exclusive) of a text."""

    first: int
    last: int


def cut(parsed: Parsed, sizes: Sequence[int]) -> list[Window]:
    """Return windows that cover a text; each begins half-way through the one before it.

    `sizes` holds the number of word pieces of each token. A sentence longer than a window is cut.
    """
    ends = [sentence.last for sentence in parsed.sentences]
    windows: list[Window] = []
    first, at, total = 0, 0, len(parsed.tokens)
    while first < total:
        last, half, at = _filled(first, ends, at, sizes)
        # Before a long sentence a window may end where the one before it ended: it shows no more.
        if not windows or last > windows[-1].last:
            windows.append(Window(first, last))
        if last >= total:
            break
        first = half
    return windows


def _filled(first: int, ends: Sequence[int], at: int, sizes: Sequence[int]) -> tuple[int, int, int]:
    """Return where a window ends, where the next one begins, and the first sentence in that."""
    while ends[at] <= first:
        at += 1
    last, pieces, half, number = first, 0, first, at
    while number < len(ends):
        size = sum(sizes[last : ends[number]])
        if pieces + size > LARGEST:
            break
        pieces, last, number = pieces + size, ends[number], number + 1
        if pieces <= int(LARGEST * NEXT):
            half = last
    if last == first:
        while last < ends[at] and pieces + sizes[last] <= LARGEST:
            pieces, last = pieces + sizes[last], last + 1
        half = first + (last - first + 1) // 2
    return last, half if half > first else last, at


def homes(windows: Sequence[Window]) -> list[Window]:
    """Return for each window the tokens that stand more centrally in it than in its neighbours."""
    edges = [windows[0].first] if windows else []
    edges += [
        (after.first + before.last + 1) // 2
        for before, after in zip(windows, windows[1:], strict=False)
    ]
    edges += [windows[-1].last] if windows else []
    return [Window(first, last) for first, last in zip(edges, edges[1:], strict=False)]
