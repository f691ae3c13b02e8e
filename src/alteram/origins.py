"""Original speakers: to whom the words of an attribution go back, copies counted once.

The original speaker is the innermost of the chain, taken as the body he or she speaks for; an
outlet's own words go back to the document in which their text first appeared. Forty copies
have one origin, and so have two documents that quote the same ministry. An origin is always
one "in this collection".
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace

from alteram.model import Attribution, CopyCluster, Document, Entry, LinkedActor, Span

_UNDATED = "9999"
_DESCRIBING_WORDS = """
a an the one two three four five several some many few most other another various local unnamed
anonymous eyewitnesses witnesses officials sources residents survivors
"""
_DESCRIBING = frozenset(_DESCRIBING_WORDS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An original speaker: `key` is equal where two attributions go back to the same one.

    `speaker` is the key before the body was looked up for which he or she speaks; it stays where
    more documents tell of another body, and `Origins.key` gives the key that then holds.
    """

    key: str
    name: str
    speaker: str = field(default="", compare=False)


OriginKey = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """What puts a document in order of first appearance.

    `named` are the other outlets that its text names, `length` is in characters.
    """

    document: str
    published: str | None
    outlet: str | None
    named: tuple[str, ...]
    length: int


def appearance(entry: Entry) -> Appearance:
    """Return what puts a document in order."""
    outlet = outlet_key(entry.document.outlet)
    named = {outlet_key(a.name) for a in entry.analysis.actors if a.kind == "outlet"}
    return Appearance(
        document=entry.document.id,
        published=entry.document.published,
        outlet=entry.document.outlet,
        named=tuple(sorted(named - {outlet, ""})),
        length=len(entry.text.text),
    )


def first_to_last(appearances: Sequence[Appearance]) -> list[int]:
    """Return the numbers of documents in order of first appearance, however they were read.

    Order: date of publication, unknown dates last; then, of one day, the outlet that most others
    of that day credit, for a wire story comes from its agency; then the longer text, for copies
    are cut; then the id.
    """
    credited_by: Counter[tuple[str | None, str]] = Counter()
    for one in appearances:
        credited_by.update((one.published, name) for name in one.named)

    def key(number: int) -> tuple[str, int, int, str]:
        one = appearances[number]
        credited = credited_by[one.published, outlet_key(one.outlet)]
        return (one.published or _UNDATED, -credited, -one.length, one.document)

    return sorted(range(len(appearances)), key=key)


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return documents in order of first appearance, whatever order they were read in."""
    held = list(entries)
    return [held[number] for number in first_to_last([appearance(entry) for entry in held])]


def outlet_key(name: str | None) -> str:
    """Return the key under which two spellings of an outlet are one."""
    return " ".join((name or "").casefold().split())


def linked_by_member(actors: Iterable[LinkedActor]) -> dict[str, LinkedActor]:
    """Return for each id of an actor of one document the linked actor it belongs to."""
    return {member: linked for linked in actors for member in linked.members}


def first_copies(copies: Iterable[CopyCluster]) -> dict[str, str]:
    """Return for each document that is a copy the document that its text goes back to.

    Copies are those of the same text, rewritten ones, and texts that were cut out of the origin
    of their cluster.
    """
    found: dict[str, str] = {}
    held = sorted(copies, key=lambda one: one.id)
    for cluster in held:
        first = cluster.origin or cluster.documents[0]
        for link in cluster.links:
            if link.kind in ("same_text", "rewritten"):
                found |= {link.document: first, link.of: first}
    for cluster in held:
        first = cluster.origin or cluster.documents[0]
        for link in cluster.links:
            if link.kind == "contains" and link.document == first:
                found.setdefault(link.of, found.get(first, first))
    return found


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copied:
    """What the copies say of documents: first copies, credited agencies, passages from others."""

    documents: Mapping[str, Document]
    firsts: Mapping[str, str]
    agencies: Mapping[str, str]
    passages: Mapping[str, list[tuple[tuple[Span, ...], str]]]

    def first(self, document: str, spans: Sequence[Span]) -> tuple[str, str | None]:
        """Return the document that words of another go back to, and the agency credited there."""
        passages = self.passages.get(document, ())
        of = next((of for at, of in passages if _inside(spans, at)), document)
        return self.firsts.get(of, of), self.agencies.get(of)

    def trail(self, document: str) -> tuple[object, ...]:
        """Return all that decides to whom an outlet's own words in a document go back."""
        met = [((), document), *self.passages.get(document, ())]
        return tuple((at, self.firsts.get(of, of), self.agencies.get(of)) for at, of in met)


