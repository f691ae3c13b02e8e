"""Who blames whom, who takes it upon himself, who refuses: each construction in small texts."""

import pytest

from alteram.pipeline import analyse

Said = tuple[str, str, tuple[str, ...]]
_NAMING = ("attributes_to", "accepts_responsibility")


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
        ("Ana Kolm said the army had nine deaths on its conscience.", "Ana Kolm", "army"),
    ],
)
def test_blame(text: str, speaker: str, blamed: str) -> None:
    found = positions(text)
    assert {one for one in found if one[1] in _NAMING} == {_said(speaker, "attributes_to", blamed)}


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
        ("The Front claimed the killing of the judge.", "Front"),
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


@pytest.mark.parametrize(
    "text",
    [
        "The Vardanian Defence Ministry denied that its forces had shelled Lesk.",
        "The ministry dismissed the report of the massacre as a fabrication.",
        "The minister said there was no truth in the allegations of torture.",
        "The Kesh Front said it had nothing to do with the bombing in Lesk.",
        "The general said his men were not involved in the killings at Lesk.",
        '"None of our soldiers was in Lesk that night," said General Vann.',
        '"We did not fire on the ferry," said General Vann.',
        '"Our guns did not fire that day," said General Vann.',
        '"Our batteries were silent until noon," said General Vann.',
        '"No such order was ever given," said General Vann.',
        "General Vann said he had given no order to fire.",
        "The general called the accusation baseless.",
        "The minister described the massacre at Lesk as pure fiction.",
        "The minister ruled out any involvement of the army in the massacre.",
        "General Vann said there had been no shelling that night.",
        '"We have no troops in Lesk," the minister said.',
        '"The accusations do not correspond to reality," the ministry said.',
        "The ministry said reports of the shelling were not true.",
        '"That is a lie," General Vann said.',
        '"It was not us," said a spokesman for the Kesh Front.',
        "The Kesh Front denied carrying out the attack.",
        "A spokesman said the Front had no part in the killing of Judge Pell.",
        '"The army does not kill civilians," General Vann said.',
        "General Vann pleaded not guilty to the murder of eleven farmers.",
        "General Vann said he was innocent of the murder of eleven farmers.",
        "The minister said Vardania had taken no part in the bombing of Lesk.",
        "The Front said it did not take part in the bombing of Lesk.",
        '"Not our people," said a spokesman for the Front.',
        '"Nor did our guns open fire first," said General Vann.',
    ],
)
def test_denials_by_many_words(text: str) -> None:
    assert {one[1] for one in positions(text)} == {"denies_act"}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said not a single official had visited Lesk.",
        "The mayor said there was no time to bury the dead.",
        "The general said he was not silent about the massacre.",
        "Marta Henn said she had not slept since the shelling.",
        "The ministry said it had not received the report.",
        "A deal that was rejected by the ministry will be signed in May.",
        "Olga Sarn said the bodies of twelve people had never been found.",
        '"Nobody has been told where they are," said Olga Sarn.',
    ],
)
def test_no_denial_is_made_up(text: str) -> None:
    assert "denies_act" not in {one[1] for one in positions(text)}


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ('"Not forty but twelve people died," said General Vann.', "disputes_figure"),
        ('"Twelve people died, not forty," said General Vann.', "disputes_figure"),
        ("General Vann said the toll was exaggerated.", "disputes_figure"),
        ('"I take it back," said the mayor.', "withdraws"),
        ("Ana Kolm wants the prisoners freed.", "demands"),
        ("The ministry said its first statement had been wrong.", "withdraws"),
        ("The army retracted its earlier note on Lesk.", "withdraws"),
        (
            '"We do not hide that our men were in Lesk," said General Vann.',
            "acknowledges_circumstances",
        ),
        ("The army did not deny that its men had been in Lesk.", "acknowledges_circumstances"),
        ("The army conceded that its men had been in Lesk.", "acknowledges_circumstances"),
        ('"Release the prisoners," said Ana Kolm.', "demands"),
        ("Ana Kolm asked the army to hand over its maps of the mines.", "demands"),
        ("Ana Kolm called for an inquiry into the massacre.", "demands"),
        ('"The officers must be brought to justice," said Ana Kolm.', "demands"),
        ("The ministry would not comment on the raid.", "declines_comment"),
        ("The ministry would neither confirm nor deny the raid.", "declines_comment"),
        ("The minister said it was too early to comment.", "declines_comment"),
        ("The ministry made no comment on the raid.", "declines_comment"),
        ("The ministry refused to be drawn on the raid.", "declines_comment"),
    ],
)
def test_other_stances(text: str, position: str) -> None:
    assert {one[1] for one in positions(text)} == {position}


@pytest.mark.parametrize(
    "text",
    [
        "The army withdrew its troops from Lesk.",
        "The minister must withdraw his statement, said Ana Kolm.",
        "The minister will not take back what he said.",
        "The road to Lesk is not open but the bridge is, said the mayor.",
        "The ministry commented on the raid.",
        "The navy insisted that its patrol had been fired on first.",
    ],
)
def test_other_stances_are_not_made_up(text: str) -> None:
    found = {one[1] for one in positions(text)}
    assert not found & {"withdraws", "disputes_figure", "declines_comment"}
    assert "must" in text or "demands" not in found
