"""Where a figure comes from: appearances in order, copies folded, and what changed on the way."""

from dataclasses import replace

import pytest
from tests.builders import Count, Said, collection, entry

from alteram.chronology import Change, Lineage, Trail
from alteram.compare import trace
from alteram.model import Collection

STORY = " ".join(f"word{i}" for i in range(80))
OTHER_STORY = " ".join(f"other{i}" for i in range(80))
BASE = Said(
    quote="At least 231 people were killed.",
    speaker="Ada Merin",
    state="Vardania",
    date="1990-01-20",
    place="Belmar",
    counts=(Count(words="At least 231 people", low=231, qualifier="at_least"),),
)
PLAIN = replace(
    BASE,
    quote="231 people were killed.",
    counts=(Count(words="231 people", value=231),),
)


def traced(held: Collection) -> Lineage:
    return trace(held.links.events[0], "killed", held)


def only(held: Collection) -> Trail:
    (trail,) = traced(held).trails
    return trail


def changes(held: Collection) -> list[tuple[Change, ...]]:
    return [tuple(one.change for one in step.changes) for step in only(held).steps]


def _wire() -> Collection:
    other = replace(
        PLAIN,
        quote="We counted 231 people ourselves.",
        speaker="Bo Lund",
        state="Ostrovia",
        counts=(Count(words="231 people", value=231),),
    )
    return collection(
        entry("a", BASE, filler=STORY, published="2020-01-01"),
        entry("b", BASE, filler=STORY, headline="Toll", published="2020-01-02"),
        entry("c", PLAIN, filler=STORY, published="2020-01-03"),
        entry("d", other, published="2020-01-04"),
    )


def test_where_a_figure_comes_from() -> None:
    trail = only(_wire())
    assert (trail.low, trail.high) == (231, 231)
    assert (trail.documents, trail.copies, trail.independent_origins) == (4, 2, 2)
    assert trail.first.line.location == "a.txt"
    assert [(step.copy, step.new_origin) for step in trail.steps] == [
        (False, True),
        (True, False),
        (False, True),
    ]
    assert trail.steps[0].copied_in == ("b.txt",)
    assert trail.steps[1].changes[0].words == "“at least” left out"
    assert trail.steps[1].after == trail.first.figure


def test_forty_copies_are_one_step() -> None:
    held = collection(
        *(
            entry(f"c{i:02d}", BASE, filler=STORY, headline=f"H{i}", published=f"2020-02-{i:02d}")
            for i in range(1, 29)
        )
    )
    (step,) = only(held).steps
    assert len(step.copied_in) == 27
    assert (only(held).documents, only(held).copies) == (28, 27)
    assert only(held).independent_origins == 1


def test_a_qualifier_is_lost_and_added() -> None:
    then = entry("a", BASE, published="2020-01-01")
    assert changes(collection(then, entry("b", PLAIN, published="2020-01-02"))) == [
        ("first_appearance",),
        ("qualifier_lost",),
    ]
    before = entry("a", PLAIN, published="2020-01-01")
    assert changes(collection(before, entry("b", BASE, published="2020-01-02"))) == [
        ("first_appearance",),
        ("qualifier_added",),
    ]


def test_without_dates_no_order_is_known() -> None:
    held = collection(entry("a", PLAIN, published=None), entry("b", BASE, published="2020-01-02"))
    assert [step.in_order for step in only(held).steps] == [True, False]


def test_a_range_becomes_one_number() -> None:
    span = replace(
        BASE,
        quote="Between 150 and 300 people died.",
        counts=(Count(words="Between 150 and 300 people", low=150, high=300, qualifier="between"),),
    )
    top = replace(
        BASE, quote="300 people died.", counts=(Count(words="300 people", value=300),), speaker="Bo"
    )
    held = collection(
        entry("a", span, published="2020-01-01"), entry("b", top, published="2020-01-02")
    )
    trail = only(held)
    assert (trail.low, trail.high) == (300, 300)
    assert [step.changes[0].change for step in trail.steps] == [
        "first_appearance",
        "range_became_number",
    ]
    alone = only(collection(entry("a", span)))
    assert (alone.low, alone.high) == (150, 300)


