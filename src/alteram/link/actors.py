"""One `LinkedActor` for the same person, body or state in several documents.

An actor's key comes from its own name (and its state), so that it does not move when documents
are added. Words that only describe ("witnesses", "various sources") are never linked.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from alteram.link.names import body_key, is_institution, is_proper, person_words, plain, state_key
from alteram.model import Actor, ActorKind, Entry, LinkedActor, content_id
from alteram.origins import in_order

_KIND_ORDER: tuple[ActorKind, ...] = (
    "person", "body", "state", "outlet", "group", "document", "unknown",
)  # fmt: skip

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One actor of one document, with its key; `of` is the key of the body it belongs to."""

    actor: Actor
    key: Key
    state: str | None
    of: Key | None = None


def _upwards(actor: Actor, by_id: dict[str, Actor]) -> list[Actor]:
    """Return the actors that this one is part of, nearest first."""
    found: list[Actor] = []
    seen = {actor.id}
    while actor.part_of is not None and actor.part_of in by_id and actor.part_of not in seen:
        actor = by_id[actor.part_of]
        seen.add(actor.id)
        found.append(actor)
    return found


def state_of(actor: Actor, by_id: dict[str, Actor]) -> str | None:
    """Return the name of the state an actor belongs to: its own, or that of what it is part of."""
    if actor.kind == "state":
        return actor.name
    for other in (actor, *_upwards(actor, by_id)):
        if other.kind == "state":
            return other.name
        if other.state is not None:
            return other.state
    return None


def _key(actor: Actor, state: str | None) -> Key:
    name = actor.name
    if actor.kind == "state":
        return ("state", state_key(name))
    if not is_proper(name) and not (is_institution(name) and state is not None):
        return ("local", actor.id)
    if actor.kind == "person":
        return ("person", " ".join(person_words(name)))
    if actor.kind == "body" or (actor.kind in ("group", "unknown") and is_institution(name)):
        return ("body", body_key(name, state))
    return ("name", plain(name)) if plain(name) else ("local", actor.id)


def _named(entry: Entry) -> list[Named]:
    by_id = {actor.id: actor for actor in entry.analysis.actors}
    found = []
    for actor in entry.analysis.actors:
        state = state_of(actor, by_id)
        above = by_id.get(actor.part_of) if actor.part_of is not None else None
        of = _key(above, state_of(above, by_id)) if above is not None else None
        found.append(Named(actor=actor, key=_key(actor, state), state=state, of=of))
    return found


def _home(item: Named) -> Key:
    """Return what tells two bearers of one name apart: their state, else their body."""
    if item.state is not None:
        return ("state", state_key(item.state))
    return item.of or ()


def _with_full_names(items: list[Named]) -> list[Named]:
    """Give a person known by surname alone the key of the one full name at the same home."""
    full: dict[tuple[str, Key], set[str]] = defaultdict(set)
    for item in items:
        words = item.key[1].split()
        if item.key[0] == "person" and len(words) > 1:
            full[words[-1], _home(item)].add(item.key[1])
    done = []
    for item in items:
        if item.key[0] == "person" and " " not in item.key[1]:
            home = _home(item)
            names = full.get((item.key[1], home), set()) if home else set()
            key = (
                ("person", next(iter(names)))
                if len(names) == 1
                else ("person", item.key[1], *(home or (item.actor.id,)))
            )
            item = replace(item, key=key)
        done.append(item)
    return done


def _namesakes_apart(items: list[Named]) -> list[Named]:
    """Tell apart persons of one full name who belong to different states."""
    homes: dict[Key, Counter[Key]] = defaultdict(Counter)
    for item in items:
        if item.key[0] == "person" and item.state is not None:
            homes[item.key][_home(item)] += 1
    done = []
    for item in items:
        known = homes.get(item.key, Counter())
        if len(known) > 1:
            likeliest = min(known, key=lambda home: (-known[home], home))
            home = _home(item) if item.state is not None else likeliest
            item = replace(item, key=(*item.key, *home))
        done.append(item)
    return done


def _known_kinds(items: list[Named]) -> list[Named]:
    """Let a name of unknown kind be the body or person that has the same name elsewhere."""
    named: dict[str, Key] = {}
    for item in sorted(items, key=lambda item: (_KIND_ORDER.index(item.actor.kind), item.key)):
        if item.key[0] in ("person", "body"):
            named.setdefault(plain(item.actor.name), item.key)
    return [
        replace(item, key=named[item.key[1]])
        if item.key[0] == "name" and item.actor.kind == "unknown" and item.key[1] in named
        else item
        for item in items
    ]


def _id(key: Key) -> str:
    return content_id("linked", *key)


def _most(counted: Counter[str]) -> str | None:
    return min(counted, key=lambda word: (-counted[word], -len(word), word)) if counted else None


def _state_names(groups: dict[Key, list[Named]]) -> dict[str, str]:
    """Return one name for each state: that of the state as an actor, else the commonest."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for key, items in groups.items():
        for item in items:
            if item.state is not None:
                weight = 1_000_000 if key[0] == "state" else 1
                names[state_key(item.state)][item.state] += weight
    return {key: _most(counted) or "" for key, counted in names.items()}


def _linked(
    key: Key, items: list[Named], known: set[Key], state_names: dict[str, str]
) -> LinkedActor:
    names = Counter(item.actor.name for item in items)
    name = _most(names) or ""
    kinds = Counter(item.actor.kind for item in items)
    kind = min(kinds, key=lambda one: (one == "unknown", -kinds[one], _KIND_ORDER.index(one)))
    state = _most(Counter(item.state for item in items if item.state is not None))
    above = Counter(item.of for item in items if item.of is not None and item.of in known)
    of = min(above, key=lambda one: (-above[one], one)) if above else None
    if state is not None:
        state = state_names[state_key(state)]
    if of is None and state is not None and ("state", state_key(state)) in known:
        of = ("state", state_key(state))
    return LinkedActor(
        id=_id(key),
        name=name,
        kind=kind,
        members=tuple(sorted({item.actor.id for item in items})),
        aliases=tuple(sorted(set(names) - {name})),
        part_of=_id(of) if of is not None and of != key else None,
        state=state,
    )


def link_actors(entries: Sequence[Entry]) -> tuple[LinkedActor, ...]:
    """Return the actors of all documents, each once, sorted by id."""
    items = [item for entry in in_order(entries) for item in _named(entry)]
    items = _known_kinds(_namesakes_apart(_with_full_names(items)))
    groups: dict[Key, list[Named]] = defaultdict(list)
    for item in items:
        groups[item.key].append(item)
    known = set(groups)
    states = _state_names(groups)
    linked = (_linked(key, members, known, states) for key, members in groups.items())
    return tuple(sorted(linked, key=lambda actor: actor.id))
