import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.model import Span
from alteram.text.names import Name, find_names
from alteram.text.parse import parse


def _names(text: str) -> list[tuple[str, str]]:
    return [(name.kind, name.text) for name in find_names(parse(text))]


def _one(text: str, words: str) -> Name:
    return next(name for name in find_names(parse(text)) if name.text == words)


def test_person_with_a_long_role_belongs_to_the_ministry_of_a_state() -> None:
    text = (
        "The report is false, Head of the Press Office of the Ministry of Foreign Affairs of the "
        "Republic of Vardania Anna Kovren said."
    )
    person = _one(text, "Anna Kovren")
    assert person.kind == "person"
    assert person.state == "Vardania"
    assert person.role is not None
    assert person.role.startswith("Head of the Press Office")
    assert ("body", "Ministry of Foreign Affairs of the Republic of Vardania") in _names(text)


@pytest.mark.parametrize(
    ("text", "body", "state"),
    [
        ("Vardania's Foreign Ministry said no.", "Vardania's Foreign Ministry", "Vardania"),
        (
            "The Foreign Ministry of Ostrovia said no.",
            "Foreign Ministry of Ostrovia",
            "Ostrovia",
        ),
        ("The Ostrovian Foreign Ministry said no.", "Ostrovian Foreign Ministry", "Ostrovia"),
        (
            "The government of Ostrovia rejected it, and the Ostrovian armed forces withdrew.",
            "Ostrovian armed forces",
            "Ostrovia",
        ),
        ("Keshi MFA said no. The Republic of Kesh agreed.", "Keshi MFA", "Kesh"),
        ("French police said no.", "French police", "France"),
    ],
)
def test_bodies_know_their_state(text: str, body: str, state: str) -> None:
    found = _one(text, body)
    assert found.kind == "body"
    assert found.state == state


def test_two_bodies_joined_by_and_stay_two() -> None:
    text = (
        "The Vardanian Ministry of Foreign Affairs and Prosecutor General's Office issued a joint "
        "statement."
    )
    bodies = [words for kind, words in _names(text) if kind == "body"]
    assert bodies == ["Vardanian Ministry of Foreign Affairs", "Prosecutor General's Office"]


def test_formal_name_of_a_state_is_a_state() -> None:
    found = _one("The Republic of Vardania signed the treaty.", "Republic of Vardania")
    assert (found.kind, found.state) == ("state", "Vardania")


@pytest.mark.parametrize(
    ("text", "person", "role"),
    [
        ("Human Rights Commissioner Lena Marwick spoke.", "Lena Marwick", "Commissioner"),
        ("Ostrovian President Igor Dalen spoke.", "Igor Dalen", "President"),
        ("The journalist Tom de Graaf wrote a book.", "Tom de Graaf", "journalist"),
        ("Igor Dalen, a spokesman for the ministry, said no.", "Igor Dalen", "spokesman"),
    ],
)
def test_persons_carry_their_role(text: str, person: str, role: str) -> None:
    found = _one(text, person)
    assert found.kind == "person"
    assert found.role is not None
    assert role in found.role


def test_abbreviation_in_brackets_points_to_the_full_name() -> None:
    text = "The Vardanian Relief Agency (VRA) said no."
    short = _one(text, "VRA")
    assert short.alias_of is not None
    assert "Relief Agency" in text[short.alias_of.start : short.alias_of.end]


def test_capitals_throughout_hide_no_name() -> None:
    text = "THE MINISTRY OF VARDANIA DENIES ALL CHARGES AGAIN"
    assert _names(text) == [("body", "Ministry of Vardania")]


def test_swapped_states_give_swapped_names() -> None:
    text = "Vardania's Foreign Ministry said the Ostrovian army withdrew. Vardania denied it."
    swapped = (
        text.replace("Vardania", "#").replace("Ostrovian", "Vardanian").replace("#", "Ostrovia")
    )
    left = [(n.kind, n.state) for n in find_names(parse(text))]
    right = [(n.kind, n.state) for n in find_names(parse(swapped))]
    other = {"Vardania": "Ostrovia", "Ostrovia": "Vardania", None: None}
    assert left == [(kind, other[state]) for kind, state in right]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*"Aa-.,'’\" \n\x00😀\u202e", "Ministry", "of", "the", "said", "Republic", "Anna"]
        )
    )
)
def test_any_text_gives_names_with_exact_spans(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for name in find_names(parse(text)):
        assert name.text == " ".join(text[name.span.start : name.span.end].split())
        assert Span(*name.whole).start <= name.span.start <= name.span.end <= name.whole.end


def test_an_article_is_part_of_a_states_name() -> None:
    text = "The Emirate of Al Morsa shut the strait. Al Morsa says that the steps are fair."
    names = [name for name in find_names(parse(text)) if name.kind == "state"]
    assert names
    assert {name.state for name in names} == {"Al Morsa"}
