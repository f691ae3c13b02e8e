"""One `LinkedActor` for the same person, body or state in several documents.

First by exact keys: an actor's key comes from its own name (and its state), so that it does not
move when documents are added. Then spellings, orders of names, initials and abbreviations are
weighed (see `actor_levels`) and gathered. Words that only describe ("witnesses") are never linked.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from alteram.decisions import NO_PAIRS, Pairs
from alteram.link.actor_facts import ActorFact, ActorFacts, Key, facts_of
from alteram.link.actor_pairs import compared_bodies, compared_persons, is_vague, marks_of
from alteram.link.candidates import components
from alteram.link.engine import LOCAL, LinkingEngine
from alteram.link.gathering import NEVER, Numbers, gather
from alteram.link.keyed import KIND_ORDER, Actors, KeyedActor, Tally, most, tally_of
from alteram.link.keying import Register
from alteram.link.names import state_key
from alteram.link.packed import Packed
from alteram.model import ActorKind, Entry, LinkedActor, content_id

Members = Mapping[str, Sequence[str]]
Facts = Sequence[ActorFacts] | Packed[ActorFacts]

_NAMES = ("body", "name")
_STATE_ITSELF = 1_000_000


def _id(key: Key) -> str:
    return content_id("linked", *key)


def _shades(told: Facts, register: Register, judged: Pairs) -> dict[str, int]:
    """Return a number for actors of one key that a person told apart, so that their keys differ.

    Who was told apart from fewest keeps the key.
    """
    asked = {actor for pair in judged.parted for actor in pair}
    if not asked:
        return {}
    home = {
        fact.actor: register.key(fact, facts.around)
        for facts in told
        for fact in facts.actors
        if fact.actor in asked
    }
    foes: dict[str, set[str]] = defaultdict(set)
    for one, other in judged.parted:
        if one in home and home[one] == home.get(other):
            foes[one].add(other)
            foes[other].add(one)
    shades: dict[str, int] = {}
    for actor in sorted(foes, key=lambda actor: (len(foes[actor]), actor)):
        taken = {shades[foe] for foe in foes[actor] if foe in shades}
        shades[actor] = next(shade for shade in range(len(taken) + 1) if shade not in taken)
    return {actor: shade for actor, shade in shades.items() if shade}


def exact_keys(
    told: Facts, judged: Pairs, held: Iterable[Tally] = ()
) -> Iterator[list[tuple[ActorFact, Key]]]:
    """Yield each document's actors with the keys by which they are one before spellings count."""
    register = Register()
    for facts in told:
        register.note_facts(facts.actors)
    for tally in held:
        register.note_held(tally)
    shades = _shades(told, register, judged)
    for facts in told:
        keyed = [(fact, register.key(fact, facts.around)) for fact in facts.actors]
        yield [
            (fact, (*key, "apart", str(shades[fact.actor])) if fact.actor in shades else key)
            for fact, key in keyed
        ]


def _tallies(told: Facts, held: Sequence[KeyedActor], judged: Pairs) -> list[Tally]:
    """Return the actors by their keys, sorted; the held keys among them."""
    by_key = {kept.key: tally_of(kept) for kept in held}
    exact = exact_keys(told, judged, tuple(by_key.values()))
    for number, (facts, keyed) in enumerate(zip(told, exact, strict=True)):
        moved = {fact.key: key for fact, key in keyed if key != fact.key}
        for fact, key in keyed:
            if key not in by_key:
                by_key[key] = Tally(key=key)
            above = fact.above and moved.get(fact.above, fact.above)
            by_key[key].count(fact, above, number, facts.around)
    return [by_key[key] for key in sorted(by_key)]


def _weights(tallies: Sequence[Tally], engine: LinkingEngine) -> dict[Numbers, float]:
    """Return the weights of pairs of keys, by their numbers."""
    place = {tally.key: number for number, tally in enumerate(tallies)}
    persons = [tally for tally in tallies if tally.key[0] == "person"]
    bodies = [tally for tally in tallies if tally.key[0] in _NAMES]
    weights: dict[Numbers, float] = {}
    for compared in (compared_persons(persons), compared_bodies(bodies)):
        if compared is None:
            continue
        found = compared.weighed(engine)
        at = [place[tally.key] for tally in compared.tallies]
        pairs = zip(found.left.tolist(), found.right.tolist(), found.bits.tolist(), strict=True)
        weights |= {(at[left], at[right]): bits for left, right, bits in pairs}
    return weights


