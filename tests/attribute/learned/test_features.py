from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.attribute.learned.builders import parsed_of

from alteram.attribute.attributions import draft_by_rules
from alteram.attribute.learned.features import (
    CONTENT,
    CUE,
    PAIR_SIZES,
    SIZES,
    SPEAKER,
    Document,
    describe,
    head_of,
    relate,
)
from alteram.attribute.nesting import settle
from alteram.attribute.scene import Scene
from alteram.model import Part, Span
from alteram.text.parse import parse

DISTANCE, SENTENCE, QUOTATION, STEPS, BRANCH, LINK = range(len(PAIR_SIZES))
SHAPE, QUOTED, TAG, DEP, RULES, PLACE = range(len(SIZES))
PIECES = st.one_of(
    st.sampled_from(
        [
            "The envoy said that it rained.", "“We", "left,”", "he told", "‘no’", '"', "''", "«",
            "SAID", "12%", "Kroll", "\n\n", "\u200b", "\u202e", "\ud800", "\x00", "人民", "said",
            "that", ":", "—", "according to", "is said to", "...", "?",
        ]
    ),
    st.text(max_size=12),
)  # fmt: skip
TEXT = st.lists(PIECES, max_size=40).map(" ".join)


def document_of(text: str, parts: tuple[Part, ...] = ()) -> Document:
    scene = Scene(parsed=parse(text), parts=parts)
    return describe(scene, settle(scene, draft_by_rules(scene)))


@settings(max_examples=60, deadline=None)
@given(TEXT, st.data())
def test_all_numbers_are_within_their_sizes(text: str, data: st.DataObject) -> None:
    document = document_of(text)
    total = len(document.parsed.tokens)
    assert document.tokens.shape == (total, len(SIZES))
    assert (document.tokens >= 0).all()
    assert (document.tokens < np.array(SIZES)).all()
    assert len(document.quotation) == total
    assert all(number < len(document.found) for number in document.ruled.values())
    if not total:
        return
    edge = st.integers(0, total - 1)
    low, first, last, high = sorted(data.draw(st.tuples(edge, edge, edge, edge)))
    numbers = relate(document, (first, last), low, high + 1)
    assert numbers.shape == (high + 1 - low, len(PAIR_SIZES))
    assert (numbers >= 0).all()
    assert (numbers < np.array(PAIR_SIZES)).all()


def test_no_text() -> None:
    assert document_of("").tokens.shape == (0, len(SIZES))


def test_what_the_rules_found_is_told() -> None:
    document = document_of("The envoy said that the road was closed.")
    words = [token.text for token in document.parsed.tokens]
    told = dict(zip(words, document.tokens[:, RULES].tolist(), strict=True))
    assert told["envoy"] & SPEAKER
    assert told["said"] & CUE
    assert told["closed"] & CONTENT
    assert told["."] == 0
    said = words.index("said")
    assert document.ruled[said] == 0
    links = relate(document, (said, said), 0, len(words))[:, LINK].tolist()
    assert links[words.index("envoy")] == 4
    assert links[said] == 2
    assert links[words.index("closed")] == 3
    closed = words.index("closed")
    assert not relate(document, (closed, closed), 0, len(words))[:, LINK].any()


def test_marks_of_quotations_are_told() -> None:
    document = document_of("“We saw ‘the end of it’ here,” the envoy said.")
    words = [token.text for token in document.parsed.tokens]
    told = dict(zip(words, document.tokens[:, QUOTED].tolist(), strict=True))
    assert [told[word] for word in ("“", "We", "”", "envoy")] == [3, 1, 4, 0]


def test_page_furniture_is_told() -> None:
    text = "ORVIK, May 9.\n\nThe envoy said that the road was closed."
    document = document_of(text, (Part(kind="boilerplate", span=Span(0, 13)),))
    places = document.tokens[:, PLACE].tolist()
    inside = [token.end <= 13 for token in document.parsed.tokens]
    assert [place == 1 for place in places] == inside


@pytest.mark.parametrize(
    ("word", "shape"),
    [("said", 0), ("”", 1), ("?", 2), ("12th", 3), ("UN", 4), ("Kroll", 5), ("I", 5), ("iPad", 6)],
)
def test_shapes(word: str, shape: int) -> None:
    scene = Scene(parsed=parsed_of([[word]]), parts=())
    assert describe(scene, ()).tokens[0, SHAPE] == shape


def test_distances_grow_to_both_sides() -> None:
    scene = Scene(parsed=parsed_of([["w"] * 200]), parts=())
    numbers = relate(describe(scene, ()), (100, 101), 0, 200)[:, DISTANCE].tolist()
    before, after = numbers[:100], numbers[102:]
    assert numbers[100:102] == [0, 0]
    assert all(number % 2 == 1 for number in before)
    assert all(number % 2 == 0 for number in after)
    assert all(a >= b for a, b in pairwise(before))
    assert all(a <= b for a, b in pairwise(after))
    assert [before[-1], after[0]] == [min(before), min(after)]


def test_sentences_and_branches() -> None:
    document = document_of("It rained. The envoy said that the road was closed. It rained again.")
    words = [token.text for token in document.parsed.tokens]
    said = words.index("said")
    numbers = relate(document, (said, said), 0, len(words))
    middle = int(numbers[said, SENTENCE])
    assert numbers[0, SENTENCE] == middle - 1
    assert numbers[-1, SENTENCE] == middle + 1
    assert numbers[0, STEPS] == numbers[-1, STEPS] == 6
    closed = words.index("closed")
    assert numbers[words.index("road"), BRANCH] == numbers[closed, BRANCH]
    assert numbers[words.index("envoy"), BRANCH] != numbers[closed, BRANCH]
    assert numbers[said, STEPS] == 1


def test_a_chain_of_heads_longer_than_any_sentence() -> None:
    parsed = parsed_of([["w"] * 199])
    hung = tuple(token._replace(head=max(token.i - 1, 0)) for token in parsed.tokens)
    scene = Scene(parsed=replace(parsed, tokens=hung), parts=())
    for cue in (0, 100, 198):
        numbers = relate(describe(scene, ()), (cue, cue), 0, 199)
        assert (numbers < np.array(PAIR_SIZES)).all()


def test_head_of_a_cue() -> None:
    parsed = parse("The envoy has not said that it rained.")
    words = [token.text for token in parsed.tokens]
    has, said = words.index("has"), words.index("said")
    assert head_of(parsed, has, said).text == "said"
