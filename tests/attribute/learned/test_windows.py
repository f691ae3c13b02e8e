import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.attribute.learned.builders import parsed_of

from alteram.attribute.learned.pieces import MOST_PIECES
from alteram.attribute.learned.windows import LARGEST, Window, cut, homes

SIZE = st.integers(1, MOST_PIECES)
SENTENCE = st.one_of(
    st.lists(SIZE, min_size=1, max_size=60),
    st.lists(SIZE, min_size=100, max_size=200),
    st.integers(200, 600).map(lambda n: [1] * n),
)


@given(st.lists(SENTENCE, max_size=14))
def test_windows_cover_a_text_and_keep_sentences_whole(sentences: list[list[int]]) -> None:
    parsed = parsed_of([["w"] * len(one) for one in sentences])
    sizes = [size for one in sentences for size in one]
    windows = cut(parsed, sizes)
    assert {i for w in windows for i in range(w.first, w.last)} == set(range(len(sizes)))
    assert all(0 < sum(sizes[w.first : w.last]) <= LARGEST for w in windows)
    assert all(
        a.first < b.first <= a.last < b.last for a, b in zip(windows, windows[1:], strict=False)
    )
    for one in parsed.sentences:
        if sum(sizes[one.first : one.last]) <= LARGEST:
            assert any(w.first <= one.first and one.last <= w.last for w in windows)


@given(st.lists(SENTENCE, max_size=14))
def test_homes_part_a_text_each_inside_its_window(sentences: list[list[int]]) -> None:
    parsed = parsed_of([["w"] * len(one) for one in sentences])
    sizes = [size for one in sentences for size in one]
    windows = cut(parsed, sizes)
    found = homes(windows)
    assert len(found) == len(windows)
    assert [i for h in found for i in range(h.first, h.last)] == list(range(len(sizes)))
    for home, window in zip(found, windows, strict=True):
        assert window.first <= home.first <= home.last <= window.last


def test_short_text_is_one_window() -> None:
    parsed = parsed_of([["a", "b"], ["c"]])
    assert cut(parsed, [1, 2, 1]) == [Window(0, 3)]


def test_no_text_has_no_window() -> None:
    assert cut(parsed_of([]), []) == []
    assert homes([]) == []


@pytest.mark.parametrize("words", [LARGEST, LARGEST + 1, 10 * LARGEST])
def test_one_long_sentence_is_cut_with_overlap(words: int) -> None:
    windows = cut(parsed_of([["w"] * words]), [1] * words)
    assert len(windows) == 1 + max(0, -(-2 * (words - LARGEST) // LARGEST))
    assert windows[-1].last == words
