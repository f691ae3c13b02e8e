"""Links after a decision, where a collection is too large to be linked whole for each of them.

Only the events concerned change: a rejected claim leaves its event, an edited one looks for its
event anew, claims put together go into one event, claims told apart leave it. Nothing else moves.
What follows from a decision elsewhere (weights learnt from it, origins counted in other events)
is seen when the whole is linked.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain

from alteram.decisions import Changes, Judgements, Pair
from alteram.link.adding import changed_links, ids_of, labelled
from alteram.link.containers import container, keep_ids
from alteram.link.decided_actors import decided_actors
from alteram.link.decided_copies import decided_copies
from alteram.link.finding import Known
from alteram.link.fitting import weighing
from alteram.link.grouping import group_mentions
from alteram.link.kept import Held, KeptMention, Linked
from alteram.link.mentions import Mention
from alteram.link.overruled import settled
from alteram.link.records import claim_block, sought
from alteram.link.telling import undated
from alteram.link.told import combined, tell
from alteram.link.whole import kept, origin_keys
from alteram.model import Entry, Event, Links, content_id
from alteram.origins import Origins


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was decided, and the documents that hold the records concerned.

    `entries` are these documents as they stand now, `claims` all claims that they have, rejected
    ones too; `actors` are the documents of the actors that were put together or told apart.
    """

    changes: Changes
    entries: Sequence[Entry]
    claims: frozenset[str]
    actors: Sequence[Entry] = ()


def link_decided(decided: Decided, held: Held, judged: Judgements) -> Linked:
    """Return what decisions change in a linked collection."""
    actors = decided_actors(decided.changes, held.actors, decided.actors)
    copies = decided_copies(decided.changes.texts, held, judged.texts)
    origins = Origins(actors.linked, copies, held.documents)
    moves = _Moves(decided, held, judged)
    known = Known(held.facts, actors.linked)
    mentions, speakers = combined(tell(entry, known, origins) for entry in decided.entries)
    moves.tell(mentions)
    moves.join()
    moves.part()
    groups = moves.settle()
    behind: dict[str, Set[str]] = {**moves.speakers(), **speakers}
    made = _with_ids(
        [container(group, origin_keys(behind, origins)) for group in groups],
        [event for event, group in moves.groups.items() if group],
        moves.events,
        held.links.events,
    )
    events = labelled(made, _others(held, moves.events), held.documents)
    told = [kept(group, event.id, behind) for group, event in zip(groups, made, strict=True)]
    home = {claim for event in made for claim in event.claims}
    alone = [one for one in moves.loose() if not home.intersection(one.claims)]
    now = [*chain.from_iterable(told), *kept(alone, None, behind)]
    links = Links(copies=copies, actors=actors.linked, events=events)
    return Linked(
        links=changed_links(links, held.links),
        actors=actors,
        facts=held.facts,
        traces=(),
        mentions=[one for one in now if moves.found.get(one.mention.key) != one],
        weights=held.weights,
        gone=ids_of(held.links) - ids_of(links),
        dropped=frozenset(moves.found)
        - {one.mention.key for one in now if moves.found.get(one.mention.key) == one},
    )


