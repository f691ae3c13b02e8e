"""Spellings: one form for the romanisations of a name; parts of persons' names; gathering."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alteram.link.gathering import NEVER, gather
from alteram.link.personnames import person_name
from alteram.link.spellings import fold, latin, sounds


@pytest.mark.parametrize(
    "spellings",
    [
        "Velayev Velaev Welajew Velayeff",
        "Tarkovych Tarkovich Tarkowitsch Tarkovitch Tarković",
        "Kharad Harad",
        "Zhukan Žukan Zukan",
        "Djamar Dzhamar Jamar",
        "Lorasyan Lorassian Lorasjan",
        "Mürel Muerel Murel",
        "Sergei Sergey Sergej",
        "Yelena Elena Jelena",
        "Tarzai Tarzay Tarzaj",
        "Kuznetsar Kuznetzar",
    ],
)
def test_habits_of_writing_fold_to_one(spellings: str) -> None:
    assert len({fold(name) for name in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lutov", "Lutova"),
        ("Mario", "Maria"),
        ("Li", "Lei"),
        ("Rahman", "Raman"),
        ("Merin", "Moran"),
    ],
)
def test_other_names_stay_other(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_sounds_keep_the_consonants_and_the_order_of_vowels() -> None:
    one, other = sounds(fold("Mohamed")), sounds(fold("Muhammad"))
    assert (one.skeleton, one.open) == (other.skeleton, other.open)
    assert sounds(fold("Alona")).open != sounds(fold("Alina")).open


@given(st.text(max_size=20))
def test_folding_is_of_plain_letters_and_ends(name: str) -> None:
    assert set(fold(name)) <= set("abcdefghijklmnopqrstuvwxyz")
    assert fold(name) == fold(latin(name))
    found = person_name(name)
    assert found is None or found.whole == found.rest + found.last


@pytest.mark.parametrize(
    ("name", "given_name", "surname"),
    [
        ("Lutova, Anna", "ana", "lutova"),
        ("LUTOVA Anna", "ana", "lutova"),
        ("Lutova A.S.", "a", "lutova"),
        ("Samir al-Belmari", "samir", "belmari"),
        ("van der Vesten", "", "vesten"),
        ("Deputy Foreign Minister Ada Merin", "ada", "merin"),
        ("General Dalen", "", "dalen"),
        ("Ivan Lutov Jr.", "ivan", "lutov"),
        ("Ada Merin\N{RIGHT SINGLE QUOTATION MARK}s", "ada", "merin"),
    ],
)
def test_parts_of_names(name: str, given_name: str, surname: str) -> None:
    found = person_name(name)
    assert found is not None
    assert (found.given, found.last) == (given_name, surname)


_PLAIN = [("", "")] * 4


def test_a_chain_is_cut_and_decisions_hold() -> None:
    chain = {(0, 1): 5.0, (1, 2): 4.0, (2, 3): 5.0}
    assert gather(chain, frozenset(), _PLAIN) == [[0, 1], [2, 3]]
    assert gather(chain | {(0, 1): NEVER}, frozenset(), _PLAIN) == [[2, 3]]
    assert gather({(0, 3): -NEVER, (1, 2): -3.0}, frozenset(), _PLAIN) == [[0, 3]]


def test_a_vague_name_joins_neither_of_two_that_fit_alike() -> None:
    fits = {(0, 1): 3.0, (0, 2): 2.0}
    assert gather(fits, frozenset((0,)), _PLAIN) == []
    assert gather(fits | {(0, 1): 9.0}, frozenset((0,)), _PLAIN) == [[0, 1]]
    assert gather(fits, frozenset(), [("", ""), ("x", ""), ("y", ""), ("", "")]) == []
