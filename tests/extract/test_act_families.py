"""Families of wordings of acts, each by sentences that share no word of content."""

import pytest

from alteram.extract.acts import ActMention, find_acts
from alteram.extract.wordgroups import noun_phrase
from alteram.model import quote
from alteram.text.parse import Parsed, parse


def _found(text: str, act: str) -> tuple[Parsed, ActMention]:
    parsed = parse(text)
    return parsed, next(one for one in find_acts(parsed) if one.act == act)


def _words(parsed: Parsed, index: int | None) -> str:
    return "" if index is None else quote(parsed.text, noun_phrase(parsed, index))


@pytest.mark.parametrize(
    ("text", "act", "agent"),
    [
        ("The barns were torched by retreating rebels.", "destruction", "retreating rebels"),
        ("Ten traders were killed by advancing troops.", "killing", "troops"),
        ("Our mill was set alight by fleeing militia fighters.", "destruction", "militia fighters"),
        ("The clinic was looted by departing soldiers.", "destruction", "soldiers"),
        ("A nurse was beaten by drunken guards.", "injuring", "drunken guards"),
        ("The accused, Orlo Venn, beat two men with an iron bar.", "injuring", "Orlo Venn"),
        (
            "The minister condemned the shelling of the town of Oldra, which was carried out by"
            " the army of Kesh.",
            "shelling",
            "army of Kesh",
        ),
        (
            "We mourn the massacre of the miners of Lesk, which was committed by paratroopers.",
            "killing",
            "paratroopers",
        ),
        (
            "She described the expulsion of the herders, which was launched by the Third Army.",
            "displacement",
            "Third Army",
        ),
    ],
)
def test_who_did_it(text: str, act: str, agent: str) -> None:
    parsed, found = _found(text, act)
    assert [_words(parsed, one) for one in found.agents] == [agent]


@pytest.mark.parametrize(
    ("text", "affected"),
    [
        ("Vardania must return the two pilots whom it has held since Monday.", "two pilots"),
        ("They freed the reporters whom the police had jailed.", "reporters"),
        ("Nobody named the sailors whom the coast guard arrested.", "sailors"),
        ("These are the women whom rebels detained in May.", "women"),
    ],
)
def test_whom_a_relative_clause_means(text: str, affected: str) -> None:
    parsed, found = _found(text, "detention")
    assert _words(parsed, found.affected) == affected


@pytest.mark.parametrize(
    ("text", "act", "means"),
    [
        ("The guard struck two detainees with a rifle butt.", "injuring", "rifle butt"),
        ("Men hit the driver with iron bars.", "injuring", "iron bars"),
        ("Three of them had been killed by small arms.", "killing", "small arms"),
        ("In the night a fire killed six nuns in their hostel.", "killing", "fire"),
        ("Nine weavers died in a blaze that began at dawn.", "killing", "blaze"),
    ],
)
def test_tools_and_fires_are_means(text: str, act: str, means: str) -> None:
    parsed, found = _found(text, act)
    assert found.means is not None
    assert quote(parsed.text, found.means) == means


@pytest.mark.parametrize(
    "text",
    [
        "There will be a massacre.",
        "There could be another pogrom.",
        "Were there to be a new raid on the village, Kesh would respond.",
        "Whoever says that we torture captives is lying.",
        "Anyone who claims that we shelled the market should show a crater.",
        "She calls on all parties to halt raids on farmers.",
        "He urged both armies to stop attacks.",
        "The union demands that the company withdraw and prosecute the guards.",
        "They demand that Kesh free the crew, withdraw its ships, and punish the guilty.",
        "Punish the guilty!",
        "We request that the court convict the officer.",
    ],
)
def test_what_is_yet_to_come_or_bidden_is_no_fact(text: str) -> None:
    assert all(one.unreal or one.wanted for one in find_acts(parse(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Kesh lifted the siege of Tarn.",
        "There was a massacre.",
        "The attack will not be forgotten.",
        "He said that we shelled the market.",
    ],
)
def test_what_was_done_stays_a_fact(text: str) -> None:
    assert all(not one.unreal and not one.wanted for one in find_acts(parse(text)))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Nine miners were killed on Monday. The miners were shot by guards.", "killing"),
        ("Six sailors were found dead. They were shot by the coast guard.", "killing"),
        ("The guards shot two robbers. The robbers were shot at noon.", "other"),
        ("Two nurses were killed. A farmer was shot in Oldra.", "other"),
    ],
)
def test_the_dead_who_were_shot_were_killed(text: str, act: str) -> None:
    assert find_acts(parse(text))[-1].act == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Troops parked two buses across the bridge.", "blockade"),
        ("The ambulance was stopped at the Tarn checkpoint.", "denial_of_access"),
        ("The navy prevented the lifeboat from coming.", "denial_of_access"),
        ("Relief access to Oldra has been denied since Friday.", "denial_of_access"),
        ("They took three of my priests and kept them for six days.", "detention"),
        ("A gunboat sank the dhow off Tamlin.", "destruction"),
    ],
)
def test_further_wordings_of_acts(text: str, act: str) -> None:
    assert act in {one.act for one in find_acts(parse(text))}
