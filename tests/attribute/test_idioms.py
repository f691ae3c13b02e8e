"""Set phrases that ascribe words without a verb of saying, and quotations after a gesture."""

import pytest

from alteram.attribute import attribute
from alteram.model import Attribution, quote
from alteram.text.layout import find_layout
from alteram.text.parse import parse
from alteram.text.places import find_places


def _said(text: str) -> list[Attribution]:
    parsed, layout = parse(text), find_layout(text)
    _, found = attribute(parsed, layout.parts, find_places(parsed), layout.outlet)
    return [one for one in found if one.kind != "outlet"]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The Council holds both governments guilty.", "Council", "both governments guilty"),
        (
            "The ministry has always held the Front responsible for the raid.",
            "ministry",
            "the Front responsible for the raid",
        ),
        (
            "The union laid the blame for the fire on the company.",
            "union",
            "the blame for the fire on the company",
        ),
        (
            "The company puts the deaths down, however, to an earth tremor.",
            "company",
            "the deaths down, however, to an earth tremor",
        ),
        ("The union gave the number of dead as 52.", "union", "the number of dead as 52"),
        ("Asked about the list, Roen had nothing to say.", "Roen", "nothing to say"),
        ("The ministry made no comment on the video.", "ministry", "the video"),
        ("The navy refused comment.", "navy", "comment"),
        ("In 2012 the government took that back.", "government", "that"),
        (
            "The mission withdrew an earlier note on rocket fire.",
            "mission",
            "an earlier note on rocket fire",
        ),
        (
            "The elders take upon themselves the killing of the teacher.",
            "elders",
            "the killing of the teacher",
        ),
        (
            "What the Council wants is an apology and the release of the men.",
            "Council",
            "an apology and the release of the men",
        ),
        (
            "As the elders see it, strangers came over the water.",
            "elders",
            "strangers came over the water",
        ),
        ("The way the general tells it, nobody fired.", "general", "nobody fired"),
        ("In Roen's account the soldiers fired first.", "Roen", "the soldiers fired first"),
    ],
)
def test_set_phrases(text: str, speaker: str, content: str) -> None:
    found = _said(text)
    assert [(one.speaker_name, quote(text, one.content[0])) for one in found] == [
        (speaker, content)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The army took the town back in May.",
        "The company put the boxes down on the quay.",
        "The men held both bridges.",
        "The police had nothing on them.",
        "In its own time the river rose over the quay.",
    ],
)
def test_deeds_in_the_same_words(text: str) -> None:
    assert not _said(text)


def test_a_quotation_after_a_gesture_is_his_who_makes_it() -> None:
    text = 'Asked about the bridge, Ilda Roen shook her head. "Nobody was turned back there."'
    (found,) = [one for one in _said(text) if one.kind == "direct"]
    assert found.speaker_name == "Ilda Roen"


def test_a_whole_quotation_after_that_is_direct() -> None:
    (found,) = _said('Roen wrote that "the brigade burned its own base".')
    assert found.kind == "direct"


def test_quoted_words_have_been_said_whatever_the_verb() -> None:
    (found,) = _said('The ministry knows of "one death, from a fever".')
    assert found.mode == "speech"
