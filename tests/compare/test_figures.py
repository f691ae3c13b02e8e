"""Figures: compared only with their like."""

from dataclasses import replace

import pytest
from tests.builders import Count, Said, collection, entry

from alteram.compare import compare
from alteram.compare.figures import compared_as
from alteram.comparison import Comparison

BASE = Said(
    quote="In Belmar 213 people, 476 families and 100 civilians, 12 of them children, suffered.",
    speaker="Ada Merin",
    state="Vardania",
    date="1990-01-20",
    place="Belmar",
)


def _compared(*said: Said) -> Comparison:
    held = collection(
        *(entry(f"d{i}", one, published=f"2020-01-{i + 1:02d}") for i, one in enumerate(said))
    )
    (event,) = held.links.events
    return compare(event, held)


def test_units_groups_and_parts_are_not_comparable() -> None:
    counts = (
        Count(words="213 people", value=213),
        Count(words="476 families", value=476, unit="families"),
        Count(words="100 civilians", value=100, group=("civilian",)),
        Count(
            words="12 of them children",
            value=12,
            group=("civilian", "children"),
            part_of="100 civilians",
        ),
    )
    found = _compared(replace(BASE, counts=counts))
    assert len(found.figures) == 4
    assert {one.reported_max for one in found.figures} == {213, 476, 100, 12}
    reasons = {one.reason for one in found.not_comparable}
    assert "families, not persons" in reasons or "persons, not families" in reasons
    assert "one is a part of another figure in the same statement" in reasons


def test_reported_range_over_comparable_figures() -> None:
    a = replace(BASE, quote="213 people died.", counts=(Count(words="213 people", value=213),))
    b = replace(
        BASE,
        quote="Up to 300 people died.",
        counts=(Count(words="Up to 300 people", high=300, qualifier="up_to", unit="not_stated"),),
    )
    c = replace(BASE, quote="Dozens died.", counts=(Count(words="Dozens", qualifier="words_only"),))
    (found,) = _compared(a, b, c).figures
    assert (found.reported_min, found.reported_max) == (213, 300)
    assert [line.verbatim for line in found.figures] == ["213 people", "Up to 300 people", "Dozens"]


def test_words_alone_have_no_range() -> None:
    said = replace(BASE, quote="Dozens.", counts=(Count(words="Dozens", qualifier="words_only"),))
    (found,) = _compared(said).figures
    assert (found.reported_min, found.reported_max) == (None, None)


def test_other_period_is_another_scope() -> None:
    night = replace(BASE, quote="213 people died.", counts=(Count(words="213 people", value=213),))
    years = replace(
        BASE,
        quote="In 30 years 4,000 people died.",
        counts=(Count(words="4,000 people", value=4000, interval="1990/2020"),),
    )
    found = _compared(night, years)
    assert len(found.figures) == 2
    assert found.not_comparable[0].reason.startswith("different periods")


@pytest.mark.parametrize(
    ("tag", "compared"),
    [
        ("innocent people", "civilian"),
        ("peaceful residents", "civilian"),
        ("civilians", "civilian"),
        ("Residents", "civilian"),
        ("people", "people"),
        ("residents of the region", "residents of the region"),
        ("women", "women"),
        ("armed residents", "armed residents"),
        ("", ""),
    ],
)
def test_words_for_civilians_are_compared_as_civilians(tag: str, compared: str) -> None:
    assert compared_as(tag) == compared
