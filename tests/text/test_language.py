"""The language of a text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.text.language import ENGLISH, UNDETERMINED, detect_language


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Twelve people died in Kesh, the ministry of Vardania said on Friday."),
        ("en", "TWELVE PEOPLE DIED IN KESH, THE MINISTRY SAID ON FRIDAY."),
        ("fr", "Le ministère a déclaré vendredi que douze personnes étaient mortes à Kesh."),
        ("ru", "Министерство сообщило в пятницу, что в результате обстрела погибли люди."),
        ("pt", "As forças atacaram a cidade e a ponte, disse o ministério na sexta-feira."),
        ("nl", "Het ministerie zei vrijdag dat twaalf mensen om het leven waren gekomen in Kesh."),
        ("de", "Das Ministerium erklärte am Freitag, dass zwölf Menschen getötet wurden."),
    ],
)
def test_languages_are_told_apart(code: str, text: str) -> None:
    assert detect_language(text) == code


def test_short_english_sentences_are_english() -> None:
    assert detect_language("The army of Vardania has denied it.") == ENGLISH


def test_what_cannot_be_told_is_undetermined() -> None:
    for text in ("", "\n", "12:50", "Kesh", "1990 2022 14 17", "a b c", "\x00\x00"):
        assert detect_language(text) == UNDETERMINED


def test_a_long_text_is_judged_by_more_than_its_head() -> None:
    french = "Accepter les cookies de ce site pour continuer la lecture. "
    english = "The ministry said that the road had been closed for a month by the other side. "
    assert detect_language(french * 3 + english * 60) == ENGLISH


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_an_answer(text: str) -> None:
    assert detect_language(text)