def _units(tallies: Sequence[Tally]) -> list[list[int]]:
    """Return the numbers of keys that are one already: those of one earlier actor, else each."""
    units: dict[str, list[int]] = defaultdict(list)
    for number, tally in enumerate(tallies):
        units[tally.held or f"new {number}"].append(number)
    return list(units.values())


def _between(
    units: Sequence[Sequence[int]], tallies: Sequence[Tally], weights: Mapping[Numbers, float]
) -> dict[Numbers, float]:
    """Return the weights of pairs of units: the best of their keys; earlier actors stay apart."""
    unit_of = {number: unit for unit, numbers in enumerate(units) for number in numbers}
    between: dict[Numbers, float] = {}
    for (left, right), weight in weights.items():
        one, other = sorted((unit_of[left], unit_of[right]))
        between[one, other] = max(weight, between.get((one, other), weight))
    likely = [pair for pair, weight in between.items() if weight > 0]
    for group in components(len(units), likely):
        held = [unit for unit in group if tallies[units[unit][0]].held]
        between |= dict.fromkeys(combinations(held, 2), NEVER)
    return between


def _decided(
    units: Sequence[Sequence[int]], tallies: Sequence[Tally], judged: Pairs, held: Members
) -> dict[Numbers, float]:
    """Return the weights that a person gave, by the numbers of the units."""
    asked = {actor for pair in (*judged.joined, *judged.parted) for actor in pair}
    home: dict[str, int] = {}
    for unit, numbers in enumerate(units) if asked else ():
        members = [*held.get(tallies[numbers[0]].held, ())]
        members += [member for number in numbers for member in tallies[number].members]
        home |= {member: unit for member in members if member in asked}
    weights: dict[Numbers, float] = {}
    for pairs, weight in ((judged.joined, -NEVER), (judged.parted, NEVER)):
        for one, other in sorted(pairs):
            if one in home and other in home and home[one] != home[other]:
                left, right = sorted((home[one], home[other]))
                weights[left, right] = weight
    return weights


def _state_names(tallies: Iterable[Tally]) -> dict[str, str]:
    """Return one name for each state: that of the state as an actor, else the commonest."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for tally in tallies:
        weight = _STATE_ITSELF if tally.key[0] == "state" else 1
        for name, times in tally.states.items():
            names[state_key(name)][name] += weight * times
    return {key: most(counted) or "" for key, counted in names.items()}


def _kind(kinds: Counter[str]) -> ActorKind:
    known = [kind for kind in KIND_ORDER if kinds[kind]]
    return min(known, key=lambda one: (one == "unknown", -kinds[one], KIND_ORDER.index(one)))


def _whole(tallies: Sequence[Tally], held: Members) -> Tally:
    """Return several keys as one; the first is the key with most actors, then the longest name."""
    best = min(tallies, key=lambda one: (-sum(one.names.values()), -len(one.key[1]), one.key))
    whole = Tally(key=best.key)
    for tally in tallies:
        whole.names.update(tally.names)
        whole.kinds.update(tally.kinds)
        whole.states.update(tally.states)
        whole.above.update(tally.above)
        whole.members.extend(tally.members)
    for earlier in sorted({tally.held for tally in tallies} - {""}):
        whole.members.extend(held[earlier])
    return whole


def _linked(
    made: str, whole: Tally, home: Mapping[Key, str], states: Mapping[str, str]
) -> LinkedActor:
    name = whole.name
    state = whole.state
    above = Counter(
        {key: times for key, times in whole.above.items() if home.get(key, made) != made}
    )
    of = min(above, key=lambda one: (-above[one], one)) if above else None
    if of is None and state is not None and home.get(("state", state), made) != made:
        of = ("state", state)
    return LinkedActor(
        id=made,
        name=name,
        kind=_kind(whole.kinds),
        members=tuple(sorted(set(whole.members))),
        aliases=tuple(sorted(set(whole.names) - {name})),
        part_of=home[of] if of is not None else None,
        state=states[state] if state is not None else None,
    )


def _kept_ids(wholes: Sequence[Tally], before: Sequence[LinkedActor]) -> list[str]:
    """Return the id of each: that of the earlier actor with which it shares most members."""
    home = {member: actor.id for actor in before for member in actor.members}
    shared: list[tuple[int, str, int]] = []
    for number, whole in enumerate(wholes):
        counted = Counter(home[member] for member in set(whole.members) if member in home)
        shared.extend((-count, earlier, number) for earlier, count in counted.items())
    given: dict[int, str] = {}
    used: set[str] = set()
    for _, earlier, number in sorted(shared):
        if number not in given and earlier not in used:
            given[number] = earlier
            used.add(earlier)
    for number, whole in enumerate(wholes):
        if number not in given:
            made = _id(whole.key)
            given[number] = _id((*whole.key, min(whole.members))) if made in used else made
    return [given[number] for number in range(len(wholes))]


def _gathered(
    tallies: Sequence[Tally], judged: Pairs, held: Members, engine: LinkingEngine
) -> tuple[list[list[Tally]], list[Tally]]:
    """Return the keys of each actor, and each actor's keys as one."""
    units = _units(tallies)
    weights = _between(units, tallies, _weights(tallies, engine))
    weights |= _decided(units, tallies, judged, held)
    first = [tallies[unit[0]] for unit in units]
    vague = frozenset(number for number, tally in enumerate(first) if is_vague(tally))
    together = gather(weights, vague, [marks_of(tally) for tally in first])
    grouped = {unit for group in together for unit in group}
    groups = together + [[unit] for unit in range(len(units)) if unit not in grouped]
    keys = [[tallies[number] for unit in group for number in units[unit]] for group in groups]
    wholes = [_whole(group, held) for group in keys]
    return keys, wholes


