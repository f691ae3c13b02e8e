"""A dossier as it is at one moment, with what people of one role may see of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Collection as Bunch
from typing import TypeVar

from alteram.api.chronicling import outcome_of
from alteram.api.copying import SameText, copies_among
from alteram.api.linking import kept_actors
from alteram.api.looking import Look, looks_in
from alteram.api.reasons import why_actor_in
from alteram.api.reviewing import ReviewItem, item_in
from alteram.chronology import Lineage, Timeline
from alteram.compare import Index, compare, trace, trace_statements
from alteram.comparison import Comparison
from alteram.decisions import Judgements
from alteram.desk.cache import Same
from alteram.desk.kept import Kept
from alteram.desk.lists import Lists
from alteram.desk.members import Member, members_in
from alteram.desk.now import Now
from alteram.desk.role import Role
from alteram.desk.seeing import Seen
from alteram.desk.sight import NOTHING_HIDDEN
from alteram.errors import NotFoundError
from alteram.link import NameReason
from alteram.model import (
    Collection,
    CopyCluster,
    Decision,
    Document,
    Entry,
    Event,
    LinkedActor,
    Links,
    Problem,
)
from alteram.store import Cut, Found, Head, Receipt

T = TypeVar("T")
L = TypeVar("L", Event, CopyCluster)

_TAKEN_BACK = 50


class View(Lists):
    """What a page or an answer is made of. Nothing in it shows more than the role may see.

    `pending` tells that links have yet to follow decisions or new documents.
    """

    def __init__(
        self, kept: Kept, now: Now, role: Role, *, pending: bool = False, seen: Seen | None = None
    ) -> None:
        """`seen` is what the role sees of a moment `now`, None where that is everything."""
        self.role = role
        self.pending = pending
        self._kept = kept if seen is None else seen.kept
        self._whole = now
        self._hidden = NOTHING_HIDDEN if seen is None else seen.hidden
        self._store = self._kept.store
        self._now = now if seen is None else seen.now

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions in the order in which they were made."""
        return self._now.decisions

    @property
    def judged(self) -> Judgements:
        """What holds after all decisions."""
        return self._now.judged

    @property
    def links(self) -> Links:
        """Copies, actors and events, the events by date."""
        return self._now.links

    @property
    def documents(self) -> tuple[Document, ...]:
        """The records of all documents by date and location, undated ones last."""
        return self._now.documents

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was set aside, and why."""
        return self._now.problems

    def told(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return problems as the role may read them, without those of what it does not see."""
        return self._hidden.problems(problems)

    def record(self, document: str) -> Document:
        """Return the record of a document by its id; raises NotFoundError."""
        found = self._now.records.get(document)
        if found is None:
            raise NotFoundError(f"There is no document {document}.")
        return found

    def records(self, documents: Iterable[str]) -> tuple[Document, ...]:
        """Return the records of documents by their ids, in the order of `documents`."""
        found = (self._now.records[one] for one in set(documents) if one in self._now.records)
        return tuple(sorted(found, key=lambda one: (one.published or "9999", one.location, one.id)))

    def mine(self, who: str) -> tuple[Decision, ...]:
        """Return a person's latest decisions that nobody took back, the last one first."""
        undone: set[str] = set()
        found: list[Decision] = []
        for row in reversed(self._now.decisions):
            if row.action == "undo":
                if row.id not in undone:
                    undone.add(row.subject)
            elif row.who == who and row.id not in undone:
                found.append(row)
                if len(found) == _TAKEN_BACK:
                    break
        return tuple(found)

    def entry(self, document: str) -> Entry:
        """Return a document as it stands, with text and analysis; raises NotFoundError."""
        self.record(document)

        def made() -> Entry:
            (entry,) = self._store.sound((document,))
            return entry

        made_of = self._state_of((document,))
        return self._kept.entries.get(document, made_of, made)

    def _state_of(self, documents: Iterable[str]) -> object:
        """Return what differs once the records of documents stand otherwise."""
        touched = self._now.touched
        numbers = tuple(touched.get(one, 0) for one in documents)
        return self._now.stamp.replaced, self._hidden.stamp, numbers

    def receipts(self, document: str) -> tuple[Receipt, ...]:
        """Return how a document came in, in order."""
        return self._store.receipts(document)

    def original(self, document: str) -> bytes:
        """Return the bytes of a document as they were received; raises NotFoundError."""
        self.entry(document)
        return self._store.original(document)

    def event(self, event: str) -> Event:
        """Return an event by its id; raises NotFoundError."""
        found = self._now.events.get(event)
        if found is None:
            raise NotFoundError(f"There is no event {event}.")
        return found

    def actor(self, actor: str) -> LinkedActor:
        """Return a linked actor by its id; raises NotFoundError."""
        found = self._now.actors.get(actor)
        if found is None:
            raise NotFoundError(f"There is no actor {actor}.")
        return found

    def clusters(self, document: str) -> tuple[CopyCluster, ...]:
        """Return the texts that a document has in common with others."""
        copies = self._now.links.copies
        found = self._kept.sharing.get("", Same(copies), lambda: _by_document(copies))
        return tuple(one for one in found.get(document, ()) if one.links)

    def events_of(self, document: str) -> tuple[Event, ...]:
        """Return the events that a document tells of, by date."""
        events = self._now.links.events
        found = self._kept.telling.get("", Same(events), lambda: _by_document(events))
        return found.get(document, ())

    def comparison(self, event: str) -> Comparison:
        """Return what each party says about an event, by its id; raises NotFoundError."""
        found = self.event(event)

        def made() -> Comparison:
            held = self._collection(found.documents)
            firsts = self._store.documents(self._firsts(found.documents))
            return compare(found, held, Index(held, firsts, self._now.common))

        return self._kept.comparisons.get(event, self._made_of(found), made)

    def drawn(self, name: str, of: object, make: Callable[[], T]) -> T:
        """Return what was made of a thing before, under a name, as long as it is the same thing.

        For what takes long to make: `of` is a comparison, lineage or timeline of this view, or
        its documents.
        """
        found: T = self._kept.drawn.get(name, Same(of), make)
        return found

    def lineage(self, event: str, outcome: str) -> Lineage:
        """Return where an event's figures for an outcome come from; raises NotFoundError."""
        found, wanted = self.event(event), outcome_of(outcome)

        def made() -> Lineage:
            held = self._collection((*found.documents, *self._firsts(found.documents)))
            return trace(found, wanted, held, Index(held, (), self._now.common))

        return self._kept.lineages.get((event, wanted), self._made_of(found), made)

    def timeline(self, event: str) -> Timeline:
        """Return each speaker's statements on an event, by its id; raises NotFoundError."""
        found = self.event(event)

        def made() -> Timeline:
            held = self._collection((*found.documents, *self._firsts(found.documents)))
            return trace_statements(held, found, Index(held, (), self._now.common))

        return self._kept.timelines.get(event, self._made_of(found), made)

    def _made_of(self, event: Event) -> object:
        """Return what a comparison of an event depends on."""
        documents = (*event.documents, *self._firsts(event.documents))
        return event, self._now.common, self._state_of(documents)

    def _firsts(self, documents: Iterable[str]) -> tuple[str, ...]:
        """Return the documents in which the texts of others first appeared, without these."""
        firsts, ours = self._now.common.firsts, set(documents)
        return tuple(sorted({firsts[one] for one in ours if one in firsts} - ours))

    def _collection(self, documents: Sequence[str]) -> Collection:
        return Collection(
            entries=tuple(self._store.sound(documents)),
            links=self._now.links,
            decisions=self._now.decisions,
        )

    def copies(self, document: str, *, differences: bool = False) -> tuple[SameText, ...]:
        """Return the texts that a document shares with others, with what differs if asked.

        Raises NotFoundError.
        """
        self.record(document)
        clusters = self.clusters(document)
        wanted = {other for one in clusters for other in one.documents}
        entries = {one.document.id: one for one in self._store.sound(wanted)}
        return copies_among(entries, clusters, differences=differences)

    def search(self, words: str, *, speaker: str = "", limit: int | Cut = 50) -> Found:
        """Return passages that have all words, by date; raises NotFoundError without a word."""
        return self._store.search(words, limit, speaker=speaker)

    def item(self, claim: str, *, around: int = 300) -> ReviewItem:
        """Return a claim by its id as the queue shows it; raises NotFoundError."""
        return item_in(self._store, claim, around=around)

    def history(self, ids: Bunch[str]) -> tuple[Decision, ...]:
        """Return the decisions on records of these ids and those on such decisions, in order."""
        rows = self._kept.ledger.on(self._whole.decisions, ids)
        closed = self._whole.judged.closed
        return self._hidden.decisions(one for one in rows if not one.round or one.round in closed)

    @property
    def looks(self) -> tuple[Look, ...]:
        """The decisions that no longer fit what they were about, in order."""
        now = self._now

        def made() -> tuple[Look, ...]:
            return tuple(looks_in(now.decisions, now.judged, now.events.keys() | now.actors.keys()))

        made_of = Same(now.decisions), Same(now.links)
        return self._kept.looks.get("", made_of, made)

    @property
    def head(self) -> Head:
        """The end of the chain of decisions: how many there are, and the last seal."""
        return self._now.stamp.head

    def members(
        self, actor: LinkedActor, *, only: Iterable[str] = (), limit: int = 50, offset: int = 0
    ) -> tuple[Member, ...]:
        """Return where an actor is named, a document each, of all its members or of `only` some."""
        asked = sorted(set(only) or actor.members)[offset : offset + limit]
        return tuple(members_in(self._store, asked))

    def why_actor(self, actor: str) -> tuple[NameReason, ...]:
        """Return how the names of an actor were compared, as far as they are seen."""
        found = self.actor(actor)
        known = {found.name, *found.aliases}
        of, store = self._now.stamp.links, self._store
        keyed = self._kept.keyed.get("", (of, self._hidden.stamp), lambda: kept_actors(store))
        return tuple(
            one
            for one in why_actor_in(store, found.id, keyed).compared
            if one.one in known and one.other in known
        )


def _by_document(links: Iterable[L]) -> Mapping[str, tuple[L, ...]]:
    found: dict[str, list[L]] = defaultdict(list)
    for one in links:
        for document in dict.fromkeys(one.documents):
            found[document].append(one)
    return {document: tuple(ours) for document, ours in found.items()}
