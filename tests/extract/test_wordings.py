import pytest

from alteram.extract.acts import find_acts
from alteram.extract.clefts import find_clefts
from alteram.extract.rejections import rejects
from alteram.text.parse import parse


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The army had fired on Tarn.", "shelling"),
        ("Soldiers opened fire on the residents.", "other"),
        ("The village was hit by Ostrovian artillery.", "shelling"),
        ("Rockets struck the school.", "shelling"),
        ("Soldiers set fire to the houses.", "destruction"),
        ("Dozens of people were burned alive.", "killing"),
        ("Forty stalls went up in flames.", "destruction"),
    ],
)
def test_phrases_tell_acts(text: str, act: str) -> None:
    assert [mention.act for mention in find_acts(parse(text))] == [act]


@pytest.mark.parametrize(
    "text",
    [
        "The company fired two clerks on Monday.",
        "The idea struck the minister.",
        "She set the table.",
        "There were new attacks on her record.",
    ],
)
def test_other_senses_tell_none(text: str) -> None:
    assert find_acts(parse(text)) == ()


def test_order_that_was_not_given_is_denied() -> None:
    mention = find_acts(parse("They had not been ordered to fire on civilians."))[0]
    assert (mention.negated, mention.unreal) == (True, False)


def test_without_belongs_to_its_own_verb() -> None:
    mention = find_acts(parse("The army entered Tarn without warning and killed residents."))[0]
    assert not mention.negated


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("No such conversation had taken place.", True),
        ("No Vardanian soldier crossed the river.", True),
        ("The council has nothing to do with the events.", True),
        ("The meeting took place.", False),
        ("No senator voted for the bill.", False),
    ],
)
def test_denials_without_deny(text: str, denied: bool) -> None:
    parsed = parse(text)
    assert rejects(parsed, parsed.tokens) is denied


def test_cleft_names_or_clears_an_actor() -> None:
    texts = ("It was not Vardania.", "It was Vardania.")
    found = [find_clefts(parse(text), frozenset())[0].position for text in texts]
    assert found == ["denies_act", "attributes_to"]
