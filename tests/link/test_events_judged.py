"""People overrule the linking of events; what is held stays as it is when more is added."""

from dataclasses import replace

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import Said, entry, mentions
from tests.link.test_events import NIGHT, WEEK

from alteram.decisions import Pair, Pairs, pair
from alteram.link.finding import Facts, gather
from alteram.link.grouping import group_mentions
from alteram.link.mentions import Mention
from alteram.link.overruled import collisions
from alteram.link.records import blocks, sought

MONTH = Said(quote="People were killed in Belmar.", date="1990-01", place="Belmar")
AWAY = Said(quote="Shells fell on Lesk.", act="shelling", date="1994-05-03", place="Lesk")
LOOSE = Said(quote="Thirty more were hurt.", act="injuring", place="Belmar")
NOWHERE = Said(quote="Many had fled by then.", act="displacement", date="1990-01-20")
ALL = (NIGHT, replace(NIGHT, quote="They died then.", counts=()), WEEK, MONTH, AWAY, LOOSE, NOWHERE)


def _mentions(*said: Said) -> list[Mention]:
    return mentions(*(entry(f"d{number}", one) for number, one in enumerate(said)))


MENTIONS = _mentions(*ALL)
KEYS = [one.key for one in MENTIONS]


def _homes(groups: list[list[Mention]]) -> dict[str, int]:
    return {claim: at for at, group in enumerate(groups) for one in group for claim in one.claims}


def _one(first: int, second: int) -> Pair:
    return pair(KEYS[first], KEYS[second])


def test_who_puts_two_together_or_apart_is_obeyed() -> None:
    homes = _homes(group_mentions(MENTIONS))
    assert homes[KEYS[0]] == homes[KEYS[1]]
    assert len({homes[KEYS[at]] for at in (0, 2, 4)}) == 3
    judged = Pairs(joined=frozenset((_one(2, 4),)), parted=frozenset((_one(0, 1),)))
    homes = _homes(group_mentions(MENTIONS, pairs=judged))
    assert homes[KEYS[2]] == homes[KEYS[4]]
    assert homes[KEYS[0]] != homes[KEYS[1]]


def test_a_chain_against_a_parted_pair_is_told() -> None:
    judged = Pairs(
        joined=frozenset((Pair("a", "b"), Pair("b", "c"), Pair("d", "e"))),
        parted=frozenset((Pair("a", "c"),)),
    )
    (problem,) = collisions(judged)
    assert problem.location == "b c"
    assert collisions(replace(judged, parted=frozenset())) == ()


def test_a_ring_of_joined_pairs_is_one_event() -> None:
    ring = Pairs(joined=frozenset((_one(0, 2), _one(2, 4), _one(0, 4))))
    homes = _homes(group_mentions(MENTIONS, pairs=ring))
    assert len({homes[KEYS[at]] for at in (0, 2, 4)}) == 1


numbers = st.integers(0, len(ALL) - 1)
some_pairs = st.sets(st.tuples(numbers, numbers).filter(lambda two: two[0] != two[1]), max_size=4)


@settings(max_examples=10, deadline=None)
@given(some_pairs, some_pairs)
def test_decisions_hold_whatever_the_weights(
    together: set[tuple[int, int]], apart: set[tuple[int, int]]
) -> None:
    parted = frozenset(_one(*two) for two in apart)
    judged = Pairs(joined=frozenset(_one(*two) for two in together) - parted, parted=parted)
    homes = _homes(group_mentions(MENTIONS, pairs=judged))
    overruled = {problem.location for problem in collisions(judged)}
    for first, second in judged.joined:
        if f"{first} {second}" not in overruled:
            assert homes.get(first) == homes.get(second)
    for first, second in parted:
        assert homes.get(first, -1) != homes.get(second, -2)


@settings(max_examples=6, deadline=None)
@given(st.sets(numbers, min_size=1))
def test_what_is_held_is_neither_merged_nor_split(first: set[int]) -> None:
    held = group_mentions([MENTIONS[at] for at in sorted(first)])
    groups = group_mentions(MENTIONS, held)
    for before, after in zip(held, groups, strict=False):
        claims = {claim for one in before for claim in one.claims}
        assert claims <= {claim for one in after for claim in one.claims}
    known = {claim for group in held for one in group for claim in one.claims}
    for group in groups[len(held) :]:
        assert not known & {claim for one in group for claim in one.claims}


def test_more_of_an_event_joins_it_and_new_ones_follow() -> None:
    held = group_mentions([MENTIONS[0], MENTIONS[2]])
    groups = group_mentions([MENTIONS[at] for at in (1, 3, 4)], held)
    homes = _homes(groups)
    assert homes[KEYS[1]] == homes[KEYS[0]] < len(held)
    assert homes[KEYS[4]] == len(held)


def test_what_may_meet_is_found_from_either_side() -> None:
    for group in group_mentions(MENTIONS):
        for one in group:
            others = [other for other in group if other is not one]
            found = [other for other in others if set(sought(one)) & set(blocks(other))]
            finding = [other for other in others if set(sought(other)) & set(blocks(one))]
            assert found == finding
            assert found or not others
    assert not set(sought(MENTIONS[4])) & set(blocks(MENTIONS[0]))


def test_mentions_and_facts_are_packed_and_come_back() -> None:
    for mention in MENTIONS:
        packed = msgspec.msgpack.encode(mention)
        assert msgspec.msgpack.decode(packed, type=Mention) == mention
    village = replace(AWAY, place="Harvik", precision="unknown")
    facts = gather([entry("a", village)])
    assert facts.unlisted == ("Harvik",)
    assert gather([entry("b", AWAY)], facts) == facts
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(facts), type=Facts) == facts
