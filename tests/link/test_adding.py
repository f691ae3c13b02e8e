"""What holds of a collection however documents were added to it."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import pytest
from bench.made_dossier import reports
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from tests.builders import Said, entry

from alteram.decisions import NO_JUDGEMENTS, Judgements, Pairs, pair
from alteram.link import Held, KeptMention, Linked, blocks, link_added, link_whole
from alteram.model import CopyCluster, Entry, Event, LinkedActor, Links, content_id

MADE = tuple(reports(60, seed=11))
LONG = " ".join(f"word{number}" for number in range(90))


@dataclass
class Pile:
    """A collection as a dossier keeps it, in memory."""

    linked: Linked
    entries: dict[str, Entry]
    kept: dict[str, KeptMention]

    @classmethod
    def of(cls, entries: Iterable[Entry], judged: Judgements = NO_JUDGEMENTS) -> "Pile":
        """Return documents linked whole."""
        held = {one.document.id: one for one in entries}
        linked = link_whole(tuple(held.values()), judged=judged)
        return cls(linked, held, {one.mention.key: one for one in linked.mentions})

    def under(self, wanted: Iterable[str]) -> Iterator[KeptMention]:
        asked = frozenset(wanted)
        return (one for _, one in sorted(self.kept.items()) if asked & set(blocks(one.mention)))

    def of_events(self, events: Iterable[str]) -> Iterator[KeptMention]:
        asked = frozenset(events)
        return (one for _, one in sorted(self.kept.items()) if one.event in asked)

    def add(self, new: Sequence[Entry], judged: Judgements = NO_JUDGEMENTS) -> Linked:
        """Add documents; what changed is written over what is kept, and returned."""
        before = self.linked
        held = Held(
            links=before.links, actors=before.actors, facts=before.facts, traces=before.traces,
            documents={one: entry.document for one, entry in self.entries.items()},
            mentions=_Mentions(self), weights=before.weights,
            entries=lambda wanted: [self.entries[one] for one in sorted(set(wanted))],
        )  # fmt: skip
        done = link_added(new, held, judged)
        for key in done.dropped:
            del self.kept[key]
        assert not {one.mention.key for one in done.mentions} & self.kept.keys()
        self.kept |= {one.mention.key: one for one in done.mentions}
        self.entries |= {one.document.id: one for one in new}
        links = _changed(before.links, done)
        self.linked = replace(done, links=links, traces=(*before.traces, *done.traces))
        self.holds(before.links)
        return done

    def holds(self, before: Links) -> None:
        """Check what holds after every addition."""
        links = self.linked.links
        claims = [claim for event in links.events for claim in event.claims]
        assert len(claims) == len(set(claims))
        home = {claim: event.id for event in links.events for claim in event.claims}
        for event in before.events:
            assert {home[claim] for claim in event.claims} == {event.id}
        was = {claim: event.id for event in before.events for claim in event.claims}
        for event in links.events:
            assert len({was[claim] for claim in event.claims if claim in was}) <= 1
        now = {member: actor.id for actor in links.actors for member in actor.members}
        for actor in before.actors:
            assert {now[member] for member in actor.members} == {actor.id}
        kept = {claim: one.event for one in self.kept.values() for claim in one.mention.claims}
        assert {claim: event for claim, event in kept.items() if event is not None} == home
        assert len({event.id for event in links.events}) == len(links.events)
        assert len({event.label for event in links.events}) == len(links.events)


@dataclass(frozen=True)
class _Mentions:
    pile: Pile

    def under(self, wanted: Iterable[str]) -> Iterator[KeptMention]:
        return self.pile.under(wanted)

    def of(self, events: Iterable[str]) -> Iterator[KeptMention]:
        return self.pile.of_events(events)


def _changed(before: Links, done: Linked) -> Links:
    copies: dict[str, CopyCluster] = {one.id: one for one in (*before.copies, *done.links.copies)}
    actors: dict[str, LinkedActor] = {one.id: one for one in (*before.actors, *done.links.actors)}
    events: dict[str, Event] = {one.id: one for one in (*before.events, *done.links.events)}
    return Links(
        copies=tuple(one for key, one in sorted(copies.items()) if key not in done.gone),
        actors=tuple(one for key, one in sorted(actors.items()) if key not in done.gone),
        events=tuple(one for key, one in sorted(events.items()) if key not in done.gone),
    )


said = st.builds(
    Said,
    quote=st.text("abcdef ", min_size=1, max_size=30),
    speaker=st.sampled_from(("", "Ada Merin", "witnesses", "Bo Lund")),
    body=st.sampled_from((None, "Foreign Ministry of Vardania")),
    state=st.sampled_from((None, "Vardania", "Ostrovia")),
    act=st.sampled_from((None, "killing", "shelling")),
    date=st.sampled_from((None, "1990-01-19/1990-01-20", "1990-01-20", "1990-01", "1990")),
    place=st.sampled_from((None, "Belmar", "Tarnova", "Nowhere")),
    labels=st.sampled_from(((), ("pogroms",))),
)
documents = st.lists(st.lists(said, min_size=1, max_size=4), min_size=2, max_size=6)


@settings(max_examples=5, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(documents, st.integers(1, 5), st.integers(1, 5))
def test_whatever_is_added_nothing_moves(rows: list[list[Said]], first: int, more: int) -> None:
    entries = [entry(f"d{number}", *row, outlet=f"O{number}") for number, row in enumerate(rows)]
    pile = Pile.of(entries[:first])
    for at in range(first, len(entries), more):
        pile.add(entries[at : at + more])


@settings(max_examples=2, deadline=None)
@example(1)
@given(st.integers(0, 99))
def test_reports_are_added_in_any_order(seed: int) -> None:
    entries = random.Random(seed).sample(MADE, 30)
    pile = Pile.of(entries[:18])
    pile.add(entries[18:24])
    pile.add(entries[24:])
    whole = link_whole(entries, pile.linked.links)
    assert {one.members for one in whole.links.actors} == {
        one.members for one in pile.linked.links.actors
    }


def _outlet(name: str, outlet: str, published: str, place: str = "Tarnova") -> Entry:
    words = f"In the night 12 people were killed in {place} by shells"
    claim = Said(quote=words, date="2021-03-04", place=place)
    return entry(name, claim, outlet=outlet, published=published, filler=LONG)


def _count(pile: Pile) -> int:
    (event,) = pile.linked.links.events
    return event.independent_origins


COPIES = (
    _outlet("a", "Kesh Gazette", "2021-03-05"),
    _outlet("b", "Lesk Courier", "2021-03-06"),
    _outlet("c", "Morava Press", "2021-03-07"),
)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1)])
def test_copies_count_once_whichever_is_added_first(order: tuple[int, ...]) -> None:
    pile = Pile.of([COPIES[order[0]]])
    for at in order[1:]:
        pile.add([COPIES[at]])
        assert _count(pile) == 1
    (cluster,) = pile.linked.links.copies
    assert cluster.origin == COPIES[0].document.id
    (kept,) = pile.kept.values()
    assert kept.speakers == ("outlet:kesh gazette",)


def test_a_later_origin_of_other_words_takes_the_copies_claims() -> None:
    def told(name: str, outlet: str, published: str, end: str) -> Entry:
        one = Said(quote=f"In the night 12 people were killed in Tarnova {end}",
                   date="2021-03-04", place="Tarnova")  # fmt: skip
        return entry(name, one, outlet=outlet, published=published, filler=LONG)

    pile = Pile.of([told("b", "Lesk Courier", "2021-03-06", "by shells")])
    pile.add([told("c", "Morava Press", "2021-03-07", "as shells fell")])
    assert _count(pile) == 1
    pile.add([told("a", "Kesh Gazette", "2021-03-05", "by fire")])
    assert _count(pile) == 1
    assert {one.speakers for one in pile.kept.values()} == {("outlet:kesh gazette",)}


def test_a_speaker_whose_body_is_told_later_is_no_second_origin() -> None:
    def told(name: str, body: str | None) -> Entry:
        claim = Said(quote=f"In {name} twelve people were killed in Tarnova", speaker="Ada Merin",
                     body=body, state="Vardania", date="2021-03-04", place="Tarnova")  # fmt: skip
        return entry(name, claim, outlet=f"Outlet {name}")

    pile = Pile.of([told("a", None)])
    pile.add([told("b", "Foreign Ministry of Vardania")])
    assert _count(pile) == 1


def test_events_without_a_new_claim_are_not_written_again() -> None:
    rows = [
        Said(quote=f"{n} people were killed in {place}", date="2021-03-04", place=place)
        for n, place in ((12, "Tarnova"), (40, "Belmar"))
    ]
    pile = Pile.of([entry(f"d{n}", one, outlet=f"O{n}") for n, one in enumerate(rows)])
    other = replace(rows[0], quote="A dozen people were killed in Tarnova")
    done = pile.add([entry("new", other, outlet="O9")])
    assert [event.place for event in done.links.events] == ["Tarnova"]
    assert [one.mention.place.name for one in done.mentions if one.mention.place] == ["Tarnova"]
    assert len(done.mentions) == 1
    assert not done.dropped
    assert not pile.add([entry("silent", outlet="O10")]).mentions


def test_decisions_hold_as_documents_are_added() -> None:
    rows = [Said(quote=f"{n} people were killed in Tarnova", date="2021-03-04", place="Tarnova")
            for n in range(11, 16)]  # fmt: skip
    entries = [entry(f"d{n}", one, outlet=f"O{n}") for n, one in enumerate(rows)]
    claims = [one.analysis.claims[0].id for one in entries]
    judged = Judgements(events=Pairs(parted=frozenset([pair(claims[0], claims[1])])))
    pile = Pile.of(entries[:3], judged)
    for one in entries[3:]:
        pile.add([one], judged)
        home = {c: event.id for event in pile.linked.links.events for c in event.claims}
        assert home[claims[0]] != home[claims[1]]


def test_a_document_of_the_same_text_adds_no_claim() -> None:
    one = COPIES[0]
    pile = Pile.of([one, COPIES[1]])
    before = pile.linked.links.events
    same = replace(one.document, id=content_id("doc", "again"), location="again.txt")
    pile.add([replace(one, document=same, text=replace(one.text, document=same.id))])
    (event,) = pile.linked.links.events
    assert event.claims == before[0].claims
    assert set(event.documents) == {*before[0].documents, same.id}
    assert event.independent_origins == 1
