"""Figures told by idioms, by lists, by a word for what was told before, and in capitals.

An expectation is written as in `test_figures_of_many_kinds`.
"""

import pytest

from alteram.extract.quantities import Quantity, find_quantities
from alteram.text.parse import parse

TOLD: list[tuple[str, str]] = [
    ("Some 45 huts went up in flames.", "45 about destroyed"),
    (
        "About 30 kiosks burned during the night, and 12 workshops were torched.",
        "30 about destroyed; 12 exact destroyed",
    ),
    ("About 60 barns were reduced to ashes.", "60 about destroyed"),
    ("A church hall where roughly 900 residents took refuge was shelled.", "900 about displaced"),
    ("Around 120 families sought shelter in the school.", "120 about displaced"),
    ("Up to 4,000 farmers have left since May.", "-4000 up_to displaced"),
    ("Some 700 households left the valley after the raid.", "700 about displaced"),
    (
        "Between 2,000 and 3,000 people have crossed the river on foot.",
        "2000-3000 between displaced",
    ),
    ("Thirteen sets of remains were handed over.", "13 exact bodies_found"),
    ("Nine sets of human remains were exhumed near the well.", "9 exact bodies_found"),
    ("The figure of 25 dead was invented, the general said.", "25 exact killed"),
    ("Troops shot 31 people and dumped the bodies in a well.", "31 exact killed"),
    ("The army shot 3 men and hid the corpses.", "3 exact killed"),
    ("After five years 17 bodies have still not been recovered.", "17 exact missing"),
    ("The 12,000 residents of the Sorrel enclave receive no food.", "12000 exact blockaded"),
    ("The faction holds six policemen, whom it calls friends.", "6 exact detained"),
    ("The blaze consumed 70 homes.", "70 exact destroyed"),
    ("Two hundred homes were set ablaze by the attackers.", "200 exact destroyed"),
    ("Rebels put to the torch some 40 farmhouses.", "40 about destroyed"),
    ("No fewer than 18 (eighteen) inmates perished.", "18- at_least killed"),
    ("An estimated 300 fishermen are being held.", "300 about detained"),
    ("Hundreds of families spent the night in the open.", "100- words_only displaced"),
    ("Police put the crowd at 400.", "400 exact other"),
    ("The organisers estimated the crowd at 2,000.", "2000 exact other"),
    ("About 500 people took part in the march.", "500 about other"),
    ("The remains were returned to 14 families.", "14 exact affected"),
]
BEFORE: list[tuple[str, str]] = [
    ("He killed 90 prisoners. He was guilty of all 90.", "90 exact killed; 90 exact killed"),
    (
        "Nobody denies that men were killed. I deny that there were 90 of them.",
        "90 exact killed",
    ),
    ("The killers burned the houses, one by one. I counted thirty-two.", "32 exact destroyed"),
    (
        "A trial over the murder of farmers opened; the paper spoke of 30 victims.",
        "30 exact killed",
    ),
    (
        "The rebels seized a bus with 30 hostages. On Monday 12 people were freed.",
        "30 exact hostage; 12 exact hostage",
    ),
    ("Gunmen hijacked the ferry. 40 passengers were still on board.", "40 exact hostage"),
    ("The number of freed passengers had been nine.", "9 exact hostage"),
    (
        "Gunmen hijacked a ferry. Twenty detainees were released from prison.",
        "20 exact detained",
    ),
    (
        "The hostages came home in May. Three prisoners sat in jail. On Monday the state freed 40"
        " people.",
        "3 exact detained; 40 exact other",
    ),
    (
        "Twelve were injured, five of whom were evacuated by air.",
        "12 exact injured; 5 exact injured",
    ),
]
LISTED: list[tuple[str, str]] = [
    (
        "Enemy: 9 soldiers put out of action, 3 taken prisoner. Our side: 4 martyrs, 2 slightly"
        " wounded.",
        "9 exact affected; 3 exact detained; 4 exact killed; 2 exact injured",
    ),
    (
        "Losses: enemy: 22 killed, 4 captured; own forces: 1 martyr, 3 wounded.",
        "22 exact killed; 4 exact detained; 1 exact killed; 3 exact injured",
    ),
    (
        "The archive's list holds 88 names. The bishop's list, begun in 1990, has 61.",
        "88 exact other; 61 exact other",
    ),
]
CAPITALS: list[tuple[str, str]] = [
    (
        "52 SAILORS, AMONG THEM NINE FOREIGNERS, WERE STILL ABOARD THE HIJACKED TANKER.",
        "52 exact hostage; 9 exact hostage",
    ),
    ("UP TO 2,000 FARMERS HAVE LEFT SINCE MAY 5.", "-2000 up_to displaced"),
    ("THE MILITIA HOLDS SEVEN SOLDIERS.", "7 exact detained"),
    ("20 HUTS WENT UP IN FLAMES.", "20 exact destroyed"),
]
COUNT_NOBODY = [
    "In graves 1 to 4 the bones of men and women were mixed.",
    "Pits 6 and 7 were dug later.",
    "See chapters 2 to 6 and tables 3-5.",
    "The hall holds 400 people.",
    "The bishop has 61 priests.",
    "40 delegates left the hall before the vote.",
    "Some 200 soldiers crossed the river at dawn.",
    "300 soldiers left the base on Monday.",
]


def told(quantity: Quantity) -> str:
    """Return a quantity as the expectations write it."""
    words = quantity.value
    if words is not None:
        return f"{words:g} {quantity.qualifier} {quantity.outcome}"
    low, high = ("" if n is None else f"{n:g}" for n in (quantity.low, quantity.high))
    return f"{low}-{high} {quantity.qualifier} {quantity.outcome}"


@pytest.mark.parametrize(("text", "expected"), TOLD + BEFORE + LISTED + CAPITALS)
def test_reader_and_program_agree(text: str, expected: str) -> None:
    assert "; ".join(told(q) for q in find_quantities(parse(text), ())) == expected


@pytest.mark.parametrize("text", COUNT_NOBODY)
def test_labels_rooms_and_troops_on_the_move_are_no_figures(text: str) -> None:
    assert find_quantities(parse(text), ()) == ()


def test_numbers_before_a_noun_that_only_look_like_labels_still_count() -> None:
    (found,) = find_quantities(parse("In clashes 3 to 5 soldiers died."), ())
    assert (found.low, found.high, found.outcome) == (3, 5, "killed")


def test_a_number_in_words_and_digits_is_one_and_both_conjuncts_are_parts() -> None:
    text = (
        "The raid killed seventy (70) of our citizens, including ten (10) women and four (4)"
        " infants."
    )
    found = find_quantities(parse(text), ())
    assert [(q.verbatim, q.value, q.subset) for q in found] == [
        ("seventy (70) of our citizens", 70, None),
        ("ten (10) women", 10, 0),
        ("four (4) infants", 4, 0),
    ]


def test_a_part_of_a_list_and_a_list_without_the_word_names_count_names() -> None:
    text = "The commission published 40 names, of which nine appear only in its own register."
    assert [(q.counting_unit, q.subset) for q in find_quantities(parse(text), ())] == [
        ("names_on_list", None),
        ("names_on_list", 0),
    ]
    (found,) = find_quantities(parse("The parish register has 61."), ())
    assert found.counting_unit == "names_on_list"


def test_houses_counted_without_the_word_are_objects() -> None:
    text = "The killers burned the houses, one by one. I counted thirty-two."
    (found,) = find_quantities(parse(text), ())
    assert found.counting_unit == "objects"
