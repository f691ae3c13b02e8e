"""Lines given to the pipe: any bytes are a row or a clear refusal, and memory is bounded."""

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.errors import AnnotateError
from alteram.export.annotate_lines import bounded_lines, check_row, date_of, read_line

PIECES = st.sampled_from(
    [b'{"id": 1, "text": "He left."}', b"{", b"}", b"[" * 5000, b'"', b"NaN", b"1e999", b"9" * 5000,
     b'"\\ud800"', b"\xff", b"\xef\xbb\xbf", b"null", b'{"text": 5, "id": 2}', b"\x00", b","]
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda held: (
        st.lists(held, max_size=3) | st.dictionaries(st.text(max_size=5), held, max_size=3)
    ),
    max_leaves=5,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(PIECES, st.binary(max_size=20)), max_size=5).map(b"".join))
def test_any_bytes_are_a_row_or_are_refused(line: bytes) -> None:
    try:
        row = read_line(7, line)
        check_row(7, row)
    except AnnotateError:
        return
    assert isinstance(row["text"], str)


@settings(max_examples=100, deadline=None)
@given(VALUES, VALUES, st.text(max_size=25))
def test_any_row_is_checked(ident: object, text: object, date: str) -> None:
    row = read_line(1, json.dumps({"id": ident, "text": text, "date": date}))
    if not isinstance(text, str):
        with pytest.raises(AnnotateError, match="Line 1 needs an object"):
            check_row(1, row)
        return
    check_row(1, row)
    used, problems = date_of(1, row)
    assert (used is None) == bool(problems or not date.strip())


@given(st.binary(max_size=300))
def test_lines_come_as_they_are(data: bytes) -> None:
    assert b"".join(bounded_lines(io.BytesIO(data))) == data
