"""A whole collection linked in two passes over its documents, none of which is held."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from alteram.decisions import NO_JUDGEMENTS, Judgements
from alteram.link.actors import find_actors
from alteram.link.containers import by_date, container, distinct, keep_ids, own_labels
from alteram.link.copies import find_copies
from alteram.link.finding import Facts, Known, gather, mentions_of
from alteram.link.fitting import fitted, weights_of
from alteram.link.grouping import group_mentions
from alteram.link.kept import KeptMention, Linked
from alteram.link.mentions import Mention
from alteram.link.pools import pool
from alteram.link.telling import Group
from alteram.link.traces import Trace, trace
from alteram.model import Document, Entry, Event, Links
from alteram.origins import Origins

NOTHING = Links()
_READ_AT_ONCE = 200


class FirstPass:
    """What one pass over documents gives of each, and of all together."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.traces: list[Trace] = []
        self.documents: dict[str, Document] = {}

    def over(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Yield documents on, with what is to be known of them taken down."""
        some: list[Entry] = []
        for entry in entries:
            self.traces.append(trace(entry))
            self.documents[entry.document.id] = entry.document
            some.append(entry)
            if len(some) == _READ_AT_ONCE:
                self.facts = gather(some, self.facts)
                some.clear()
            yield entry
        self.facts = gather(some, self.facts)


def find_told(
    entries: Iterable[Entry], known: Known, origins: Origins
) -> tuple[list[Mention], dict[str, set[str]]]:
    """Return a mention for each claim that makes one, and the speakers behind each claim.

    Documents of one text hold the same claims, and their mentions are one.
    """
    found: dict[str, list[Mention]] = {}
    speakers: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        made = mentions_of(entry, known)
        said = {claim.id: claim.attribution for claim in entry.analysis.claims}
        first = origins.of(entry) if made else {}
        for mention in made:
            found.setdefault(mention.key, []).append(mention)
            if said[mention.key] in first:
                speakers[mention.key].add(first[said[mention.key]].speaker)
    return [pool(key, sorted(same, key=_in_document)) for key, same in found.items()], speakers


def _in_document(mention: Mention) -> tuple[str, ...]:
    return mention.documents


def origin_keys(speakers: Mapping[str, set[str]], origins: Origins) -> dict[str, set[str]]:
    """Return the original speakers of each claim, as the actors are linked now."""
    every = {one: origins.key(one) for ours in speakers.values() for one in ours}
    return {claim: {every[one] for one in ours} for claim, ours in speakers.items()}


def outlets_of(documents: Mapping[str, Document]) -> dict[str, str]:
    """Return who tells in each document: its outlet, or its file where that is not known."""
    return {one.id: one.outlet or one.location for one in documents.values()}


def kept(
    mentions: Iterable[Mention], event: str | None, speakers: Mapping[str, set[str]]
) -> Iterator[KeptMention]:
    """Yield mentions with their event and the speakers behind their claims."""
    nobody: set[str] = set()
    for one in mentions:
        ours = nobody.union(*(speakers.get(claim, nobody) for claim in one.claims))
        yield KeptMention(mention=one, event=event, speakers=tuple(sorted(ours)))


def link_whole(
    entries: Iterable[Entry], before: Links = NOTHING, judged: Judgements = NO_JUDGEMENTS
) -> Linked:
    """Return what belongs together in a collection; ids of `before` stay where they were.

    `entries` is gone through twice. What people decided (`judged`) holds against every weight.
    """
    first = FirstPass(Facts())
    actors = find_actors(first.over(entries), judged.actors, before.actors)
    copies = find_copies(first.traces, before.copies, judged.texts)
    origins = Origins(actors.linked, copies, first.documents)
    mentions, speakers = find_told(entries, Known(first.facts, actors.linked), origins)
    comparisons = fitted(mentions, judged.events)
    groups = group_mentions(mentions, pairs=judged.events, comparisons=comparisons)
    events = _events(groups, origin_keys(speakers, origins), before, first.documents)
    return Linked(
        links=Links(copies=copies, actors=actors.linked, events=events),
        actors=actors,
        facts=first.facts,
        traces=first.traces,
        mentions=_kept_of(groups, mentions, events, speakers),
        weights=weights_of(comparisons),
    )


def _events(
    groups: Sequence[Group],
    keys: dict[str, set[str]],
    before: Links,
    documents: Mapping[str, Document],
) -> tuple[Event, ...]:
    made = keep_ids(distinct([container(group, keys) for group in groups]), before.events)
    return tuple(sorted(own_labels(made, outlets_of(documents)), key=by_date))


def _kept_of(
    groups: Sequence[Group],
    mentions: Iterable[Mention],
    events: Iterable[Event],
    speakers: Mapping[str, set[str]],
) -> list[KeptMention]:
    home = {claim: event.id for event in events for claim in event.claims}
    found = [one for group in groups for one in kept(group, home[group[0].claims[0]], speakers)]
    alone = (one for one in mentions if not any(claim in home for claim in one.claims))
    return [*found, *kept(alone, None, speakers)]
