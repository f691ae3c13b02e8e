"""The register: light facts of every document, read once and kept up to date."""

import threading
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from alteram.desk.facts import Facts, facts_of
from alteram.desk.now import Now
from alteram.store import Dossier


class Place(NamedTuple):
    """Where a claim stands in the queue: least sure first, then by document and place."""

    confidence: float
    document: str
    start: int
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Order:
    """Every claim once, in the order of the queue.

    `number` gives a claim's place there, `spoken` the places of the claims of a speaker by the
    name that the text has for it.
    """

    places: Sequence[Place]
    number: Mapping[str, int]
    spoken: Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Registered:
    """The facts of a dossier's documents, as the program made them and as they stand.

    `standing` differs from `stored` for documents in which people rejected or edited something.
    """

    stored: Mapping[str, Facts]
    standing: Mapping[str, Facts]
    touched: Mapping[str, int]
    replaced: str | None
    order: Order


class Register:
    """Makes the register of an open dossier; one thread at a time."""

    def __init__(self, store: Dossier) -> None:
        self._store = store
        self._lock = threading.Lock()
        self.made: Registered | None = None

    def is_of(self, now: Now) -> bool:
        """Tell whether the register has all documents of a moment, each as it stands then."""
        made = self.made
        return (
            made is not None
            and made.touched is now.touched
            and made.replaced == now.stamp.replaced
            and len(made.stored) == len(now.stored)
        )

    def bring_to(self, now: Now) -> Registered:
        """Read what the register lacks at a moment; who looks at it meanwhile sees it as it was."""
        with self._lock:
            before = self.made
            if before is not None and self.is_of(now):
                return before
            if before is not None and before.replaced != now.stamp.replaced:
                before = None
            self.made = made = self._next(before, now)
            return made

    def _next(self, before: Registered | None, now: Now) -> Registered:
        stored = self._stored(before, now)
        same = before is not None and stored is before.stored
        changed = self._changed(before, now)
        standing = {**(before.standing if before is not None else {})}
        standing |= {one: stored[one] for one in stored.keys() - standing.keys()}
        for entry in self._store.sound(changed):
            standing[entry.document.id] = facts_of(entry)
        return Registered(
            stored=stored,
            standing=standing,
            touched=now.touched,
            replaced=now.stamp.replaced,
            order=before.order if same and before is not None else order_of(stored),
        )

    def _stored(self, before: Registered | None, now: Now) -> Mapping[str, Facts]:
        held = before.stored if before is not None else {}
        new = now.stored.keys() - held.keys()
        if not new and before is not None:
            return held
        entries = self._store.entries(new if held else None)
        return {**held, **{one.document.id: facts_of(one) for one in entries}}

    def _changed(self, before: Registered | None, now: Now) -> list[str]:
        """Return the documents that stand otherwise than they did in the register."""
        was = before.touched if before is not None else {}
        if was is now.touched:
            return []
        return sorted(
            one
            for one, number in now.touched.items()
            if was.get(one) != number and one in now.stored
        )


def order_of(stored: Mapping[str, Facts]) -> Order:
    """Return the claims of documents in the order of the queue."""
    found: dict[str, Place] = {}
    for document, facts in sorted(stored.items()):
        for one in facts.claims:
            if one.id not in found:
                found[one.id] = Place(one.confidence, document, one.start, one.id)
    places = sorted(found.values())
    number = {one.claim: at for at, one in enumerate(places)}
    spoken: dict[str, list[int]] = defaultdict(list)
    for document, facts in stored.items():
        said = facts.slim.analysis.attributions
        for one in facts.claims:
            at = number[one.id]
            if one.said >= 0 and places[at].document == document:
                spoken[said[one.said].speaker_name].append(at)
    return Order(
        places=places,
        number=number,
        spoken={name: sorted(ours) for name, ours in spoken.items()},
    )
