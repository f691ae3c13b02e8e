"""Texts in capitals are shown in ordinary letters; other texts are left as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alteram.model import quote
from alteram.pipeline import analyse
from alteram.text.parse import parse
from alteram.text.recase import recased
from alteram.text.tagger import is_english

FILLER = (
    "THE MARKET OF THE TOWN WAS CLOSED FOR THE WHOLE OF THE DAY. PEOPLE STAYED AT HOME AND THE "
    "SHOPS WERE SHUT, WHILE THE ROADS TO THE NORTH OF THE VALLEY REMAINED OPEN. NOBODY KNEW WHEN "
    "THE SCHOOLS WOULD OPEN AGAIN. "
)


def in_letters(words: str) -> str:
    """Return words as they come out at the end of a text in capitals."""
    return recased(FILLER + words, is_english)[len(FILLER) :]


@pytest.mark.parametrize(
    "wanted",
    [
        "The commander of the garrison was killed by unknown gunmen.",
        "Residents fled to Vardesh and Tolmeru on Friday, 3 May 1996.",
        "They may march again in March.",
        "The Ministry of Defense said the National Guard fired.",
        "The Tolmeru Workers Freedom Army [TWFA] attacked. The Tolmeru Workers Freedom Army fled.",
        "The TWFA [Tolmeru Workers Freedom Army] attacked, and the TWFA fled.",
        "U.S. officials said that Mr. Ardelu had left El Morro at 0630 GMT.",
        "On the 7th the M-19 rifles were found.",
        "He was born in San Salvador, El Salvador.",
        "A man spoke for the Black Lotus Brigade in a town.",
        "Gen. Victory Ardelu opened a new front.",
    ],
)
def test_running_text_has_its_capitals_back(wanted: str) -> None:
    assert in_letters(wanted.upper()) == wanted


def test_a_text_in_ordinary_letters_is_not_touched() -> None:
    text = FILLER.capitalize() + "THE ARMY SAID NOTHING."
    assert recased(text, is_english) is text


@given(st.text(max_size=200))
def test_every_letter_keeps_its_place(words: str) -> None:
    text = FILLER + words.upper()
    shown = recased(text, is_english)
    assert len(shown) == len(text)
    assert all(a == b or a == b.lower() for a, b in zip(shown, text, strict=True))


def test_records_keep_the_words_of_the_text() -> None:
    text = FILLER + (
        "A SPOKESMAN FOR THE VARDANIAN ARMY, RUBEN ARDELU, SAID THAT NINE CIVILIANS WERE KILLED "
        "NEAR LYON ON 3 MAY 1996 IN WHAT HE CALLED A MASSACRE."
    )
    found = analyse(text)
    figure = next(one for one in found.figures if one.value == 9)
    assert figure.verbatim == quote(text, figure.span) == "NINE CIVILIANS"
    assert any("Ruben Ardelu" in one.speaker_name for one in found.attributions)
    marked = [(date.span, date.text) for date in found.dates]
    marked += [(place.span, place.text) for place in found.places]
    marked += [(label.span, label.text) for claim in found.claims for label in claim.labels]
    assert len(marked) > 2
    assert all(quote(text, span) == words for span, words in marked)


def test_two_letter_cases_of_one_text_have_ids_of_their_own() -> None:
    text = FILLER + "THE ARMY SAID THAT NINE CIVILIANS WERE KILLED."
    other = parse(text).text
    assert other != text
    assert {c.id for c in analyse(text).claims}.isdisjoint(c.id for c in analyse(other).claims)
