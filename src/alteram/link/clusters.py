"""Clustering of mentions by average linkage on the weights of their pairs.

Pairs that were not compared, or cannot be one, count as `MISSING`, so that a chain of likely
neighbours does not grow into one event.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from math import floor

import numpy as np

from alteram.link.candidates import components
from alteram.link.mentions import Mention
from alteram.link.scores import skeleton
from alteram.link.settings import Place

MISSING = -10.0
_CELL_DEGREES = 0.4
_NEIGHBOURS = 60
_LARGEST = 2_000
_DISTANCE_OF_ZERO = 100.0

Weigh = Callable[[Mention, Mention], float]


def place_blocks(place: Place | None) -> tuple[str, ...]:
    """Return the blocks in which a place may meet others: itself, its cell, its spelling."""
    if place is None:
        return ("nowhere",)
    if place.precision == "country":
        return (place.key, f"in:{place.country}")
    if place.lat is None or place.lon is None:
        return (place.key, f"like:{skeleton(place.name)}")
    row, column = floor(place.lat / _CELL_DEGREES), floor(place.lon / _CELL_DEGREES)
    around = (
        f"cell:{row + down}:{column + right}:{place.name[:1]}"
        for down in (0, 1)
        for right in (0, 1)
    )
    return (place.key, *around)


def _order(mention: Mention) -> tuple[int, int, list[str], list[str], str]:
    return (mention.first, mention.last, sorted(mention.labels), sorted(mention.acts), mention.key)


def candidate_pairs(mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Yield pairs of numbers of mentions that share a block and whose dates overlap, once each."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        for block in place_blocks(mention.place):
            blocks[block].append(number)
    seen: set[tuple[int, int]] = set()
    for _, numbers in sorted(blocks.items()):
        numbers.sort(key=lambda number: _order(mentions[number]))
        for position, left in enumerate(numbers):
            for right in numbers[position + 1 : position + 1 + _NEIGHBOURS]:
                if mentions[right].first > mentions[left].last:
                    break
                pair = (min(left, right), max(left, right))
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _split(weights: dict[tuple[int, int], float], members: list[int]) -> list[list[int]]:
    """Cut one connected set of mentions by average linkage."""
    # Half a second to import: only linking pays for it, not every command that reads a dossier.
    from scipy.cluster.hierarchy import fcluster, linkage

    place = {number: i for i, number in enumerate(members)}
    size = len(members)
    matrix = np.full((size, size), _DISTANCE_OF_ZERO - MISSING)
    for (left, right), weight in weights.items():
        i, j = place[left], place[right]
        matrix[i, j] = matrix[j, i] = _DISTANCE_OF_ZERO - max(weight, MISSING)
    upper = matrix[np.triu_indices(size, 1)]
    labels = fcluster(linkage(upper, "average"), _DISTANCE_OF_ZERO - 1e-9, "distance")
    groups: dict[int, list[int]] = defaultdict(list)
    for number, label in zip(members, labels.tolist(), strict=True):
        groups[label].append(number)
    return list(groups.values())


def _parts(
    weights: dict[tuple[int, int], float], count: int, least: float
) -> Iterator[tuple[list[int], dict[tuple[int, int], float]]]:
    """Yield the connected sets with their weights; too large a set is cut at a higher weight."""
    strong = [pair for pair, weight in weights.items() if weight > least]
    groups = components(count, strong)
    group_of = {number: i for i, group in enumerate(groups) for number in group}
    inside: list[dict[tuple[int, int], float]] = [{} for _ in groups]
    for (left, right), weight in weights.items():
        home = group_of.get(left)
        if home is not None and home == group_of.get(right):
            inside[home][left, right] = weight
    for group, ours in zip(groups, inside, strict=True):
        if len(group) <= _LARGEST:
            yield group, ours
        else:
            yield from _parts(ours, count, least + 1.0)


def cluster(mentions: Sequence[Mention], weigh: Weigh) -> list[list[Mention]]:
    """Return the mentions in groups, each one event; the order is that of the first members."""
    weights = {
        (left, right): weigh(mentions[left], mentions[right])
        for left, right in candidate_pairs(mentions)
    }
    grouped: set[int] = set()
    groups: list[list[int]] = []
    for members, ours in _parts(weights, len(mentions), 0.0):
        groups.extend(_split(ours, members))
        grouped.update(members)
    groups.extend([number] for number in range(len(mentions)) if number not in grouped)
    return [[mentions[number] for number in sorted(group)] for group in sorted(groups)]
