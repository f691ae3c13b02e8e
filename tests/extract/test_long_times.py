"""Times of years and the years in names of laws date no act that is told with others."""

import pytest

from alteram.pipeline import analyse


def dates(text: str, words: str) -> set[str | None]:
    found = analyse(text, date="2022-01-21").claims
    return {c.date for c in found if words in text[c.span.start : c.span.end] and c.act is not None}


@pytest.mark.parametrize(
    "law",
    [
        "the Kesh Conventions of 1949",
        "the Kesh Convention of 1949",
        "the Protocols of 8 June 1977, the Convention on the Rights of the Child",
    ],
)
def test_the_year_of_a_law_dates_no_act(law: str) -> None:
    text = (
        "The Prosecutor's Office of Vardania said that crimes against humanity and the Tarnova "
        f"massacre committed by Ostrovia are a violation of international law, especially {law}.\n"
    )
    assert dates(text, "Tarnova") == {None}


def test_a_year_beside_the_law_still_dates_the_act() -> None:
    text = "Ostrovia violated the Kesh Conventions of 1949 by the Tarnova massacre of 1992.\n"
    assert dates(text, "massacre") == {"1992"}


def test_the_years_of_a_toll_do_not_date_a_massacre_told_before() -> None:
    text = (
        "Ilina Marr said that Ostrovia deployed troops against civilians in massacres in Harsk "
        "and Lenn cities, as well as in other districts.\n\nMarr said that more than 23,000 "
        "Vardanians have died and about 4,000 are still missing as a result of military "
        "aggression over the past 30 years.\n"
    )
    assert "1992/2022" not in dates(text, "massacres in Harsk")
    assert "1992/2022" in dates(text, "missing")
