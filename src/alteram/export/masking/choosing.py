"""Who is masked: names that are given, actors marked private, persons without an office."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from alteram.export.masking.names import Masked, words_of
from alteram.model import LinkedActor

_BETWEEN_FORMS = ";"


@dataclass(frozen=True, slots=True, kw_only=True)
class Masking:
    """What is asked for. `names` are one person each, forms of one name parted by ";".

    `private` asks for all actors that a person marked private, `persons` for all named persons
    of whom no text tells a body or a state that they belong to. `secret` makes the pseudonyms.
    """

    names: tuple[str, ...] = ()
    private: bool = False
    persons: bool = False
    secret: bytes = b""

    def __bool__(self) -> bool:
        return bool(self.names or self.private or self.persons)


def choose(
    asked: Masking,
    actors: Sequence[LinkedActor],
    private: Mapping[str, str],
    spared: Collection[str],
) -> tuple[Masked, ...]:
    """Return all who are masked, by key.

    `private` gives the names of linked actors as they were marked, by id; one that is no longer
    linked under its id is masked by that name. `spared` holds ids of members of whom a text tells
    a body or a state, or no name. A given name brings all names of the actors that bear it.
    """
    found: dict[str, Masked] = {}
    linked = {actor.id for actor in actors}
    marked = {one: name for one, name in private.items() if asked.private}
    lost = (name for one, name in sorted(marked.items()) if one not in linked)
    for name in (*asked.names, *lost):
        for one in _given(name, actors):
            found[one.key] = _both(found.get(one.key), one)
    for actor in actors:
        person = asked.persons and actor.kind == "person" and _stands_alone(actor, spared)
        if actor.id in marked or person:
            found[actor.id] = _both(found.get(actor.id), _linked(actor))
    return tuple(found[key] for key in sorted(found))


def unborne(asked: Masking, actors: Sequence[LinkedActor]) -> tuple[str, ...]:
    """Return the given names that no actor bears: perhaps misspelt, perhaps only in passing."""
    known = {words_of(one) for actor in actors for one in (actor.name, *actor.aliases)}
    return tuple(name for name in asked.names if known.isdisjoint(map(words_of, _forms(name))))


def _forms(name: str) -> tuple[str, ...]:
    """Return the forms of a given name."""
    return tuple(one.strip() for one in name.split(_BETWEEN_FORMS) if words_of(one))


def _stands_alone(actor: LinkedActor, spared: Collection[str]) -> bool:
    return actor.part_of is None and not any(member in spared for member in actor.members)


def _given(name: str, actors: Sequence[LinkedActor]) -> Iterable[Masked]:
    """Yield whom a given name means: all linked actors that bear it, else a person unknown."""
    forms = _forms(name)
    if not forms:
        return
    wanted = {words_of(form) for form in forms}
    bearers = [
        actor
        for actor in actors
        if wanted & {words_of(known) for known in (actor.name, *actor.aliases)}
    ]
    for actor in bearers:
        yield _linked(actor, forms)
    if not bearers:
        key = " ".join(words_of(forms[0]))
        yield Masked(key=key, kind="unknown", forms=forms, given=len(forms))


def _linked(actor: LinkedActor, given: Sequence[str] = ()) -> Masked:
    main = (*given, actor.name)
    return Masked(key=actor.id, kind=actor.kind, forms=(*main, *actor.aliases), given=len(main))


def _both(one: Masked | None, other: Masked) -> Masked:
    if one is None:
        return other
    given = dict.fromkeys((*one.forms[: one.given], *other.forms[: other.given]))
    forms = dict.fromkeys((*given, *one.forms, *other.forms))
    return Masked(key=one.key, kind=one.kind, forms=tuple(forms), given=len(given))
