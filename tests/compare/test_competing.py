"""Points on which accounts compete, and what keeps two claims from competing."""

from dataclasses import replace

import pytest
from tests.builders import Count
from tests.compare.test_points import (
    KESH,
    NINE,
    OSTROVIA,
    VARDANIA,
    compared,
    held,
    kinds,
    shared,
    together,
)

from alteram.compare import compare
from alteram.compare.competing import dates_meet


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        ("2022-03-04", "2022-03-05", False),
        ("2022-03-04", "2022-03", True),
        ("2022-03-04/2022-03-05", "2022-03-05", True),
        ("2022-02", "2022-03-05", False),
        ("2022-03-04~", "2022-03-05", True),
        ("2022-03-04", None, True),
        ("no date", "2022-03-05", True),
    ],
)
def test_dates_meet_as_far_as_they_are_precise(first: str, second: str | None, meet: bool) -> None:
    assert dates_meet(first, second) is meet
    assert dates_meet(second, first) is meet


def test_when_competes_where_dates_cannot_both_hold() -> None:
    found = together(VARDANIA, replace(OSTROVIA, date="2022-03-05", counts=()))
    assert kinds(found) == ["date"]
    assert [(side.party, side.words) for side in found.competing[0].sides] == [
        ("Ostrovia", "5 March 2022"),
        ("Vardania", "4 March 2022"),
    ]
    assert "date" not in {kind for kind, _ in shared(found)}


def test_when_does_not_compete_where_one_date_is_only_less_precise() -> None:
    assert not compared(VARDANIA, replace(OSTROVIA, date="2022-03")).competing


def test_the_day_on_which_bodies_were_buried_is_not_that_of_the_killing() -> None:
    buried = replace(
        OSTROVIA,
        quote="The next day nine people were buried in Belmar.",
        date="2022-03-05",
        counts=(replace(NINE, outcome="buried"),),
    )
    assert not together(VARDANIA, buried).competing


def test_other_places_of_another_day_are_another_act() -> None:
    """Date and place both differ: nothing says that the two speak of one act."""
    ours = held(VARDANIA, replace(OSTROVIA, date="2022-03-05", place="Lesk", counts=()))
    for event in ours.links.events:
        assert not compare(event, ours).competing


def test_where_competes_between_places_of_equal_precision() -> None:
    found = together(VARDANIA, replace(OSTROVIA, place="Lesk", counts=()))
    assert kinds(found) == ["place"]
    assert [side.words for side in found.competing[0].sides] == ["Lesk", "Belmar"]


def test_a_region_and_a_town_do_not_compete() -> None:
    wide = replace(OSTROVIA, place="Lesk", precision="region", counts=())
    assert not together(VARDANIA, wide).competing


def test_another_explanation_competes() -> None:
    other = replace(
        OSTROVIA,
        quote="What happened in Belmar on 4 March was an accident at a depot.",
        position="acknowledges_other_explanation",
        counts=(),
    )
    found = compared(VARDANIA, other)
    assert kinds(found) == ["explanation"]
    assert found.competing[0].words == "why or how: killing"


def test_who_competes_and_a_state_is_not_another_than_its_army() -> None:
    other = replace(OSTROVIA, position="attributes_to", blamed=("Kesh",), counts=())
    assert kinds(compared(VARDANIA, other, KESH)) == ["responsibility"]
    army = replace(KESH, position="attributes_to", blamed=("Army of Ostrovia",), counts=())
    soldier = replace(
        OSTROVIA, speaker="Army of Ostrovia", speaker_kind="body", counts=(), quote="We were there."
    )
    assert not compared(VARDANIA, army, soldier).competing


def test_one_who_is_blamed_and_denies_responsibility_competes() -> None:
    answer = replace(OSTROVIA, position="acknowledges_denies_responsibility", counts=())
    found = compared(VARDANIA, answer)
    assert kinds(found) == ["responsibility"]
    assert ("act", "killing") in shared(found)


def test_acts_without_a_name_of_their_own_are_not_one_act() -> None:
    one, other = replace(VARDANIA, act="other"), replace(OSTROVIA, act="other")
    denial = replace(KESH, act="other", position="denies_act", counts=())
    found = compared(one, other, denial)
    assert not found.competing
    assert "act" not in {kind for kind, _ in shared(found)}


def test_a_disputed_figure_competes_without_a_number_of_its_own() -> None:
    dispute = replace(OSTROVIA, quote="That toll is wrong.", position="disputes_figure", counts=())
    found = compared(VARDANIA, dispute)
    assert kinds(found) == ["figure"]
    assert [side.words for side in found.competing[0].sides] == [
        "disputed a figure",
        "\u201cnine people\u201d",
    ]
    assert "figure" not in {kind for kind, _ in shared(found)}


def test_a_number_that_is_disputed_is_not_said_by_who_disputes_it() -> None:
    dispute = replace(OSTROVIA, position="disputes_figure", quote="Not nine people died there.")
    found = compared(VARDANIA, dispute)
    sentences = [p.sentence for a in found.accounts for one in a.answers for p in one.points]
    assert "Bo Lund disputed a figure: killed: \u201cnine people\u201d" in sentences
    assert not [words for words in sentences if words.startswith("Bo Lund said how many")]
    assert not [point for point in found.common if point.kind == "figure"]
    assert not [one for one in found.questions if "Bo Lund said how many" in one.words]
    assert kinds(found) == ["figure"]


def test_figures_of_other_groups_do_not_compete() -> None:
    civilians = replace(
        OSTROVIA,
        quote="In Belmar two civilians were killed.",
        counts=(Count(words="two civilians", value=2, group=("civilian",)),),
    )
    assert not compared(VARDANIA, civilians).competing
