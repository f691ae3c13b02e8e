"""Speakers between commas before their verb; deeds and names that are no saying; denials."""

import pytest

from alteram.model import quote
from alteram.pipeline import analyse


def _said(text: str) -> list[tuple[list[str], list[str]]]:
    return [
        ([quote(text, s) for s in one.speaker], [quote(text, s) for s in one.content])
        for one in analyse(text).attributions
        if one.cue
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "The village of Lesk was shelled by the Ostrovian army, the mayor, Ivo Tarn, told "
            "reporters.",
            "the mayor, Ivo Tarn",
            "The village of Lesk was shelled by the Ostrovian army",
        ),
        (
            "The army shelled the shops of Lesk, Ivo Tarn, the mayor, told reporters.",
            "Ivo Tarn, the mayor",
            "The army shelled the shops of Lesk",
        ),
        (
            "Two boys were killed by a mine, the head of the clinic, Dr Ana Vell, told reporters.",
            "the head of the clinic, Dr Ana Vell",
            "Two boys were killed by a mine",
        ),
    ],
)
def test_name_and_office_between_commas(text: str, speaker: str, content: str) -> None:
    assert _said(text) == [([speaker], [content])]


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Jon Vell said Ostrovia bore full responsibility for the deaths in Lesk.",
        "Ostrovia shares responsibility for the massacre, the ministry said.",
        "The mayor of Lesk said Ostrovia's shelling of the town had killed nine people.",
    ],
)
def test_a_deed_ascribes_words_to_nobody(text: str) -> None:
    assert len(_said(text)) == 1


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "The lawyer said Anna Lesk burned 12 houses. The witness accused Tom Hale of killing "
            "four boys.",
            [["The lawyer"], ["The witness"]],
        ),
        (
            "President Aro Vint laid a wreath. He said today that Tark had expelled 3,000 families "
            "in 2021.",
            [["He"]],
        ),
    ],
)
def test_a_part_of_a_name_and_an_auxiliary_are_no_reporting_words(
    text: str, speakers: list[list[str]]
) -> None:
    assert [speaker for speaker, _ in _said(text)] == speakers


@pytest.mark.parametrize("word", ["it", "this"])
def test_who_is_accused_and_denies_it_is_heard(word: str) -> None:
    text = f"Vardania accused Ostrovia of killing nine men. Ostrovia denied {word}."
    assert _said(text)[-1] == (["Ostrovia"], [word])
    assert any(claim.position == "denies_act" for claim in analyse(text).claims)
