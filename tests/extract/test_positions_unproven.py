"""Deeds under proof that is missing, stories called untrue, deeds hidden, groups with a name."""

import pytest

from alteram.pipeline import analyse

_TAKING = {"attributes_to", "accepts_responsibility"}


def _said(text: str) -> set[tuple[str, tuple[str, ...]]]:
    found = analyse(text, date="2003-05-06")
    return {(claim.position, claim.alleged_actor) for claim in found.claims}


@pytest.mark.parametrize(
    "text",
    [
        "Ana Kolm wrote that no proof exists that the army was behind the killing.",
        "The inquiry would be reopened if new evidence that Issa Kone ordered the murder came to"
        " light, the judge said.",
        "The bishop asked for proof that Kone killed the pilgrims.",
        "The bishop demanded proof that Kesh killed the priest.",
        "There is no evidence that the army was behind the killing of the judge, Vell said.",
        "Vell called for evidence that the police shot the students.",
        "Quist accused the mayor of lying about who burned the school.",
        "Quist accused Stern of covering up the murder.",
        "Vell accused the police of hiding the murder of the judge.",
        "Vell accused the general of lying about the massacre.",
        "Vell accused the ministry of concealing the killing of nine boys.",
    ],
)
def test_nobody_is_blamed(text: str) -> None:
    positions = {position for position, _ in _said(text)}
    assert not positions & _TAKING


@pytest.mark.parametrize(
    "text",
    [
        "It was false that Tark burned the village, the minister said.",
        "The story that Ivo Stern shot the farmer was invented, police said.",
        "It is untrue that Kesh was behind the killing, Vell said.",
        "It was untrue that the army shelled the mill, Ana Kolm said.",
        "The tale that Ostrovia killed the envoy was invented, Vell said.",
    ],
)
def test_who_calls_it_untrue_denies_it(text: str) -> None:
    assert {position for position, _ in _said(text)} == {"denies_act"}


@pytest.mark.parametrize(
    "text",
    [
        "It was not false that Tark burned the mill, Vell said.",
        "There is evidence that the army killed the farmers, the minister said.",
        "Ana Kolm showed proof that the army burned the village.",
        "Vell accused the police of murdering the judge.",
    ],
)
def test_who_has_proof_blames(text: str) -> None:
    assert "attributes_to" in {position for position, _ in _said(text)}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        (
            "A previously unknown group, the Sons of Nell, claimed responsibility for the blast"
            " which killed 8 people.",
            "Sons of Nell",
        ),
        (
            "A little-known faction, the Nell Brigade, claimed responsibility for the bombing of"
            " the mill.",
            "Nell Brigade",
        ),
        ("An armed group, the Kesh Front, claimed the killing of the judge.", "Kesh Front"),
        (
            "A splinter group, the Kesh Front, took responsibility for the shelling of Nell.",
            "Kesh Front",
        ),
    ],
)
def test_a_group_with_its_name_beside_it(text: str, side: str) -> None:
    said = _said(text)
    assert ("accepts_responsibility", (side,)) in said
    assert "attributes_to" not in {position for position, _ in said}
