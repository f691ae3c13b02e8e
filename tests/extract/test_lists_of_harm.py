"""Counts in lists without "and", datelines, finders of bodies and dates of speaking."""

import pytest

from alteram.extract.acts import find_acts
from alteram.extract.quantities import find_quantities
from alteram.pipeline import analyse
from alteram.text.parse import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Shelling killed 12 people, injured 30, the ministry said.",
            [("12 people", "killed"), ("30", "injured")],
        ),
        (
            "1,240 houses were destroyed, 3,500 damaged.",
            [("1,240 houses", "destroyed"), ("3,500", "damaged")],
        ),
        ("The blast killed 7 miners, injured 22.", [("7 miners", "killed"), ("22", "injured")]),
        (
            "The raid on Oldra killed nine herders, wounded 14, the mayor of Lesk said.",
            [("nine herders", "killed"), ("14", "injured")],
        ),
        ("80 barns were destroyed, 45 damaged.", [("80 barns", "destroyed"), ("45", "damaged")]),
        ("Some 300 houses were destroyed or damaged.", [("Some 300 houses", "damaged")]),
        ("Nine men, wounded 30 kilometres from Kesh, were freed.", None),
    ],
)
def test_list_without_and(text: str, expected: list[tuple[str, str]] | None) -> None:
    found = [(q.verbatim, q.outcome) for q in find_quantities(parse(text), ())]
    assert found == expected if expected is not None else all(v != "30" for v, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "KARSTO, April 14 (Belmora Times) - Shells struck the market of Karsto, killing at least"
        " 14 people, doctors said.",
        "Karsto, April 14 - Shells hit the market on Saturday, killing 14 people.",
        "Rockets hit a school, killing nine children.",
        "The Observer Mission counted 11 bodies in the morgue.",
        "The Oldra Rescue Service recovered 40 bodies from the river.",
        "Lenn Valley Hospital received nine bodies on Friday.",
        "LESK, 3 May (Ostrovian Gazette) \u2013 Rockets fell on the port, killing six sailors.",
    ],
)
def test_who_is_no_culprit(text: str) -> None:
    assert all(not act.agents for act in find_acts(parse(text)))
    assert all(not claim.alleged_actor for claim in analyse(text).claims)


def test_dateline_is_no_weapon() -> None:
    text = "KARSTO, April 14 (Belmora Times) - Shells struck the market, killing 14 people."
    means = {claim.means for claim in analyse(text).claims}
    assert means <= {"Shells", None}


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("The ministry published a report on 4 May 2001 about the killing of nine men.", None),
        ("In a statement of 3 May 2001 the Union condemned the massacre of 40 monks.", None),
        ("The envoy of Kesh announced on 9 June 2003 the death of 15 miners.", None),
        ("Nine men were killed on 4 May 2001.", "2001-05-04"),
        ("The killing on 4 May 2001 of nine men was condemned by the Union.", "2001-05-04"),
    ],
)
def test_date_of_speaking_is_no_scope(text: str, interval: str | None) -> None:
    assert [figure.scope_interval for figure in analyse(text).figures] == [interval]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("General, did your planes kill 40 patients?", 0),
        ("Suppose we had killed a hundred people.", 0),
        ("What if 500 are killed tomorrow?", 0),
        ("A film about the massacre of 300 villagers opened in Kesh.", 0),
        ("In the novel, the army kills 40 monks.", 0),
        ("The police held an exercise in which gunmen killed 12 people.", 0),
        ("What if the dam breaks and 900 farmers drown?", 0),
        ("Imagine rebels had burned 40 barns.", 0),
        ("In the film, Ostrovian troops kill 60 miners.", 0),
        ("In the exercise, two soldiers were killed by a blast.", 1),
        ("Minister, 40 patients were killed, why?", 1),
        ("A fire at a film studio killed 9 people.", 1),
    ],
)
def test_what_is_asked_supposed_or_made_up(text: str, figures: int) -> None:
    found = analyse(text)
    assert len(found.figures) == figures
    assert figures or all(one.position != "asserts" or one.act is None for one in found.claims)
