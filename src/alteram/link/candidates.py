"""Which texts are worth comparing: those with rare fingerprints in common.

Texts that are one are collapsed first, so that a statement republished two hundred times is not
lost among phrases that many texts have. Then fingerprints in at most `COMMONEST` texts are joined.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from alteram.link.fingerprints import Hashes
from alteram.link.sharing import LEAST_WORDS, NEARLY_ALL, Shared, View, judge
from alteram.link.traces import Trace, unpacked
from alteram.origins import outlet_key

COMMONEST = 50
FEW = 4
MEMORY = "1GB"
_ROUNDS = 8
_HEADS = 3
SHORTEST = 2
MOST_HOLDERS = 5_000
_LEAST_PAGES, _SHARE_OF_PAGES, _OWN_PART = 4, 0.6, 0.35
_SEEDS = np.random.default_rng(20).integers(1, 1 << 32, size=(_ROUNDS, 2), dtype=np.uint64)

Numbers = npt.NDArray[np.int64]
Follower = tuple[int, int, Shared]
"""A text's leader, its own number, and how they stand to each other."""


def find_furniture(traces: Sequence[Trace]) -> dict[str, Hashes]:
    """Return for each outlet the runs that its pages share whatever they tell.

    Runs of at least four different pages and six in ten of all that the outlet published, where
    a fair part of most such pages stands on no other page: versions of one story share all.
    """
    pages: dict[str, dict[bytes, None]] = defaultdict(dict)
    for one in traces:
        if one.appearance.outlet is not None:
            pages[outlet_key(one.appearance.outlet)][one.runs] = None
    found = {}
    for outlet in sorted(pages):
        if len(pages[outlet]) >= _LEAST_PAGES:
            runs = _shared_runs([np.unique(unpacked(data)) for data in pages[outlet]])
            if len(runs):
                found[outlet] = runs
    return found


def _shared_runs(pages: Sequence[Hashes]) -> Hashes:
    values, counts = np.unique(np.concatenate(pages), return_counts=True)
    runs = values[counts >= max(_LEAST_PAGES, _SHARE_OF_PAGES * len(pages))]
    alone = values[counts == 1]
    own = [np.isin(page, alone).mean() for page in pages if np.isin(page, runs).any()]
    return runs if own and np.median(own) >= _OWN_PART else runs[:0]


def collapse(views: Sequence[View]) -> tuple[list[int], list[Follower]]:
    """Return the texts that lead and those that are copies of one of them, in order.

    Equal texts meet by their bytes, others by the least of eight orders of their fingerprints: two
    texts with half of their fingerprints in common miss each other once in 256 times, and may
    meet later.
    """
    leaders, followers = _equal(views)
    for low, high in _SEEDS:
        keys = _sketches(views, leaders, low, high)
        heads: dict[int, list[int]] = defaultdict(list)
        for number, key in zip(leaders, keys.tolist(), strict=True):
            met = heads[key]
            for head in met[:_HEADS]:
                found = judge(views[head], views[number])
                if found is not None and _is_one(views[head], views[number], found):
                    followers.append((head, number, found))
                    break
            else:
                met.append(number)
        kept = sorted(number for met in heads.values() for number in met)
        leaders = kept
    return leaders, sorted(followers, key=lambda follower: follower[:2])


def _is_one(head: View, copy: View, found: Shared) -> bool:
    """Tell whether nearly all of two texts is the same, so that one may stand for both."""
    short, long = sorted((len(head.unique), len(copy.unique)))
    return found.kind == "same_text" and found.share * short >= NEARLY_ALL * long


def _equal(views: Sequence[View]) -> tuple[list[int], list[Follower]]:
    firsts: dict[bytes, int] = {}
    leaders, followers = [], []
    for number, view in enumerate(views):
        if view.trace.words < LEAST_WORDS:
            continue
        first = firsts.setdefault(view.trace.runs, number)
        if first == number:
            leaders.append(number)
        else:
            followers.append((first, number, Shared("same_text", 1.0)))
    return leaders, followers


