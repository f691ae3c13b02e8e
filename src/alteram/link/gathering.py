"""Groups of names that are one actor: average linkage over their weights, never a chain.

Two names that were not compared count as `MISSING`. A name that fits two others which are not one
("A. Petrova" beside Anna and Alina Petrova) joins neither. What a person decided stands above.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from alteram.link.candidates import components

MISSING = -10.0
NEVER = -1_000.0
_CLEARLY = 4.0
_OTHERS = -4.0
_LARGEST = 120

Numbers = tuple[int, int]
Weights = Mapping[Numbers, float]
Marks = tuple[str, ...]


def _weight(weights: Weights, one: int, other: int) -> float:
    return weights.get((min(one, other), max(one, other)), MISSING)


def _tell_apart(marks: Sequence[Marks], name: int, one: int, other: int) -> bool:
    """Tell whether two names differ in something that a third leaves open."""
    told = zip(marks[name], marks[one], marks[other], strict=True)
    return any(not mine and a and b and a != b for mine, a, b in told)


def without_doubtful(
    weights: Weights, vague: Collection[int], marks: Sequence[Marks]
) -> dict[Numbers, float]:
    """Return the weights without those of names that fit two which are not one about as well.

    `vague` are names that say less than others (an initial, an abbreviation). `marks`, by number,
    are what tells namesakes apart (state, second name), each "" where it is not told.
    """
    near: dict[int, list[int]] = defaultdict(list)
    for (left, right), weight in weights.items():
        if weight > 0:
            near[left].append(right)
            near[right].append(left)
    doubtful: set[Numbers] = set()
    for name, others in near.items():
        for one, other in combinations(sorted(others), 2):
            rivals = name in vague or _tell_apart(marks, name, one, other)
            if not rivals or _weight(weights, one, other) > _OTHERS:
                continue
            first, second = _weight(weights, name, one), _weight(weights, name, other)
            worse = {one: first <= second + _CLEARLY, other: second <= first + _CLEARLY}
            pairs = ((min(name, n), max(name, n)) for n, less in worse.items() if less)
            doubtful.update(pair for pair in pairs if weights[pair] < -NEVER)
    return {pair: weight for pair, weight in weights.items() if pair not in doubtful}


def _average(weights: Weights, one: list[int], other: list[int]) -> float:
    total = 0.0
    for left in one:
        for right in other:
            weight = _weight(weights, left, right)
            if weight <= NEVER:
                return NEVER
            total += weight
    return total / (len(one) * len(other))


def _merge(weights: Weights, members: list[int]) -> list[list[int]]:
    """Join the two groups with the highest average until none is above zero."""
    groups = [[member] for member in sorted(members)]
    between = {
        (i, j): _average(weights, groups[i], groups[j])
        for i, j in combinations(range(len(groups)), 2)
    }
    while between:
        best = min(between, key=lambda pair: (-between[pair], groups[pair[0]], groups[pair[1]]))
        if between[best] <= 0:
            break
        kept, gone = best
        groups[kept] = sorted(groups[kept] + groups[gone])
        groups[gone] = []
        between = {pair: weight for pair, weight in between.items() if gone not in pair}
        for pair in between:
            if kept in pair:
                between[pair] = _average(weights, groups[pair[0]], groups[pair[1]])
    return [group for group in groups if group]


def _split(weights: Weights, members: Iterable[int], least: float) -> list[list[int]]:
    """Cut a set of names; too large a set is first cut at a higher weight."""
    inside = sorted(members)
    if len(inside) <= _LARGEST:
        return _merge(weights, inside)
    place = {member: i for i, member in enumerate(inside)}
    strong = [
        (place[a], place[b])
        for (a, b), weight in weights.items()
        if weight > least and a in place and b in place
    ]
    found: list[list[int]] = []
    alone = set(inside)
    for group in components(len(inside), strong):
        part = [inside[i] for i in group]
        alone.difference_update(part)
        found.extend(_split(weights, part, least + 1.0))
    return found + [[member] for member in sorted(alone)]


def gather(weights: Weights, vague: Collection[int], marks: Sequence[Marks]) -> list[list[int]]:
    """Return the groups of two or more names, sorted; for `vague`, `marks` see `without_doubtful`.

    Weights are by two numbers, the smaller one left. A weight of `NEVER` keeps two names apart,
    one of `-NEVER` joins them.
    """
    sure = without_doubtful(weights, vague, marks)
    strong = sorted(pair for pair, weight in sure.items() if weight > 0)
    groups: list[list[int]] = []
    for members in components(len(marks), strong):
        groups.extend(_split(sure, members, 0.0))
    return sorted(group for group in groups if len(group) > 1)
