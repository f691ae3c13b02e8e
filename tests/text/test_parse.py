import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.model import Span
from alteram.text.parse import parse
from alteram.text.sentences import find_paragraphs

MARKS = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"


def sentences(text: str) -> list[str]:
    parsed = parse(text)
    return [text[s.start : s.end] for s in parsed.sentences]


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=200))
def test_tokens_are_slices_in_order(text: str) -> None:
    parsed = parse(text)
    at = 0
    for i, token in enumerate(parsed.tokens):
        assert token.i == i
        assert token.start >= at
        assert text[token.start : token.end] == token.text
        at = token.end
    # Marks of no width at the edge of a word belong to no token.
    assert seen("".join(t.text for t in parsed.tokens)) == seen("".join(text.split()))


def seen(words: str) -> str:
    return words.translate(dict.fromkeys(map(ord, MARKS)))


@pytest.mark.parametrize(
    "text",
    [
        "The army said that \u20689 people\u2069 were killed.",
        "The army said that 9\u200b people were killed.",
        "The army said that \u200e9 people\u200f were killed.",
        "The army said that 9\u200bpeople were killed\u2069.",
        "\u200b\n\n\ufeffThe army said that 9 people\u2060 were killed.",
    ],
)
def test_marks_of_no_width_are_no_letters(text: str) -> None:
    tokens = parse(text).tokens
    assert [one.text for one in tokens][-6:] == ["that", "9", "people", "were", "killed", "."]
    assert all(text[one.start : one.end] == one.text for one in tokens)


@pytest.mark.parametrize("text", ["\u200b", "\u2068\u2069\n\n\u200e", "\ufeff \u200b"])
def test_marks_alone_are_no_sentence(text: str) -> None:
    assert parse(text).sentences == ()


def test_abbreviations_do_not_end_a_sentence() -> None:
    text = "Mr. Dahl met Brig. Okland, Hon. Berg on Jan. 14 in Tolmar. They said nothing."
    assert sentences(text) == [
        "Mr. Dahl met Brig. Okland, Hon. Berg on Jan. 14 in Tolmar.",
        "They said nothing.",
    ]


def test_closing_quotation_mark_stays_with_its_sentence() -> None:
    text = "“The road is closed.” He left."
    assert sentences(text) == ["“The road is closed.”", "He left."]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The ministry said on Friday that the road to the upper valley\n"
        "had been closed since the end of November and that no lorry\n"
        "had passed in either direction."
    )
    assert find_paragraphs(text) == (Span(0, len(text)),)


def test_short_paragraphs_of_a_wrapped_text_are_wrapped_too() -> None:
    long = (
        "The ministry said on Friday that the road to the upper valley\n"
        "had been closed since the end of November and that no lorry\n"
        "had passed in either direction.\n\n"
    )
    text = long * 3 + "SHE\nHAD SEEN NOBODY ON THE ROAD THAT DAY, AND NO LORRY EITHER."
    assert len(find_paragraphs(text)) == 4


def test_one_paragraph_a_line() -> None:
    text = "The road is closed, they said.\nNobody came.\nThe valley waits."
    assert len(find_paragraphs(text)) == 3


def test_heads_and_lemmas() -> None:
    parsed = parse("The army has killed three children.")
    killed = next(t for t in parsed.tokens if t.text == "killed")
    assert killed.lemma == "kill"
    assert killed.head == killed.i
    children = next(t for t in parsed.tokens if t.text == "children")
    assert children.lemma == "child"
    assert children.i in parsed.children[killed.i]
    assert [parsed.tokens[i].text for i in parsed.subtree(children.i)] == ["three", "children"]


def test_text_in_capitals_is_read_as_words() -> None:
    parsed = parse("THREE MEN WERE KILLED BY THE ARMY IN THE VALLEY, POLICE SAID.")
    assert {t.lemma for t in parsed.tokens} >= {"man", "kill", "say"}


def test_curly_negation_is_negation() -> None:
    parsed = parse("They didn’t come.")
    assert [(t.text, t.dep) for t in parsed.tokens][2] == ("n’t", "neg")


def test_tokens_in_a_span() -> None:
    parsed = parse("Nobody came to the valley.")
    assert [t.text for t in parsed.tokens_in(Span(8, 13))] == ["came", "to"]
    assert parsed.tokens_in(Span(0, 0)) == ()


def test_a_paragraph_without_end_is_cut() -> None:
    parsed = parse("word " * 5000)
    assert max(s.last - s.first for s in parsed.sentences) <= 200


def test_comma_without_its_space_parts_word_and_number() -> None:
    parsed = parse("In the attack,150 people died; 1,500 fled.")
    assert [t.text for t in parsed.tokens][2:5] == ["attack", ",", "150"]
    assert "1,500" in [t.text for t in parsed.tokens]


def test_lone_surrogate_keeps_offsets() -> None:
    parsed = parse("He said \ud800 yes\udfff.")
    assert [t.text for t in parsed.tokens][2] == "\ud800"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The strikers met at Mill No. 9 in May. They left.", 2),
        ("Mills nos. 3 and 4 were shut. Was it he? No. They left.", 4),
    ],
)
def test_a_number_after_no_begins_no_sentence(text: str, sentences: int) -> None:
    assert len(parse(text).sentences) == sentences
