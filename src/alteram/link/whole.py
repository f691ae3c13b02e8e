"""A whole collection linked in two passes over its documents, none of which is held."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

from alteram.decisions import NO_JUDGEMENTS, Judgements
from alteram.link.actors import find_actors
from alteram.link.containers import by_date, container, distinct, keep_ids, own_labels
from alteram.link.copies import find_copies
from alteram.link.engine import LOCAL, LinkingEngine
from alteram.link.finding import Facts
from alteram.link.fitting import fitted, weights_of
from alteram.link.grouping import group_mentions
from alteram.link.kept import KeptMention, Linked
from alteram.link.mentions import Mention
from alteram.link.seen import Common, Seen, common_to, gathered, seen
from alteram.link.telling import Group
from alteram.link.told import Told, combined, tell
from alteram.model import Document, Entry, Event, Links
from alteram.origins import Origins

NOTHING = Links()


def origin_keys(speakers: Mapping[str, Set[str]], origins: Origins) -> dict[str, frozenset[str]]:
    """Return the original speakers of each claim, as the actors are linked now."""
    known: dict[frozenset[str], frozenset[str]] = {}
    found = {}
    for claim, ours in speakers.items():
        asked = frozenset(ours)
        if asked not in known:
            known[asked] = frozenset(map(origins.key, asked))
        found[claim] = known[asked]
    return found


def outlets_of(documents: Mapping[str, Document]) -> dict[str, str]:
    """Return who tells in each document: its outlet, or its file where that is not known."""
    return {one.id: one.outlet or one.location for one in documents.values()}


def kept(
    mentions: Iterable[Mention], event: str | None, speakers: Mapping[str, Set[str]]
) -> Iterator[KeptMention]:
    """Yield mentions with their event and the speakers behind their claims."""
    nobody: frozenset[str] = frozenset()
    for one in mentions:
        ours = nobody.union(*(speakers.get(claim, nobody) for claim in one.claims))
        yield KeptMention(mention=one, event=event, speakers=tuple(sorted(ours)))


def link_whole(
    entries: Iterable[Entry], before: Links = NOTHING, judged: Judgements = NO_JUDGEMENTS
) -> Linked:
    """Return what belongs together in a collection; ids of `before` stay where they were.

    `entries` is gone through twice. What people decided (`judged`) holds against every weight.
    """

    def told(common: Common) -> Iterator[Told]:
        known, origins = common.known(), common.origins()
        return (tell(entry, known, origins) for entry in entries)

    return link_seen(map(seen, entries), told, before, judged)


def link_seen(
    every: Iterable[Seen],
    told: Callable[[Common], Iterable[Told]],
    before: Links = NOTHING,
    judged: Judgements = NO_JUDGEMENTS,
    engine: LinkingEngine = LOCAL,
    *,
    keep: bool = True,
) -> Linked:
    """Return what belongs together among documents that were seen one by one, somewhere.

    `every` gives each document once, in whatever order. `told` is called once, with what the
    documents have in common, and returns what each of them tells (see `tell`), in whatever order.
    Without `keep` the traces and mentions, by which documents can be added later, are left out.
    """
    first = gathered(every, Facts())
    actors = find_actors(first.actors, judged.actors, before.actors, engine)
    copies = find_copies(first.traces, before.copies, judged.texts, engine)
    if not keep:
        first.traces.clear()
        actors = actors._replace(keyed=())
    common = common_to(first.facts, actors.linked, copies, first.documents)
    mentions, speakers = combined(told(common))
    comparisons = fitted(mentions, judged.events, engine=engine)
    groups = group_mentions(mentions, pairs=judged.events, comparisons=comparisons, engine=engine)
    events = _events(groups, origin_keys(speakers, common.origins()), before, first.documents)
    return Linked(
        links=Links(copies=copies, actors=actors.linked, events=events),
        actors=actors,
        facts=first.facts,
        traces=first.traces,
        mentions=_kept_of(groups, mentions, events, speakers) if keep else (),
        weights=weights_of(comparisons),
    )


def _events(
    groups: Sequence[Group],
    keys: Mapping[str, Set[str]],
    before: Links,
    documents: Mapping[str, Document],
) -> tuple[Event, ...]:
    made = keep_ids(distinct([container(group, keys) for group in groups]), before.events)
    return tuple(sorted(own_labels(made, outlets_of(documents)), key=by_date))


def _kept_of(
    groups: Sequence[Group],
    mentions: Iterable[Mention],
    events: Iterable[Event],
    speakers: Mapping[str, Set[str]],
) -> list[KeptMention]:
    home = {claim: event.id for event in events for claim in event.claims}
    found = [one for group in groups for one in kept(group, home[group[0].claims[0]], speakers)]
    alone = (one for one in mentions if not any(claim in home for claim in one.claims))
    return [*found, *kept(alone, None, speakers)]
