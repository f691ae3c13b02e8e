"""What belongs together, brought up to date with the documents and decisions of a dossier.

A small dossier is linked whole each time. To a large one documents are added: they are compared
with what they may belong to, and nothing that is there moves. Decisions move the events that they
are about and no others.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from alteram.api.held import DEFAULT_DOSSIER
from alteram.api.records import holders
from alteram.decisions import (
    Changes,
    Judgements,
    changes,
    linking_state,
    replay,
    standing_document,
)
from alteram.link import (
    Actors,
    Decided,
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
    link_decided,
    link_whole,
)
from alteram.model import Decision, Entry
from alteram.store import Dossier, Linkage, pack_kept, unpack_kept
from alteram.store import KeptMention as StoredMention

FEW = 2_000
"""Documents: a dossier of so many is linked whole each time."""
SMALL = 200
"""Documents: so few are linked whole after each decision too, in a second or so."""
_LARGEST_SHARE = 0.1
_ROUNDS = 3
"""So often links are made while others write, before they are made while nobody does."""

_FACTS, _ACTORS, _JUDGED, _WEIGHTS = "facts", "actors", "judged", "weights"
_ROWS = "rows"


class _Packed(NamedTuple):
    """A kept mention without its event, which the dossier keeps beside it."""

    mention: Mention
    speakers: tuple[str, ...]


def bring_up_to_date(store: Dossier, *, whole: bool = False) -> None:
    """Link the documents of a dossier unless its links are those of just these documents.

    With `whole` the links are made anew in any case. Decisions that cannot hold together are
    noted among the problems. All is saved at once: who is stopped before leaves the links as they
    were. Where others decide meanwhile, what they left is linked after that, some times over; at
    last nobody else writes until all is linked.
    """
    for _ in range(_ROUNDS):
        if store.is_linked() and not whole:
            return
        with store.transactions.snapshot():
            seen, base = store.state(), store.stamp().links
            made = _make(store, whole)
        with store.transactions.linking():
            if (store.stamp().links, store.linkage.traced()) == (base, made.held):
                _save(store, made, seen)
                whole = False
    with store.transactions.linking():
        if not store.is_linked() or whole:
            _save(store, _make(store, whole), store.state())


def relink(dossier: str | Path = DEFAULT_DOSSIER, *, whole: bool = False) -> None:
    """Bring the links of a dossier up to date; with `whole`, make all of them anew."""
    with Dossier.open(dossier, write=True) as store:
        bring_up_to_date(store, whole=whole)


def _fits(store: Dossier, decisions: Iterable[Decision]) -> bool:
    """Tell whether the links were made with what these decisions say of them."""
    return store.linkage.fact(_JUDGED) == linking_state(decisions).encode()


def _may_add(store: Dossier, new: int, decided: Iterable[Decision]) -> bool:
    """Tell whether documents can be added to what is linked: to many, few, and no decisions."""
    held = store.linkage.traced()
    return held > FEW and 0 < new <= _LARGEST_SHARE * held and _fits(store, decided)


def _may_decide(store: Dossier, new: int) -> bool:
    """Tell whether the links of many documents can follow decisions without being made anew."""
    return store.linkage.traced() > SMALL and not new and store.linkage.fact(_ROWS) is not None


@dataclass(frozen=True)
class _Stored:
    """Documents of a dossier, read again each time that they are gone through."""

    store: Dossier
    wanted: tuple[str, ...] | None = None

    def __iter__(self) -> Iterator[Entry]:
        return self.store.sound(self.wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """Links as made: of the whole dossier, or from those of `held` documents that were linked.

    `same_actors` is set where the names by which actors are linked are as they were kept.
    """

    linked: Linked
    whole: bool
    held: int
    judged: Judgements
    decided: tuple[Decision, ...]
    same_actors: bool = False


def _make(store: Dossier, whole: bool) -> _Made:
    """Link the documents; nothing is written."""
    linkage, decided = store.linkage, store.decisions()
    judged, new, held = replay(decided), linkage.untraced(), linkage.traced()
    same_actors = False
    if not whole and _may_add(store, len(new), decided):
        linked = _link_added(store, new, judged)
    elif not whole and _may_decide(store, len(new)):
        found = _changes(store, decided, judged)
        linked, same_actors = _link_decided(store, found, judged), not found.actors
    else:
        linked, whole = _link_whole(store, judged), True
    return _Made(
        linked=linked,
        whole=whole,
        held=held,
        judged=judged,
        decided=decided,
        same_actors=same_actors,
    )


def _link_whole(store: Dossier, judged: Judgements) -> Linked:
    return link_whole(_Stored(store), store.kept_links(), judged)


def _link_added(store: Dossier, new: tuple[str, ...], judged: Judgements) -> Linked:
    held = replace(_held(store, judged), traces=_traces(store))
    return link_added(_Stored(store, new), held, judged)


def _changes(store: Dossier, decided: tuple[Decision, ...], judged: Judgements) -> Changes:
    """Return what the decisions say that were made since the documents were linked."""
    linked = int(store.linkage.fact(_ROWS) or b"0")
    return changes(replay(decided[:linked]), judged, decided[linked:])


def _link_decided(store: Dossier, found: Changes, judged: Judgements) -> Linked:
    """Let the links follow decisions, in the events concerned alone."""
    held = _held(store, judged, keyed=bool(found.actors))
    if found.texts:
        held = replace(held, traces=_traces(store))
    raw = tuple(holders(store, found.records)) if found.records else ()
    apart = {one for pair in found.actors.parted | found.actors.unjoined for one in pair}
    return link_decided(
        Decided(
            changes=found,
            entries=tuple(store.sound([entry.document.id for entry in raw])),
            claims=frozenset(claim.id for entry in raw for claim in entry.analysis.claims),
            actors=tuple(holders(store, apart)) if apart else (),
        ),
        held,
        judged,
    )


def _held(store: Dossier, judged: Judgements, *, keyed: bool = True) -> Held:
    """Return what is kept of the collection as it was linked last, but for the traces.

    `keyed` asks for the names by which the actors were linked.
    """
    links = store.kept_links()
    return Held(
        links=links,
        actors=kept_actors(store) if keyed else Actors(links.actors, ()),
        facts=unpack_kept(store.linkage.fact(_FACTS) or b"", Facts),
        traces=(),
        documents={one.id: standing_document(one, judged) for one in store.documents()},
        mentions=kept_mentions(store),
        entries=store.sound,
        weights=kept_weights(store),
    )


def _traces(store: Dossier) -> list[Trace]:
    return [unpack_kept(record, Trace) for _, record in store.linkage.traces()]


def _save(store: Dossier, made: _Made, state: str) -> None:
    """Save the links made of what a state stood for, with what later ones are linked against."""
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
    facts = {
        _FACTS: pack_kept(linked.facts),
        _JUDGED: linking_state(made.decided).encode(),
        _ROWS: str(len(made.decided)).encode(),
        _WEIGHTS: pack_kept(linked.weights),
    }
    if not made.same_actors:
        facts[_ACTORS] = pack_kept(linked.actors._replace(linked=()))
    linkage.keep_facts(facts)
    linkage.add_traces((one.document, pack_kept(one)) for one in linked.traces)
    if made.whole:
        store.save_links(linked.links, state)
    else:
        store.update_links(linked.links, linked.gone, state)
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
