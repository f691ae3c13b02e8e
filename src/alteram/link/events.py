"""Events: containers for claims about one place and time."""

from collections import defaultdict
from collections.abc import Sequence

from alteram.decisions import NO_PAIRS, Pairs
from alteram.link.containers import by_date, container, distinct, keep_ids, own_labels
from alteram.link.finding import find_mentions
from alteram.link.grouping import group_mentions
from alteram.link.pools import pool
from alteram.model import Entry, Event, LinkedActor
from alteram.origins import Origin, OriginKey


def link_events(
    entries: Sequence[Entry],
    actors: Sequence[LinkedActor],
    origins: dict[OriginKey, Origin],
    before: Sequence[Event] = (),
    pairs: Pairs = NO_PAIRS,
) -> tuple[Event, ...]:
    """Return the events that the claims speak of, by date and label; `before` lends its ids.

    `pairs` are the claims that people put together or told apart: whatever the weights, the one
    share an event and the others do not.
    """
    keys: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for claim in entry.analysis.claims:
            origin = origins.get((entry.document.id, claim.attribution))
            if origin is not None:
                keys[claim.id].add(origin.key)
    mentions = [pool(same[0].key, same) for same in find_mentions(entries, actors)]
    groups = group_mentions(mentions, pairs=pairs)
    events = keep_ids(distinct([container(group, keys) for group in groups]), before)
    told_by = {e.document.id: e.document.outlet or e.document.location for e in entries}
    return tuple(sorted(own_labels(events, told_by), key=by_date))
