"""Linking by what was seen of each document, packed and in any order: the same as as a whole."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import Count, Said, entry
from tests.link.prose import prose
from tests.link.test_link_properties import documents

from alteram.decisions import NO_JUDGEMENTS, Judgements, Pairs, pair
from alteram.link import (
    LOCAL,
    Common,
    Linked,
    LinkingEngine,
    Seen,
    Told,
    link_seen,
    link_whole,
    seen,
    tell,
)
from alteram.link.candidates import Numbers
from alteram.link.fingerprints import Hashes
from alteram.link.linkage import Model, Weighed
from alteram.model import Entry
from alteram.store import pack_kept, unpack_kept

_NAMES = ("Olen Tarkovych", "Olen Tarkowitsch", "O. Tarkovych", "Anna Lutova")


def _told(number: int) -> Entry:
    """Return a report whose story others copy, of one of two nights that two names tell of."""
    speaker = _NAMES[number % len(_NAMES)]
    night = ("1990-01-19", "1990-01-20", "1990-01")[number % 3]
    deaths = Count(words=f"{40 + number % 2} people", value=40.0 + number % 2)
    said = Said(
        quote=f"In number {number} {speaker} spoke of 4{number % 2} people at Oskar's place",
        speaker=speaker, state="Vardania", date=night, place=("Tarnova", "Belmar")[number % 2],
        counts=(replace(deaths, words=f"4{number % 2} people"),),
    )  # fmt: skip
    outlet = f"Gazette {number}"
    return entry(f"d{number}", said, outlet=outlet, filler=prose(number % 5, sentences=14))


ENTRIES = [_told(number) for number in range(24)]


def _apart(
    entries: Sequence[Entry],
    seed: int,
    judged: Judgements = NO_JUDGEMENTS,
    engine: LinkingEngine = LOCAL,
) -> Linked:
    """Link by packed records, as workers on other machines give them, in an order of their own."""
    rng = Random(seed)

    def mixed(packed: Iterable[bytes]) -> list[bytes]:
        return sorted(packed, key=lambda _: rng.random())

    def told(common: Common) -> Iterator[Told]:
        sent = unpack_kept(pack_kept(common), Common)
        known, origins = sent.known(), sent.origins()
        made = (pack_kept(tell(one, known, origins)) for one in entries)
        return (unpack_kept(one, Told) for one in mixed(made))

    packed = mixed(pack_kept(seen(one)) for one in entries)
    every = (unpack_kept(one, Seen) for one in packed)
    return link_seen(every, told, judged=judged, engine=engine)


def test_what_is_seen_packs_to_the_same_bytes_and_back() -> None:
    for one in ENTRIES:
        made = seen(one)
        assert unpack_kept(pack_kept(made), Seen) == made
        assert pack_kept(unpack_kept(pack_kept(made), Seen)) == pack_kept(seen(one))


@pytest.mark.parametrize("seed", range(2))
def test_documents_seen_and_told_apart_are_linked_as_a_whole_is(seed: int) -> None:
    whole = link_whole(ENTRIES)
    assert len(whole.links.events) > 1
    assert whole.links.copies
    assert any(actor.aliases for actor in whole.links.actors)
    assert pack_kept(_apart(ENTRIES, seed)) == pack_kept(whole)


@settings(max_examples=4, deadline=None)
@given(documents, st.integers(0, 99))
def test_whatever_is_told_is_linked_the_same_apart_and_as_a_whole(
    rows: list[list[Said]], seed: int
) -> None:
    entries = [entry(f"d{number}", *row) for number, row in enumerate(rows)]
    assert pack_kept(_apart(entries, seed)) == pack_kept(link_whole(entries))


def test_what_people_decided_holds_for_documents_seen_apart() -> None:
    first, second = link_whole(ENTRIES).links.events[0].claims[:2]
    judged = Judgements(events=Pairs(parted=frozenset((pair(first, second),))))
    apart = _apart(ENTRIES, 1, judged).links
    assert apart == link_whole(ENTRIES, judged=judged).links
    assert not any({first, second} <= set(event.claims) for event in apart.events)


class _Counting:
    """The local engine, and how often it was asked for what."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def weigh(self, records: Any, model: Model, **how: Any) -> Weighed:
        self.asked.append("weigh")
        return LOCAL.weigh(records, model, **how)

    def share(self, texts: Numbers, hashes: Hashes, least: int) -> Numbers:
        self.asked.append("share")
        return LOCAL.share(texts, hashes, least)


def test_every_join_is_left_to_the_engine() -> None:
    whole = link_whole(ENTRIES)
    engine = _Counting()
    assert _apart(ENTRIES, 2, engine=engine).links == whole.links
    # Names of persons, texts, quotations, mentions.
    assert sorted(engine.asked) == ["share", "share", "weigh", "weigh"]


def test_what_only_a_dossier_needs_may_be_left_out() -> None:
    def told(common: Common) -> Iterator[Told]:
        return (tell(one, common.known(), common.origins()) for one in ENTRIES)

    bare = link_seen(map(seen, ENTRIES), told, keep=False)
    assert not bare.traces
    assert not bare.mentions
    assert bare.links == link_whole(ENTRIES).links
