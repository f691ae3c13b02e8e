"""Ids of clusters of copies: their own, and those that they keep as documents are added."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from alteram.model import CopyCluster, CopyKind, content_id


def told_apart(made: Sequence[CopyCluster]) -> list[CopyCluster]:
    """Give clusters of one first document ids of their own, by all their documents."""
    taken: Counter[str] = Counter()
    done = []
    for cluster in made:
        again = taken[cluster.id]
        taken[cluster.id] += 1
        own = content_id("copies", cluster.id, *cluster.documents) if again else cluster.id
        done.append(replace(cluster, id=own))
    return done


def keep_ids(made: Sequence[CopyCluster], before: Sequence[CopyCluster]) -> list[CopyCluster]:
    """Give each cluster the id of the earlier one of its kind that shares most documents."""
    homes: dict[tuple[str, CopyKind], list[str]] = defaultdict(list)
    for cluster in before:
        for document in cluster.documents:
            homes[document, _kind(cluster)].append(cluster.id)
    offers: list[tuple[int, bool, str, int]] = []
    for number, cluster in enumerate(made):
        met = Counter(i for d in cluster.documents for i in homes.get((d, _kind(cluster)), ()))
        offers.extend((-count, old != cluster.id, old, number) for old, count in met.items())
    given: dict[int, str] = {}
    used: set[str] = set()
    for _, _, old, number in sorted(offers):
        if number not in given and old not in used:
            given[number] = old
            used.add(old)
    kept = []
    for number, cluster in enumerate(made):
        name = given.get(number, cluster.id)
        if number not in given and name in used:
            name = content_id("copies", *cluster.documents, _kind(cluster))
        kept.append(replace(cluster, id=name))
    return kept


def _kind(cluster: CopyCluster) -> CopyKind:
    kind = cluster.links[0].kind if cluster.links else "same_text"
    return "same_text" if kind == "rewritten" else kind
