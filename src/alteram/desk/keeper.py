"""Keeps the present moment of a dossier; what did not change is taken over from the one before."""

import threading
from collections.abc import Iterator, Mapping

from alteram.api.held import in_order
from alteram.compare import Common
from alteram.decisions import NO_JUDGEMENTS, Judgements, standing_document, standing_links
from alteram.decisions.actions import ABOUT_DECISIONS
from alteram.desk.now import Now
from alteram.model import Decision, Document, Event, LinkedActor, Links, Problem
from alteram.store import Dossier, Stamp

SOON = 2_000
"""Documents: the links of so few are read again as soon as they changed."""


class Keeper:
    """The present moment of one dossier, for many threads."""

    def __init__(self, store: Dossier) -> None:
        """Read what a dossier holds, but for texts and analyses."""
        self._store = store
        self._lock = threading.Lock()
        self._now = self._made(None)

    def now(self) -> Now:
        """Return the dossier as it is; links of many documents as they were when last `refresh`ed.

        That the links are of an earlier moment is told by `behind`.
        """
        held = self._now
        stamp = self._store.stamp()
        if _is_of(held, stamp):
            return held
        with self._lock:
            if not _is_of(self._now, stamp):
                self._now = self._made(self._now)
            return self._now

    def behind(self, now: Now) -> bool:
        """Tell whether the dossier has other links than those of a moment."""
        return self._store.stamp().links != now.stamp.links

    def refresh(self) -> None:
        """Take over the links as they are saved now."""
        made = self._made(self._now, links_too=True)
        with self._lock:
            # What was decided meanwhile is put on top; nobody waits for what takes long.
            self._now = self._made(made)

    def _made(self, held: Now | None, *, links_too: bool = False) -> Now:
        with self._store.transactions.snapshot():
            stamp = self._store.stamp()
            if held is not None and held.stamp.replaced != stamp.replaced:
                held = None
            if held is not None and not _follows(held.stamp, stamp):
                held = None
            if held is not None and len(held.stored) > SOON and not links_too:
                stamp = stamp._replace(links=held.stamp.links)
            return self._next(held, stamp)

    def _next(self, held: Now | None, stamp: Stamp) -> Now:
        decisions, judged = self._store.decisions(), self._store.judged()
        kept = self._kept(held, stamp)
        links = _named(held, kept, judged)
        stored = self._stored(held, stamp)
        documents = _standing(held, stored, judged)
        return Now(
            stamp=stamp,
            decisions=decisions,
            judged=judged,
            kept=kept,
            links=links,
            stored=stored,
            documents=documents,
            problems=self._problems(held, stamp),
            records=_by_id(held, documents),
            events=_events(held, links),
            actors=_actors(held, links),
            touched=self._touched(held, decisions, judged),
            common=_common(held, links, judged),
        )

    def _kept(self, held: Now | None, stamp: Stamp) -> Links:
        if held is not None and held.stamp.links == stamp.links:
            return held.kept
        kept = self._store.kept_links()
        if held is None:
            return kept
        # Equal parts stay the same objects, so that what is made of them is not made anew.
        return Links(
            copies=held.kept.copies if kept.copies == held.kept.copies else kept.copies,
            actors=held.kept.actors if kept.actors == held.kept.actors else kept.actors,
            events=kept.events,
        )

    def _stored(self, held: Now | None, stamp: Stamp) -> Mapping[str, Document]:
        if held is None:
            return {one.id: one for one in self._store.stored_documents()}
        if held.stamp.received == stamp.received:
            return held.stored
        came = set(self._store.received_after(held.stamp.received.last)) - held.stored.keys()
        if not came:
            return held.stored
        return {**held.stored, **{one.id: one for one in self._store.stored_documents(came)}}

    def _problems(self, held: Now | None, stamp: Stamp) -> tuple[Problem, ...]:
        if held is None:
            return self._store.problems()
        if held.stamp.problems == stamp.problems:
            return held.problems
        return (*held.problems, *self._store.problems_after(held.stamp.problems.last))

    def _touched(
        self, held: Now | None, decisions: tuple[Decision, ...], judged: Judgements
    ) -> Mapping[str, int]:
        before = held.judged if held is not None else NO_JUDGEMENTS
        touched = held.touched if held is not None else {}
        records = {
            one
            for one in records_of(decisions, len(held.decisions) if held is not None else 0)
            if _stands_otherwise(one, before, judged)
        }
        if not records:
            return touched
        found = self._store.holders(records)
        documents = {one for ours in found.values() for one in ours} | records
        return {**touched, **dict.fromkeys(documents, len(decisions))}


