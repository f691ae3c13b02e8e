"""What linking keeps: found under its blocks, events and names, and replaced whole."""

import random

import pytest

from alteram.store import Dossier
from alteram.store.linkage import KeptMention, Linkage


@pytest.fixture
def linkage(dossier: Dossier) -> Linkage:
    return dossier.linkage


def mention(number: int, event: str | None, *blocks: str) -> KeptMention:
    key = f"claim-{number:05}"
    return KeptMention(key=key, event=event, blocks=blocks, record=key.encode())


def test_mentions_are_found_under_any_block_once(linkage: Linkage) -> None:
    linkage.add_mentions(
        [
            mention(1, "event-1", "kesh", "day"),
            mention(2, None, "day"),
            mention(3, None, "lesk"),
        ]
    )
    assert list(linkage.mentions_in(["kesh", "day", "day"])) == [
        ("event-1", b"claim-00001"),
        (None, b"claim-00002"),
    ]
    assert list(linkage.mentions_in(["orlu"])) == []


def test_a_block_may_be_of_any_length(linkage: Linkage) -> None:
    letters = random.Random(0)
    first, second = ("".join(letters.choices("абвгдежзикл", k=9_000)) for _ in range(2))
    linkage.add_mentions([mention(1, None, first), mention(2, None, second)])
    assert list(linkage.mentions_in([first])) == [(None, b"claim-00001")]
    assert list(linkage.mentions_in([second])) == [(None, b"claim-00002")]


def test_mentions_are_found_by_their_event(linkage: Linkage) -> None:
    linkage.add_mentions([mention(1, "event-1"), mention(2, "event-2"), mention(3, "event-1")])
    assert list(linkage.mentions_of(["event-1"])) == [
        ("event-1", b"claim-00001"),
        ("event-1", b"claim-00003"),
    ]


def test_a_mention_gives_way_to_another(linkage: Linkage) -> None:
    linkage.add_mentions([mention(1, None, "kesh")])
    linkage.drop_mentions(["claim-00001", "claim-00002"])
    linkage.add_mentions([mention(1, "event-1", "lesk")])
    assert list(linkage.mentions_in(["kesh"])) == []
    assert list(linkage.mentions_in(["lesk"])) == [("event-1", b"claim-00001")]


def test_more_than_one_batch_comes_back_in_order(linkage: Linkage) -> None:
    many = [mention(number, "event-1", f"block-{number % 700}") for number in range(6_000)]
    linkage.add_mentions(reversed(many))
    found = [record for _, record in linkage.mentions_of(["event-1"])]
    assert found == [one.record for one in many]
    blocks = [f"block-{number}" for number in range(700)]
    assert sorted(record for _, record in linkage.mentions_in(blocks)) == found


def test_facts_are_kept_by_name(linkage: Linkage) -> None:
    linkage.keep_facts({"places": b"[]", "states": b"{}"})
    linkage.keep_facts({"places": b"[1]"})
    assert (linkage.fact("places"), linkage.fact("states")) == (b"[1]", b"{}")
    assert linkage.fact("rivers") is None


def test_all_of_it_can_be_dropped(linkage: Linkage) -> None:
    linkage.add_mentions([mention(1, "event-1", "kesh")])
    linkage.keep_facts({"places": b"[]"})
    linkage.clear()
    assert list(linkage.mentions_of(["event-1"])) == []
    assert list(linkage.mentions_in(["kesh"])) == []
    assert linkage.fact("places") is None
