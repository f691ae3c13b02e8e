"""Speakers as a person would name them, and sentences in which nobody speaks."""

import pytest

from alteram.attribute import attribute
from alteram.model import UNNAMED_SPEAKER, Actor, Attribution, quote
from alteram.text.layout import find_layout
from alteram.text.parse import parse
from alteram.text.places import find_places


def _read(text: str) -> tuple[tuple[Actor, ...], list[Attribution]]:
    parsed, layout = parse(text), find_layout(text)
    actors, found = attribute(parsed, layout.parts, find_places(parsed), layout.outlet)
    return actors, [one for one in found if one.kind != "outlet"]


def _speakers(text: str) -> list[str]:
    return [one.speaker_name for one in _read(text)[1]]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Units of the army attacked the town of Orvik at dawn.", []),
        ("The pogroms were planned by the authorities.", []),
        ("Vardania must acknowledge that its forces fired on the column.", []),
        ("It is hard to say how many people died.", []),
        ("The turmoil in the capital shows that the talks failed.", []),
        (
            "The union of teachers issued a statement condemning the shelling of Orvik.",
            ["union of teachers"],
        ),
        (
            "Roen accepted that a battery had been active, but said it had not fired.",
            ["Roen", "Roen"],
        ),
        ("Sarnia's prosecutor's office puts the number of dead at 214.", ["prosecutor's office"]),
        ("“We know that it rained,” Minister Ilda Roen said.", ["Ilda Roen"]),
        (
            "The two pollsters, Kesh Survey and Morava Poll, both showed that trust had fallen.",
            ["two pollsters"],
        ),
    ],
)
def test_who_speaks(text: str, speakers: list[str]) -> None:
    found = _speakers(text)
    assert len(found) == len(speakers)
    for name, wanted in zip(found, speakers, strict=True):
        assert wanted in name


def test_a_dateline_is_neither_speaker_nor_content() -> None:
    text = "ORVIK, 1 July 1994 - The Relief Committee said on Friday that 26,000 people had fled."
    _, found = _read(text)
    assert [one.speaker_name for one in found] == ["Relief Committee"]
    text = "ORVIK, 16 August 2022 (Somepress) - A mine killed three workers, police said."
    _, found = _read(text)
    assert quote(text, found[0].content[0]) == "A mine killed three workers"


def test_a_phrase_before_the_subject_is_no_speaker() -> None:
    text = (
        'Roen said that, as for the statement about the "raid" on Orvik, the materials and '
        "observations of experts prove that it was staged."
    )
    assert not any("statement about" in name for name in _speakers(text))


def test_no_pronoun_is_a_name() -> None:
    assert _speakers("They said that you know that it rained.") == [UNNAMED_SPEAKER] * 2


def test_a_noun_phrase_between_quotation_and_verb_is_the_speaker() -> None:
    text = "“We have visited 212 people in six places,” the committee's delegate, Ana Kroll, said."
    _, [one] = _read(text)
    assert (one.kind, one.speaker_name) == ("direct", "Ana Kroll")


def test_marks_after_so_called_are_no_words_of_the_speaker() -> None:
    text = 'The so-called "massacre" in Orvik never happened, Roen said.'
    assert [one.kind for one in _read(text)[1]] == ["indirect"]


def test_a_place_before_a_colon_in_a_headline_does_not_speak() -> None:
    body = "ORVIK, May 9 - Three more people died in Orvik, the council said."
    assert _speakers(f"Orvik: toll rises to 12\n\n{body}") == ["council"]
    assert len(_speakers(f"Ilda Roen: toll rises to 12\n\n{body}")) == 2


def test_a_headline_that_a_page_gives_twice_has_its_speaker_both_times() -> None:
    title = "Vardanian MFA: Ostrovia bears responsibility"
    assert len(_speakers(f"{title}\n\n{title}\n\nIt rained in the town on that day.")) == 2


def _state(text: str, name: str) -> str | None:
    return next(actor.state for actor in _read(text)[0] if name in actor.name)


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        (
            "The Vardanian Health Ministry said 12 people died. Health Minister Ana Kroll said "
            "one had been counted twice.",
            "Ana Kroll",
            "Vardania",
        ),
        ("The Ostrovian side said that 340 people were missing.", "Ostrovian side", "Ostrovia"),
        (
            "PARIS, March 3, 2020 - The Foreign Ministry said it rained. The Vardanian Foreign "
            "Ministry said no.",
            "Foreign Ministry",
            "France",
        ),
        (
            "The Keshi army withdrew. The border of Kesh is open, an officer of the Keshi army "
            "said.",
            "Keshi army",
            "Kesh",
        ),
        ("The Lendese troops left, the Lendese government said.", "Lendese government", "Lendese"),
    ],
)
def test_states_of_organs(text: str, name: str, state: str) -> None:
    if name == "Foreign Ministry":
        states = {a.state for a in _read(text)[0] if a.name.endswith(name)}
        assert states == {"France", "Vardania"}
    else:
        assert _state(text, name) == state


def test_a_press_service_is_of_the_ministry_named_before() -> None:
    text = (
        "Vardania marked the day. The Vardanian ministry said that it is false. The press service "
        "of the ministry told Somepress that no shots were fired."
    )
    assert _state(text, "press service of the ministry") == "Vardania"


def test_simple_past_after_past_perfect_goes_with_the_first_speaker() -> None:
    text = "Ana Kroll said one had been counted twice and withdrew the figure of 13."
    assert _speakers(text) == ["Ana Kroll", "Ana Kroll"]


def test_people_and_formal_names_show_states() -> None:
    text = "The army of the former Lessa Federation entered Orvik. Sarnia said 40 Sarnians died."
    states = {actor.state for actor in _read(text)[0] if actor.kind == "state"}
    assert "Lessa Federation" in states
    assert "Sarnia" in states
