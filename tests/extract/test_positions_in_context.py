"""Stances that show only beside what others say: other explanations, unknown doers, own side."""

import pytest

from alteram.pipeline import analyse

_ACCUSED = "Ostrovia accused Vardania of shelling the market in Lesk. "


def _stances(text: str, speaker: str) -> set[str]:
    found = analyse(text, date="2003-05-06")
    speakers = {one.id: one.speaker_name for one in found.attributions}
    return {c.position for c in found.claims if speaker in speakers[c.attribution]}


def _named(text: str, position: str) -> set[str]:
    claims = analyse(text, date="2003-05-06").claims
    return {name for c in claims if c.position == position for name in c.alleged_actor}


@pytest.mark.parametrize(
    "answer",
    [
        "The ministry said they had died in crossfire.",
        "The ministry said the dead had been killed by a gas explosion.",
        "The ministry said it was an accident.",
        "The ministry said one of the men had died of a heart attack.",
        "The ministry said the houses had burned in a forest fire.",
        "The ministry said the massacre had been staged.",
        '"They shelled themselves," the ministry said.',
    ],
)
def test_another_explanation_where_somebody_is_blamed(answer: str) -> None:
    assert "acknowledges_other_explanation" in _stances(_ACCUSED + answer, "ministry")


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said nine people died in a car accident on Monday.",
        "The ministry said nine people died of cholera last week.",
        _ACCUSED + "The ministry said it was no accident.",
        _ACCUSED + "The ministry said the rebels were staging attacks on the road.",
    ],
)
def test_plain_mishaps_explain_nothing(text: str) -> None:
    assert "acknowledges_other_explanation" not in _stances(text, "ministry")


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said unknown persons had laid the mine.",
        '"We do not know who fired the shells," the ministry said.',
        "The ministry said it was not known who had fired the shells.",
        '"The shots came from gunmen whom we have not identified," said the ministry.',
        "The ministry said nobody had claimed responsibility for the blast.",
        "The ministry said strangers in five boats had killed the traders.",
    ],
)
def test_unknown_doers(text: str) -> None:
    assert _stances(text, "ministry") == {"attributes_to_unknown"}


@pytest.mark.parametrize(
    "text",
    [
        '"Nine farmers were killed in Lesk, but our soldiers did not kill them," said Vann.',
        '"The bridge was blown up, but not by us," said Vann.',
        '"The village was shelled. Our guns did not shell the village," said Vann.',
    ],
)
def test_an_act_told_and_not_one_s_own(text: str) -> None:
    assert "acknowledges_denies_responsibility" in _stances(text, "Vann")
    assert "accepts_responsibility" not in _stances(text, "Vann")


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        (
            "The miller said Ostrovian soldiers had cut the cables of his mill.",
            "Ostrovian soldiers",
        ),
        ("The miller said the Kesh Company had poisoned the wells.", "Kesh Company"),
        ('"The army stole our cattle," said the miller.', "army"),
        ("The miller said his boats had been rammed by the Kesh Front.", "Kesh Front"),
        (_ACCUSED + "The army pointed the finger at the gunners.", "gunners"),
        (
            "Nine died. Those who shot the farmers were men of the Front, he said.",
            "men of the Front",
        ),
    ],
)
def test_harm_without_an_act_word(text: str, blamed: str) -> None:
    assert blamed in _named(text, "attributes_to")


@pytest.mark.parametrize(
    "text",
    [
        "The miller said the minister had cut taxes.",
        "The miller said the army could cut the cables of his mill.",
        "The miller said the mayor had opened the new road.",
        "The miller accused the minister of hypocrisy.",
        "The miller attributed the quotation to the minister.",
        "The miller rejected the murder of the judge.",
        "The governor attacked the plans of the minister.",
        '"So they have to blame other people," said the miller.',
        "The miller called the visit of the minister ridiculous.",
    ],
)
def test_no_harm_no_blame(text: str) -> None:
    assert _named(text, "attributes_to") == set()
    assert "denies_act" not in _stances(text, "miller")


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ('"Two of our men shot the prisoners," General Vann said.', "General Vann"),
        ("The Front admitted its role in the bombing.", "Front"),
        ("The Movement accepted that its members had killed two policemen.", "Movement"),
        ("The elders took upon themselves the drowning of the two teachers.", "elders"),
        ('"I ordered the attack," the commander said.', "commander"),
        ('Nine died in the raid. "We did it," the Front said.', "Front"),
        ('Nine died in the raid. "It was us," the Front said.', "Front"),
    ],
)
def test_further_acceptance(text: str, side: str) -> None:
    assert _named(text, "accepts_responsibility") == {side}


@pytest.mark.parametrize(
    "text",
    [
        "People say it was us, but nine died in a raid of the Front.",
        "The army is of the opinion that our own mines killed the nine men of Lesk.",
        "The commander attacked the minister in a speech.",
        '"It was our best night," the commander said of the raid that killed nine.',
        '"No soldier under my command fired on a farmer," the commander said.',
        "The Front said the judge had been killed but not by its fighters.",
        "The commander said his men had stopped for the night.",
    ],
)
def test_further_acceptance_is_not_made_up(text: str) -> None:
    assert _named(text, "accepts_responsibility") == set()


def test_all_who_are_blamed_are_named() -> None:
    text = "The minister said both the army and the rebels were responsible for the massacre."
    assert _named(text, "attributes_to") == {"army", "rebels"}


def test_who_cites_another_keeps_his_own_stance() -> None:
    text = "The Embassy calls upon Ostrovia to hand over those who gave the order to shell Lesk."
    assert _stances(text, "Embassy") == {"demands"}
    text = '"Whoever says that we execute prisoners is lying," the Front said.'
    assert _stances(text, "Front") == {"denies_act"}
    assert _named(text, "attributes_to") == set()
