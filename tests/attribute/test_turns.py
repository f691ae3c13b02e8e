"""Words after a label: interviews set out in turns, and the entries of a live page."""

import pytest

from alteram.attribute import attribute
from alteram.model import Attribution, quote
from alteram.text.layout import find_layout
from alteram.text.parse import parse
from alteram.text.places import find_places

INTERVIEW = """An interview with the harbour master

Ilda Roen ran the harbour of Orvik for nine years. Our paper spoke with her in May.

Ledger: Who sank the barge?

Roen: We did. I gave the order. The army says it was a mine.

There were eleven of us on the quay.

Ledger: Do you regret it?

Roen: I regret it every day.
"""
LIVE = """Live: the strike at Orvik

Shore Online, Saturday, 19 October 2024

06:15 Good morning. The strike enters its fifth day.

07:02 District hospital: two dead, four injured.

07:40 Dockers' Union, by text message: no comment.

08:25 From the police: "Nobody fired on the quay. Our men were in their cars."

09:00 We close here.
"""


def _said(text: str) -> list[Attribution]:
    parsed, layout = parse(text), find_layout(text)
    _, found = attribute(parsed, layout.parts, find_places(parsed), layout.outlet)
    return [one for one in found if one.kind != "outlet"]


def _holding(text: str, words: str) -> Attribution:
    """Return the narrowest attribution whose content holds the words."""
    found = [a for a in _said(text) if any(words in quote(text, s) for s in a.content)]
    return min(found, key=lambda a: sum(s.end - s.start for s in a.content))


def test_turns_are_the_words_of_whom_their_label_names() -> None:
    answer = _holding(INTERVIEW, "I gave the order")
    assert (answer.speaker_name, answer.kind) == ("Ilda Roen", "direct")
    assert _holding(INTERVIEW, "Who sank the barge").speaker_name.endswith("Ledger")


def test_a_turn_goes_on_where_the_speaker_tells_of_himself() -> None:
    assert _holding(INTERVIEW, "eleven of us").speaker_name == "Ilda Roen"


def test_what_a_turn_reports_stands_inside_it() -> None:
    army = _holding(INTERVIEW, "it was a mine")
    assert "army" in army.speaker_name
    assert army.chain[:2] == (army.speaker_name, "Ilda Roen")


@pytest.mark.parametrize(
    "text",
    [
        "Orvik: 3 killed.\nKesh: 5 killed.\nOrvik: 2 injured.\nKesh: 1 injured.",
        "Place: Orvik\n\nTime: noon\n\nPlace: Kesh\n\nTime: dusk",
    ],
)
def test_a_list_is_no_dialogue(text: str) -> None:
    assert not [one for one in _said(text) if one.kind == "direct"]


def test_questions_and_answers_by_letter() -> None:
    text = "Q: Where were you?\n\nA: I was at home.\n\nQ: Did you hear it?\n\nA: We all did.\n"
    assert [one.kind for one in _said(text)] == ["direct"] * 4


def test_entries_of_a_live_page() -> None:
    hospital = _holding(LIVE, "two dead, four injured")
    assert quote(LIVE, hospital.speaker[0]) == "District hospital"
    assert hospital.kind == "indirect"
    assert _holding(LIVE, "no comment").speaker_name == "Dockers' Union"
    police = _holding(LIVE, "Nobody fired")
    assert (police.speaker_name, police.kind) == ("police", "direct")
