"""Average linkage on the weights of pairs, with what people decided as bounds.

Pairs that were not compared, or cannot be one, count as `MISSING`, so that a chain of likely
neighbours does not grow into one event. Merging ends where the average of no two groups is above
zero (Sokal and Michener 1958, on sparse similarities).
"""

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

MISSING = -10.0


class Edges:
    """Weights between nodes as arrays; of two nodes there may be several, one for each pair."""

    def __init__(
        self, left: NDArray[np.int32], right: NDArray[np.int32], bits: NDArray[np.float64]
    ) -> None:
        self.left, self.right, self.bits = left, right, np.maximum(bits, MISSING)

    def parts(self, count: int) -> Iterator[list[tuple[int, int, float]]]:
        """Yield the edges of each set of nodes that edges above zero connect."""
        # Half a second to import: only linking pays for it, not every command that reads.
        from scipy.sparse import coo_array
        from scipy.sparse.csgraph import connected_components

        good = self.bits > 0
        ones = np.ones(int(good.sum()), np.int8)
        ends: Any = (self.left[good], self.right[good])
        graph = coo_array((ones, ends), shape=(count, count))  # type: ignore[no-untyped-call]
        _, part = connected_components(graph, directed=False)
        inside = part[self.left] == part[self.right]
        left, right, bits = self.left[inside], self.right[inside], self.bits[inside]
        sort = np.lexsort((right, left, part[left]))
        left, right, bits = left[sort], right[sort], bits[sort]
        cuts = np.flatnonzero(np.diff(part[left])) + 1
        for start, end in pairwise((0, *cuts.tolist(), len(left))):
            rows = zip(
                left[start:end].tolist(),
                right[start:end].tolist(),
                bits[start:end].tolist(),
                strict=True,
            )
            yield list(rows)


def average_linkage(
    sizes: Sequence[int],
    edges: Edges,
    fixed: Set[int] = frozenset(),
    apart: Mapping[int, Set[int]] = {},
) -> list[list[int]]:
    """Return the nodes in groups, each sorted, in the order of their first nodes.

    `sizes` gives how many records a node stands for. No group holds two of the `fixed` nodes, or
    two nodes that are `apart` (given for both of them).
    """
    groups: dict[int, list[int]] = {node: [node] for node in range(len(sizes))}
    for rows in edges.parts(len(sizes)):
        for kept, lost in _Merger(sizes, rows, fixed, apart).merges():
            groups[kept] += groups.pop(lost)
    return [sorted(groups[node]) for node in sorted(groups)]


class _Merger:
    """The merging of one connected set of nodes; a group goes by its smallest node."""

    def __init__(
        self,
        sizes: Sequence[int],
        rows: Sequence[tuple[int, int, float]],
        fixed: Set[int],
        apart: Mapping[int, Set[int]],
    ) -> None:
        self.sums: dict[int, dict[int, float]] = defaultdict(dict)
        self.known: dict[int, dict[int, int]] = defaultdict(dict)
        for left, right, bits in rows:
            for one, other in ((left, right), (right, left)):
                self.sums[one][other] = self.sums[one].get(other, 0.0) + bits
                self.known[one][other] = self.known[one].get(other, 0) + 1
        self.size = {node: sizes[node] for node in self.sums}
        self.fixed = {node for node in self.sums if node in fixed}
        self.apart = {node: set(apart[node]) for node in self.sums if node in apart}
        self.heap = [
            (-average, left, right)
            for left in self.sums
            for right in self.sums[left]
            if left < right and (average := self._average(left, right)) > 0
        ]
        heapq.heapify(self.heap)

    def _average(self, one: int, other: int) -> float:
        pairs = self.size[one] * self.size[other]
        missing = pairs - self.known[one][other]
        return (self.sums[one][other] + MISSING * missing) / pairs

    def _may(self, one: int, other: int) -> bool:
        if one in self.fixed and other in self.fixed:
            return False
        return other not in self.apart.get(one, ()) and one not in self.apart.get(other, ())

    def merges(self) -> Iterator[tuple[int, int]]:
        """Yield the merges in their order, as the node that stays and the one it takes in."""
        while self.heap:
            negative, one, other = heapq.heappop(self.heap)
            current = other in self.sums.get(one, ()) and -negative == self._average(one, other)
            if current and self._may(one, other):
                self._merge(one, other)
                yield one, other

    def _merge(self, kept: int, lost: int) -> None:
        sums, known = self.sums.pop(lost), self.known.pop(lost)
        del self.sums[kept][lost], self.known[kept][lost], sums[kept], known[kept]
        self.size[kept] += self.size.pop(lost)
        for other, bits in sums.items():
            del self.sums[other][lost], self.known[other][lost]
            total = self.sums[kept].get(other, 0.0) + bits
            count = self.known[kept].get(other, 0) + known[other]
            self.sums[kept][other] = self.sums[other][kept] = total
            self.known[kept][other] = self.known[other][kept] = count
        if lost in self.fixed:
            self.fixed.add(kept)
        if lost in self.apart:
            self.apart.setdefault(kept, set()).update(self.apart.pop(lost))
        for others in self.apart.values():
            if lost in others:
                others.add(kept)
        for other in self.sums[kept]:
            if (average := self._average(kept, other)) > 0:
                pair = (min(kept, other), max(kept, other))
                heapq.heappush(self.heap, (-average, *pair))
