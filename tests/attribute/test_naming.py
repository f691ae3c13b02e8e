"""Who is meant: left-out subjects, nouns and pronouns that go back to someone."""

import pytest

from alteram.attribute import attribute_with
from alteram.model import Actor, Attribution, Span
from alteram.text.parse import parse

Said = tuple[str, str, str]


def _span(text: str, words: str, after: int) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words))


def _named(
    text: str, *said: Said, outlet: str = "Morava Daily", inner: tuple[int, ...] = ()
) -> tuple[list[str], tuple[Actor, ...]]:
    """Return the speakers' names and the actors; those numbered in `inner` lie in the first."""
    given = []
    for number, (speaker, cue, content) in enumerate(said):
        content_span = _span(text, content, 0)
        cue_span = _span(text, cue, 0)
        before = text.rfind(speaker, 0, cue_span.start) if speaker else 0
        speaker_span = (Span(before, before + len(speaker)),) if speaker else ()
        given.append(
            Attribution(
                id=f"a-{number}",
                speaker=speaker_span,
                cue=(cue_span,),
                content=(content_span,),
                kind="indirect",
                parent="a-0" if number in inner else None,
            )
        )
    actors, found = attribute_with(parse(text), (), (), outlet, given)
    by_id = {one.id: one.speaker_name for one in found}
    return [by_id[one.id] for one in given], actors


def test_a_second_verb_has_the_subject_of_the_first() -> None:
    text = (
        "Lena Marwick denied that the mill had burned and suggested that the roof was old. "
        "The mayor left, adding that it was late."
    )
    names, _ = _named(
        text,
        ("Lena Marwick", "denied", "that the mill had burned"),
        ("", "suggested", "that the roof was old"),
        ("", "adding", "that it was late"),
    )
    assert names == ["Lena Marwick", "Lena Marwick", "mayor"]


def test_a_passive_has_no_subject_that_speaks() -> None:
    text = "The bridge was closed. It was reported that nobody crossed."
    names, _ = _named(text, ("", "was reported", "that nobody crossed"))
    assert names == ["unnamed speaker"]


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("An archivist in Tolmin, Irsa Belk,", "Irsa Belk"),
        ("A militia commander known as Abo Rann", "Abo Rann"),
        ("Its head, General Jovan Tarrik,", "Jovan Tarrik"),
        ("The insurgents' own station, Voice of Kesh,", "Voice of Kesh"),
        ("The brother, Ato Mirel,", "Ato Mirel"),
        ("A ship's officer", "A ship's officer"),
        ("The women at the wash-house", "women at the wash-house"),
        ("Witness 31", "Witness 31"),
        ("The armistice commission", "armistice commission"),
    ],
)
def test_a_speaker_is_named_from_his_phrase(speaker: str, name: str) -> None:
    text = f"{speaker} said that the road was closed."
    names, _ = _named(text, (speaker.rstrip(","), "said", "that the road was closed"))
    assert names == [name]


@pytest.mark.parametrize(
    ("first", "noun", "name"),
    [
        ("The Azel Column", "The Column", "Azel Column"),
        ("Radio Malund", "The station", "Radio Malund"),
        ("The daily Zarya Vest", "The paper", "Zarya Vest"),
        ("The rights group Open Wells", "The group", "Open Wells"),
        ("The trader Dorn Pasha", "The Pasha", "Dorn Pasha"),
        ("Father Risto Hadzik, the parish priest,", "The priest", "Risto Hadzik"),
    ],
)
def test_a_noun_means_who_was_called_so(first: str, noun: str, name: str) -> None:
    text = f"{first} said that nobody came. {noun} added that it was late."
    names, _ = _named(
        text,
        (first.rstrip(","), "said", "that nobody came"),
        (noun, "added", "that it was late"),
    )
    assert names == [name, name]


