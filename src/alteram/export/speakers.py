"""Who stands behind the names of a chain: one identity for each, the same in every format."""

from collections.abc import Iterable
from dataclasses import dataclass

from alteram.export.said import chain_of
from alteram.model import Actor, ActorKind, Attribution, Entry, LinkedActor, content_id
from alteram.origins import linked_by_member, outlet_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody of whom a text says that he, she or it said something, or passed it on.

    `id` is that of the linked actor, where there is one; else it is made from the name, and for
    one whom words only describe ("a witness") from the document too: two such are never one.
    """

    id: str
    name: str
    kind: ActorKind


class Speakers:
    """Finds the speakers of attributions, one document at a time."""

    def __init__(self, actors: Iterable[LinkedActor]) -> None:
        held = tuple(actors)
        self._members = linked_by_member(held)

    def chain(self, entry: Entry, by: Attribution) -> tuple[Speaker, ...]:
        """Return who said it and through whom, innermost first, the outlet last."""
        own = {actor.id: actor for actor in entry.analysis.actors}
        by_name = {actor.name: actor for actor in entry.analysis.actors}
        names = chain_of(by)
        found = []
        for place, name in enumerate(names):
            actor = own.get(by.speaker_actor or "") if name == by.speaker_name else None
            is_outlet = place == len(names) - 1
            found.append(self._speaker(entry, name, actor or by_name.get(name), is_outlet))
        return tuple(found)

    def outlet(self, entry: Entry) -> Speaker | None:
        """Return the outlet of a document, where it is named."""
        name = entry.document.outlet
        if not name:
            return None
        actor = next((one for one in entry.analysis.actors if one.name == name), None)
        return self._speaker(entry, name, actor, True)

    def of_actor(self, entry: Entry, actor: Actor) -> Speaker:
        """Return who an actor of a document is."""
        return self._speaker(entry, actor.name, actor, False)

    def _speaker(self, entry: Entry, name: str, actor: Actor | None, is_outlet: bool) -> Speaker:
        linked = self._members.get(actor.id) if actor is not None else None
        if linked is not None:
            return Speaker(id=linked.id, name=linked.name, kind=linked.kind)
        if is_outlet and entry.document.outlet:
            made = content_id("outlet", outlet_key(name))
            return Speaker(id=made, name=name, kind=actor.kind if actor else "outlet")
        made = content_id("speaker", entry.document.id, name)
        return Speaker(id=made, name=name, kind=actor.kind if actor else "unknown")
