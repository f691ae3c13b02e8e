"""Documents added where copies are known: only the clusters that they touch are made anew."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alteram.decisions import NO_PAIRS, Pairs
from alteram.link.copies import clusters_among, compared
from alteram.link.copy_index import CopyIndex
from alteram.link.traces import Trace
from alteram.model import CopyCluster


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """The clusters that are new or other than before, and the ids of those that are gone."""

    clusters: tuple[CopyCluster, ...]
    gone: tuple[str, ...]


def add_copies(
    new: Sequence[Trace],
    held: CopyIndex,
    before: Sequence[CopyCluster],
    judged: Pairs = NO_PAIRS,
) -> Changed:
    """Return how the clusters `before` of the held documents change as new ones come in.

    The new texts are compared with the held ones and with each other; every cluster that one of
    them may belong to is made anew from its documents' traces, and keeps its id. New documents
    must not be held already.
    """
    met, touched = touched_by(
        {one.document for one in new} | set(_related(new, held, judged)), before
    )
    traces = [*new, *(one for d in sorted(met) if (one := held.trace_of(d)) is not None)]
    earlier = {one.id: one for one in touched}
    made = clusters_among(compared(traces, held.furniture), tuple(earlier.values()), judged)
    return Changed(
        clusters=tuple(one for one in made if earlier.get(one.id) != one),
        gone=tuple(sorted(earlier.keys() - {one.id for one in made})),
    )


def touched_by(
    documents: Iterable[str], before: Sequence[CopyCluster]
) -> tuple[set[str], tuple[CopyCluster, ...]]:
    """Return the clusters that hold any of these documents, or any of theirs, and all of these."""
    by_document: dict[str, list[int]] = defaultdict(list)
    for number, cluster in enumerate(before):
        for document in cluster.documents:
            by_document[document].append(number)
    met = set(documents)
    touched: set[int] = set()
    waiting = sorted(met)
    while waiting:
        for number in by_document.get(waiting.pop(), ()):
            if number not in touched:
                touched.add(number)
                waiting.extend(d for d in before[number].documents if d not in met)
                met.update(before[number].documents)
    return met, tuple(before[number] for number in sorted(touched))


def _related(new: Sequence[Trace], held: CopyIndex, judged: Pairs) -> Iterable[str]:
    for one in new:
        for record in held.relatives(one):
            yield from (record.document, record.of)
    added = {one.document for one in new}
    for pair in judged.joined | judged.parted:
        if not added.isdisjoint(pair):
            yield from pair
