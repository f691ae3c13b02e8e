"""Clusters of copies after a decision: those alone that the documents concerned are in."""

from alteram.decisions import PairChanges, Pairs
from alteram.link.candidates import find_furniture
from alteram.link.copies import clusters_among, compared
from alteram.link.copy_adding import touched_by
from alteram.link.kept import Held
from alteram.model import CopyCluster


def decided_copies(changes: PairChanges, held: Held, judged: Pairs) -> tuple[CopyCluster, ...]:
    """Return all clusters of copies, those made anew that hold a document decided on."""
    before = held.links.copies
    if not changes:
        return before
    documents = {
        document
        for pairs in (changes.joined, changes.parted, changes.unjoined, changes.unparted)
        for pair in pairs
        for document in pair
    }
    met, touched = touched_by(documents, before)
    traces = [one for one in held.traces if one.document in met]
    made = clusters_among(compared(traces, find_furniture(held.traces)), touched, judged)
    other = {one.id for one in touched}
    left = (one for one in before if one.id not in other)
    return tuple(sorted((*left, *made), key=lambda one: one.id))
