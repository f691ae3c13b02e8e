"""Speakers between commas before their verb, and deeds that are no saying."""

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
