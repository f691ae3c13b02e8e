"""A dossier as exports receive it: all of it, or as it may be shown to others."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from alteram.api.held import find_event, in_order
from alteram.compare import Common, Index, compare
from alteram.comparison import Comparison
from alteram.decisions import Judgements, replay
from alteram.errors import ReportError
from alteram.export.discreet import Discreet
from alteram.export.exclusions import find_withheld
from alteram.export.masking import Keys, Masked, Masking, Veil, choose, lexicon
from alteram.export.masking.names import words_of
from alteram.holding import Holding
from alteram.model import Collection, Decision, Document, Entry, Event, Links
from alteram.origins import Origins, first_copies
from alteram.store import Dossier, batches

Told = Callable[[str], None]
NO_MASKING = Masking()
_AT_ONCE = 50


def _quiet(location: str) -> None:
    """Tell nobody that a document was gone through."""


@dataclass(frozen=True)
class _Entries:
    """The documents of a dossier, read again each time that they are gone through."""

    shown: "Shown"
    progress: Told

    def __iter__(self) -> Iterator[Entry]:
        for entry in self._found():
            yield entry
            self.progress(entry.document.location)

    def _found(self) -> Iterator[Entry]:
        shown = self.shown
        if shown.discreet.veil is None:
            wanted = sorted(shown.own.values()) if shown.own else None
            yield from shown.discreet.entries(shown.store.sound(wanted))
            return
        ids = sorted(shown.own)
        for first in range(0, len(ids), _AT_ONCE):
            found = shown.entries(ids[first : first + _AT_ONCE])
            yield from sorted(found, key=lambda entry: entry.document.id)


@dataclass(frozen=True)
class Shown:
    """Documents of a dossier by the ids under which they are shown."""

    store: Dossier
    discreet: Discreet
    own: Mapping[str, str]

    def entries(self, wanted: Iterable[str]) -> tuple[Entry, ...]:
        """Return documents as they may be shown, by their own ids in order."""
        own = [self.own[one] for one in wanted if one in self.own]
        return tuple(self.discreet.entries(self.store.sound(own)))

    def records(self, wanted: Iterable[str]) -> tuple[Document, ...]:
        """Return the records of documents."""
        if self.discreet.veil is None:
            return tuple(self.store.documents(wanted))
        return tuple(entry.document for entry in self.entries(wanted))

    def documents(self) -> Iterator[Document]:
        """Yield the record of each document that is shown, by its own id in order."""
        if self.discreet.veil is None:
            hidden = self.discreet.withheld.documents
            found = self.store.documents(sorted(self.own.values()) if self.own else None)
            yield from (one for one in found if one.id not in hidden)
            return
        for ids in batches(sorted(self.own), _AT_ONCE):
            yield from (entry.document for entry in self.entries(ids))

    def original(self, document: str) -> bytes:
        """Return the bytes of a document: of a masked one, its text."""
        if self.discreet.veil is None:
            return self.store.original(document)
        (entry,) = self.entries((document,))
        return entry.text.text.encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held(Holding):
    """What a dossier holds, with its documents at hand one by one."""

    shown: Shown


@dataclass(frozen=True)
class _Comparisons:
    """The comparison of each event, made from the documents of that event when it is asked for."""

    shown: Shown
    links: Links
    decisions: tuple[Decision, ...]

    def __iter__(self) -> Iterator[Comparison]:
        common = Common(self.links, replay(self.decisions))
        for event in self.links.events:
            held = Collection(
                entries=self.shown.entries(event.documents),
                links=self.links,
                decisions=self.decisions,
            )
            wanted = {common.firsts[one] for one in event.documents if one in common.firsts}
            yield compare(event, held, Index(held, self.shown.records(wanted), common))


def holding(
    store: Dossier,
    progress: Told = _quiet,
    *,
    masking: Masking = NO_MASKING,
    with_restricted: bool | None = False,
    only: Sequence[str] = (),
) -> Held:
    """Return what an open dossier holds, as it may be shown; to be used inside a snapshot of it.

    What people restricted is left out unless `with_restricted`; where that is None, as if it had
    never been: nothing says how much it is. `progress` is called with the
    location of each document that was gone through. `only` names events: nothing is held then but
    these and their documents; raises NotFoundError where one answers to no event or to several.
    """
    links = store.links()
    links = replace(links, events=in_order(links))
    own_events = links.events
    decisions = store.decisions()
    discreet = _discreet(store, links, replay(decisions), masking, with_restricted)
    ids = [document.id for document in store.documents()] if discreet else ()
    own = {discreet.id(one): one for one in ids} if discreet else _Same()
    shown = Shown(store, discreet, own)
    if discreet:
        changed = discreet.links(links, store.sound)
        decisions = discreet.decisions(decisions, store.sound)
        links = replace(changed, events=_counted(changed, links.events, shown))
    if only:
        named = {discreet.id(find_event(own_events, name).id): name for name in only}
        events = tuple(event for event in links.events if event.id in named)
        if len(events) < len(named) and with_restricted is None:
            lost = set(named) - {event.id for event in events}
            find_event(events, named[min(lost)])
        if len(events) < len(named):
            raise ReportError(
                "All that is said on one of these events is restricted; nothing was written. Give "
                "--with-restricted to include it."
            )
        wanted = {document for event in events for document in event.documents}
        links = replace(links, events=events)
        shown = replace(shown, own={shown_id: own[shown_id] for shown_id in sorted(wanted)})
    return Held(
        entries=_Entries(shown, progress),
        links=links,
        comparisons=_Comparisons(shown, links, decisions),
        problems=discreet.problems(store.problems()),
        decisions=decisions,
        original=shown.original,
        complete=not discreet,
        notes=discreet.notes(),
        shown=shown,
    )


class _Same(Mapping[str, str]):
    """Each id for itself."""

    def __getitem__(self, key: str) -> str:
        return key

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __contains__(self, key: object) -> bool:
        return True


def _discreet(
    store: Dossier, links: Links, judged: Judgements, masking: Masking, with_restricted: bool | None
) -> Discreet:
    restricted = {} if with_restricted else judged.restrictions
    places = {one: ruling.value for one, ruling in restricted.items()}
    withheld = find_withheld(_Sound(store), links.events, places)
    masked = _masked(store, links, judged, masking)
    if not masked and not withheld.cuts:
        return Discreet(
            withheld=withheld, to_mask=bool(masking), counted=with_restricted is not None
        )
    secret = masking.secret or _secret(store)
    words = lexicon(masked, secret, withheld.passages)
    return Discreet(
        withheld=withheld,
        veil=Veil(words, Keys(secret)),
        masked=len(masked),
        to_mask=bool(masking),
        counted=with_restricted is not None,
    )


def _secret(store: Dossier) -> bytes:
    """Return the secret of a dossier; raises ReportError for one that has none."""
    held = store.setting("mask_key")
    if held:
        return bytes.fromhex(held)
    raise ReportError(
        f"{store.path}: has no secret to make pseudonyms and ids with; nothing was written. Give "
        "a file of random bytes with --mask-key."
    )


@dataclass(frozen=True)
class _Sound:
    store: Dossier

    def __iter__(self) -> Iterator[Entry]:
        return self.store.sound()


def _masked(
    store: Dossier, links: Links, judged: Judgements, masking: Masking
) -> tuple[Masked, ...]:
    """Return who is masked; raises ReportError for a name without a word, which masks nobody."""
    wordless = [name for name in masking.names if not words_of(name)]
    if wordless:
        raise ReportError(
            f"There is no name in {wordless[0]!r}, so nobody would be masked; nothing was "
            "written. Give the name, or leave the option out."
        )
    spared: set[str] = set()
    if masking.persons:
        spared = {
            actor.id
            for entry in store.sound()
            for actor in entry.analysis.actors
            if actor.part_of is not None or actor.state is not None or actor.unnamed
        }
    private = {one: ruling.value for one, ruling in judged.private.items()}
    return choose(masking, links.actors, private, spared)


def _counted(changed: Links, before: tuple[Event, ...], shown: Shown) -> tuple[Event, ...]:
    """Return events with the independent origins of the claims that are left."""
    claims = {shown.discreet.id(event.id): len(event.claims) for event in before}
    return tuple(
        event if len(event.claims) == claims[event.id] else _recounted(event, changed, shown)
        for event in changed.events
    )


def _recounted(event: Event, links: Links, shown: Shown) -> Event:
    firsts = first_copies(links.copies)
    firsts_of = {firsts[one] for one in event.documents if one in firsts}
    return recounted(event, links, shown.entries(event.documents), shown.records(firsts_of))


def recounted(
    event: Event, links: Links, entries: Sequence[Entry], firsts: Iterable[Document]
) -> Event:
    """Return an event with the origins and documents of the claims that it has left.

    `entries` are its documents, `firsts` the records of those in which the text of copies first
    appeared.
    """
    documents = {one.id: one for one in firsts}
    documents |= {entry.document.id: entry.document for entry in entries}
    origins = Origins(links.actors, links.copies, documents)
    wanted = frozenset(event.claims)
    keys: set[str] = set()
    told: set[str] = set()
    for entry in entries:
        of = origins.of(entry)
        ours = [one for one in entry.analysis.claims if one.id in wanted]
        keys.update(of[one.attribution].key for one in ours if one.attribution in of)
        told.update([entry.document.id] if ours else [])
    return replace(
        event,
        independent_origins=len(keys),
        documents=tuple(one for one in event.documents if one in told),
    )