def _read_copies(copies: Iterable[CopyCluster], documents: Mapping[str, Document]) -> _Copied:
    held = sorted(copies, key=lambda one: one.id)
    agencies: dict[str, str] = {}
    passages: dict[str, list[tuple[tuple[Span, ...], str]]] = defaultdict(list)
    for cluster in held:
        if cluster.credit is not None:
            agencies |= dict.fromkeys(cluster.documents, cluster.credit)
        for link in cluster.links:
            if link.kind == "contains" and link.document != cluster.origin:
                passages[link.document].append((link.passages, link.of))
    return _Copied(
        documents=documents, firsts=first_copies(held), agencies=agencies, passages=passages
    )


def _inside(spans: Sequence[Span], passages: Sequence[Span]) -> bool:
    """Tell whether words lie for the most part in passages that come from elsewhere."""
    length = sum(span.end - span.start for span in spans)
    shared = sum(
        max(0, min(span.end, other.end) - max(span.start, other.start))
        for span in spans
        for other in passages
    )
    return 2 * shared > length


@dataclass(frozen=True, kw_only=True)
class _Reader:
    entry: Entry
    members: dict[str, LinkedActor]
    by_id: dict[str, LinkedActor]
    copied: _Copied
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

    def outlet(self, spans: Sequence[Span] = ()) -> Origin:
        """Return to whom the outlet's own words at `spans` go back."""
        own = self.entry.document
        of, agency = self.copied.first(own.id, spans)
        if agency is not None:
            made = f"outlet:{agency.casefold()}"
            return Origin(key=made, name=agency, speaker=made)
        first = self.copied.documents.get(of, own)
        key = f"outlet:{first.outlet.casefold()}" if first.outlet else f"document:{first.id}"
        return Origin(key=key, name=first.outlet or first.location, speaker=key)

    def origin(self, attribution: Attribution) -> Origin:
        if attribution.kind == "outlet":
            return self.outlet(attribution.content)
        chain = self.named(attribution)
        name, linked = chain[0]
        if linked is not None and is_named(name):
            body = speaking_body(linked, self.by_id)
            return Origin(key=body.id, name=body.name, speaker=linked.id)
        return self._unnamed(name, chain[1:])

    def _unnamed(self, name: str, rest: list[tuple[str, LinkedActor | None]]) -> Origin:
        """Return the origin of words whose speaker is only described: known by who cites it."""
        for _, linked in rest:
            if linked is not None and linked.kind != "outlet":
                citing = speaking_body(linked, self.by_id)
                said = name.casefold()
                return Origin(key=f"{said}|{citing.id}", name=name, speaker=f"{said}|{linked.id}")
        key = f"{name.casefold()}|{self.outlet().key}"
        return Origin(key=key, name=name, speaker=key)


class Origins:
    """Finds original speakers, one document at a time.

    `documents` gives at least the documents that copies and passages go back to.
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
        self._copied = _read_copies(copies, documents)

    def among(self, documents: Mapping[str, Document]) -> "Origins":
        """Return the same look-ups with other documents that copies and passages go back to."""
        other = copy(self)
        other._copied = replace(self._copied, documents=documents)
        return other

    def of(self, entry: Entry) -> dict[str, Origin]:
        """Return the origin of every attribution of a document, by the attribution's id."""
        reader = _Reader(
            entry=entry,
            members=self._members,
            by_id=self._by_id,
            copied=self._copied,
            by_name={actor.name: actor.id for actor in entry.analysis.actors},
        )
        return {one.id: reader.origin(one) for one in entry.analysis.attributions}

    def key(self, speaker: str) -> str:
        """Return the key of an origin whose `speaker` is known, as its actor is linked now."""
        said, bar, citing = speaker.rpartition("|")
        linked = self._by_id.get(citing)
        return speaker if linked is None else f"{said}{bar}{speaking_body(linked, self._by_id).id}"


def gone_elsewhere(
    documents: Iterable[str], before: Iterable[CopyCluster], now: Iterable[CopyCluster]
) -> tuple[str, ...]:
    """Return the documents whose outlet's own words go back to others now than before."""
    was, is_now = _read_copies(before, {}), _read_copies(now, {})
    return tuple(one for one in documents if was.trail(one) != is_now.trail(one))


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
