"""What a worker says is taken as records of their types, or not at all."""

import io

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.model import Document, Problem, Span, TextVersion
from alteram.read.frames import ANSWER, PROBLEM, TASK, Answer, Task, framed, next_frame, record_in

words = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20)


def reader(data: bytes):  # type: ignore[no-untyped-def]
    file = io.BytesIO(data)

    def read(length: int) -> bytes:
        piece = file.read(length)
        if len(piece) < length:
            raise EOFError
        return piece

    return read


@settings(max_examples=50, deadline=None)
@given(words, words, st.none() | st.dictionaries(words, words, max_size=3), st.binary(max_size=40))
def test_records_come_back_as_they_were(
    location: str, text: str, columns: dict[str, str] | None, original: bytes
) -> None:
    task = Task(location=location, captured="2024", seconds=1.5, columns=columns)
    document = Document(
        id="d", sha256="s", size=1, media_type="m", location=location, captured="2024",
        received=(("a", text),),
    )  # fmt: skip
    version = TextVersion(sha256="s", document="d", text=text, language="", method="m")
    answer = Answer(document=document, text=version, original=original)
    read = reader(framed(TASK, task) + framed(ANSWER, answer))
    kind, body = next_frame(read, 10_000)
    assert (kind, record_in(body, Task)) == (TASK, task)
    kind, body = next_frame(read, 10_000)
    assert (kind, record_in(body, Answer)) == (ANSWER, answer)
    with pytest.raises(EOFError):
        next_frame(read, 10_000)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([Task, Answer, Problem, Span]))
def test_other_bytes_are_no_record(body: bytes, kind: type) -> None:
    try:
        found: object = record_in(body, kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return
    assert isinstance(found, kind)


def test_a_frame_above_the_limit_is_not_read() -> None:
    frame = framed(PROBLEM, Problem(location="a" * 100, stage="read", message="m"))
    with pytest.raises(ValueError, match="a frame of"):
        next_frame(reader(frame), 100)
