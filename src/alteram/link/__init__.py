"""What belongs together across documents: copies, actors and events."""

from collections.abc import Sequence

from alteram.decisions import NO_JUDGEMENTS, Judgements
from alteram.link.actors import link_actors
from alteram.link.copies import find_copies
from alteram.link.events import link_events
from alteram.link.overruled import collisions
from alteram.link.traces import trace
from alteram.model import Entry, Links
from alteram.origins import find_origins, in_order

__all__ = ["collisions", "link"]

_NOTHING = Links()


def link(
    entries: Sequence[Entry], before: Links = _NOTHING, judged: Judgements = NO_JUDGEMENTS
) -> Links:
    """Return what belongs together in these documents; events keep their ids of `before`.

    What people decided (`judged`) holds against every weight.
    """
    ordered = in_order(entries)
    copies = find_copies([trace(entry) for entry in ordered], before.copies)
    actors = link_actors(ordered)
    origins = find_origins(ordered, actors, copies)
    events = link_events(ordered, actors, origins, before.events, judged.events)
    return Links(copies=copies, actors=actors, events=events)
