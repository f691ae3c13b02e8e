"""Figures by construction: one invented sentence for each way in which news gives a number.

`constructions.txt` holds the sentences with what a careful reader finds in them; an expectation is
written as in `test_figures_of_many_kinds`, with "low-high" where the words give no one number.
"""

from pathlib import Path

import pytest

from alteram.extract.quantities import Quantity, find_quantities
from alteram.text.parse import parse

LINES = Path(__file__).with_name("constructions.txt").read_text(encoding="utf-8").splitlines()
ROWS = [line.split(" ||| ") for line in LINES if line and not line.startswith("#")]


def told(quantity: Quantity) -> str:
    """Return a quantity as the expectations write it."""
    value, low, high = (
        "" if n is None else f"{n:.0f}" if n >= 10**6 else f"{n:g}"
        for n in (quantity.value, quantity.low, quantity.high)
    )
    return f"{value or low + '-' + high} {quantity.qualifier} {quantity.outcome}"


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:50] for text, _ in ROWS])
def test_reader_and_program_agree(text: str, expected: str) -> None:
    found = "; ".join(told(quantity) for quantity in find_quantities(parse(text), ()))
    assert found == ("" if expected == "-" else expected)


def test_tables_and_labels_give_figures_with_their_units() -> None:
    text = (
        "Village\tKilled\tHouses burned\nOldra\t14\t600\nLower Anda\t3\t9\n\n"
        "Persons detained: 30\nAge: 34\nWounded in action: 14\nDays in detention: 90\n"
    )
    assert [(told(q), q.counting_unit) for q in find_quantities(parse(text), ())] == [
        ("14 exact killed", "persons"),
        ("600 exact destroyed", "objects"),
        ("3 exact killed", "persons"),
        ("9 exact destroyed", "objects"),
        ("30 exact detained", "persons"),
        ("14 exact injured", "persons"),
    ]


@pytest.mark.parametrize(
    ("text", "units", "subsets"),
    [
        (
            "Thirteen bodies were seen: eight rebels, four soldiers and a civilian.",
            ["bodies_seen", "persons", "persons"],
            [None, 0, 0],
        ),
        (
            "The team exhumed 17 bodies on Saturday, six of them women.",
            ["bodies_examined", "bodies_examined"],
            [None, 0],
        ),
        ("Some 640 houses were destroyed and 85 damaged.", ["objects", "objects"], [None, None]),
        (
            "The office has the names of 38 dead; 26 of the names were given twice.",
            ["names_on_list", "names_on_list"],
            [None, 0],
        ),
        (
            "Forty-two farmers were killed there. Three of the forty-two were ours.",
            ["persons", "persons"],
            [None, 0],
        ),
        (
            "In 2003, 131 bodies were found; nobody knows whence the other seventeen came.",
            ["bodies_seen", "bodies_seen"],
            [None, 0],
        ),
        (
            "Three aid workers have been detained; the governor confirmed two of the arrests.",
            ["persons", "persons"],
            [None, 0],
        ),
    ],
)
def test_units_and_wholes(text: str, units: list[str], subsets: list[int | None]) -> None:
    found = find_quantities(parse(text), ())
    assert [q.counting_unit for q in found] == units
    assert [q.subset for q in found] == subsets


@pytest.mark.parametrize(
    "text",
    [
        "7. The front calls its campaign Operation Lantern. Ten men died.",
        "Three candidates picked up 40 delegates.",
        "Hundreds of jobs disappeared.",
        "They wasted two chances to score, and lost three games.",
        "Was it 14 or 41 who died?",
        "They have vowed to kill 10 judges.",
    ],
)
def test_nothing_is_counted_but_what_came_to_pass(text: str) -> None:
    found = find_quantities(parse(text), ())
    assert [q.verbatim for q in found if q.verbatim != "Ten men"] == []
