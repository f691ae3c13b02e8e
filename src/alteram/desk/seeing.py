"""The present moment as people of each role see it, made anew only where it changed."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from alteram.compare import Common
from alteram.decisions import Judgements, replay, replay_on
from alteram.desk.hiding import Sights
from alteram.desk.kept import Kept
from alteram.desk.now import Now
from alteram.desk.role import ROLES, Role
from alteram.desk.sight import Hidden, Sifted
from alteram.desk.sighted import Sighted
from alteram.model import Document, Event, LinkedActor, Links, Problem
from alteram.store import Head

R = TypeVar("R", Document, Event, LinkedActor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a role sees: the moment `now` without what is hidden, and what its views share.

    `whole` is the moment with all in it, `gone` are the ids of all that is hidden of it, decisions
    among them.
    """

    hidden: Hidden
    kept: Kept
    now: Now
    whole: Now
    gone: frozenset[str]


class Seeing:
    """Gives each role the dossier as it may see it; threads may share it."""

    def __init__(self, kept: Kept) -> None:
        """`kept` is what is kept of the dossier with all in it."""
        self._store = kept.store
        self._shelf = kept.shelf
        self._sights = Sights(kept.store)
        # One lock for each role, as in `Sights`.
        self._locks = {role: threading.Lock() for role in ROLES}
        self._held: dict[Role, Seen] = {}

    def of(self, role: Role, now: Now) -> Seen | None:
        """Return what a role sees of a moment; None where nothing is hidden from it."""
        hidden = self._sights.of(role, now.judged, now.links.events)
        if not hidden:
            return None
        with self._locks[role]:
            held = self._held.get(role)
            if held is not None and held.hidden is not hidden:
                held = None
            if held is None or held.whole is not now:
                held = self._made(hidden, now, held)
                self._held[role] = held
            return held

    def _made(self, hidden: Hidden, now: Now, held: Seen | None) -> Seen:
        kept = Kept(Sighted(self._store, hidden), self._shelf) if held is None else held.kept
        before = None if held is None else held.now
        (decisions, gone), judged = _decided(hidden, now, held)
        links = self._links(hidden, now, held)
        documents, stored, problems = _read(hidden, now, held)
        same_links = before is not None and before.links is links
        same_documents = before is not None and before.documents is documents
        return Seen(
            hidden=hidden,
            kept=kept,
            whole=now,
            gone=gone,
            now=replace(
                now,
                stamp=now.stamp._replace(head=Head(len(decisions), now.stamp.head.seal)),
                decisions=decisions,
                judged=judged,
                kept=links,
                links=links,
                stored=stored,
                documents=documents,
                problems=problems,
                records=before.records if before and same_documents else _by_id(documents),
                events=before.events if before and same_links else _by_id(links.events),
                actors=before.actors if before and same_links else _by_id(links.actors),
                common=_common(before, links, judged),
            ),
        )

    def _links(self, hidden: Hidden, now: Now, held: Seen | None) -> Links:
        if held is not None and held.whole.links is now.links and held.whole.touched is now.touched:
            return held.now.links
        given = frozenset((*now.judged.labels, *now.judged.names))
        return hidden.links(now.links, given, self._store)


def _decided(hidden: Hidden, now: Now, held: Seen | None) -> tuple[Sifted, Judgements]:
    """Return the decisions that are seen and what holds after them; only new ones are looked at."""
    known = () if held is None else held.whole.decisions
    if held is None or now.decisions[: len(known)] != known:
        sifted = hidden.sifted(now.decisions)
        return sifted, replay(sifted.rows)
    before = held.now
    new, gone = hidden.sifted(now.decisions[len(known) :], held.gone)
    if not new:
        return Sifted(before.decisions, gone), before.judged
    return Sifted((*before.decisions, *new), gone), replay_on(before.judged, before.decisions, new)


def _read(
    hidden: Hidden, now: Now, held: Seen | None
) -> tuple[tuple[Document, ...], Mapping[str, Document], tuple[Problem, ...]]:
    """Return what is seen of documents, as they stand and as stored, and of problems."""
    if held is None:
        return (
            hidden.seen_documents(now.documents),
            _by_id(hidden.seen_documents(now.stored.values())),
            hidden.problems(now.problems),
        )
    before, whole = held.now, held.whole
    return (
        before.documents
        if whole.documents is now.documents
        else hidden.seen_documents(now.documents),
        before.stored
        if whole.stored is now.stored
        else _by_id(hidden.seen_documents(now.stored.values())),
        before.problems if whole.problems is now.problems else hidden.problems(now.problems),
    )


def _by_id(records: tuple[R, ...]) -> Mapping[str, R]:
    return {one.id: one for one in records}


def _common(before: Now | None, links: Links, judged: Judgements) -> Common:
    same = (
        before is not None
        and before.links is links
        and before.judged.parties == judged.parties
        and before.judged.reasons == judged.reasons
        and before.judged.figures == judged.figures
    )
    return before.common if same and before is not None else Common(links, judged)
