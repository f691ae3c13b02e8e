"""A dossier as it is at one moment, with what people of one role may see of it."""

from collections.abc import Collection as Bunch
from functools import cached_property

from alteram.api import copies as _copies
from alteram.api.chronicling import figure, timeline
from alteram.api.copying import SameText
from alteram.api.held import in_order
from alteram.api.looking import Look, looks
from alteram.api.reviewing import Queue, ReviewItem, Wanted, item_in, queue_in
from alteram.chronology import Lineage, Timeline
from alteram.compare import Index, compare
from alteram.comparison import Comparison
from alteram.decisions import Judgements, in_sight, replay
from alteram.desk.role import Role
from alteram.errors import NotFoundError
from alteram.model import Collection, Decision, Document, Entry, Event, LinkedActor, Links, Problem
from alteram.origins import first_copies
from alteram.store import Dossier, Found, Head, Receipt


class View:
    """What a page or an answer is made of. Nothing in it shows more than the role may see."""

    def __init__(self, store: Dossier, role: Role) -> None:
        self.role = role
        self._store = store

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions in the order in which they were made."""
        return self._store.decisions()

    @cached_property
    def judged(self) -> Judgements:
        """What holds after all decisions."""
        return replay(self.decisions)

    @cached_property
    def links(self) -> Links:
        """Copies, actors and events, the events by date."""
        links = self._store.links()
        return Links(copies=links.copies, actors=links.actors, events=in_order(links))

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The records of all documents by date and location, undated ones last."""
        found = self._store.documents()
        return tuple(sorted(found, key=lambda one: (one.published or "9999", one.location, one.id)))

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What was set aside, and why."""
        return self._store.problems()

    def entry(self, document: str) -> Entry:
        """Return a document as it stands, with text and analysis; raises NotFoundError."""
        for entry in self._store.sound((document,)):
            return entry
        raise NotFoundError(f"There is no document {document}.")

    def stored(self, document: str) -> Entry:
        """Return a document as the program made it, rejected records too; raises NotFoundError."""
        for entry in self._store.entries((document,)):
            return entry
        raise NotFoundError(f"There is no document {document}.")

    def receipts(self, document: str) -> tuple[Receipt, ...]:
        """Return how a document came in, in order."""
        return self._store.receipts(document)

    def original(self, document: str) -> bytes:
        """Return the bytes of a document as they were received; raises NotFoundError."""
        self.entry(document)
        return self._store.original(document)

    def event(self, event: str) -> Event:
        """Return an event by its id; raises NotFoundError."""
        for one in self.links.events:
            if one.id == event:
                return one
        raise NotFoundError(f"There is no event {event}.")

    def actor(self, actor: str) -> LinkedActor:
        """Return a linked actor by its id; raises NotFoundError."""
        for one in self.links.actors:
            if one.id == actor:
                return one
        raise NotFoundError(f"There is no actor {actor}.")

    def comparison(self, event: str) -> Comparison:
        """Return what each party says about an event, by its id; raises NotFoundError."""
        found = self.event(event)
        held = Collection(
            entries=tuple(self._store.sound(found.documents)),
            links=self.links,
            decisions=self.decisions,
        )
        firsts = first_copies(self.links.copies)
        wanted = {firsts[one] for one in found.documents if one in firsts}
        return compare(found, held, Index(held, self._store.documents(wanted)))

    def lineage(self, event: str | None, outcome: str) -> Lineage:
        """Return where the figures for an outcome come from: of an event's id, or of all."""
        return figure(event or "all", outcome, self._store.path)

    def timeline(self, event: str | None, speaker: str | None = None) -> Timeline:
        """Return each speaker's statements over time: of an event's id, or of all."""
        return timeline(event, self._store.path, speaker=speaker)

    def copies(self, document: str, *, differences: bool = False) -> tuple[SameText, ...]:
        """Return the texts that a document shares with others, with what differs if asked."""
        return _copies(document, self._store.path, differences=differences)

    def search(self, words: str, *, speaker: str = "", limit: int = 50) -> Found:
        """Return passages that have all words, by date; raises NotFoundError without a word."""
        return self._store.search(words, limit, speaker=speaker)

    def queue(self, wanted: Wanted, *, limit: int = 20, offset: int = 0) -> Queue:
        """Return claims that are asked for, those of which the program is least sure first."""
        return queue_in(self._store, wanted, limit=limit, offset=offset)

    def item(self, claim: str, *, around: int = 300) -> ReviewItem:
        """Return a claim by its id as the queue shows it; raises NotFoundError."""
        return item_in(self._store, claim, around=around)

    def history(self, ids: Bunch[str]) -> tuple[Decision, ...]:
        """Return the decisions on records of these ids and those on such decisions, in order."""
        asked, found = set(ids), []
        for row in in_sight(self.decisions)[0]:
            if not asked.isdisjoint((*row.subject.split(), *row.value.split())):
                found.append(row)
                asked.add(row.id)
        return tuple(found)

    @cached_property
    def looks(self) -> tuple[Look, ...]:
        """The decisions that no longer fit what they were about, in order."""
        return tuple(looks(self._store))

    @property
    def head(self) -> Head:
        """The end of the chain of decisions: how many there are, and the last seal."""
        return self._store.head()

    def actors(
        self, words: str = "", *, limit: int = 100, offset: int = 0
    ) -> tuple[tuple[LinkedActor, ...], int]:
        """Return actors one of whose names has the words, by name, and how many there are."""
        asked = words.casefold()
        found = sorted(
            (
                one
                for one in self.links.actors
                if any(asked in name.casefold() for name in (one.name, *one.aliases))
            ),
            key=lambda one: (one.name.casefold(), one.id),
        )
        return tuple(found[offset : offset + limit]), len(found)
