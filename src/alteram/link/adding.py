"""Documents added to a collection that is linked already: compared with what they may belong to.

Events that are there keep their ids and are neither merged nor split; new claims join them or
make events of their own. Where an added document is the first of texts that are there, these are
read again, so that nothing is counted twice. What more is told of a speaker counts in the events
that documents are added to. That two events are one is seen when the whole is linked again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from alteram.decisions import NO_JUDGEMENTS, Judgements
from alteram.link.actors import add_actors
from alteram.link.containers import by_date, container, own_labels
from alteram.link.copy_adding import add_copies
from alteram.link.copy_index import CopyIndex
from alteram.link.finding import Known
from alteram.link.fitting import weighing
from alteram.link.grouping import group_mentions
from alteram.link.kept import Held, KeptMention, Linked, Mentions
from alteram.link.mentions import Mention
from alteram.link.pools import pool
from alteram.link.records import claim_block, sought
from alteram.link.seen import gathered, seen
from alteram.link.told import combined, tell
from alteram.link.traces import Trace
from alteram.link.whole import kept, origin_keys, outlets_of
from alteram.link.wording import event_label
from alteram.model import CopyCluster, Document, Entry, Event, LinkedActor, Links, content_id
from alteram.origins import Origins, gone_elsewhere

L = TypeVar("L", CopyCluster, LinkedActor, Event)


def link_added(entries: Iterable[Entry], held: Held, judged: Judgements = NO_JUDGEMENTS) -> Linked:
    """Return what documents change in a collection that they are added to.

    `entries` are the new documents alone; they are gone through twice. The weights are those by
    which the collection was linked.
    """
    first = gathered(map(seen, entries), held.facts)
    actors = add_actors(first.actors, held.actors, judged.actors)
    copies = _copies(first.traces, held, judged)
    documents = {**held.documents, **first.documents}
    origins = Origins(actors.linked, copies, documents)
    known = Known(first.facts, actors.linked)
    mentions, speakers = combined(tell(entry, known, origins) for entry in entries)
    near = _Near(held.mentions, mentions, _said_by_others(held, copies, known, origins))
    behind = near.speakers(speakers)
    keys = origin_keys(behind, origins)
    groups = group_mentions(
        [*near.new, *(one.mention for one in near.alone)],
        held=near.groups,
        pairs=judged.events,
        comparisons=weighing(held.weights),
    )
    ours = _with_ids([container(group, keys) for group in groups], near.events, held.links.events)
    events = labelled(ours, held.links.events, documents)
    home = {claim: event.id for event in ours for claim in event.claims}
    left = [*near.new, *(one.mention for one in near.alone)]
    left = [one for one in left if not any(claim in home for claim in one.claims)]
    told = [kept(group, event.id, behind) for group, event in zip(groups, ours, strict=True)]
    now = [*chain.from_iterable(told), *kept(left, None, behind)]
    links = Links(copies=copies, actors=actors.linked, events=events)
    return Linked(
        links=changed_links(links, held.links),
        actors=actors,
        facts=first.facts,
        traces=first.traces,
        mentions=[one for one in now if one not in near],
        weights=held.weights,
        gone=ids_of(held.links) - ids_of(links),
        dropped=frozenset(near.found) - {one.mention.key for one in now if one in near},
    )


def _copies(new: Sequence[Trace], held: Held, judged: Judgements) -> tuple[CopyCluster, ...]:
    """Return all clusters of copies, with new documents among them."""
    before = held.links.copies
    changed = add_copies(new, CopyIndex(held.traces), before, judged.texts)
    other = {one.id for one in changed.clusters} | set(changed.gone)
    kept_as_they_are = (one for one in before if one.id not in other)
    return tuple(sorted((*kept_as_they_are, *changed.clusters), key=lambda one: one.id))


def _said_by_others(
    held: Held, copies: Sequence[CopyCluster], known: Known, origins: Origins
) -> dict[str, frozenset[str]]:
    """Return the speakers of the held claims whose words turn out to come from another document.

    These are outlets' own words in texts of which an earlier one, or the agency's, was added.
    """
    moved = set(gone_elsewhere(held.documents, held.links.copies, copies))
    if not moved:
        return {}
    _, claims = combined(tell(entry, known, origins) for entry in held.entries(moved))
    rows = held.mentions.under(claim_block(claim) for claim in claims)
    moved.update(document for row in rows for document in row.mention.documents)
    _, speakers = combined(tell(entry, known, origins) for entry in held.entries(moved))
    return {claim: speakers[claim] for claim in claims}


class _Near:
    """The kept mentions that new ones may belong with: those of whole events, and those of none.

    With them are those whose claims turn out to be said by others (`said_again`, by the claim).
    """

    def __init__(
        self, held: Mentions, mentions: Iterable[Mention], said_again: Mapping[str, Set[str]]
    ) -> None:
        asked = {block for one in mentions for block in sought(one)}
        asked.update(map(claim_block, said_again))
        self._said_again = said_again
        found = list(held.under(asked))
        again = {one.key: one for one in mentions}
        self.alone = [_told_again(one, again) for one in found if one.event is None]
        self.events = sorted({one.event for one in found if one.event is not None})
        whole = list(held.of(self.events))
        self.found = {one.mention.key: one for one in (*found, *whole)}
        of_event: dict[str | None, list[KeptMention]] = defaultdict(list)
        for one in whole:
            of_event[one.event].append(_told_again(one, again))
        self.new = list(again.values())
        self._told = [one for event in self.events for one in of_event[event]]
        self.groups = [[one.mention for one in of_event[event]] for event in self.events]

    def __contains__(self, kept: KeptMention) -> bool:
        """Tell whether a mention is kept just so already."""
        return self.found.get(kept.mention.key) == kept

    def speakers(self, new: Mapping[str, Set[str]]) -> dict[str, set[str]]:
        """Return the speakers of the new claims and of those that are kept."""
        speakers = defaultdict(set, {claim: set(ours) for claim, ours in new.items()})
        for one in (*self.alone, *self._told):
            for claim in one.mention.claims:
                speakers[claim].update(self._said_again.get(claim, one.speakers))
        return speakers


def _told_again(held: KeptMention, new: dict[str, Mention]) -> KeptMention:
    """Return a kept mention with those new ones, taken out of `new`, that are of its own claims.

    A document of a text that is there already holds the same claims.
    """
    same = [new.pop(claim) for claim in held.mention.claims if claim in new]
    if not same:
        return held
    return replace(held, mention=pool(held.mention.key, [held.mention, *same]))


def _with_ids(made: Sequence[Event], touched: Sequence[str], held: Iterable[Event]) -> list[Event]:
    """Return events with ids: the first ones theirs that are there, the others new ones."""
    used = {event.id for event in held}
    done = []
    for number, event in enumerate(made):
        if number < len(touched):
            event = replace(event, id=touched[number])
        elif event.id in used:
            event = replace(event, id=content_id("event", event.id, event.claims[0]))
        used.add(event.id)
        done.append(event)
    return done


def labelled(
    ours: Iterable[Event], held: Iterable[Event], documents: Mapping[str, Document]
) -> tuple[Event, ...]:
    """Return all events of the collection with labels that tell them apart."""
    every = {event.id: event for event in held} | {event.id: event for event in ours}
    bare = [replace(one, label=event_label(one.place, one.date)) for one in every.values()]
    return tuple(sorted(own_labels(bare, outlets_of(documents)), key=by_date))


def changed_links(now: Links, before: Links) -> Links:
    """Return the links that are new or other than before."""
    return Links(
        copies=_changed(now.copies, before.copies),
        actors=_changed(now.actors, before.actors),
        events=_changed(now.events, before.events),
    )


def _changed(now: Iterable[L], before: Iterable[L]) -> tuple[L, ...]:
    was = {one.id: one for one in before}
    return tuple(one for one in now if was.get(one.id) != one)


def ids_of(links: Links) -> frozenset[str]:
    """Return the ids of all links."""
    kinds: tuple[Sequence[CopyCluster | LinkedActor | Event], ...] = (
        links.copies,
        links.actors,
        links.events,
    )
    return frozenset(one.id for records in kinds for one in records)
