import pytest

from alteram.extract.acts import ActMention, find_acts
from alteram.extract.wordgroups import noun_phrase
from alteram.model import quote
from alteram.text.parse import Parsed, parse


def _words(parsed: Parsed, index: int | None) -> str:
    return "" if index is None else quote(parsed.text, noun_phrase(parsed, index))


def _acts(text: str) -> list[tuple[str, str, tuple[str, ...], str]]:
    parsed = parse(text)
    return [
        (
            act.act,
            parsed.tokens[act.trigger].lower,
            tuple(_words(parsed, agent) for agent in act.agents),
            _words(parsed, act.affected),
        )
        for act in find_acts(parsed)
    ]


def _one(text: str) -> ActMention:
    acts = find_acts(parse(text))
    assert len(acts) == 1
    return acts[0]


def test_active_verb_gives_its_subject_as_agent() -> None:
    assert _acts("Ostrovian troops killed twelve farmers.") == [
        ("killing", "killed", ("Ostrovian troops",), "twelve farmers")
    ]


def test_passive_verb_gives_its_by_phrase_as_agent() -> None:
    assert _acts("The village was shelled by the Vardanian army.") == [
        ("shelling", "shelled", ("Vardanian army",), "village")
    ]


def test_noun_gives_by_and_of_phrases() -> None:
    assert _acts("He recalled the murder of forty villagers by the militia.") == [
        ("killing", "murder", ("militia",), "forty villagers")
    ]


def test_noun_with_a_verb_of_doing() -> None:
    assert _acts("The army committed genocide against the people.") == [
        ("killing", "genocide", ("army",), "people")
    ]


def test_participle_and_possessive() -> None:
    assert ("other", "crimes", ("Vardania",), "") in _acts(
        "They saw the crimes committed by Vardania."
    )
    assert _acts("Ostrovia's bombardment of Kesh went on.")[0][2] == ("Ostrovia",)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Families were expelled from the town.", "displacement"),
        ("The deputies spoke of ethnic cleansing.", "displacement"),
        ("Police arrested nine students.", "detention"),
        ("Four drivers were abducted near Tarn.", "hostage_taking"),
        ("The air strikes went on all night.", "shelling"),
        ("A farmer stepped on a landmine.", "mine"),
        ("Soldiers burned the houses.", "destruction"),
        ("The blockade of the valley began in May.", "blockade"),
        ("Troops occupied three districts.", "occupation"),
        ("The guards denied observers entry.", "denial_of_access"),
        ("Nobody was prosecuted.", "prosecution"),
        ("The prisoners were tortured.", "other"),
        ("Two of the drivers are missing.", "disappearance"),
        ("Gunmen wounded a teacher.", "injuring"),
    ],
)
def test_kinds_of_acts(text: str, act: str) -> None:
    assert act in {found[0] for found in _acts(text)}


def test_doubled_verb_is_one_act() -> None:
    assert len(_acts("Forty houses were destroyed or damaged.")) == 1


def test_negated_possible_and_demanded_acts_are_marked() -> None:
    assert _one("The army did not shell the town.").negated
    assert _one("No civilians were killed.").negated
    assert _one("The army could shell the town.").unreal
    assert _one("They threatened to shell the town.").unreal
    assert _one("Did the army shell the town?").unreal
    assert _one("The officers must be prosecuted.").wanted
    assert not _one("The army began to shell the town.").unreal


def test_other_senses_are_no_acts() -> None:
    assert _acts("The execution of the budget was discussed.") == []
    assert _acts("The workers went on strike.") == []
