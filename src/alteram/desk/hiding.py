"""What is hidden from each role: found where restrictions say, and kept while they hold."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from alteram.decisions import Judgements, hidden_from, passage
from alteram.desk.clues import meets
from alteram.desk.role import ROLES, Role
from alteram.desk.sight import NOTHING_HIDDEN, Hidden, hidden_words
from alteram.export.exclusions import (
    Withheld,
    find_withheld,
    restricted_ids,
    restricted_texts,
    restricted_words,
)
from alteram.model import Entry, Event, content_id
from alteram.store import Dossier


@dataclass(frozen=True)
class _Entries:
    """Documents of a store, read again each time that they are gone through."""

    store: Dossier
    wanted: frozenset[str]

    def __iter__(self) -> Iterator[Entry]:
        return self.store.entries(self.wanted)


class Sights:
    """Tells what is hidden from each role of an open dossier; threads may share it."""

    def __init__(self, store: Dossier) -> None:
        self._store = store
        # One lock for each role: who waits for what is hidden from one holds up no other.
        self._locks = {role: threading.Lock() for role in ROLES}
        self._held: dict[Role, Hidden] = {}

    def of(self, role: Role, judged: Judgements, events: Iterable[Event]) -> Hidden:
        """Return what is hidden from a role; `events` are those of the dossier, with all in them.

        It costs nothing where nothing is restricted, and little where nothing has changed.
        """
        asked = hidden_from(judged, role)
        if not asked:
            return NOTHING_HIDDEN
        with self._store.transactions.snapshot():
            ours = tuple(one for one in events if one.id in asked)
            made = content_id(
                "sight", sorted(asked.items()), [one.claims for one in ours], self._store.extent()
            )
            with self._locks[role]:
                held = self._held.get(role)
                if held is None or held.stamp != made:
                    held = replace(find_hidden(self._store, asked, ours), stamp=made)
                    self._held[role] = held
        return held


def find_hidden(store: Dossier, asked: Mapping[str, str], events: Iterable[Event]) -> Hidden:
    """Return all that goes with restrictions, as `find_withheld` takes them.

    `events` are those of them that are restricted. Only documents that may be concerned are read.
    """
    ours = tuple(events)
    restrictions = dict(asked)
    while True:
        wanted = _concerned(store, ours, restrictions)
        entries = _Entries(store, wanted)
        withheld = find_withheld(entries, ours, restrictions)
        more = _with_hidden_speakers(entries, withheld)
        if more.keys() <= restrictions.keys():
            break
        restrictions |= more
    return _hidden(entries, ours, withheld)


def _concerned(
    store: Dossier, events: tuple[Event, ...], restrictions: Mapping[str, str]
) -> frozenset[str]:
    ids = restricted_ids(events, restrictions)
    first = store.concerned(ids, restricted_texts(restrictions.values()))
    _, words = restricted_words(store.entries(first), ids, restrictions)
    return first | store.concerned((), (), words)


def _with_hidden_speakers(entries: Iterable[Entry], withheld: Withheld) -> dict[str, str]:
    """Return restrictions of what is said by speakers whose name or reporting word is hidden.

    Left in sight, the words would seem to be the outlet's own.
    """
    found: dict[str, str] = {}
    for entry in entries:
        cuts = withheld.cuts.get(entry.document.id, ())
        for one in entry.analysis.attributions if cuts else ():
            told = (*one.speaker, *one.cue)
            if one.id not in withheld.records and any(meets(span, cuts) for span in told):
                found[one.id] = passage(one, entry.text.sha256)
    return found


def _hidden(entries: Iterable[Entry], events: tuple[Event, ...], withheld: Withheld) -> Hidden:
    attributions, claims, figures, locations, touched = (set[str]() for _ in range(5))
    words: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        document, found = entry.document.id, entry.analysis
        cuts = withheld.cuts.get(document, ())
        if document in withheld.documents:
            locations.add(entry.document.location)
        mine = [withheld.records.intersection(one.id for one in kind)
                for kind in (found.attributions, found.claims, found.figures)]  # fmt: skip
        for held, ids in zip((attributions, claims, figures), mine, strict=True):
            held |= ids
        actors = any(one.id in withheld.actors for one in found.actors)
        if cuts or actors or any(mine) or document in withheld.documents:
            touched.add(document)
        if cuts:
            words[document] = hidden_words(entry, cuts)
    return Hidden(
        documents=withheld.documents,
        attributions=frozenset(attributions),
        claims=frozenset(claims),
        figures=frozenset(figures),
        actors=withheld.actors,
        events=frozenset(one.id for one in events),
        touched=frozenset(touched),
        withheld=withheld,
        words=words,
        locations=frozenset(locations),
    )
