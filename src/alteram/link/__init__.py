"""What belongs together across documents: copies, actors and events."""

from collections.abc import Sequence

from alteram.link.actors import link_actors
from alteram.link.copies import find_copies
from alteram.link.events import link_events
from alteram.link.traces import trace
from alteram.model import Entry, Links
from alteram.origins import find_origins, in_order

__all__ = ["link"]

_NOTHING = Links()


def link(entries: Sequence[Entry], before: Links = _NOTHING) -> Links:
    """Return what belongs together in these documents; events keep their ids of `before`."""
    ordered = in_order(entries)
    copies = find_copies([trace(entry) for entry in ordered], before.copies)
    actors = link_actors(ordered)
    origins = find_origins(ordered, actors, copies)
    events = link_events(ordered, actors, origins, before.events)
    return Links(copies=copies, actors=actors, events=events)
