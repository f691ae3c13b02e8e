"""What a copy leaves out, adds and changes."""

import re

from hypothesis import given
from hypothesis import strategies as st

from alteram.compare.differences import apply_differences, find_differences, place_of
from alteram.model import Span

STORY = (
    "At least nine people were killed on Friday when shells hit the market of Harsk, officials "
    "said. The Defence Ministry of Vardania blamed the Ostrovian army. About 40 houses were "
    "damaged."
)
WORDS = st.lists(
    st.sampled_from(["the", "army", "said", "nine", "people", "of", "Harsk", ".", ",", "fired"]),
    max_size=40,
)


def told(earlier: str, copy: str) -> list[tuple[str, str, str]]:
    found = find_differences(earlier, copy).differences
    return [(one.kind, one.words_before, one.words_after) for one in found]


def test_words_left_out_added_and_changed() -> None:
    copy = STORY.replace("At least nine", "Nine").replace(" Vardania", " Kesh").replace(
        "damaged", "damaged or burnt down"
    )  # fmt: skip
    assert told(STORY, copy) == [
        ("changed", "At least nine", "Nine"),
        ("changed", "Vardania", "Kesh"),
        ("added", "", "or burnt down"),
    ]
    assert told(STORY, STORY.replace(" on Friday", "")) == [("left_out", "on Friday", "")]


def test_a_sentence_left_out_is_given_as_a_sentence() -> None:
    middle = " The Defence Ministry of Vardania blamed the Ostrovian army."
    assert told(STORY, STORY.replace(middle, "")) == [("left_out", middle.strip(), "")]
    assert told(STORY.replace(middle, ""), STORY) == [("added", "", middle.strip())]


def test_white_space_is_no_difference() -> None:
    assert find_differences(STORY, STORY.replace(". ", ".\n\n   ")).differences == ()
    assert find_differences(STORY, STORY).kept == 1.0
    assert find_differences("", "").differences == ()


def test_spans_hold_the_words_in_both_texts() -> None:
    copy = "Title\n\n" + STORY.replace("nine", "ten").replace(" on Friday", "")
    for one in find_differences(STORY, copy).differences:
        assert STORY[one.before.start : one.before.end] == one.words_before
        assert copy[one.after.start : one.after.end] == one.words_after


def test_a_stretch_of_the_copy_is_compared_alone() -> None:
    before, after = "Own words here. ", " Other words."
    copy = before + STORY.replace("nine", "ten") + after
    within = Span(len(before), len(copy) - len(after))
    (one,) = find_differences(STORY, copy, within=within).differences
    assert (one.words_before, one.words_after) == ("nine", "ten")
    assert copy[one.after.start : one.after.end] == "ten"


def test_a_quotation_is_found_again() -> None:
    at = place_of("The Defence Ministry of Kesh blamed the Ostrovian army", f"A b. {STORY} C d.")
    assert at is not None
    assert f"A b. {STORY} C d."[at.start : at.end].startswith("The Defence Ministry")
    assert place_of("nothing of the kind here", "quite other words") is None


@given(WORDS, WORDS)
def test_the_differences_make_the_one_text_the_other(first: list[str], second: list[str]) -> None:
    earlier, copy = " ".join(first), " ".join(second)
    made = apply_differences(earlier, find_differences(earlier, copy).differences)
    assert re.sub(r"\s+", "", made) == re.sub(r"\s+", "", copy)


@given(WORDS, WORDS)
def test_swapped_names_swap_the_differences(first: list[str], second: list[str]) -> None:
    def swap(text: str) -> str:
        return text.replace("army", "\0").replace("Harsk", "army").replace("\0", "Harsk")

    earlier, copy = " ".join(first), " ".join(second)
    swapped = [(kind, swap(a), swap(b)) for kind, a, b in told(earlier, copy)]
    assert told(swap(earlier), swap(copy)) == swapped


def test_long_and_hostile_texts_end() -> None:
    same = "word " * 20_000
    found = find_differences(same, "other " + same)
    assert found.differences[0].words_after.startswith("other")
    found = find_differences("a b. " * 8_000, "b a. " * 8_000)
    assert not found.aligned or found.differences
    long = " ".join(f"w{n}" + ("." if n % 20 == 0 else "") for n in range(60_000))
    (one,) = find_differences(long, long.replace("w30001 ", "")).differences
    assert one.words_before == "w30001"
