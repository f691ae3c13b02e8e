import pytest

from alteram.attribute import attribute_with
from alteram.model import UNNAMED_SPEAKER, Actor, Attribution, AttributionKind, Span
from alteram.text.parse import parse


def _at(text: str, words: str, after: int = 0) -> tuple[Span, ...]:
    if not words:
        return ()
    start = text.index(words, after)
    return (Span(start, start + len(words)),)


def _said(
    text: str, speaker: str, cue: str, content: str, kind: AttributionKind = "indirect"
) -> Attribution:
    spans = _at(text, content)
    near = text.rfind(speaker, 0, text.index(cue, 0)) if speaker else 0
    at = text.find(f"{speaker} {cue}") if f"{speaker} {cue}" in text else max(near, 0)
    return Attribution(
        id=f"a-{spans[0].start}",
        speaker=_at(text, speaker, at),
        cue=_at(text, cue),
        content=spans,
        kind=kind,
    )


def _resolved(text: str, *said: Attribution) -> tuple[list[str], tuple[Actor, ...]]:
    actors, found = attribute_with(parse(text), (), (), "Morava Daily", said)
    by_id = {one.id: one.speaker_name for one in found}
    return [by_id[one.id] for one in said], actors


def test_surname_pronoun_and_role_lead_to_the_full_name() -> None:
    text = (
        "Human Rights Commissioner Lena Marwick said the camp was closed. She added that water "
        "was short. The commissioner stated that aid was late. Marwick urged that roads open."
    )
    names, actors = _resolved(
        text,
        _said(text, "Human Rights Commissioner Lena Marwick", "said", "the camp was closed"),
        _said(text, "She", "added", "that water was short"),
        _said(text, "The commissioner", "stated", "that aid was late"),
        _said(text, "Marwick", "urged", "that roads open"),
    )
    assert names == ["Lena Marwick"] * 4
    person = next(actor for actor in actors if actor.name == "Lena Marwick")
    assert person.kind == "person"
    assert person.role == "Human Rights Commissioner"
    assert len(person.mentions) == 3


def test_two_foreign_ministries_stay_two() -> None:
    text = (
        "The Foreign Ministry of Vardania said the border was open. The Ostrovian Foreign "
        "Ministry replied that it was shut. The Vardanian ministry noted that lorries passed."
    )
    names, actors = _resolved(
        text,
        _said(text, "The Foreign Ministry of Vardania", "said", "the border was open"),
        _said(text, "The Ostrovian Foreign Ministry", "replied", "that it was shut"),
        _said(text, "The Vardanian ministry", "noted", "that lorries passed"),
    )
    assert names == [
        "Foreign Ministry of Vardania",
        "Ostrovian Foreign Ministry",
        "Foreign Ministry of Vardania",
    ]
    states = {actor.name: actor.state for actor in actors if actor.kind == "body"}
    assert states == {
        "Foreign Ministry of Vardania": "Vardania",
        "Ostrovian Foreign Ministry": "Ostrovia",
    }


def test_it_and_the_ministry_mean_the_ministry() -> None:
    text = (
        'Vardania\'s Foreign Ministry said the bridge stands. "The road is safe," it added. '
        "According to the Ministry, trains run."
    )
    names, _ = _resolved(
        text,
        _said(text, "Vardania's Foreign Ministry", "said", "the bridge stands"),
        _said(text, "it", "added", "The road is safe,", "direct"),
        _said(text, "the Ministry", "According to", "trains run"),
    )
    assert names == ["Foreign Ministry of Vardania"] * 3


def test_spokesperson_is_linked_to_the_body_and_its_state() -> None:
    text = (
        "The list is wrong, Head of the Press Office of the Ministry of Foreign Affairs of the "
        "Republic of Vardania Anna Kovren said."
    )
    speaker = text[text.index("Head") : text.index(" said")]
    names, actors = _resolved(text, _said(text, speaker, "said", "The list is wrong"))
    assert names == ["Anna Kovren"]
    person = next(actor for actor in actors if actor.name == "Anna Kovren")
    body = next(actor for actor in actors if actor.id == person.part_of)
    assert body.name == "Ministry of Foreign Affairs of the Republic of Vardania"
    assert (person.state, body.state) == ("Vardania", "Vardania")


