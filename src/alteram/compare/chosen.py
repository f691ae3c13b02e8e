"""Parties: under whom a statement stands, as a person chose it or as the program proposes.

The program proposes the state of the speaker or of the body he or she belongs to, else the
highest body, else the speaker's own name. What a person chose for an actor holds for all under
it, the nearest choice first: the person's own, that for the body, that for the state.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from alteram.compare.wording import CITED_BY, UNNAMED_OUTLET_OF
from alteram.decisions import NO_JUDGEMENTS, Judgements
from alteram.model import UNNAMED_OUTLET, Attribution, LinkedActor
from alteram.origins import Origin, is_named, linked_by_member, speaking_body

_ARTICLES = ("a", "an", "the")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party by its name; `reason` is a person's for choosing it, None where none was chosen.

    `is_side` is not set for an outlet's own words and for speakers who are only described: they
    tell of others and have no account of their own to be asked for.
    """

    name: str
    reason: str | None = None
    is_side: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Who speaks in one document: the attribution, its origin and the names of the actors.

    `names` are the document's actors by name; `outlet` is that of the document, `first_outlet`
    that in which the text first appeared, `first_location` where that document lies.
    """

    attribution: Attribution
    origin: Origin
    names: Mapping[str, str]
    outlet: str | None
    first_outlet: str | None
    first_location: str

    @property
    def unnamed_outlet(self) -> str:
        """The name of an outlet that the text does not give: two of them are never one party."""
        return UNNAMED_OUTLET_OF.format(document=self.first_location)

    @property
    def chain(self) -> tuple[str, ...]:
        """The chain from the innermost speaker on."""
        return self.attribution.chain or (self.attribution.speaker_name,)


class Parties:
    """The parties of a collection: look-ups over its actors and what people decided."""

    def __init__(
        self, actors: Sequence[LinkedActor], judgements: Judgements = NO_JUDGEMENTS
    ) -> None:
        self._members = linked_by_member(actors)
        self._by_id = {actor.id: actor for actor in actors}
        self._states: dict[str, LinkedActor] = {}
        self._bodies: dict[str, LinkedActor | None] = {}
        for actor in actors:
            for name in dict.fromkeys((actor.name, *actor.aliases)):
                if actor.kind == "state":
                    self._states.setdefault(name, actor)
                elif actor.kind == "body":
                    self._bodies[name] = None if name in self._bodies else actor
        self._judged = judgements

    def linked(self, name: str, names: Mapping[str, str]) -> LinkedActor | None:
        """Return the linked actor that a name means in a document with these actors.

        States and bodies are known by their full names elsewhere too, if these are one's alone.
        """
        actor = names.get(name)
        found = self._members.get(actor) if actor is not None else None
        return found or self._states.get(name) or self._bodies.get(name)

    def speaker(self, spoken: Spoken) -> LinkedActor | None:
        """Return the linked actor who speaks, if the text says which one."""
        actor = spoken.attribution.speaker_actor
        found = self._members.get(actor) if actor is not None else None
        return found or self.linked(spoken.attribution.speaker_name, spoken.names)

    def body(self, actor: LinkedActor) -> LinkedActor:
        """Return the body that an actor speaks for."""
        return speaking_body(actor, self._by_id)

    def of_speaker(self, spoken: Spoken) -> Party:
        """Return the party under which a statement stands."""
        if spoken.attribution.kind == "outlet":
            return self._of_outlet(spoken)
        if spoken.attribution.speaker_name == UNNAMED_OUTLET:
            return self._named(spoken.unnamed_outlet, is_side=False)
        for name in spoken.chain:
            found = self._of_name(name, spoken)
            if found is not None:
                return found
        if is_named(spoken.chain[0]):
            return self._named(spoken.origin.name)
        outlet = spoken.first_outlet or spoken.outlet or spoken.unnamed_outlet
        described = CITED_BY.format(speaker=_plain(spoken.chain[0]), outlet=outlet)
        return self._named(described, is_side=False)

    def _of_outlet(self, spoken: Spoken) -> Party:
        """Return the party of words that nobody is cited for."""
        if spoken.outlet is None and spoken.attribution.speaker_name == UNNAMED_OUTLET:
            return self._named(spoken.unnamed_outlet, is_side=False)
        name = spoken.outlet or spoken.attribution.speaker_name
        linked = self.linked(name, spoken.names)
        if linked is not None and linked.kind in ("body", "state"):
            # A ministry's own page: what it says in its own voice is its account.
            return self.of_actor(linked)
        chosen = self._chosen(linked) if linked is not None else None
        return chosen or self._named(name, is_side=False)

    def of_actor(self, linked: LinkedActor) -> Party:
        """Return the party under which an actor's own statements stand.

        Groups ("independent observers") and those only described are no side that could be asked.
        """
        chosen = self._chosen(linked)
        if chosen is not None:
            return chosen
        state = self._state(linked)
        name = state if state is not None else self.body(linked).name
        is_side = state is not None or linked.kind in ("person", "body", "state")
        is_side = is_side and is_named(name)
        return self._named(name, is_side=is_side)

    def _of_name(self, name: str, spoken: Spoken) -> Party | None:
        """Return the party of one name of the chain, or None where it has none of its own."""
        linked = self.linked(name, spoken.names)
        if name == spoken.attribution.speaker_name:
            linked = self.speaker(spoken) or linked
        if linked is None or linked.kind == "outlet":
            return None
        chosen = self._chosen(linked)
        if chosen is not None:
            return chosen
        state = self._state(linked)
        if state is not None:
            return self._named(state)
        return self._named(self.body(linked).name) if is_named(name) else None

    def _named(self, proposed: str, *, is_side: bool = True) -> Party:
        """Return the proposed party, or the one that a person chose instead of it."""
        chosen = self._judged.parties.get(proposed)
        if chosen is None:
            return Party(name=proposed, is_side=is_side)
        return Party(name=chosen, reason=self._judged.reasons.get(proposed))

    def _chosen(self, actor: LinkedActor) -> Party | None:
        for one in self._upwards(actor):
            chosen = self._judged.parties.get(one.id)
            if chosen is not None:
                return Party(name=chosen, reason=self._judged.reasons.get(one.id))
        return None

    def _upwards(self, actor: LinkedActor) -> Iterator[LinkedActor]:
        """Yield an actor and all above it, the nearest first; circles end where they began."""
        seen: set[str] = set()
        at: LinkedActor | None = actor
        while at is not None and at.id not in seen:
            seen.add(at.id)
            yield at
            above = self._by_id.get(at.part_of) if at.part_of is not None else None
            at = above or (self._states.get(at.state) if at.state is not None else None)

    def _state(self, actor: LinkedActor) -> str | None:
        body = self.body(actor)
        if body.kind == "state":
            return body.name
        above = self._by_id.get(body.part_of) if body.part_of is not None else None
        return above.name if above is not None else actor.state or body.state


def _plain(speaker: str) -> str:
    """Return a description without its article ("witness"), as it stands in a heading."""
    first, _, rest = speaker.partition(" ")
    return rest if rest and first.casefold() in _ARTICLES else speaker