def test_names_on_a_list_become_killed() -> None:
    names = replace(
        BASE,
        quote="The list holds 231 names.",
        counts=(Count(words="231 names", value=231, outcome="other", unit="names_on_list"),),
    )
    held = collection(
        entry("a", names, published="2020-01-01"), entry("b", PLAIN, published="2020-01-02")
    )
    trail = only(held)
    assert [one.change for one in trail.steps[1].changes] == ["outcome_changed", "unit_changed"]
    assert len(trail.sets) == 2
    assert "persons, not names on a list" in trail.reasons or trail.reasons


def test_things_are_no_step_to_persons() -> None:
    tents = replace(
        BASE,
        quote="The fire took 231 tents.",
        counts=(Count(words="231 tents", value=231, outcome="destroyed", unit="objects"),),
    )
    held = collection(
        entry("a", tents, published="2020-01-01"), entry("b", PLAIN, published="2020-01-02")
    )
    assert len(only(held).steps) == 1


def test_group_and_period_changes_are_steps_and_not_comparable() -> None:
    women = replace(PLAIN, counts=(Count(words="231 people", value=231, group=("women",)),))
    years = replace(
        PLAIN,
        speaker="Bo",
        counts=(Count(words="231 people", value=231, interval="1990/2020"),),
    )
    held = collection(
        entry("a", PLAIN, published="2020-01-01"),
        entry("b", women, published="2020-01-02"),
        entry("c", years, published="2020-01-03"),
    )
    found = changes(held)
    assert found[1] == ("group_changed",)
    assert "period_changed" in found[2]
    assert len(only(held).reasons) == 2


def test_a_speaker_left_out_is_seen() -> None:
    own = Said(
        quote="At least 231 people died there.",
        date=BASE.date,
        place=BASE.place,
        counts=BASE.counts,
    )
    own = replace(own, counts=(Count(words="At least 231 people", low=231, qualifier="at_least"),))
    held = collection(
        entry("a", BASE, outlet="Daily", published="2020-01-01"),
        entry("b", own, outlet="Weekly", published="2020-01-02"),
    )
    step = only(held).steps[1]
    assert [one.change for one in step.changes] == ["speaker_lost"]
    assert "Ada Merin" in step.changes[0].words
    back = collection(
        entry("b", own, outlet="Weekly", published="2020-01-01"),
        entry("a", BASE, outlet="Daily", published="2020-01-02"),
    )
    assert changes(back)[1] == ("speaker_named",)


@pytest.mark.parametrize("number", [3, 20])
def test_small_numbers_are_followed_within_their_set_alone(number: int) -> None:
    killed = replace(
        PLAIN,
        quote=f"{number} people were killed.",
        counts=(Count(words=f"{number} people", value=number),),
    )
    women = replace(
        killed,
        speaker="Bo",
        quote=f"Of the women, {number} people were killed.",
        counts=(Count(words=f"{number} people", value=number, group=("women",)),),
    )
    found = traced(collection(entry("a", killed), entry("b", women, published="2022-02-01")))
    assert len(found.trails) == 2


def test_the_whole_collection_shows_one_number_with_its_scopes() -> None:
    town = replace(
        BASE,
        quote="4,000 people are missing in Belmar.",
        act="disappearance",
        counts=(Count(words="4,000 people", value=4000, outcome="missing"),),
    )
    years = replace(
        town,
        quote="4,000 people are missing since the war.",
        speaker="Bo Lund",
        date=None,
        place=None,
        counts=(Count(words="4,000 people", value=4000, outcome="missing", interval="1990/2020"),),
    )
    held = collection(
        entry("a", town, published="2020-01-01"), entry("b", years, published="2020-01-02")
    )
    (trail,) = trace(None, "missing", held).trails
    assert [step.event is None for step in trail.steps] == [False, True]
    assert len(trail.sets) == 2
    assert any("periods" in reason for reason in trail.reasons)
    assert any("places" in reason for reason in trail.reasons)


def test_order_of_documents_does_not_matter() -> None:
    held = _wire()
    turned = collection(*reversed(held.entries))
    assert traced(held).trails == traced(turned).trails


def test_nothing_is_traced_for_an_outcome_without_figures() -> None:
    held = _wire()
    assert trace(held.links.events[0], "injured", held).trails == ()
    assert trace(None, "injured", held).trails == ()
