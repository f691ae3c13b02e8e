"""What belongs together, as people of a role see it: events, actors and copies without the hidden.

An event whose claims are hidden in part keeps its id; its date, place, label and number of
origins are those that the claims and texts in sight give, as if the others had never been.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from alteram.api.holding import recounted
from alteram.desk.clues import meets
from alteram.export.exclusions import Withheld
from alteram.link.containers import own_labels
from alteram.link.wording import event_label
from alteram.model import (
    Actor,
    ActorKind,
    CopyCluster,
    Entry,
    Event,
    LinkedActor,
    Links,
    PlaceMention,
    Republication,
)
from alteram.origins import first_copies
from alteram.store import Dossier

_AT_ONCE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenLinks:
    """Makes links as a role sees them, from those that are there.

    `given` are the ids of events and actors that people gave a label or a name; `seen` returns a
    document of the store as the role sees it.
    """

    withheld: Withheld
    seen: Callable[[Entry], Entry | None]
    given: Collection[str]
    store: Dossier

    def links(self, links: Links) -> Links:
        """Return links without what is hidden."""
        copies = tuple(c for one in links.copies if (c := self._cluster(one)) is not None)
        actors = [a for one in links.actors if (a := self._actor(one)) is not None]
        known = {one.id for one in actors}
        made = Links(
            copies=copies,
            actors=tuple(
                one if one.part_of in known or one.part_of is None else replace(one, part_of=None)
                for one in actors
            ),
        )
        return replace(made, events=self._events(links.events, made))

    def _cluster(self, cluster: CopyCluster) -> CopyCluster | None:
        """Return a group of copies without what hidden words alone tell of it."""
        held = self.withheld
        cut = any(one.document in held.cuts for one in cluster.links)
        if not cut and held.documents.isdisjoint(cluster.documents):
            return cluster
        links = (self._republication(one) for one in cluster.links)
        kept = replace(cluster, links=tuple(one for one in links if one is not None))
        left = held.cluster(kept)
        if left is None:
            return None
        met = {one for link in left.links for one in (link.document, link.of)}
        return replace(left, documents=tuple(one for one in left.documents if one in met))

    def _republication(self, one: Republication) -> Republication | None:
        cuts = self.withheld.cuts.get(one.document, ())
        if not one.passages or not cuts:
            return one
        left = tuple(span for span in one.passages if not meets(span, cuts))
        return replace(one, passages=left) if left else None

    def _actor(self, actor: LinkedActor) -> LinkedActor | None:
        """Return a linked actor as the texts in sight tell of it; None where none does."""
        members = tuple(one for one in actor.members if one not in self.withheld.actors)
        if len(members) == len(actor.members):
            return actor
        names, kinds, states, part = _told(actor, self._members(frozenset(members)))
        if not names:
            return None
        known = [one for one in (actor.name, *actor.aliases) if one in names] or sorted(names)
        name = actor.name if actor.id in self.given else known[0]
        return replace(
            actor,
            members=members,
            name=name,
            aliases=tuple(one for one in known if one != name),
            kind=actor.kind if actor.kind in kinds else min(kinds),
            state=actor.state if actor.state in states else None,
            part_of=actor.part_of if part else None,
        )

    def _members(self, members: frozenset[str]) -> Iterator[Actor]:
        """Yield actors of documents in sight, some documents at a time."""
        holders = self.store.holders(members)
        documents = sorted({one for found in holders.values() for one in found})
        for first in range(0, len(documents), _AT_ONCE):
            for entry in self._entries(documents[first : first + _AT_ONCE]):
                yield from (one for one in entry.analysis.actors if one.id in members)

    def _entries(self, documents: Collection[str]) -> list[Entry]:
        found = (self.seen(entry) for entry in self.store.sound(documents))
        return [entry for entry in found if entry is not None]

    def _events(self, events: Sequence[Event], links: Links) -> tuple[Event, ...]:
        """Return events with claims in sight; who shares a label with one changed has a new one."""
        kept: list[Event] = []
        moved: set[str] = set()
        changed: set[str] = set()
        for event in events:
            left = self.withheld.event(event)
            if left is None:
                moved.add(_plain(event))
            elif left == event:
                kept.append(event)
            else:
                again = self._told_anew(left, links)
                moved.update((_plain(event), _plain(again)))
                changed.add(event.id)
                kept.append(again)
        labels = self._labels([one for one in kept if _plain(one) in moved])
        stay = frozenset(self.given) - changed
        return tuple(
            replace(one, label=labels[one.id]) if one.id in labels and one.id not in stay else one
            for one in kept
        )

    def _told_anew(self, event: Event, links: Links) -> Event:
        """Return an event as the claims that are left tell of it."""
        entries = self._entries(event.documents)
        firsts = first_copies(links.copies)
        wanted = {firsts[one] for one in event.documents if one in firsts}
        counted = recounted(event, links, entries, self.store.documents(wanted))
        place, date = _place(event, entries), _date(event, entries)
        return replace(
            counted,
            date=date,
            place=place.name if place is not None else None,
            lat=place.lat if place is not None else None,
            lon=place.lon if place is not None else None,
            label=event_label(place.name if place is not None else None, date),
        )

    def _labels(self, events: Sequence[Event]) -> dict[str, str]:
        """Return labels of events, told apart by who tells of them, by the events' ids."""
        documents = {one.documents[0] for one in events if one.documents}
        told_by = {one.id: one.outlet or one.location for one in self.store.documents(documents)}
        bare = [replace(one, label=_plain(one)) for one in events if one.documents]
        return {one.id: one.label for one in own_labels(bare, told_by)}


