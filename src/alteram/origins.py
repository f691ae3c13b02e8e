"""Original speakers: to whom the words of an attribution go back, copies counted once.

The original speaker is the innermost of the chain, taken as the body he or she speaks for; an
outlet's own words go back to the document in which their text first appeared. Forty copies
have one origin, and so have two documents that quote the same ministry. An origin is always
one "in this collection".
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from alteram.model import Attribution, CopyCluster, Document, Entry, LinkedActor

_UNDATED = "9999"
_DESCRIBING_WORDS = """
a an the one two three four five several some many few most other another various local unnamed
anonymous eyewitnesses witnesses officials sources residents survivors
"""
_DESCRIBING = frozenset(_DESCRIBING_WORDS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An original speaker: `key` is equal where two attributions go back to the same one."""

    key: str
    name: str


OriginKey = tuple[str, str]


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return documents in order of first appearance, whatever order they were read in.

    Order: date of publication, unknown dates last; then, of one day, the outlet that most others
    of that day credit, for a wire story comes from its agency; then the longer text, for copies
    are cut; then the id.
    """
    held = list(entries)
    credited_by: Counter[tuple[str | None, str]] = Counter()
    for entry in held:
        own = _outlet_key(entry.document.outlet)
        named = {_outlet_key(a.name) for a in entry.analysis.actors if a.kind == "outlet"}
        credited_by.update((entry.document.published, name) for name in sorted(named - {own, ""}))

    def key(entry: Entry) -> tuple[str, int, int, str]:
        document = entry.document
        credited = credited_by[document.published, _outlet_key(document.outlet)]
        return (document.published or _UNDATED, -credited, -len(entry.text.text), document.id)

    return sorted(held, key=key)


def _outlet_key(name: str | None) -> str:
    return " ".join((name or "").casefold().split())


def linked_by_member(actors: Iterable[LinkedActor]) -> dict[str, LinkedActor]:
    """Return for each id of an actor of one document the linked actor it belongs to."""
    return {member: linked for linked in actors for member in linked.members}


def first_copies(copies: Iterable[CopyCluster]) -> dict[str, str]:
    """Return for each document that is a copy the document in which its text first appeared."""
    return {
        document: cluster.documents[0]
        for cluster in copies
        if any(link.kind == "same_text" for link in cluster.links)
        for document in cluster.documents
    }


def is_named(speaker: str) -> bool:
    """Tell whether a speaker has a name ("Anna Petrova"), and is not only described.

    The capital of an article or a number at the head of a sentence names nobody ("A witness").
    """
    first, _, rest = speaker.partition(" ")
    words = rest if first.casefold() in _DESCRIBING else speaker
    return any(map(str.isupper, words))


def speaking_body(actor: LinkedActor, by_id: dict[str, LinkedActor]) -> LinkedActor:
    """Return the body that an actor speaks for: the highest one below the state."""
    seen = {actor.id}
    while actor.part_of is not None and actor.part_of not in seen:
        above = by_id.get(actor.part_of)
        if above is None or above.kind == "state":
            break
        actor = above
        seen.add(actor.id)
    return actor


@dataclass(frozen=True, kw_only=True)
class _Reader:
    entry: Entry
    members: dict[str, LinkedActor]
    by_id: dict[str, LinkedActor]
    firsts: Mapping[str, Document]
    by_name: dict[str, str]

    def named(self, attribution: Attribution) -> list[tuple[str, LinkedActor | None]]:
        """Return the chain, innermost first, each name with the linked actor it means."""
        chain = attribution.chain or (attribution.speaker_name,)
        found = []
        for name in chain:
            actor = attribution.speaker_actor if name == attribution.speaker_name else None
            actor = actor or self.by_name.get(name)
            found.append((name, self.members.get(actor) if actor is not None else None))
        return found

    def outlet(self) -> Origin:
        first = self.firsts.get(self.entry.document.id, self.entry.document)
        key = f"outlet:{first.outlet.casefold()}" if first.outlet else f"document:{first.id}"
        return Origin(key=key, name=first.outlet or first.location)

    def origin(self, attribution: Attribution) -> Origin:
        if attribution.kind == "outlet":
            return self.outlet()
        chain = self.named(attribution)
        name, linked = chain[0]
        if linked is not None and is_named(name):
            body = speaking_body(linked, self.by_id)
            return Origin(key=body.id, name=body.name)
        return self._unnamed(name, chain[1:])

    def _unnamed(self, name: str, rest: list[tuple[str, LinkedActor | None]]) -> Origin:
        """Return the origin of words whose speaker is only described: known by who cites it."""
        for _, linked in rest:
            if linked is not None and linked.kind != "outlet":
                citing = speaking_body(linked, self.by_id)
                return Origin(key=f"{name.casefold()}|{citing.id}", name=name)
        return Origin(key=f"{name.casefold()}|{self.outlet().key}", name=name)


class Origins:
    """Finds original speakers, one document at a time.

    `documents` gives at least the documents in which the text of a copy first appeared.
    """

    def __init__(
        self,
        actors: Iterable[LinkedActor],
        copies: Iterable[CopyCluster],
        documents: Mapping[str, Document],
    ) -> None:
        held = tuple(actors)
        self._members = linked_by_member(held)
        self._by_id = {actor.id: actor for actor in held}
        self._firsts = {
            copy: documents[first]
            for copy, first in first_copies(copies).items()
            if first in documents
        }

    def of(self, entry: Entry) -> dict[str, Origin]:
        """Return the origin of every attribution of a document, by the attribution's id."""
        reader = _Reader(
            entry=entry,
            members=self._members,
            by_id=self._by_id,
            firsts=self._firsts,
            by_name={actor.name: actor.id for actor in entry.analysis.actors},
        )
        return {one.id: reader.origin(one) for one in entry.analysis.attributions}


def find_origins(
    entries: Sequence[Entry], actors: Sequence[LinkedActor], copies: Sequence[CopyCluster]
) -> dict[OriginKey, Origin]:
    """Return the origin of every attribution, by document id and attribution id."""
    origins = Origins(actors, copies, {entry.document.id: entry.document for entry in entries})
    return {
        (entry.document.id, attribution): origin
        for entry in entries
        for attribution, origin in origins.of(entry).items()
    }
