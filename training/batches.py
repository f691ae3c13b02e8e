"""Windows of texts gathered into batches of tensors."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from examples import Candidate, Example
from torch import Tensor

from alteram.attribute.learned.features import PAIR_SIZES
from alteram.attribute.learned.pieces import FIRST, LAST
from alteram.attribute.learned.windows import LARGEST, Window

IGNORED = -100


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Tensors of several windows; `window` gives for each candidate the window it is in."""

    ids: Tensor
    mask: Tensor
    owner: Tensor
    tokens: Tensor
    at: Tensor
    cues: Tensor
    aside: Tensor
    window: Tensor
    spread: Tensor
    relations: Tensor
    roles: Tensor
    right: Tensor


def windows(one: Example, random: Random | None) -> Iterator[Window]:
    """Cut a text into windows one after another; the first is of a random size."""
    first, total = 0, len(one.words)
    limit = LARGEST if random is None else random.randint(40, LARGEST)
    ends = [*one.ends]
    while first < total:
        last, size = first, 0
        for end in [end for end in ends if end > first]:
            more = sum(map(len, one.pieces[last:end]))
            if size + more > limit:
                break
            size, last = size + more, end
        if last == first:
            while last < total and size + len(one.pieces[last]) <= limit:
                size, last = size + len(one.pieces[last]), last + 1
        yield Window(first, last)
        first, limit = last, LARGEST


def renamed(
    one: Example, window: Window, row: Sequence[tuple[int, ...]], random: Random
) -> list[tuple[int, ...]]:
    """Return the pieces of a window with names from a row of invented ones, chance which."""
    given: dict[str, tuple[int, ...]] = {}
    found = []
    for i in range(*window):
        word = one.words[i].lower()
        if one.names[i]:
            found.append(given.setdefault(word, random.choice(row)))
        else:
            found.append(one.pieces[i])
    return found


def _labels(candidate: Candidate, window: Window) -> list[int]:
    roles = [0] * (window.last - window.first)
    for first, tokens in ((3, candidate.content), (1, candidate.speaker)):
        before = None
        for i in tokens:
            if window.first <= i < window.last:
                roles[i - window.first] = first if before != i - 1 else first + 1
            before = i
    return roles


def _relations(candidate: Candidate, window: Window) -> np.ndarray:
    size = window.last - window.first
    found = np.zeros((size, candidate.relations.shape[1]), dtype=np.int64)
    low, high = candidate.low, candidate.low + len(candidate.relations)
    a, b = max(low, window.first), min(high, window.last)
    found[a - window.first : b - window.first] = candidate.relations[a - low : b - low]
    return found


def _head(candidate: Candidate) -> int:
    # The governing word has no step up from the cue and no branch.
    low, high = candidate.first - candidate.low, candidate.last + 1 - candidate.low
    steps = candidate.relations[low:high]
    at = [n for n, row in enumerate(steps) if row[3] == 1 and row[4] == steps[:, 4].max()]
    return candidate.first + (at[0] if at else 0)


Row = tuple[Example, Window, Sequence[tuple[int, ...]]]


def _pieces(rows: Sequence[Row], words: int) -> dict[str, np.ndarray]:
    longest = max(sum(map(len, pieces)) for _, _, pieces in rows) + 2
    ids = np.zeros((len(rows), longest), dtype=np.int64)
    mask, owner = np.zeros_like(ids), np.zeros_like(ids)
    at = np.zeros((len(rows), words), dtype=np.int64)
    for k, (_, _, pieces) in enumerate(rows):
        position = 1
        ids[k, 0] = FIRST
        for word, cut in enumerate(pieces):
            at[k, word] = position
            ids[k, position : position + len(cut)] = cut
            owner[k, position : position + len(cut)] = word + 1
            position += len(cut)
        ids[k, position] = LAST
        mask[k, : position + 1] = 1
    return {"ids": ids, "mask": mask, "owner": owner, "at": at}


def _token_labels(rows: Sequence[Row], words: int) -> dict[str, np.ndarray]:
    n = len(rows)
    tokens = np.zeros((n, words, rows[0][0].tokens.shape[1]), dtype=np.int64)
    cues = np.full((n, words), IGNORED, dtype=np.int64)
    aside = np.full((n, words, 2), -1.0, dtype=np.float32)
    for k, (one, span, _) in enumerate(rows):
        size = span.last - span.first
        tokens[k, :size] = one.tokens[span.first : span.last]
        cues[k, :size] = 0
        cues[k, _inside(one.unknown, span)] = IGNORED
        aside[k, :size] = 0
        for candidate in one.candidates:
            if candidate.right:
                aside[k, _inside(candidate.speaker, span), 0] = 1
                aside[k, _inside(candidate.content, span), 1] = 1
                if span.first <= candidate.first and candidate.last < span.last:
                    cues[k, candidate.first - span.first] = 1
                    cues[k, candidate.first + 1 - span.first : candidate.last + 1 - span.first] = 2
    return {"tokens": tokens, "cues": cues, "aside": aside}


def _inside(tokens: Iterable[int], span: Window) -> list[int]:
    return [i - span.first for i in tokens if span.first <= i < span.last]


def _links(rows: Sequence[Row], words: int) -> dict[str, np.ndarray]:
    window, spread, relations, roles, right = [], [], [], [], []
    for k, (one, span, _) in enumerate(rows):
        size = span.last - span.first
        for candidate in one.candidates:
            if candidate.first < span.first or candidate.last >= span.last:
                continue
            a, b = candidate.first - span.first, candidate.last - span.first
            weights = np.zeros((2, words), dtype=np.float32)
            weights[0, a : b + 1] = 1 / (b + 1 - a)
            weights[1, _head(candidate) - span.first] = 1
            role = np.full(words, IGNORED, dtype=np.int64)
            role[:size] = _labels(candidate, span)
            window.append(k)
            spread.append(weights)
            relations.append(np.pad(_relations(candidate, span), ((0, words - size), (0, 0))))
            roles.append(role)
            right.append(float(candidate.right))
    columns = len(PAIR_SIZES)
    return {
        "window": np.array(window, dtype=np.int64),
        "spread": np.array(spread, dtype=np.float32).reshape(-1, 2, words),
        "relations": np.array(relations, dtype=np.int64).reshape(-1, words, columns),
        "roles": np.array(roles, dtype=np.int64).reshape(-1, words),
        "right": np.array(right, dtype=np.float32),
    }


def gather(rows: Sequence[Row]) -> Batch:
    """Return one batch of windows, each with the word pieces to show for it."""
    words = max(window.last - window.first for _, window, _ in rows)
    arrays = _pieces(rows, words) | _token_labels(rows, words) | _links(rows, words)
    return Batch(**{name: torch.from_numpy(array) for name, array in arrays.items()})