def _plain(event: Event) -> str:
    return event_label(event.place, event.date)


def _told(
    actor: LinkedActor, members: Iterable[Actor]
) -> tuple[set[str], set[ActorKind], set[str | None], bool]:
    """Return the names, kinds and states that members have, and whether any is part of another.

    No more of them are gone through than it takes to find all that the linked actor has.
    """
    names, kinds = set[str](), set[ActorKind]()
    states: set[str | None] = set()
    part = False
    for one in members:
        names.add(one.name)
        kinds.add(one.kind)
        states.add(one.state)
        part = part or one.part_of is not None
        known = names.issuperset((actor.name, *actor.aliases)) and actor.kind in kinds
        if known and actor.state in states and (part or actor.part_of is None):
            break
    return names, kinds, states, part


def _place(event: Event, entries: Iterable[Entry]) -> PlaceMention | None:
    """Return the place of an event where a text in sight has it, else that of most claims."""
    named: Counter[str] = Counter()
    by_name: dict[str, PlaceMention] = {}
    for entry in entries:
        places = entry.analysis.places
        for place in places:
            by_name.setdefault(place.name, place)
        ours = (one.place for one in entry.analysis.claims if one.id in event.claims)
        named.update(places[one].name for one in ours if one is not None)
    if event.place is not None and event.place in by_name:
        return replace(by_name[event.place], lat=event.lat, lon=event.lon)
    named.pop("", None)
    first = min(named, key=lambda name: (-named[name], name), default=None)
    return by_name[first] if first is not None else None


def _date(event: Event, entries: Iterable[Entry]) -> str | None:
    """Return the date of an event where a text in sight has it, else that of most claims."""
    told: Counter[str] = Counter()
    seen: set[str | None] = set()
    for entry in entries:
        seen.add(entry.document.published)
        seen.update(one.edtf for one in entry.analysis.dates)
        dates = [one.date for one in entry.analysis.claims if one.id in event.claims]
        seen.update(dates)
        told.update(one for one in dates if one is not None)
    if event.date in seen:
        return event.date
    return min(told, key=lambda date: (-told[date], date), default=None)
