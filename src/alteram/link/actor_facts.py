"""What linking keeps of one actor of one document: names and what they belong to, no mentions."""

import re
from typing import NamedTuple

from alteram.link.names import body_key, is_institution, is_proper, person_words, plain, state_key
from alteram.model import Actor, ActorKind, Entry

Key = tuple[str, ...]

_SHORT = re.compile(r"[A-Z][A-Z.&-]{0,9}[A-Z]\.?")
_SMALL_WORDS_WORDS = """
of the for and to in on
"""
_SMALL_WORDS = frozenset(_SMALL_WORDS_WORDS.split())
_LEAST_SHORT = 2
_MENTIONS_READ = 60


class ActorFact(NamedTuple):
    """One actor of one document.

    `key` is that of its own name, `above` that of what it is part of; `shorts` are abbreviations
    that its text gives for it, `short` the letters of its own name where that is one.
    """

    actor: str
    name: str
    kind: ActorKind
    key: Key
    state: str | None
    above: Key | None
    role: str | None
    short: str
    shorts: tuple[str, ...]

    @property
    def local(self) -> bool:
        """Tell whether words only describe it: it is never linked."""
        return self.key[0] == "local"


class ActorFacts(NamedTuple):
    """The actors of one document; `around` are the keys of the states that it names."""

    around: frozenset[str]
    actors: tuple[ActorFact, ...]


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
    """Return the name of the state an actor belongs to: its own, or that of what it is part of.

    A seat of government belongs to the state whose seat it is.
    """
    for other in (actor, *_upwards(actor, by_id)):
        if other.state is not None:
            return other.state
        if other.kind == "state":
            return other.name
    return None


def _key(actor: Actor, state: str | None) -> Key:
    name = actor.name
    if actor.kind == "state":
        return ("state", state_key(name))
    if actor.unnamed or not (is_proper(name) or (is_institution(name) and state is not None)):
        return ("local", actor.id)
    if actor.kind == "person":
        return ("person", " ".join(person_words(name)))
    if actor.kind == "body" or (actor.kind in ("group", "unknown") and is_institution(name)):
        return ("body", body_key(name, state))
    return ("name", plain(name)) if plain(name) else ("local", actor.id)


def abbreviates(short: str, name: str) -> bool:
    """Tell whether capitals are the first letters of words of a name, in order ("RCK")."""
    wanted = [letter for letter in short.casefold() if letter.isalpha()]
    words = plain(name).split()
    at = 0
    for letter in wanted:
        while at < len(words) and words[at][0] != letter:
            if at == 0 and words[at] not in _SMALL_WORDS:
                return False
            at += 1
        if at == len(words):
            return False
        at += 1
    return len(wanted) >= _LEAST_SHORT


def capitals(name: str) -> str:
    """Return a name's letters where it is an abbreviation ("R.C.K." and "RCK": "rck"), else ""."""
    if not _SHORT.fullmatch(name):
        return ""
    return "".join(letter for letter in name.casefold() if letter.isalpha())


def _shorts(entry: Entry, actor: Actor) -> tuple[str, ...]:
    """Return the abbreviations by which a text also calls a body."""
    if actor.kind not in ("body", "outlet") or " " not in actor.name:
        return ()
    text = entry.text.text
    written = {text[span.start : span.end] for span in actor.mentions[:_MENTIONS_READ]}
    found = {capitals(one) for one in written if abbreviates(one, actor.name)}
    return tuple(sorted(found - {""}))


def facts_of(entry: Entry) -> ActorFacts:
    """Return what linking keeps of the actors of one document."""
    by_id = {actor.id: actor for actor in entry.analysis.actors}
    states = {actor.id: state_of(actor, by_id) for actor in entry.analysis.actors}
    around = frozenset(state_key(state) for state in states.values() if state is not None)
    found = []
    for actor in entry.analysis.actors:
        above = by_id.get(actor.part_of) if actor.part_of is not None else None
        key = _key(actor, states[actor.id])
        found.append(
            ActorFact(
                actor=actor.id,
                name=actor.name,
                kind=actor.kind,
                key=key,
                state=states[actor.id],
                above=_key(above, states[above.id]) if above is not None else None,
                role=actor.role,
                short=capitals(actor.name) if key[0] in ("body", "name") else "",
                shorts=_shorts(entry, actor),
            )
        )
    return ActorFacts(around, tuple(found))
