"""Documents added to a collection that is linked already: compared with what they may belong to.

Events that are there keep their ids and are neither merged nor split; new claims join them or
make events of their own. That a later document shows two events to be one, or an older one to be
the first of many copies, is seen when the whole is linked again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from alteram.decisions import NO_JUDGEMENTS, Judgements
from alteram.link.actors import add_actors
from alteram.link.containers import by_date, container, own_labels
from alteram.link.copy_adding import add_copies
from alteram.link.copy_index import CopyIndex
from alteram.link.finding import Known
from alteram.link.fitting import weights_held
from alteram.link.grouping import group_mentions
from alteram.link.kept import Held, KeptMention, Linked, Mentions
from alteram.link.mentions import Mention
from alteram.link.pools import pool
from alteram.link.records import blocks
from alteram.link.traces import Trace
from alteram.link.whole import FirstPass, find_told, kept, outlets_of
from alteram.link.wording import event_label
from alteram.model import CopyCluster, Document, Entry, Event, LinkedActor, Links, content_id
from alteram.origins import Origins

L = TypeVar("L", CopyCluster, LinkedActor, Event)


def link_added(entries: Iterable[Entry], held: Held, judged: Judgements = NO_JUDGEMENTS) -> Linked:
    """Return what documents change in a collection that they are added to.

    `entries` are the new documents alone; they are gone through twice.
    """
    first = FirstPass(held.facts)
    actors = add_actors(first.over(entries), held.actors, judged.actors)
    copies = _copies(first.traces, held, judged)
    documents = {**held.documents, **first.documents}
    origins = Origins(actors.linked, copies, documents)
    mentions, keys = find_told(entries, Known(first.facts, actors.linked), origins)
    near = _Near(held.mentions, mentions)
    keys = near.keys(keys)
    groups = group_mentions(
        [*near.new, *(one.mention for one in near.alone)],
        held=near.groups,
        pairs=judged.events,
        comparisons=weights_held(held.mentions, judged.events),
    )
    ours = _with_ids([container(group, keys) for group in groups], near.events, held.links.events)
    events = _labelled(ours, held.links.events, documents)
    home = {claim: event.id for event in ours for claim in event.claims}
    left = [*near.new, *(one.mention for one in near.alone)]
    left = [one for one in left if not any(claim in home for claim in one.claims)]
    told = [kept(group, event.id, keys) for group, event in zip(groups, ours, strict=True)]
    links = Links(copies=copies, actors=actors.linked, events=events)
    return Linked(
        links=Links(
            copies=_changed(links.copies, held.links.copies),
            actors=_changed(links.actors, held.links.actors),
            events=_changed(links.events, held.links.events),
        ),
        actors=actors,
        facts=first.facts,
        traces=first.traces,
        mentions=[*chain.from_iterable(told), *kept(left, None, keys)],
        gone=_ids(held.links) - _ids(links),
        dropped=near.taken,
    )


def _copies(new: Sequence[Trace], held: Held, judged: Judgements) -> tuple[CopyCluster, ...]:
    """Return all clusters of copies, with new documents among them."""
    before = held.links.copies
    changed = add_copies(new, CopyIndex(held.traces), before, judged.texts)
    other = {one.id for one in changed.clusters} | set(changed.gone)
    kept_as_they_are = (one for one in before if one.id not in other)
    return tuple(sorted((*kept_as_they_are, *changed.clusters), key=lambda one: one.id))


class _Near:
    """The kept mentions that new ones may belong with: those of whole events, and those of none."""

    def __init__(self, held: Mentions, mentions: Iterable[Mention]) -> None:
        found = list(held.under({block for one in mentions for block in blocks(one)}))
        again = {one.key: one for one in mentions}
        self.alone = [_told_again(one, again) for one in found if one.event is None]
        self.events = sorted({one.event for one in found if one.event is not None})
        of_event: dict[str | None, list[KeptMention]] = defaultdict(list)
        for one in held.of(self.events):
            of_event[one.event].append(_told_again(one, again))
        self.new = list(again.values())
        self._told = [one for event in self.events for one in of_event[event]]
        self.groups = [[one.mention for one in of_event[event]] for event in self.events]
        self.taken = frozenset(one.mention.key for one in (*self.alone, *self._told))

    def keys(self, new: Mapping[str, set[str]]) -> dict[str, set[str]]:
        """Return the original speakers of the new claims and of those that are kept."""
        keys = defaultdict(set, {claim: set(origins) for claim, origins in new.items()})
        for one in (*self.alone, *self._told):
            for claim in one.mention.claims:
                keys[claim].update(one.origins)
        return keys


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


def _labelled(
    ours: Iterable[Event], held: Iterable[Event], documents: Mapping[str, Document]
) -> tuple[Event, ...]:
    """Return all events of the collection with labels that tell them apart."""
    every = {event.id: event for event in held} | {event.id: event for event in ours}
    bare = [replace(one, label=event_label(one.place, one.date)) for one in every.values()]
    return tuple(sorted(own_labels(bare, outlets_of(documents)), key=by_date))


def _changed(now: Iterable[L], before: Iterable[L]) -> tuple[L, ...]:
    was = {one.id: one for one in before}
    return tuple(one for one in now if was.get(one.id) != one)


def _ids(links: Links) -> frozenset[str]:
    kinds: tuple[Sequence[CopyCluster | LinkedActor | Event], ...] = (
        links.copies,
        links.actors,
        links.events,
    )
    return frozenset(one.id for records in kinds for one in records)
