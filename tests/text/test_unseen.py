"""Characters that cannot be seen are named with their place, and ordinary spelling is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alteram.pipeline import NOTE_ON_CHARACTERS, analyse
from alteram.text.unseen import unseen_note


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said \u202eyltnecer\u202c so.", "U+202E right-to-left override at character 8,"),
        ("One.\nTwo \u2066three\u2069.", "U+2066 left-to-right isolate at character 9, line 2"),
        ("The Var\u200bdanian army", "U+200B zero width space at character 7, line 1"),
        ("The Var\u00addanian army", "U+00AD soft hyphen"),
        ("The Var\u200ddanian army", "U+200D zero width joiner"),
        ("Nine \x1b[31mred\x1b[0m men", "U+001B a control character at character 5"),
        ("Nothing\U000e0041\U000e0042 here", "U+E0041 tag latin capital letter a"),
        ("Five \u200fmen", "U+200F right-to-left mark"),
    ],
)  # fmt: skip
def test_where_they_stand_is_said(text: str, words: str) -> None:
    note = unseen_note(text)
    assert note is not None
    assert words in note
    assert "kept as it is" in note
    assert note.isprintable()


@pytest.mark.parametrize(
    "text",
    [
        "The ministry of Vardania said so.\r\n\tNine people\x0b left.\x0c",
        "می\u200cخواهم", "क\u200dष", "\U0001f468\u200d\U0001f469\u200d\U0001f467 left",
        "He said \u05e9\u05dc\u05d5\u05dd\u200f (peace).",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f flag",
        "A line \u00ad broken", "Zoë café", "\ufeffThe road", "10\u00a0000 people",
    ],
)  # fmt: skip
def test_ordinary_writing_is_not_named(text: str) -> None:
    assert unseen_note(text) is None


def test_many_are_counted() -> None:
    note = unseen_note("a\u202eb" * 2000)
    assert note is not None
    assert "and 1,997 more" in note


@given(st.text(max_size=60))
def test_any_text_gives_a_printable_note_or_none(text: str) -> None:
    note = unseen_note(text)
    assert note is None or note.isprintable()
    assert note is not None or "\u202e" not in text


def test_the_analysis_carries_the_note_and_is_else_the_same() -> None:
    text = "Nine people were killed in Kesh on 4 March 2022, the ministry of Vardania said."
    turned = text + " \u202etnemnrevog eht\u202c"
    plain, noted = analyse(text, location="a.txt"), analyse(turned, location="a.txt")
    (problem,) = noted.problems
    assert (problem.stage, problem.location) == (NOTE_ON_CHARACTERS, "a.txt")
    assert plain.problems == ()
    assert [one.verbatim for one in noted.figures] == [one.verbatim for one in plain.figures]
    assert analyse(
        "Un communiqu\u202ee en français, publié jeudi par le comité de secours."
    ).problems
