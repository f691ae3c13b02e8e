"""What belongs together, brought up to date with the documents and decisions of a dossier.

A small dossier is linked whole each time. To a large one documents are added: they are compared
with what they may belong to, and nothing that is there moves.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from alteram.api.held import DEFAULT_DOSSIER
from alteram.decisions import Judgements, linking_state, replay
from alteram.link import (
    Actors,
    Facts,
    Held,
    KeptMention,
    Linked,
    Mention,
    Mentions,
    Trace,
    Weights,
    blocks,
    collisions,
    link_added,
    link_whole,
)
from alteram.model import Decision, Entry
from alteram.store import Dossier, Linkage, pack_kept, unpack_kept
from alteram.store import KeptMention as StoredMention

FEW = 2_000
"""Documents: a dossier of so many is linked whole each time."""
_LARGEST_SHARE = 0.1

_FACTS, _ACTORS, _JUDGED, _WEIGHTS = "facts", "actors", "judged", "weights"


class _Packed(NamedTuple):
    """A kept mention without its event, which the dossier keeps beside it."""

    mention: Mention
    speakers: tuple[str, ...]


def bring_up_to_date(store: Dossier, *, whole: bool = False) -> None:
    """Link the documents of a dossier unless its links are those of just these documents.

    With `whole` the links are made anew in any case. Decisions that cannot hold together are
    noted among the problems. All is saved at once: who is stopped before leaves the links as they
    were. Where another process changed the dossier meanwhile, what it left is linked again, and
    nobody else writes until that is saved.
    """
    if store.is_linked() and not whole:
        return
    with store.transactions.snapshot():
        seen = store.state()
        made = _make(store, whole)
    with store.transactions.linking():
        if store.state() != seen or made.held != store.linkage.traced():
            if store.is_linked() and not whole:
                return
            made = _make(store, whole)
        _save(store, made)


def relink(dossier: str | Path = DEFAULT_DOSSIER, *, whole: bool = False) -> None:
    """Bring the links of a dossier up to date; with `whole`, make all of them anew."""
    with Dossier.open(dossier, write=True) as store:
        bring_up_to_date(store, whole=whole)


def _fits(store: Dossier, decisions: Iterable[Decision]) -> bool:
    """Tell whether the links were made with what these decisions say of them."""
    return store.linkage.fact(_JUDGED) == linking_state(decisions).encode()


def _may_add(store: Dossier, new: int) -> bool:
    """Tell whether documents can be added to what is linked: to many, few, and no decisions."""
    held = store.linkage.traced()
    return held > FEW and 0 < new <= _LARGEST_SHARE * held and _fits(store, store.decisions())


@dataclass(frozen=True)
class _Stored:
    """Documents of a dossier, read again each time that they are gone through."""

    store: Dossier
    wanted: tuple[str, ...] | None = None

    def __iter__(self) -> Iterator[Entry]:
        return self.store.sound(self.wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """Links as made: of the whole dossier, or by adding to `held` documents that were linked."""

    linked: Linked
    whole: bool
    held: int
    judged: Judgements
    decided: bytes


def _make(store: Dossier, whole: bool) -> _Made:
    """Link the documents; nothing is written."""
    linkage, decided = store.linkage, store.decisions()
    judged, new, held = replay(decided), linkage.untraced(), linkage.traced()
    whole = whole or not _may_add(store, len(new))
    return _Made(
        linked=_link_whole(store, judged) if whole else _link_added(store, new, judged),
        whole=whole,
        held=held,
        judged=judged,
        decided=linking_state(decided).encode(),
    )


def _link_whole(store: Dossier, judged: Judgements) -> Linked:
    return link_whole(_Stored(store), store.kept_links(), judged)


def _link_added(store: Dossier, new: tuple[str, ...], judged: Judgements) -> Linked:
    linkage = store.linkage
    links = store.kept_links()
    keyed = unpack_kept(linkage.fact(_ACTORS) or b"", Actors)
    held = Held(
        links=links,
        actors=keyed._replace(linked=links.actors),
        facts=unpack_kept(linkage.fact(_FACTS) or b"", Facts),
        traces=[unpack_kept(record, Trace) for _, record in linkage.traces()],
        documents={document.id: document for document in store.documents()},
        mentions=kept_mentions(store),
        entries=store.sound,
        weights=kept_weights(store),
    )
    return link_added(_Stored(store, new), held, judged)


def _save(store: Dossier, made: _Made) -> None:
    """Save the links, with what later documents are linked against."""
    linkage, linked = store.linkage, made.linked
    if made.whole:
        linkage.clear()
    linkage.drop_mentions(linked.dropped)
    linkage.add_mentions(
        StoredMention(
            key=one.mention.key,
            event=one.event,
            blocks=blocks(one.mention),
            record=pack_kept(_Packed(one.mention, one.speakers)),
        )
        for one in linked.mentions
    )
    linkage.keep_facts(
        {
            _FACTS: pack_kept(linked.facts),
            _ACTORS: pack_kept(linked.actors._replace(linked=())),
            _JUDGED: made.decided,
            _WEIGHTS: pack_kept(linked.weights),
        }
    )
    linkage.add_traces((one.document, pack_kept(one)) for one in linked.traces)
    if made.whole:
        store.save_links(linked.links)
    else:
        store.update_links(linked.links, linked.gone)
    for problem in collisions(made.judged.events):
        store.add_problem(problem)


def kept_weights(store: Dossier) -> Weights:
    """Return the weights by which the events of a dossier were found."""
    kept = store.linkage.fact(_WEIGHTS)
    return {} if kept is None else unpack_kept(kept, Weights)


def kept_actors(store: Dossier) -> Actors:
    """Return the actors of a dossier with the names by which they were linked."""
    kept = store.linkage.fact(_ACTORS)
    keyed = Actors((), ()) if kept is None else unpack_kept(kept, Actors)
    return keyed._replace(linked=store.kept_links().actors)


def kept_mentions(store: Dossier) -> Mentions:
    """Return the mentions of events that a dossier keeps, to be asked for."""
    return _Mentions(store.linkage)


@dataclass(frozen=True)
class _Mentions:
    """The mentions that a dossier keeps."""

    linkage: Linkage

    def under(self, wanted: Iterable[str]) -> Iterator[KeptMention]:
        return (_kept(*row) for row in self.linkage.mentions_in(wanted))

    def of(self, events: Iterable[str]) -> Iterator[KeptMention]:
        return (_kept(*row) for row in self.linkage.mentions_of(events))


def _kept(event: str | None, record: bytes) -> KeptMention:
    packed = unpack_kept(record, _Packed)
    return KeptMention(mention=packed.mention, event=event, speakers=packed.speakers)
