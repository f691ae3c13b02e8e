"""Which set of persons killed gives the range: nobody's number falls out of it unseen."""

from dataclasses import replace

import pytest
from tests.builders import Count, Said, collection, entry
from tests.export.sheets import count
from tests.holdings import holding_of

from alteram.decisions import By, decide
from alteram.export.event_sheets import event_sheets
from alteram.model import Collection, Position

Told = dict[str, tuple[Count, ...]]


def told(counts: Told) -> Collection:
    """Return a collection in which each speaker gives these figures for one day in Tarnova."""
    said = [
        Said(quote="In Tarnova " + " and ".join(c.words for c in held) + " were killed.",
             speaker=name, body=f"Bureau of {name}" if name[0].isupper() else None,
             date="2021-05-03", place="Tarnova",
             counts=held)
        for name, held in counts.items()
    ]  # fmt: skip
    return collection(*(entry(one.speaker, one, outlet="Kesh Post") for one in said))


def range_given(counts: Told) -> tuple[float | None, float | None] | None:
    (sheet,) = event_sheets(holding_of(told(counts)))
    given = sheet.range
    return None if given is None else (given.reported_min, given.reported_max)


CIVIL = {"group": ("civilian",)}


@pytest.mark.parametrize(
    ("counts", "wanted"),
    [
        ({"Ada": (count("12 people", 12),), "Bo": (count("nine", 9),)}, (9, 12)),
        ({"Ada": (count("12 civilians", 12, **CIVIL),)}, (12, 12)),
        # A breakdown by one who gives the whole too changes nothing; a part never does.
        ({"Ada": (count("12 people", 12), count("3 civilians", 3, **CIVIL))}, (12, 12)),
        ({"Ada": (count("12 people", 12), count("2 of them", 2, part_of="12 people"))}, (12, 12)),
        ({"a witness": (count("12 people", 12), count("3 civilians", 3, **CIVIL))}, None),
        # Another's number of another set would widen the range: that is for the coder.
        ({"Ada": (count("12 people", 12),), "Bo": (count("5 civilians", 5, **CIVIL),)}, None),
        ({"Ada": (count("12 people", 12),), "Bo": (count("40 dead", 40, place="Kesh"),)}, None),
        ({"Ada": (count("12 people", 12),), "Bo": (count("12 dead", 12, place="Kesh"),)}, (12, 12)),
        ({"Ada": (count("12 dead", 12, place="Kesh"),)}, None),
        # Two groups and no whole are never added up.
        ({"Ada": (count("4 soldiers", 4, group=("soldiers",)),
                  count("8 civilians", 8, **CIVIL))}, None),
        ({"Ada": (count("dozens", None, qualifier="words_only"),)}, None),
        ({"Ada": (count("12 hurt", 12, outcome="injured"),)}, None),
        ({"Ada": (count("12 bodies", 12, unit="bodies_seen"),)}, None),
        ({}, None),
    ],
)  # fmt: skip
def test_ranges(counts: Told, wanted: tuple[float, float] | None) -> None:
    if counts:
        assert range_given(counts) == wanted
    else:
        assert list(event_sheets(holding_of(Collection()))) == []


@pytest.mark.parametrize("position", ["withdraws", "denies_act", "disputes_figure"])
def test_a_number_that_nobody_stands_by_does_not_widen_the_range(position: Position) -> None:
    held = told({"Ada": (count("12 people", 12),), "Bo": (count("40 people", 40),)})
    entries = [
        replace(one, analysis=replace(one.analysis, claims=tuple(
            replace(claim, position=position) for claim in one.analysis.claims)))
        if one.document.location == "Bo.txt" else one
        for one in held.entries
    ]  # fmt: skip
    (sheet,) = event_sheets(holding_of(replace(held, entries=tuple(entries))))
    assert sheet.range is None
    assert [one.reported_max for one in sheet.killed] == [40]


def test_what_a_person_calls_comparable_gives_the_range() -> None:
    held = told({"Ada": (count("12 people", 12),), "Bo": (count("5 civilians", 5, **CIVIL),)})
    figures = sorted(one.id for entry in held.entries for one in entry.analysis.figures)
    by = By(who="Noa Kar", made="2024-05-01", why="both count all the dead")
    disputed = [
        replace(one, analysis=replace(one.analysis, claims=tuple(
            replace(claim, position="disputes_figure") for claim in one.analysis.claims)))
        for one in held.entries
    ]  # fmt: skip
    made = (decide("comparable", figures[:1], figures[1:], by),)
    for entries in (held.entries, tuple(disputed)):
        (sheet,) = event_sheets(holding_of(replace(held, entries=entries, decisions=made)))
        assert sheet.range is not None
        assert (sheet.range.reported_min, sheet.range.reported_max) == (5, 12)


def test_all_sets_of_persons_killed_are_named_chosen_or_not() -> None:
    held = told({"Ada": (count("12 people", 12),), "Bo": (count("5 civilians", 5, **CIVIL),)})
    (sheet,) = event_sheets(holding_of(held))
    assert [one.group for one in sheet.killed] == [(), ("civilian",)]
    (turned,) = event_sheets(holding_of(replace(held, entries=held.entries[::-1])))
    assert turned.range == sheet.range
    assert turned.reports == sheet.reports
