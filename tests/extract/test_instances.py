"""A case told right after a general deed is laid to the same doer; other sentences are not."""

import pytest

from alteram.pipeline import analyse

GENERAL = "The Ostrovian army killed hundreds of civilians."


def blamed(case: str, general: str = GENERAL) -> tuple[tuple[str, ...], str]:
    text = f'The Foreign Ministry of Vardania said on Tuesday: "{general} {case}"\n'
    found = [c for c in analyse(text).claims if "Tarnova" in text[c.span.start : c.span.end]]
    assert found
    return found[0].alleged_actor, found[0].position


@pytest.mark.parametrize(
    "case",
    [
        "In one night only, on February 26, 1992, 613 civilians were murdered in Tarnova.",
        "In the town of Tarnova alone, 40 people were killed.",
        "For example, 12 villagers were killed in Tarnova in May 1992.",
        "On 3 May alone, nine people were killed in Tarnova.",
        "Among them, 30 residents of Tarnova were killed in their homes.",
    ],
)
def test_a_case_is_laid_to_the_doer_of_the_sentence_before(case: str) -> None:
    assert blamed(case) == (("Ostrovian army",), "attributes_to")


@pytest.mark.parametrize(
    "case",
    [
        "In May 1992, 12 villagers were killed in Tarnova.",
        "A landslide hit the region in June. In Tarnova alone, 40 people were killed.",
        "In Tarnova alone, 40 people were killed by bandits.",
        "In Tarnova alone, 40 people were detained.",
    ],
)
def test_another_sentence_keeps_what_it_says(case: str) -> None:
    assert "Ostrovian army" not in blamed(case)[0]


def test_nobody_blamed_before_nobody_blamed_after() -> None:
    general = "Hundreds of civilians were killed."
    assert blamed("In Tarnova alone, 40 people were killed.", general)[0] == ()