def _link(
    told: Facts,
    earlier: Actors,
    judged: Pairs,
    before: Sequence[LinkedActor],
    engine: LinkingEngine,
) -> Actors:
    tallies = _tallies(told, earlier.keyed, judged)
    held = {actor.id: actor.members for actor in earlier.linked}
    keys, wholes = _gathered(tallies, judged, held, engine)
    ids = _kept_ids(wholes, before)
    home = {tally.key: made for group, made in zip(keys, ids, strict=True) for tally in group}
    states = _state_names(tallies)
    linked = [_linked(made, whole, home, states) for made, whole in zip(ids, wholes, strict=True)]
    linked += _described(earlier.linked, linked)
    kept = [tally.kept(home[tally.key]) for tally in tallies if tally.key[0] != "local"]
    return Actors(tuple(sorted(linked, key=lambda actor: actor.id)), tuple(kept))


def _described(earlier: Iterable[LinkedActor], linked: Iterable[LinkedActor]) -> list[LinkedActor]:
    """Return earlier actors that words only describe: no key of theirs is kept, nothing joins."""
    there = {member for actor in linked for member in actor.members}
    return [actor for actor in earlier if there.isdisjoint(actor.members)]


def find_actors(
    told: Facts,
    judged: Pairs = NO_PAIRS,
    before: Sequence[LinkedActor] = (),
    engine: LinkingEngine = LOCAL,
) -> Actors:
    """Return the actors of all documents, with what later documents are linked against.

    `told` are the facts of each document, in whatever order; they are gone through some times.
    `judged` are pairs of ids of documents' actors that a person joined or told apart; an actor
    keeps the id of the one of `before` with which it shares most members.
    """
    return _link(told, Actors((), ()), judged, before, engine)


def add_actors(told: Facts, earlier: Actors, judged: Pairs = NO_PAIRS) -> Actors:
    """Return the actors of a collection with documents added; the old ones are not read.

    Actors of `earlier` keep their ids and members; new ones join them or stand beside them. Two
    earlier actors are joined only where `judged` says so, and none is taken apart: for that the
    whole is linked anew.
    """
    return _link(told, earlier, judged, earlier.linked, LOCAL)


def link_actors(
    entries: Iterable[Entry], judged: Pairs = NO_PAIRS, before: Sequence[LinkedActor] = ()
) -> tuple[LinkedActor, ...]:
    """Return the actors of all documents, each once, sorted by id; see `find_actors`."""
    return find_actors([facts_of(entry) for entry in entries], judged, before).linked