@pytest.mark.parametrize("issuer", ["Kesh", "Vardania"])
def test_the_ministry_in_capitals_is_the_one_that_issues_the_text(issuer: str) -> None:
    other = "Vardania" if issuer == "Kesh" else "Kesh"
    outlet = f"Ministry of Foreign Affairs of {issuer}"
    text = (
        f"The Ministry of Foreign Affairs of {other} said that a post was shelled. "
        "The Ministry states that no shell was fired."
    )
    names, _ = _named(
        text,
        (f"The Ministry of Foreign Affairs of {other}", "said", "that a post was shelled"),
        ("The Ministry", "states", "that no shell was fired"),
        outlet=outlet,
    )
    assert names == [f"Ministry of Foreign Affairs of {other}", outlet]


def test_inside_a_quotation_the_third_person_is_another() -> None:
    text = (
        'Colonel Tarn Abbo was heard on Friday. "He spoke freely. He asked for tea," said '
        "Davit Merk, the spokesman."
    )
    parsed = parse(text)
    outer = Attribution(
        id="a-0",
        speaker=(_span(text, "Davit Merk", 0),),
        cue=(_span(text, "said", 0),),
        content=(_span(text, '"He spoke freely. He asked for tea,"', 0),),
        kind="direct",
    )
    nested = Attribution(
        id="a-1",
        speaker=(_span(text, "He", text.index("freely")),),
        cue=(_span(text, "asked", 0),),
        content=(_span(text, "for tea", 0),),
        kind="indirect",
        parent="a-0",
    )
    _, found = attribute_with(parsed, (), (), "Morava Daily", [outer, nested])
    assert {one.id: one.speaker_name for one in found}["a-1"] == "Tarn Abbo"


def test_in_reported_words_the_pronoun_is_the_speaker() -> None:
    text = "The Border Commission said it believed each army to be right."
    names, _ = _named(
        text,
        ("The Border Commission", "said", "it believed each army to be right"),
        ("it", "believed", "each army to be right"),
        inner=(1,),
    )
    assert names == ["Border Commission", "Border Commission"]


def test_a_claim_that_one_rejects_is_not_ones_own() -> None:
    text = (
        "The applicants complained that their sons had gone. "
        "The Government contested their assertion that soldiers came."
    )
    names, _ = _named(
        text,
        ("The Government", "contested", "their assertion that soldiers came"),
        ("The applicants", "complained", "that their sons had gone"),
        ("their", "assertion", "that soldiers came"),
        inner=(2,),
    )
    assert names == ["Government", "applicants", "applicants"]


def test_i_is_who_signs_the_letter() -> None:
    text = "Excellency,\n\nI write that no boat was fired upon.\n\nTomas Ildur\nEnvoy of Kesh\n"
    names, _ = _named(
        text, ("I", "write", "that no boat was fired upon"), outlet="Permanent Mission of Kesh"
    )
    assert names == ["Tomas Ildur"]


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("its correspondent at Tolmin, who", "correspondent at Tolmin"),
        ("Yusra Belk, wife of a detainee, who", "Yusra Belk"),
    ],
)
def test_who_after_a_comma_is_the_person_described(lead: str, name: str) -> None:
    text = f"The paper cites {lead} declares that it began."
    names, _ = _named(text, ("who", "declares", "that it began"))
    assert names == [name]


def test_silent_persons_are_no_actors_until_a_pronoun_means_them() -> None:
    text = "Miron Skald, who had edited the story, resigned. He said that it was true."
    names, actors = _named(text, ("He", "said", "that it was true"))
    assert names == ["Miron Skald"]
    assert [actor.name for actor in actors] == ["Miron Skald"]


def test_a_name_that_nobody_speaks_by_stays_out_of_the_actors() -> None:
    text = "Irsa Belk said that a baker waved. A sergeant looked on."
    _, actors = _named(text, ("Irsa Belk", "said", "that a baker waved"))
    assert [actor.name for actor in actors] == ["Irsa Belk"]
