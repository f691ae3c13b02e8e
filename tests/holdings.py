"""A collection in memory as exports receive it."""

from alteram.compare import Index, compare
from alteram.holding import Holding
from alteram.model import Collection


def holding_of(collection: Collection, originals: dict[str, bytes] | None = None) -> Holding:
    """Return a holding of the collection; `originals` are documents' bytes by their ids."""
    index = Index(collection)
    return Holding(
        complete=True,
        entries=collection.entries,
        links=collection.links,
        comparisons=tuple(compare(event, collection, index) for event in collection.links.events),
        problems=collection.problems,
        decisions=collection.decisions,
        original=(originals or {}).__getitem__,
    )