def _is_of(held: Now, stamp: Stamp) -> bool:
    """Tell whether a moment is that of a stamp; links of many documents are not asked for."""
    if len(held.stored) > SOON:
        stamp = stamp._replace(links=held.stamp.links)
    return held.stamp == stamp


def _follows(before: Stamp, now: Stamp) -> bool:
    """Tell whether rows were added alone, one after another, so that only new ones are read.

    On a server rows of several people may come to light in another order than their numbers.
    """
    return (
        before.head.number <= now.head.number
        and now.received.there - before.received.there == now.received.last - before.received.last
        and now.problems.there - before.problems.there == now.problems.last - before.problems.last
    )


def _events(held: Now | None, links: Links) -> Mapping[str, Event]:
    if held is not None and held.links.events is links.events:
        return held.events
    return {one.id: one for one in links.events}


def _actors(held: Now | None, links: Links) -> Mapping[str, LinkedActor]:
    if held is not None and held.links.actors is links.actors:
        return held.actors
    return {one.id: one for one in links.actors}


def _named(held: Now | None, kept: Links, judged: Judgements) -> Links:
    """Return links with the names that people gave, events by date."""
    if (
        held is not None
        and held.kept is kept
        and held.judged.names is judged.names
        and held.judged.labels is judged.labels
    ):
        return held.links
    named = standing_links(kept, judged)
    return Links(copies=named.copies, actors=named.actors, events=in_order(named))


def _standing(
    held: Now | None, stored: Mapping[str, Document], judged: Judgements
) -> tuple[Document, ...]:
    """Return the records of documents as they stand, in order."""
    if held is not None and held.stored is stored and not _edited(stored, held.judged, judged):
        return held.documents
    found = (standing_document(one, judged) for one in stored.values())
    return tuple(sorted(found, key=lambda one: (one.published or "9999", one.location, one.id)))


def _edited(stored: Mapping[str, Document], before: Judgements, now: Judgements) -> bool:
    """Tell whether the edits of records of documents are others than before."""
    return before.edits is not now.edits and any(
        before.edits.get(one) != now.edits.get(one)
        for one in {*before.edits, *now.edits}
        if one in stored
    )


def _by_id(held: Now | None, documents: tuple[Document, ...]) -> Mapping[str, Document]:
    if held is not None and held.documents is documents:
        return held.records
    return {one.id: one for one in documents}


def _common(held: Now | None, links: Links, judged: Judgements) -> Common:
    same = (
        held is not None
        and held.links.actors is links.actors
        and held.links.copies is links.copies
        and held.judged.parties is judged.parties
        and held.judged.reasons is judged.reasons
        and held.judged.figures is judged.figures
    )
    if same and held is not None:
        return held.common
    return Common(links, judged)


def records_of(decisions: tuple[Decision, ...], first: int) -> Iterator[str]:
    """Yield the ids of the records that decisions from a number on are about."""
    by_id: dict[str, Decision] = {}
    for row in decisions[first:]:
        while row.action in ABOUT_DECISIONS:
            by_id = by_id or {one.id: one for one in decisions}
            if row.subject not in by_id:
                break
            row = by_id[row.subject]
        yield from row.subject.split()


def _stands_otherwise(record: str, before: Judgements, now: Judgements) -> bool:
    return before.rejected(record) != now.rejected(record) or (
        before.edits.get(record) != now.edits.get(record)
    )
