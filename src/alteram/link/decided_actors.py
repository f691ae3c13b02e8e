"""Actors after a decision: put together, or some of their members told apart, and nothing else."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from alteram.decisions import Changes, Pair
from alteram.link.keyed import Actors, most
from alteram.model import Actor, Entry, LinkedActor, content_id


def decided_actors(changes: Changes, held: Actors, entries: Iterable[Entry]) -> Actors:
    """Return the linked actors with those merged and split that a person decided on.

    `entries` are the documents of the actors told apart. Who was told apart from somebody and is
    no longer comes together again only when the whole is linked.
    """
    pairs = changes.actors
    if not pairs:
        return held
    apart = pairs.parted | pairs.unjoined
    linked = {actor.id: actor for actor in held.linked}
    known = {actor.id: actor for entry in entries for actor in entry.analysis.actors}
    linked = _split(linked, apart, changes.moving, known)
    linked, into = _merged(linked, pairs.joined - apart)
    return Actors(
        linked=tuple(linked[one] for one in sorted(linked)),
        keyed=tuple(
            replace(one, linked=into[one.linked]) if one.linked in into else one
            for one in held.keyed
        ),
    )


def _homes(linked: Mapping[str, LinkedActor]) -> dict[str, str]:
    return {member: actor.id for actor in linked.values() for member in actor.members}


def _split(
    linked: dict[str, LinkedActor],
    apart: Iterable[Pair],
    moving: frozenset[str],
    known: Mapping[str, Actor],
) -> dict[str, LinkedActor]:
    home = _homes(linked)
    leaving: dict[str, set[str]] = defaultdict(set)
    for first, second in sorted(apart):
        if first in home and home[first] == home.get(second):
            leaving[home[first]].add(first if first in moving or second not in moving else second)
    done = dict(linked)
    for actor, members in sorted(leaving.items()):
        whole = linked[actor]
        stay = tuple(one for one in whole.members if one not in members)
        if stay:
            done[actor] = replace(whole, members=stay)
            own = _apart(whole, sorted(members), known)
            done[own.id] = own
    return done


def _apart(whole: LinkedActor, members: Sequence[str], known: Mapping[str, Actor]) -> LinkedActor:
    ours = [known[one] for one in members if one in known]
    names = Counter(one.name for one in ours)
    name = most(names) or whole.name
    return replace(
        whole,
        id=content_id("linked", "apart", *members),
        name=name,
        kind=ours[0].kind if ours else whole.kind,
        members=tuple(members),
        aliases=tuple(sorted(set(names) - {name})),
    )


def _merged(
    linked: dict[str, LinkedActor], joined: Iterable[Pair]
) -> tuple[dict[str, LinkedActor], dict[str, str]]:
    """Return the actors with some put together, and the new id of each that is gone."""
    home = _homes(linked)
    done = dict(linked)
    into: dict[str, str] = {}
    for first, second in sorted(joined):
        one, other = (_last(into, home.get(member, "")) for member in (first, second))
        if one == other or not (one and other):
            continue
        kept, gone = sorted((one, other), key=lambda key: (-len(done[key].members), key))
        done[kept] = _one(done[kept], done.pop(gone))
        into[gone] = kept
    into = {gone: _last(into, kept) for gone, kept in into.items()}
    return {
        key: replace(actor, part_of=into[actor.part_of]) if actor.part_of in into else actor
        for key, actor in done.items()
    }, into


def _last(into: Mapping[str, str], actor: str) -> str:
    while actor in into:
        actor = into[actor]
    return actor


def _one(kept: LinkedActor, gone: LinkedActor) -> LinkedActor:
    above = [one for one in (kept.part_of, gone.part_of) if one not in (None, kept.id, gone.id)]
    return replace(
        kept,
        members=tuple(sorted({*kept.members, *gone.members})),
        aliases=tuple(sorted({*kept.aliases, gone.name, *gone.aliases} - {kept.name})),
        part_of=above[0] if above else None,
        state=kept.state or gone.state,
    )
