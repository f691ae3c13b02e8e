"""Numbers: what the words give and nothing more."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.model import quote
from alteram.text.numbers import find_numbers
from alteram.text.parse import parse

CASES = [
    ("613 people", "613", 613, 613, 613, "exact"),
    ("250,000 people", "250,000", 250000, 250000, 250000, "exact"),
    ("250 000 people", "250 000", 250000, 250000, 250000, "exact"),
    ("7.5 million people", "7.5 million", 7.5e6, 7.5e6, 7.5e6, "exact"),
    ("one hundred and six people", "one hundred and six", 106, 106, 106, "exact"),
    ("seventy-six people", "seventy-six", 76, 76, 76, "exact"),
    ("a dozen people", "a dozen", 12, 12, 12, "exact"),
    ("half a million people", "half a million", 5e5, 5e5, 5e5, "exact"),
    ("two and a half million people", "two and a half million", 2.5e6, 2.5e6, 2.5e6, "exact"),
    ("at least a dozen people", "at least a dozen", None, 12, None, "at_least"),
    ("no fewer than 40 people", "no fewer than 40", None, 40, None, "at_least"),
    ("100 or more people", "100 or more", None, 100, None, "at_least"),
    ("more than 3,410 houses", "more than 3,410", None, 3410, None, "more_than"),
    ("over 70 people", "over 70", None, 70, None, "more_than"),
    ("at most 9 people", "at most 9", None, None, 9, "at_most"),
    ("up to 250 people", "up to 250", None, None, 250, "up_to"),
    ("fewer than 30 people", "fewer than 30", None, None, 30, "fewer_than"),
    ("nearly 4,000 people", "nearly 4,000", 4000, None, 4000, "nearly"),
    ("some 30 people", "some 30", 30, None, None, "about"),
    ("approximately 30 people", "approximately 30", 30, None, None, "about"),
    ("between 150 and 300 people", "between 150 and 300", None, 150, 300, "between"),
    ("150-300 people", "150-300", None, 150, 300, "between"),
    ("two or three people", "two or three", None, 2, 3, "between"),
    ("dozens of people", "dozens", None, None, None, "words_only"),
    ("several people", "several", None, None, None, "words_only"),
    ("thousands of people", "thousands", None, 1000, None, "words_only"),
    ("hundreds of thousands of people", "hundreds of thousands", None, 1e5, None, "words_only"),
    ("not a single person", "not a single", 0, 0, 0, "exact"),
    ("20 percent of the land", "20 percent", 20, 20, 20, "exact"),
    ("one in five houses", "one in five", 20.0, 20.0, 20.0, "exact"),
    ("two out of every four houses", "two out of every four", 50.0, 50.0, 50.0, "exact"),
    ("another house", "another", 1.0, 1.0, 1.0, "exact"),
    ("at least another 12 houses", "at least another 12", None, 12.0, None, "at_least"),
]


@pytest.mark.parametrize(("words", "said", "value", "low", "high", "qualifier"), CASES)
def test_reads(
    words: str,
    said: str,
    value: float | None,
    low: float | None,
    high: float | None,
    qualifier: str,
) -> None:
    text = f"The ministry counted {words} there."
    (number,) = find_numbers(parse(text))
    assert quote(text, number.span) == said
    assert (number.value, number.low, number.high) == (value, low, high)
    assert number.qualifier == qualifier


def test_two_numbers_of_a_change() -> None:
    numbers = find_numbers(parse("The toll rose from 12 to 15 on the island."))
    assert [number.value for number in numbers] == [12, 15]


def test_range_before_a_noun() -> None:
    (number,) = find_numbers(parse("From 150 to 300 people died there."))
    assert (number.low, number.high, number.qualifier) == (150, 300, "between")


def test_number_glued_to_a_word() -> None:
    text = "As a result of the fire,150 villagers fled."
    (number,) = find_numbers(parse(text))
    assert quote(text, number.span) == "150"


def test_ordinals_and_times_are_no_numbers() -> None:
    assert find_numbers(parse("At 13:50 the 366th regiment marked its 32nd year.")) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["a", "half", "million", "and", "twenty", "-", "three", "12", "1,000", "of", "the",
             "no", "one", "dozens", "thousand", "to", "or", "between", "9" * 40, "+", "%", ",",
             "more", "than", "\x00", "\U0001f600", "tens", "hundreds", "a quarter", "couple"]
        ),
        max_size=14,
    )
)  # fmt: skip
def test_any_words_give_bounds_in_order(words: list[str]) -> None:
    text = " ".join(words)
    for number in find_numbers(parse(text)):
        assert 0 <= number.span.start < number.span.end <= len(text)
        assert number.first <= number.core <= number.last
        if number.low is not None and number.high is not None:
            assert number.low <= number.high


def test_over_of_a_verb_is_no_qualifier() -> None:
    (number,) = find_numbers(parse("Vardania handed over 18 guards."))
    assert (number.value, number.qualifier) == (18, "exact")
