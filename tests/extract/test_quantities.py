"""Quantities: what is counted, with which outcome, and what counts nobody."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.extract.quantities import Quantity, find_quantities
from alteram.model import quote
from alteram.text.parse import parse


def quantities(text: str) -> tuple[Quantity, ...]:
    return find_quantities(parse(text), ())


OUTCOMES = [
    ("Rebels killed 12 people and wounded 30.", [("12 people", "killed"), ("30", "injured")]),
    ("The murder of 613 people in Kesh was denied.", [("613 people", "killed")]),
    ("The shelling left 5 dead and 12 injured.", [("5", "killed"), ("12", "injured")]),
    ("There were 12 dead, 30 wounded.", [("12", "killed"), ("30", "injured")]),
    ("The death toll rose from 12 to 15.", [("12", "killed"), ("15", "killed")]),
    ("Some 40 soldiers lost their lives in Kesh.", [("Some 40 soldiers", "killed")]),
    ("Three journalists were found dead.", [("Three journalists", "killed")]),
    ("About 400 villagers are still missing.", [("About 400 villagers", "missing")]),
    ("Nothing is known of the fate of 80 Vardanians.", [("80 Vardanians", "missing")]),
    ("Police arrested 841 persons.", [("841 persons", "detained")]),
    ("Seven engineers were taken hostage.", [("Seven engineers", "hostage")]),
    ("Gunmen abducted 31 people.", [("31 people", "hostage")]),
    ("They deported 4,000 families.", [("4,000 families", "displaced")]),
    ("Over 9,000 people fled the region.", [("Over 9,000 people", "displaced")]),
    ("The forced displacement of 70,000 Ostrovians began.", [("70,000 Ostrovians", "displaced")]),
    ("Workers found 28 bodies in the well.", [("28 bodies", "bodies_found")]),
    ("Ostrovia has blockaded 12,000 residents.", [("12,000 residents", "blockaded")]),
    ("The fire destroyed 20 houses.", [("20 houses", "destroyed")]),
    ("Some 300 houses were destroyed or damaged.", [("Some 300 houses", "damaged")]),
    ("Before the war 7,000 people lived there.", [("7,000 people", "other")]),
    ("No one was injured.", [("No one", "injured")]),
    ("Dozens were wounded.", [("Dozens", "injured")]),
    ("On 20 May 147 civilians were killed.", [("147 civilians", "killed")]),
    ("In 1992 alone, 2000 houses were burned.", [("2000 houses", "destroyed")]),
    ("The dead included 11 women.", [("11 women", "killed")]),
    ("The ministry put the death toll at 43.", [("43", "killed")]),
    ("The storm took the lives of 106 women.", [("106 women", "killed")]),
    ("Eight families were wiped out.", [("Eight families", "killed")]),
    ("Over 340 residents have fallen victim to mines.", [("Over 340 residents", "affected")]),
    ("A list of 636 names was published.", [("636 names", "other")]),
    ("They committed massacres against 300 villagers.", [("300 villagers", "killed")]),
    ("Two of their 12 attackers were killed.", [("Two of their 12 attackers", "killed")]),
    ("The camp holds 23 prisoners.", [("23 prisoners", "detained")]),
]


@pytest.mark.parametrize(("text", "expected"), OUTCOMES)
def test_outcome(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(q.verbatim, q.outcome) for q in quantities(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "On 24 February 2018 the 366th regiment left the town.",
        "The minister, 45, spoke for 30 minutes on page 172.",
        "The two sides met one day at 13:50 on the 32nd anniversary.",
        "Article 5 of resolution 822 costs 300 dollars.",
        "The 35-year-old walked 12 km in 2020.",
        "One of the most important questions remains.",
        "Parliament passed the law by 47 votes to 12.",
        "Twelve attacks took place in 1993.",
        "No one may be held without a warrant.",
    ],
)
def test_counts_nobody(text: str) -> None:
    assert quantities(text) == ()


def test_agent_is_not_the_one_concerned() -> None:
    found = quantities("Twenty soldiers killed three farmers.")
    assert [(q.verbatim, q.outcome) for q in found] == [("three farmers", "killed")]


def test_parts_of_a_whole() -> None:
    found = quantities("Some 613 people, among them 106 women and 63 children, were killed.")
    assert [q.subset for q in found] == [None, 0, 0]
    assert {q.outcome for q in found} == {"killed"}


def test_outcome_reaches_every_item_of_a_list() -> None:
    found = quantities(
        "In all 900 objects, including more than 410 houses, 20 apartments and 12 schools,"
        " were destroyed or severely damaged."
    )
    assert [q.outcome for q in found] == ["damaged"] * 4
    assert [q.subset for q in found] == [None, 0, 0, 0]
    assert {q.counting_unit for q in found} == {"objects"}


def test_who_is_included_without_a_number() -> None:
    (found,) = quantities("In Kesh 150 civilians, including children and women, were killed.")
    assert found.inclusive_of == ("children", "women")
    assert found.group == ("civilian",)


def test_part_takes_the_outcome_of_the_whole() -> None:
    found = quantities("Thirty people were killed in Kesh. Six of them were women.")
    assert [(q.verbatim, q.outcome, q.subset) for q in found] == [
        ("Thirty people", "killed", None),
        ("Six of them", "killed", 0),
    ]


def test_share_of_a_territory() -> None:
    (found,) = quantities("Ostrovia occupies 20 percent of the territories of Vardania.")
    assert (found.value, found.counting_unit, found.outcome) == (20, "percent", "other")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["12", "people", "were", "killed", "of", "including", "women", ",", "and", "the", "no",
             "one", "them", "(", ")", "who", "houses", "destroyed", "dozens", "toll", "rose", "to",
             "from", "percent", "\x00", "\u202e", "."]
        ),
        max_size=20,
    )
)  # fmt: skip
def test_every_quantity_is_its_own_words(words: list[str]) -> None:
    text = " ".join(words)
    found = quantities(text)
    for quantity in found:
        assert quantity.verbatim == quote(text, quantity.span)
        assert quantity.subset is None or 0 <= quantity.subset < len(found)
