"""Who blames whom, who takes it upon himself, who refuses: each construction in small texts."""

import pytest

from alteram.pipeline import analyse

Said = tuple[str, str, tuple[str, ...]]


def positions(text: str) -> set[Said]:
    """Return speaker, position and names of each claim that does more than assert."""
    found = analyse(text, date="2003-05-06")
    speakers = {one.id: one.speaker_name for one in found.attributions}
    return {
        (speakers[claim.attribution], claim.position, claim.alleged_actor)
        for claim in found.claims
        if claim.position != "asserts"
    }


def _said(speaker: str, position: str, *names: str) -> Said:
    return (speaker, position, names)


@pytest.mark.parametrize(
    ("text", "speaker", "blamed"),
    [
        (
            "The Vardanian Defence Ministry said that Ostrovian forces had shelled Lesk.",
            "Vardanian Defence Ministry",
            "Ostrovian forces",
        ),
        (
            "The opposition leader, Ana Kolm, said that Ostrovia was behind the bombing in Lesk.",
            "Ana Kolm",
            "Ostrovia",
        ),
        ("Ana Kolm said the army was to blame for the deaths at Lesk.", "Ana Kolm", "army"),
        ('"The army is to blame," said Ana Kolm.', "Ana Kolm", "army"),
        (
            '"It is the fault of the army that eleven farmers are dead," said Ana Kolm.',
            "Ana Kolm",
            "army",
        ),
        (
            "Ana Kolm said the commanders were guilty of the murder of eleven farmers.",
            "Ana Kolm",
            "commanders",
        ),
        (
            "The minister said the attack on Lesk was the work of the Kesh Front.",
            "minister",
            "Kesh Front",
        ),
        (
            "Police suspect the Kesh Front of the murder of Judge Pell.",
            "Police",
            "Kesh Front",
        ),
        (
            "Police said the Kesh Front was suspected of killing Judge Pell.",
            "Police",
            "Kesh Front",
        ),
        ("The minister accused Ostrovia of shelling Lesk.", "minister", "Ostrovia"),
        (
            "The prosecutor charged General Vann with the murder of eleven farmers.",
            "prosecutor",
            "General Vann",
        ),
        ("Officials blamed the bombing on the Kesh Front.", "Officials", "Kesh Front"),
        (
            "The Vardanian government held Ostrovia responsible for the deaths of two pilots.",
            "Vardanian government",
            "Ostrovia",
        ),
        (
            "Ana Kolm said General Vann must answer for the massacre in Lesk.",
            "Ana Kolm",
            "General Vann",
        ),
        (
            '"The blood of these children is on the hands of the Ostrovian government," said Vell.',
            "Vell",
            "Ostrovian government",
        ),
        (
            "The minister admitted that the Front had killed twenty policemen.",
            "minister",
            "Front",
        ),
        ('"Our enemies killed the judge," said the minister.', "minister", "Our enemies"),
    ],
)
def test_blame(text: str, speaker: str, blamed: str) -> None:
    assert positions(text) == {_said(speaker, "attributes_to", blamed)}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The Kesh Front claimed responsibility for the bombing in Lesk.", "Kesh Front"),
        ("The Kesh Front took credit for the attack.", "Kesh Front"),
        ("The Kesh Front said its fighters had attacked the barracks at Lesk.", "Kesh Front"),
        ('"Our fighters attacked the barracks at Lesk," the Kesh Front said.', "Kesh Front"),
        (
            "In a communique, the Kesh Front said units of the Kesh Front had attacked Lesk.",
            "Kesh Front",
        ),
        (
            "The Vardanian army admitted that its aircraft had bombed the hospital in Lesk.",
            "Vardanian army",
        ),
        ("The Vardanian army acknowledged bombing the hospital.", "Vardanian army"),
        ("General Vann confessed to the killing of eleven farmers.", "General Vann"),
        ("General Vann pleaded guilty to the murder of eleven farmers.", "General Vann"),
        ("The Vardanian army apologised for the bombing of the hospital.", "Vardanian army"),
        ('"The attack was carried out by our fighters," the Front said.', "Front"),
        ("The Front said the attack had been carried out by its fighters.", "Front"),
        (
            "Responsibility for the bombing was claimed by the Kesh Front in a call to a station.",
            "Kesh Front",
        ),
        ("The Front said it had executed two prisoners.", "Front"),
    ],
)
def test_acceptance(text: str, side: str) -> None:
    assert positions(text) == {_said(side, "accepts_responsibility", side)}


def test_our_forces_are_the_side_of_a_spokesman() -> None:
    text = '"We killed Judge Pell," said Ana Kolm, a spokeswoman for the Kesh Front.'
    assert positions(text) == {_said("Ana Kolm", "accepts_responsibility", "Kesh Front")}


@pytest.mark.parametrize(
    "text",
    [
        "Ostrovia said Vardania and its forces had shelled Lesk.",
        "The mother said her son was killed by the army.",
        '"Our soldiers were killed by the Front," the minister said.',
        '"They killed our sons," said Marta Henn.',
        '"If we had killed the judge, we would have said so," a spokesman for the Front said.',
        '"We could destroy the town in an hour," said General Vann.',
        '"We will kill the judge," a spokesman for the Front said.',
        "The minister accused Ostrovia of shelling Lesk.",
        "The opposition called on the army to accept responsibility for the massacre in Lesk.",
        "Vardania must take responsibility for the massacre in Lesk, Ana Kolm said.",
        "No group has claimed responsibility for the bombing.",
        "Vardania takes responsibility for the safety of the observers, the minister said.",
        "Blaming the mine for the deaths, the ministry said the road was closed.",
    ],
)
def test_no_acceptance_is_made_up(text: str) -> None:
    assert not [one for one in positions(text) if one[1] == "accepts_responsibility"]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Kolm asked whether Ostrovia was responsible for the massacre in Lesk.",
        '"Is Ostrovia responsible for the massacre in Lesk?" asked Ana Kolm.',
        "Ana Kolm said Ostrovia may be responsible for the massacre in Lesk.",
        "If Ostrovia was behind the bombing in Lesk, it will pay, said Ana Kolm.",
        "The mission did not say that Ostrovia was to blame for the bombing in Lesk.",
        "The minister did not blame Ostrovia for the bombing in Lesk.",
        "The mission said it was possible that Ostrovia was behind the bombing in Lesk.",
    ],
)
def test_no_blame_is_made_up(text: str) -> None:
    assert not [one for one in positions(text) if one[1] == "attributes_to"]


@pytest.mark.parametrize(
    "text",
    [
        "The Kesh Front denied responsibility for the bombing in Lesk.",
        "The Kesh Front said it was not responsible for the bombing in Lesk.",
        "The Kesh Front said it was not to blame for the bombing in Lesk.",
        "The Kesh Front refused to accept responsibility for the bombing in Lesk.",
        "The Kesh Front disclaimed responsibility for the bombing in Lesk.",
    ],
)
def test_an_act_acknowledged_and_the_responsibility_refused(text: str) -> None:
    assert {one[1] for one in positions(text)} == {"acknowledges_denies_responsibility"}
