from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from alteram.attribute.learned import weights
from alteram.attribute.learned.pieces import MOST_PIECES, Pieces


@lru_cache(maxsize=1)
def pieces() -> Pieces:
    return Pieces(Tokenizer.from_str(weights.read("tokenizer.json").decode("utf-8")))


ODD = [
    "",
    " ",
    "\t\n",
    "\x00",
    "\u200b",
    "\u202e\u2067\u2069",
    "\ufeff",
    "\ud800",
    "\udfff\ud800",
    "\U0001f600",
    "\U0010ffff",
    "a" * 10_000,
    "said" * 2_500,
    "-" * 10_000,
    "\u0301" * 10_000,
    "Þjóðverji",
    "Народ",
    "人民",
    "الناس",
    "[CLS]",
    "[SEP]",
    "[PAD]",
    "##s",
]


@pytest.mark.parametrize("word", ODD, ids=ascii)
def test_odd_words_have_some_pieces_and_never_many(word: str) -> None:
    found = pieces().of(word)
    assert 1 <= len(found) <= MOST_PIECES
    assert all(0 <= piece < 30_522 for piece in found)


@given(st.text(max_size=300))
def test_every_word_has_some_pieces_and_never_many(word: str) -> None:
    found = pieces().of(word)
    assert 1 <= len(found) <= MOST_PIECES
    assert all(0 <= piece < 30_522 for piece in found)


def test_case_and_the_words_around_change_nothing() -> None:
    of = pieces().of
    assert of("Said") == of("said") == of("SAID")
    assert len(of("said")) == 1
    assert len(of("Kroveltas")) > 1
