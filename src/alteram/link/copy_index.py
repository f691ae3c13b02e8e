"""A collection's traces made ready to be compared with one more text at a time."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from alteram.link.candidates import (
    COMMONEST,
    FEW,
    MOST_HOLDERS,
    SHORTEST,
    Numbers,
    components,
    quotation_rows,
    rows_of,
)
from alteram.link.copies import LEAST_PRINTS, LEAST_RUNS, compared
from alteram.link.fingerprints import Hashes
from alteram.link.republications import by_quotation, republication
from alteram.link.sharing import Shared, View, judge
from alteram.link.traces import Trace
from alteram.model import Republication
from alteram.origins import first_to_last, outlet_key

MOST_JUDGED = 400
"""Copies of one text that a new text is compared with one by one; the others are taken as they
stand to the first."""


class _Rows:
    """Texts sorted by hash, to be looked up."""

    def __init__(self, texts: Numbers, hashes: Hashes) -> None:
        order = np.argsort(hashes, kind="stable")
        self._hashes, self._texts = hashes[order], texts[order].astype(np.int32)
        self._sizes = np.bincount(texts) if len(texts) else np.zeros(0, dtype=np.int64)

    def sharing(self, hashes: Hashes, least: int) -> list[int]:
        """Return the texts that share enough of these hashes, of those that few texts have."""
        low = np.searchsorted(self._hashes, hashes, side="left")
        high = np.searchsorted(self._hashes, hashes, side="right")
        met: Counter[int] = Counter()
        for first, after in zip(low.tolist(), high.tolist(), strict=True):
            met.update(self._holders(self._texts[first:after], len(hashes)))
        few = len(hashes) <= FEW
        found = [(-c, n) for n, c in met.items() if c >= least or few or self._sizes[n] <= FEW]
        return sorted(number for _, number in sorted(found)[:MOST_JUDGED])

    def _holders(self, texts: npt.NDArray[np.int32], size: int) -> list[int]:
        """Return the texts to be met by one hash; of very many, the shortest ones alone.

        A text shorter than all of them may stand within each.
        """
        found: list[int] = texts.tolist()
        if len(found) < COMMONEST:
            return found
        sizes = self._sizes[texts]
        if size <= sizes.min():
            return found[:MOST_HOLDERS]
        if len(found) > MOST_HOLDERS:
            return []
        return sorted(found, key=lambda n: (int(self._sizes[n]), n))[:SHORTEST]


class CopyIndex:
    """What a collection's texts have in common with a new one, without reading them again.

    It holds some six kilobytes a document; `traces` may come in any order.
    """

    def __init__(self, traces: Sequence[Trace]) -> None:
        texts = compared(traces)
        self._views, self.furniture = texts.views, texts.furniture
        self._equal = {self._views[n].trace.runs: n for n in reversed(texts.leaders)}
        self._prints = _Rows(*rows_of(texts.views, texts.leaders, texts.followers))
        pairs = ((head, number) for head, number, _ in texts.followers)
        groups = components(len(texts.views), pairs)
        self._mates = {number: group for group in groups for number in group}
        self._places, numbers, runs = quotation_rows(texts.views)
        self._quoted = _Rows(numbers, runs)

        self._numbers = {view.trace.document: n for n, view in enumerate(self._views)}

    def trace_of(self, document: str) -> Trace | None:
        """Return the trace of a document that is held."""
        number = self._numbers.get(document)
        return None if number is None else self._views[number].trace

    def relatives(self, new: Trace) -> tuple[Republication, ...]:
        """Return how a new text stands to each that it shares text with, in order of documents."""
        nothing: npt.NDArray[np.uint32] = np.zeros(0, dtype=np.uint32)
        view = View(new, self.furniture.get(outlet_key(new.appearance.outlet), nothing))
        texts = set(self._prints.sharing(view.prints, LEAST_PRINTS))
        if new.runs in self._equal:
            texts.add(self._equal[new.runs])
        for runs in view.quotations:
            for number in self._quoted.sharing(runs, LEAST_RUNS):
                texts.update(text for text, _ in self._places[number][:COMMONEST])
        found = [record for text in self._groups(texts) for record in self._compare(view, text)]
        return tuple(sorted(found, key=lambda one: (one.document, one.of)))

    def _groups(self, texts: set[int]) -> list[list[int]]:
        groups = {self._mates.get(text, [text])[0]: self._mates.get(text, [text]) for text in texts}
        return [groups[first] for first in sorted(groups)]

    def _compare(self, view: View, group: Sequence[int]) -> Iterator[Republication]:
        """Yield how a text stands to each of a group of copies; equal ones are judged once."""
        known: dict[bytes, Shared | None] = {}
        for count, number in enumerate(group):
            other = self._views[number]
            if other.trace.document == view.trace.document:
                continue
            first, second = _ordered(view, other)
            key = other.trace.runs if count < MOST_JUDGED else self._views[group[0]].trace.runs
            if key not in known:
                known[key] = judge(view, other)
            shared = known[key]
            if shared is not None:
                yield republication(first, second, shared if first is view else _turned(shared))
            elif count < MOST_JUDGED:
                quoted = by_quotation(first, second)
                if quoted is not None:
                    yield quoted


def _ordered(one: View, other: View) -> tuple[View, View]:
    held = (one, other)
    order = first_to_last([one.trace.appearance, other.trace.appearance])
    return held[order[0]], held[order[1]]


def _turned(shared: Shared) -> Shared:
    return replace(shared, inside=3 - shared.inside) if shared.inside else shared
