"""States by name, adjective and capital."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alteram.text import states


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("France", "France"),
        ("the u.s.", "United States"),
        ("U.K.", "United Kingdom"),
        ("The Gambia", "Gambia"),
        ("Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire", "Ivory Coast"),
        ("Azerbaijanis", "Azerbaijan"),
        ("armenian", "Armenia"),
        ("Soviet", "Soviet Union"),
        ("Burma", "Myanmar"),
    ],
)
def test_names_aliases_and_demonyms(words: str, name: str) -> None:
    found = states.state_named(words)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("words", ["", "Vardania", "the", "  ", "Frenchs"])
def test_what_is_no_state(words: str) -> None:
    assert states.state_named(words) is None


def test_capitals_and_codes() -> None:
    minsk = states.state_of_capital("minsk")
    assert minsk is not None
    assert minsk.iso2 == "BY"
    assert states.state_of_code("by") == minsk
    assert states.state_of_capital("Vardania City") is None


def test_past_states_have_no_code() -> None:
    soviet = states.state_by_name("USSR")
    assert soviet is not None
    assert soviet.iso2 is None


def test_codes_are_unique() -> None:
    codes = [state.iso2 for state in states.all_states() if state.iso2 is not None]
    assert len(codes) == len(set(codes)) == 250


@given(st.text())
def test_any_words_are_safe(words: str) -> None:
    states.state_named(words)
    states.state_of_capital(words)