def _sketches(
    views: Sequence[View], numbers: Sequence[int], low: np.uint64, high: np.uint64
) -> npt.NDArray[np.uint64]:
    """Return for each text the least fingerprint in one of many orders."""
    factor = (low << np.uint64(1)) | np.uint64(1)
    if not numbers:
        return np.zeros(0, dtype=np.uint64)
    held = [views[number].prints for number in numbers]
    ends = np.cumsum([0, *(len(prints) for prints in held[:-1])])
    mixed = (np.concatenate(held).astype(np.uint64) ^ high) * factor
    return np.minimum.reduceat(mixed ^ (mixed >> np.uint64(29)), ends)


def rows_of(
    views: Sequence[View], leaders: Sequence[int], followers: Sequence[Follower]
) -> tuple[Numbers, Hashes]:
    """Return texts and their fingerprints; of a follower those that its leader has not."""
    prints = {number: views[number].prints for number in leaders}
    for head, number, shared in followers:
        if shared.share < 1 or len(views[number].runs) != len(views[head].runs):
            own = np.setdiff1d(views[number].prints, views[head].prints, assume_unique=True)
            prints[number] = own
    order = sorted(prints)
    held = [prints[number] for number in order]
    texts = np.repeat(np.array(order, dtype=np.int64), [len(one) for one in held])
    return texts, np.concatenate(held) if held else np.zeros(0, dtype=np.uint32)


def join(texts: Numbers, hashes: Hashes, least: int) -> Numbers:
    """Return pairs of texts, sorted, that share `least` hashes of those that few texts have.

    Of a hash that more texts have, the two shortest texts are paired with all others: a
    statement that a hundred articles hold is shorter than they are. A text with no more than
    `FEW` hashes needs one in common.
    """
    if not len(texts):
        return np.zeros((0, 2), dtype=np.int64)
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET enable_progress_bar = false")
        connection.register("given", pa.table({"text": texts, "hash": hashes}))
        found = connection.execute(JOIN.format(least=least)).fetchnumpy()
    return np.stack([found["one"], found["other"]], axis=1).astype(np.int64)


JOIN = f"""
WITH sizes AS (SELECT text, count(*) AS size FROM given GROUP BY text),
counts AS (
    SELECT hash, count(*) AS holders FROM given GROUP BY hash
    HAVING count(*) BETWEEN 2 AND {MOST_HOLDERS}
),
rare AS (SELECT given.* FROM given JOIN counts USING (hash) WHERE holders <= {COMMONEST}),
common AS (
    SELECT given.*, size, row_number() OVER (PARTITION BY hash ORDER BY size, text) AS place
    FROM given JOIN counts USING (hash) JOIN sizes USING (text) WHERE holders > {COMMONEST}
),
shared AS (
    SELECT a.text AS one, b.text AS other FROM rare a JOIN rare b USING (hash) WHERE a.text < b.text
    UNION ALL
    SELECT least(a.text, b.text), greatest(a.text, b.text)
    FROM common a JOIN common b USING (hash)
    WHERE a.place <= {SHORTEST} AND b.place > a.place
)
SELECT one, other FROM shared
    JOIN sizes m ON m.text = one JOIN sizes n ON n.text = other
GROUP BY one, other, m.size, n.size
HAVING count(*) >= {{least}} OR least(m.size, n.size) <= {FEW}
ORDER BY one, other
"""


def quotation_rows(views: Sequence[View]) -> tuple[list[list[tuple[int, int]]], Numbers, Hashes]:
    """Return the quotations, equal ones once with all their places, and their short runs.

    A place is the number of the text and that of the quotation within it.
    """
    groups: dict[bytes, list[tuple[int, int]]] = defaultdict(list)
    for number, view in enumerate(views):
        if view.trace.quoted:
            for at, runs in enumerate(view.quotations):
                groups[runs.tobytes()].append((number, at))
    keys = list(groups)
    held = [np.frombuffer(key, dtype=np.uint32) for key in keys]
    numbers = np.repeat(np.arange(len(keys), dtype=np.int64), [len(one) for one in held])
    flat = np.concatenate(held) if held else np.zeros(0, dtype=np.uint32)
    return [groups[key] for key in keys], numbers, flat


def components(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the sets of numbers below `count` that pairs connect, two or more in each."""
    parent = list(range(count))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for left, right in pairs:
        low, high = sorted((root(left), root(right)))
        parent[high] = low
    groups: dict[int, list[int]] = defaultdict(list)
    for node in range(count):
        groups[root(node)].append(node)
    return [group for group in groups.values() if len(group) > 1]