@pytest.mark.xfail(strict=True, reason="two bodies joined by and are parsed as one")
def test_statement_speaks_for_all_who_issued_it() -> None:
    text = (
        "The Vardanian Ministry of Foreign Affairs and Prosecutor General's Office issued a joint "
        'statement. The statement reads as follows: "The town was shelled".'
    )
    names, _ = _resolved(
        text, _said(text, "The statement", "reads", "The town was shelled", "direct")
    )
    assert names == ["Vardanian Ministry of Foreign Affairs and Prosecutor General's Office"]


def test_statement_of_a_named_person_is_hers() -> None:
    text = 'Lena Marwick spoke on Monday. "Ten homes burned," said the statement.'
    names, _ = _resolved(text, _said(text, "the statement", "said", "Ten homes burned,", "direct"))
    assert names == ["Lena Marwick"]


def test_statement_of_the_other_side_is_theirs() -> None:
    text = (
        "Lena Marwick spoke on Monday. The statement of the Foreign Ministry of Ostrovia claims "
        "that nobody died."
    )
    speaker = "The statement of the Foreign Ministry of Ostrovia"
    names, _ = _resolved(text, _said(text, speaker, "claims", "that nobody died"))
    assert names == ["Foreign Ministry of Ostrovia"]


def test_gender_decides_between_two_persons() -> None:
    text = (
        "Anna Kovren met Igor Dalen in June. She said the talks failed. He replied that they went "
        "well."
    )
    names, _ = _resolved(
        text,
        _said(text, "She", "said", "the talks failed"),
        _said(text, "He", "replied", "that they went well"),
    )
    assert names == ["Anna Kovren", "Igor Dalen"]


def test_first_person_inside_a_quotation_is_the_quoted_speaker() -> None:
    text = '"We regret that talks failed," Anna Kovren said.'
    outer = _said(text, "Anna Kovren", "said", "We regret that talks failed,", "direct")
    inner = Attribution(
        id="a-inner",
        speaker=_at(text, "We"),
        cue=_at(text, "regret"),
        content=_at(text, "that talks failed"),
        kind="indirect",
        parent=outer.id,
    )
    names, _ = _resolved(text, outer, inner)
    assert names == ["Anna Kovren", "Anna Kovren"]


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("various sources", "various sources"),
        ("the residents", "residents"),
        ("officials who asked not to be named", "officials who asked not to be named"),
    ],
)
def test_groups_keep_their_words(speaker: str, expected: str) -> None:
    text = f"According to {speaker}, ten died."
    names, actors = _resolved(text, _said(text, speaker, "According to", "ten died"))
    assert names == [expected]
    assert [actor.kind for actor in actors] == ["group"]


def test_possessed_body_is_named_by_its_owner() -> None:
    text = "Igor Dalen won. His campaign said turnout was high."
    names, _ = _resolved(text, _said(text, "His campaign", "said", "turnout was high"))
    assert names == ["Igor Dalen's campaign"]


def test_empty_speaker_is_unnamed() -> None:
    text = "It was reported that ten died."
    names, _ = _resolved(text, _said(text, "", "reported", "that ten died"))
    assert names == [UNNAMED_SPEAKER]


def test_swapped_parties_give_swapped_speakers() -> None:
    text = (
        "The Vardanian Foreign Ministry said ten died. It blamed that on the Ostrovian army. "
        "Ostrovia's Foreign Ministry replied that nobody died."
    )
    other = text.replace("Vardania", "#").replace("Ostrovia", "Vardania").replace("#", "Ostrovia")
    names = []
    for words in (text, other):
        first, second = ("Vardania", "Ostrovia") if words is text else ("Ostrovia", "Vardania")
        found, _ = _resolved(
            words,
            _said(words, f"The {first}n Foreign Ministry", "said", "ten died"),
            _said(words, "It", "blamed", f"that on the {second}n army"),
            _said(words, f"{second}'s Foreign Ministry", "replied", "that nobody died"),
        )
        names.append([name.replace(first, "1").replace(second, "2") for name in found])
    assert names[0] == names[1]
