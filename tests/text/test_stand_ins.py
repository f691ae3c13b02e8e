import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.text.parse import parse
from alteram.text.stand_ins import ADJECTIVE, CAPITAL, NAME, PEOPLE, stand_in


def test_names_of_states_are_shown_as_one_of_their_kind() -> None:
    assert [stand_in(w) for w in ("Chile", "Kenyan", "Kenyans", "Lima")] == [
        NAME, ADJECTIVE, PEOPLE, CAPITAL,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("South Korea", NAME),
        ("Ivory Coast", NAME),
        ("U.A.E.", NAME),
        ("UAE", NAME),
        ("New Zealanders", PEOPLE),
        ("Sri Lankan", ADJECTIVE),
        ("Buenos Aires", CAPITAL),
        ("Norway", NAME),
    ],
)
def test_names_of_several_words_and_abbreviations_are_shown_so_too(word: str, shown: str) -> None:
    assert stand_in(word) == shown


# "Car" and "Us" are words, though states have such abbreviations.
@pytest.mark.parametrize("word", ["turkey", "Kesh", "KENYA", "of", "", "Car", "Us", "SOUTH KOREA"])
def test_other_words_have_no_stand_in(word: str) -> None:
    assert stand_in(word) is None


def test_a_name_of_several_words_is_one_word() -> None:
    words = [
        token.text for token in parse("Sri Lanka asked New Delhi and South Korean aid.").tokens
    ]
    assert words == ["Sri Lanka", "asked", "New Delhi", "and", "South Korean", "aid", "."]


def test_the_article_of_a_name_is_no_word_but_the_passage_keeps_it() -> None:
    text = "He left the United Arab Emirates. The Kenya team stayed."
    parsed = parse(text)
    first, second = parsed.sentences
    assert [t.text for t in parsed.words(first)] == ["He", "left", "United Arab Emirates", "."]
    name = parsed.span(2, 2)
    assert parsed.text[name.start : name.end] == "United Arab Emirates"
    whole = parsed.with_article(name)
    assert parsed.text[whole.start : whole.end] == "the United Arab Emirates"
    assert [t.text for t in parsed.words(second)][:3] == ["The", "Kenya", "team"]
    assert len(parsed.shown) == len(parsed.tokens)


def test_a_sentence_begins_with_its_article() -> None:
    (sentence,) = parse("The Netherlands denied it.").sentences
    assert sentence.start == 0


def test_an_abbreviation_can_end_a_sentence() -> None:
    text = "Aid came from the U.A.E. The minister left."
    parsed = parse(text)
    assert [text[s.start : s.end] for s in parsed.sentences] == [
        "Aid came from the U.A.E.", "The minister left.",
    ]  # fmt: skip
    assert [t.text for t in parsed.words(parsed.sentences[0])][-2:] == ["U.A.E.", "."]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Kenya's army shelled Lima, Chile said.",
            "South Korea's army shelled Abu Dhabi, Chile said.",
        ),
        ("Kenya denied a Chile plan.", "The U.A.E. denied an Ecuador plan."),
        ("Aid left Kenya. He was there.", "Aid left the U.A.E. He was there."),
        ("A Kenya-based paper said so.", "A U.S.-based paper said so."),
        ("In Norway an Albanian spoke.", "In the Netherlands a Kenyan spoke."),
    ],
)
def test_shape_of_a_name_changes_nothing_that_is_seen(one: str, other: str) -> None:
    here, there = parse(one), parse(other)
    assert here.shown == there.shown
    assert [(t.tag, t.dep, t.head) for t in here.tokens] == [
        (t.tag, t.dep, t.head) for t in there.tokens
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["the ", "The ", "U.S.", "U.S. ", "United ", "States ", "South\n", "Korea",
                         ". ", "'s ", "Washington, D.C. ", "a ", "said ", "\n\n", "-", "\ud800"]),
        max_size=12,
    ).map("".join)
)  # fmt: skip
def test_tokens_are_words_of_the_text_in_order(text: str) -> None:
    parsed = parse(text)
    ends = [0]
    for token in parsed.tokens:
        assert parsed.text[token.start : token.end] == token.text
        # The full stop of an abbreviation and of a sentence is one character.
        assert token.start >= ends[-1] - 1
        ends.append(token.end)
    assert len(parsed.shown) == len(parsed.tokens)


def test_the_parse_is_the_same_for_every_party() -> None:
    one = parse("Kenyan forces shelled Lima, the army of Chile said on Monday.")
    two = parse("Chilean forces shelled Nairobi, the army of Kenya said on Monday.")
    assert [(t.tag, t.dep, t.head) for t in one.tokens] == [
        (t.tag, t.dep, t.head) for t in two.tokens
    ]
    assert one.tokens[0].text == "Kenyan"
