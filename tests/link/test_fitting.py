"""Weights fitted to decisions: none below the least number, never against differing figures."""

from tests.builders import Count, Said, entry, mentions

from alteram.decisions import NO_PAIRS, Pairs, pair
from alteram.link.fitting import LEAST_DECISIONS, fitted
from alteram.link.levels import COMPARISONS

MANY = LEAST_DECISIONS + 10
TOLD = [
    Said(
        quote=f"On {day} May {1980 + number} the army killed {20 + 7 * number * day} people.",
        date=f"{1980 + number}-05-{day:02d}",
        place="Belmar",
        speaker=f"Speaker {'AB'[day == 4]}{number} Merin",
        blamed=("Ostrovia",) if day == 4 else ("Federal army",),
        counts=(Count(words=f"{20 + 7 * number * day} people", value=20 + 7 * number * day),),
    )
    for number in range(MANY)
    for day in (4, 5)
]
MENTIONS = [one for at, said in enumerate(TOLD) for one in mentions(entry(f"d{at}", said))]
KEYS = [one.key for one in MENTIONS]
JOINED = frozenset(pair(KEYS[2 * at], KEYS[2 * at + 1]) for at in range(MANY))
PARTED = frozenset(pair(KEYS[2 * at], KEYS[2 * at + 2]) for at in range(MANY - 1))


def _bits(pairs: Pairs) -> dict[tuple[str, str], float]:
    return {
        (comparison.name, level.name): level.bits
        for comparison in fitted(MENTIONS, pairs)
        for level in comparison.levels
    }


PRESET = _bits(NO_PAIRS)


def test_few_decisions_leave_the_preset() -> None:
    some = Pairs(joined=frozenset(sorted(JOINED)[: LEAST_DECISIONS - 1]), parted=PARTED)
    assert fitted(MENTIONS, some) == COMPARISONS


def test_weights_follow_what_people_decided() -> None:
    bits = _bits(Pairs(joined=JOINED, parted=PARTED))
    # Two accounts of neighbouring days were always put together.
    assert bits["date", "other_days"] == PRESET["date", "other_days"]
    assert bits["date", "no_overlap"] == PRESET["date", "no_overlap"]
    assert bits["act", "same"] != PRESET["act", "same"]
    assert bits["place", "same_place"] < PRESET["place", "same_place"]


def test_what_parties_say_otherwise_never_counts_more_against() -> None:
    turned = _bits(Pairs(joined=PARTED, parted=JOINED))
    for name in ("figure", "blamed", "label"):
        assert turned[name, "other"] >= PRESET[name, "other"]
    assert turned["figure", "other"] >= 0


def test_the_order_of_mentions_changes_nothing() -> None:
    judged = Pairs(joined=JOINED, parted=PARTED)
    assert fitted(MENTIONS, judged) == fitted(MENTIONS[::-1], judged)


def test_a_decision_counts_once_however_many_pairs_it_gives() -> None:
    one = dict.fromkeys(PARTED, "decision-1")
    assert fitted(MENTIONS, Pairs(joined=JOINED, parted=PARTED, decisions=one)) == COMPARISONS
    # Half of the pairs by one decision: the others tell enough, and it weighs as one of them.
    many = dict.fromkeys(sorted(PARTED)[: len(PARTED) - LEAST_DECISIONS + 1], "decision-1")
    shared = _bits(Pairs(joined=JOINED, parted=PARTED, decisions=many))
    apart = _bits(Pairs(joined=JOINED, parted=PARTED))
    assert shared != PRESET
    assert shared != apart
