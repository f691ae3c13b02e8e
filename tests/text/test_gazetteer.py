"""The gazetteer: built, opened, looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alteram.text.gazetteer import folded, places_named
from alteram.text.gazetteer_build import INDEX, is_current


def test_the_index_is_there() -> None:
    assert INDEX.exists()
    assert INDEX.stat().st_size < 60_000_000
    assert isinstance(is_current(), bool)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Saint-Denis", "saint denis"),
        ("Łódź", "lodz"),
        ("N\N{RIGHT SINGLE QUOTATION MARK}Djamena", "ndjamena"),
        ("Xocalı", "xocali"),
        ("D.C.", "dc"),
        ("", ""),
    ],
)
def test_folding(words: str, key: str) -> None:
    assert folded(words) == key


def test_names_that_parties_use_are_one_place() -> None:
    for one, other in (("Derry", "Londonderry"), ("Kiev", "Kyiv"), ("Stepanakert", "Khankendi")):
        first, second = ({e.id for e in places_named(folded(n)) if e.main} for n in (one, other))
        assert first & second


def test_states_and_regions_are_held() -> None:
    assert places_named("france")[0].kind == "country"
    assert any(entry.kind == "region" for entry in places_named("ontario"))


@given(st.text())
def test_any_words_are_safe(words: str) -> None:
    places_named(folded(words))