class _Moves:
    """The events concerned as groups of mentions, and the mentions that look for an event.

    `groups` holds what stays in each event, by its id; `found` every kept mention that was
    looked at, by its key.
    """

    def __init__(self, decided: Decided, held: Held, judged: Judgements) -> None:
        self._decided, self._held, self._judged = decided, held, judged
        self._home = {claim: e.id for e in held.links.events for claim in e.claims}
        self.found: dict[str, KeptMention] = {}
        self.groups: dict[str, list[Mention]] = {}
        self.events: list[Event] = []
        self._free: dict[str, Mention] = {}
        self._pairs = decided.changes.events
        asked = {claim for pair in chain(self._pairs.joined, self._pairs.parted,
                 self._pairs.unjoined, self._pairs.unparted) for claim in pair}  # fmt: skip
        self._load(asked | decided.claims)

    def _load(self, claims: Iterable[str], events: Iterable[str] = ()) -> None:
        """Take up the kept mentions of claims, and the whole of the events that they are in."""
        rows = list(self._held.mentions.under(map(claim_block, sorted(set(claims)))))
        wanted = {*events, *(row.event for row in rows if row.event is not None)}
        new = sorted(wanted - self.groups.keys())
        whole = list(self._held.mentions.of(new))
        by_id = {event.id: event for event in self._held.links.events}
        self.events.extend(by_id[event] for event in new if event in by_id)
        self.groups.update((event, []) for event in new)
        for row in chain(rows, whole):
            if row.mention.key not in self.found:
                self.found[row.mention.key] = row
                if row.event is None:
                    self._free[row.mention.key] = row.mention
                else:
                    self.groups[row.event].append(row.mention)

    def tell(self, mentions: Iterable[Mention]) -> None:
        """Put what the documents tell now in the place of what they told before."""
        now = {one.key: one for one in mentions}
        ours = self._decided.claims
        for key, row in self.found.items():
            if ours.isdisjoint(row.mention.claims):
                continue
            again = now.pop(key, None)
            if again is None or row.mention not in (again, undated(again)):
                self._take([row.mention])
                self._free.pop(key, None)
                if again is not None:
                    self._free[key] = again
        self._free.update(now)

    def join(self) -> None:
        """Put claims that a person joined into the event of those that stay."""
        joined = settled(self._judged.events)
        for together in _components(pair for pair in joined if pair in self._pairs.joined):
            places = {
                event: [one for one in group if not together.isdisjoint(one.claims)]
                for event, group in self.groups.items()
            }
            there = {event: ours for event, ours in places.items() if ours}
            if not there:
                continue
            target = min(there, key=lambda event: self._rank(event, there[event], together))
            for event, ours in there.items():
                if event != target:
                    self._take(ours)
                    self.groups[target].extend(ours)
            for key in [k for k, one in self._free.items() if together.intersection(one.claims)]:
                self.groups[target].append(self._free.pop(key))

    def _rank(
        self, event: str, ours: Sequence[Mention], together: Collection[str]
    ) -> tuple[bool, bool, int, str]:
        """Return what orders events that share joined claims: the least one takes the others."""
        partly = len(ours) < len(self.groups[event])
        claims = {claim for one in ours for claim in one.claims}.intersection(together)
        stays = not claims <= self._decided.changes.moving
        return (not partly, not (partly and stays), -len(self.groups[event]), event)

    def part(self) -> None:
        """Free the claims that a person told apart, and those held by what is said no more."""
        for event in self.groups:
            self._take_all(event, self._leaving(event))
        free = {claim for pair in self._pairs.unjoined for claim in pair}
        free |= set(_cover(self._pairs.unparted, self._decided.changes.moving))
        for event in self.groups:
            self._take_all(event, free)

    def _leaving(self, event: str) -> set[str]:
        claims = {claim for one in self.groups[event] for claim in one.claims}
        inside = {pair for pair in self._judged.events.parted if claims.issuperset(pair)}
        leaving = set(_cover(inside, self._decided.changes.moving))
        for together in _components(settled(self._judged.events)) if leaving else ():
            if not together.isdisjoint(leaving):
                leaving |= together
        return leaving

    def _take_all(self, event: str, claims: Collection[str]) -> None:
        ours = [one for one in self.groups[event] if not one_of(claims, one)]
        for one in self.groups[event]:
            if one_of(claims, one):
                self._free[one.key] = one
        self.groups[event] = ours

    def _take(self, mentions: Iterable[Mention]) -> None:
        """Take mentions out of their groups."""
        keys = {one.key for one in mentions}
        for event, group in self.groups.items():
            if any(one.key in keys for one in group):
                self.groups[event] = [one for one in group if one.key not in keys]

    def settle(self) -> list[list[Mention]]:
        """Return the groups of mentions after those that are free found theirs."""
        if self._free:
            blocks = {block for one in self._free.values() for block in sought(one)}
            near = list(self._held.mentions.under(blocks))
            self._load((), {row.event for row in near if row.event is not None})
            for row in near:
                if row.event is None and row.mention.key not in self.found:
                    self.found[row.mention.key] = row
                    self._free[row.mention.key] = row.mention
        standing = [group for group in self.groups.values() if group]
        if not self._free:
            return standing
        return group_mentions(
            [self._free[key] for key in sorted(self._free)],
            held=standing,
            pairs=self._judged.events,
            comparisons=weighing(self._held.weights),
        )

    def loose(self) -> Iterator[Mention]:
        """Yield the mentions that looked for an event."""
        return (self._free[key] for key in sorted(self._free))

    def speakers(self) -> dict[str, set[str]]:
        """Return the speakers behind the claims of all mentions looked at, as they were kept."""
        told: dict[str, set[str]] = defaultdict(set)
        for row in self.found.values():
            for claim in row.mention.claims:
                told[claim].update(row.speakers)
        return told


def one_of(claims: Collection[str], mention: Mention) -> bool:
    """Tell whether a mention has one of these claims."""
    return any(claim in claims for claim in mention.claims)


def _cover(pairs: Iterable[Pair], moving: Collection[str]) -> Iterator[str]:
    """Yield claims until each pair has one: first those of most pairs, then those named first."""
    left = set(pairs)
    while left:
        count = Counter(claim for pair in left for claim in pair)
        first = min(count, key=lambda one: (-count[one], one not in moving, one))
        yield first
        left = {pair for pair in left if first not in pair}


def _components(pairs: Iterable[Pair]) -> list[frozenset[str]]:
    """Return the claims that pairs put together, in alphabetical order of their first."""
    groups: dict[str, set[str]] = {}
    for pair in sorted(pairs):
        ours = groups.get(pair.first, {pair.first}) | groups.get(pair.second, {pair.second})
        groups.update(dict.fromkeys(ours, ours))
    unlike = {min(ours): ours for ours in groups.values()}
    return [frozenset(unlike[first]) for first in sorted(unlike)]


def _with_ids(
    made: Sequence[Event], standing: Sequence[str], touched: Sequence[Event],
    held: Iterable[Event],
) -> list[Event]:  # fmt: skip
    """Return events with ids: those that stand theirs, new ones that of an event that is gone."""
    done = [replace(event, id=own) for event, own in zip(made, standing, strict=False)]
    gone = [event for event in touched if event.id not in standing]
    used = {event.id for event in held} - {event.id for event in gone}
    for event in keep_ids(list(made[len(done) :]), gone):
        if event.id in used:
            event = replace(event, id=content_id("event", event.id, event.claims[0]))
        used.add(event.id)
        done.append(event)
    return done


def _others(held: Held, touched: Iterable[Event]) -> list[Event]:
    ours = {event.id for event in touched}
    return [event for event in held.links.events if event.id not in ours]
