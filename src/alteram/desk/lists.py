"""The lists of a view: queue, events, speakers, actors; all from the register and its tables."""

from collections.abc import Collection as Bunch
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from alteram.api.reviewing import AROUND, Queue, ReviewItem, Wanted, item_of
from alteram.chronology import Timeline
from alteram.compare import Index, trace_statements
from alteram.desk.cache import Same
from alteram.desk.finding import Asked, FoundEvents, find
from alteram.desk.kept import Kept
from alteram.desk.now import Now
from alteram.desk.queues import Queued
from alteram.desk.register import Place
from alteram.desk.role import Role
from alteram.desk.seen_tables import seen_tables
from alteram.desk.sight import Hidden
from alteram.desk.tables import EventFacts, Numbers, SpeakerRow, Tables, event_facts
from alteram.errors import NotFoundError
from alteram.model import Collection, Entry, Event, LinkedActor
from alteram.store import Dossier

_MOST_READ = 60
"""Documents of which a timeline of speakers is made at most, the latest ones."""


class Lists:
    """What of a view is listed; see `View`."""

    role: Role
    _kept: Kept
    _now: Now
    _hidden: Hidden
    _store: Dossier
    _whole: Now

    @property
    def ready(self) -> bool:
        """Tell whether lists are at hand; after a start who asks for one waits for some seconds."""
        return self._kept.shelf.ready

    def prepare(self) -> None:
        """Make what the lists of this role are made of, so that nobody has to wait for it."""
        _ = self._tables

    @property
    def _tables(self) -> Tables:
        whole = self._kept.shelf.at(self._whole)
        if not self._hidden:
            return whole
        made_of = Same(whole), Same(self._now.links), Same(self._now.common)
        return self._kept.tables.get(
            "", made_of, lambda: seen_tables(self._now, self._hidden, whole, self._store)
        )

    def queue(self, wanted: Wanted, *, limit: int = 20, offset: int = 0, after: str = "") -> Queue:
        """Return claims that are asked for, those of which the program is least sure first.

        With `after`, those that come after a claim's place in the queue, by its id.
        """
        queued = Queued(self._now, self._tables.registered, wanted)
        made_of = Same(self._now.judged), Same(self._tables.registered), Same(self._now.links)
        total = self._kept.totals.get(wanted, made_of, queued.total)
        places = queued.page(limit, offset, after)
        return Queue(items=tuple(self._items(places)), total=total)

    def states(self) -> Mapping[str, int]:
        """Return how many claims are in each state of review; one that copies share counts once."""
        return Queued(self._now, self._tables.registered, Wanted()).states()

    def _items(self, places: Sequence[Place]) -> Iterator[ReviewItem]:
        entries = {one: self.stored(one) for one in sorted({one.document for one in places})}
        for place in places:
            entry = entries[place.document]
            claims = (one for one in entry.analysis.claims if one.id == place.claim)
            for claim in claims:
                yield item_of(entry, claim, self._now.judged, around=AROUND)

    def stored(self, document: str) -> Entry:
        """Return a document as the program made it, rejected records too; raises NotFoundError."""
        if document not in self._now.records:
            raise NotFoundError(f"There is no document {document}.")

        def made() -> Entry:
            (entry,) = self._store.entries((document,))
            return entry

        made_of = self._now.stamp.replaced, self._hidden.stamp
        return self._kept.stored.get(document, made_of, made)

    def counted(self, documents: Bunch[str]) -> Mapping[str, Mapping[str, int]]:
        """Return how many claims of documents are in each state of review, by document id."""
        stored, judged = self._tables.registered.stored, self._now.judged
        found: dict[str, dict[str, int]] = {}
        for document in documents:
            states: dict[str, int] = {}
            facts = stored.get(document)
            for one in facts.claims if facts is not None else ():
                state = judged.state(one.id)
                states[state] = states.get(state, 0) + 1
            found[document] = states
        return found

    def found_events(
        self,
        words: str = "",
        *,
        sort: str = "date",
        descending: bool = False,
        limit: int = 100,
        offset: int = 0,
        **filters: str,
    ) -> FoundEvents:
        """Return events, with the number for each filter; `filters` are those of `Asked`.

        They are sorted by date, place, label, documents, origins, copies or parties.
        """
        tables, events = self._tables, self._now.links.events
        page = slice(offset, offset + limit)
        asked = Asked(words=words, **filters)

        def made() -> FoundEvents:
            known = ((event, self._facts(tables, event)) for event in events)
            return find(known, asked, sort, descending=descending, page=page)

        key = (asked, sort, descending, offset, limit)
        return self._kept.found.get(key, (Same(tables), Same(events)), made)

    def event_facts(self, event: str) -> EventFacts:
        """Return what filters ask of an event, by its id; raises NotFoundError."""
        found = self._now.events.get(event)
        if found is None:
            raise NotFoundError(f"There is no event {event}.")
        return self._facts(self._tables, found)

    def _facts(self, tables: Tables, event: Event) -> EventFacts:
        found = tables.events.get(event.id)
        if found is None:
            return event_facts(self._now, event, tables.registered.standing, tables.voices)
        return found

    def actors(
        self, words: str = "", *, limit: int = 100, offset: int = 0
    ) -> tuple[tuple[LinkedActor, ...], int]:
        """Return actors one of whose names has the words, by name, and how many there are."""
        asked = words.casefold()
        names = self._kept.names.get("", Same(self._now.actors), self._names)
        found = [actor for name, actor in names if asked in name]
        actors = self._now.actors
        return tuple(actors[one] for one in found[offset : offset + limit]), len(found)

    def _names(self) -> tuple[tuple[str, str], ...]:
        actors = sorted(self._now.actors.values(), key=lambda one: (one.name.casefold(), one.id))
        return tuple(("\n".join((one.name, *one.aliases)).casefold(), one.id) for one in actors)

    def actor_numbers(self, actors: Bunch[str]) -> Mapping[str, Numbers]:
        """Return in how many documents actors are named, and how many claims are theirs, by id."""
        known = self._tables.actors
        return {one: known.get(one, Numbers(0, 0)) for one in actors}

    def speakers(
        self, words: str = "", *, most: bool = False, limit: int = 100, offset: int = 0
    ) -> tuple[tuple[SpeakerRow, ...], int]:
        """Return speaking bodies whose name has the words, and how many there are.

        They stand by name, or with `most` those with most claims first.
        """
        asked = words.casefold()
        found = [one for one in self._tables.speakers if asked in one.speaker.casefold()]
        if most:
            found.sort(key=lambda one: -one.claims)
        return tuple(found[offset : offset + limit]), len(found)

    def statements_of(self, speakers: Sequence[str], event: str | None = None) -> Timeline:
        """Return the statements of speakers, by their exact names, on an event's id or on all.

        They are those of their latest documents, `speakers` tells of how many there are. Raises
        NotFoundError.
        """
        tables, wanted = self._tables, frozenset(speakers)
        keys = [one.key for one in tables.speakers if one.speaker in wanted]
        found = self._now.events.get(event) if event is not None else None
        if not keys or (event is not None and found is None):
            raise NotFoundError(f"There are no statements of {'; '.join(speakers) or 'nobody'}.")
        ours = dict.fromkeys(one for key in keys for one in tables.said_in[key])
        documents = [one for one in ours if found is None or one in found.documents]
        read = tuple(sorted(documents, key=self._date)[-_MOST_READ:])
        touched = self._now.touched
        made_of = (
            Same(self._now.common), found, read, self._now.stamp.replaced, self._hidden.stamp,
            tuple(touched.get(one, 0) for one in read), Same(self._now.links),
        )  # fmt: skip
        key = (tuple(sorted(wanted)), event)
        return self._kept.timelines.get(key, made_of, lambda: self._timeline(read, found, wanted))

    def _date(self, document: str) -> tuple[str, str]:
        record = self._now.records.get(document)
        return (record.published or "" if record is not None else "", document)

    def _timeline(
        self, documents: Sequence[str], event: Event | None, speakers: frozenset[str]
    ) -> Timeline:
        ours = frozenset(documents)
        events = (
            (event,)
            if event is not None
            else tuple(one for one in self._now.links.events if not ours.isdisjoint(one.documents))
        )
        held = Collection(
            entries=tuple(self._store.sound(documents)),
            links=replace(self._now.links, events=events),
            decisions=self._now.decisions,
        )
        found = trace_statements(held, event, Index(held, (), self._now.common))
        answers = (
            one
            for one in found.answers
            if one.statement.speaker in speakers
            or (one.answered is not None and one.answered.speaker in speakers)
        )
        return replace(
            found,
            speakers=tuple(one for one in found.speakers if one.speaker in speakers),
            answers=tuple(answers),
        )
