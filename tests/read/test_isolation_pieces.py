"""Files of several documents in a process of their own: what came before a breach is kept."""

import os
import signal
from collections.abc import Iterator

import pytest

from alteram.model import Problem
from alteram.read import Readers, Received, read_documents
from alteram.read.limits import MEGABYTE, Limits

WHEN = "2024-05-01T00:00:00+00:00"
STORY = b"KESH, May 3, 2021 (Torev Wire) - Twelve people were killed, the ministry said."
TABLE = b"title,text\n" + b"".join(
    b"Road %d,The road to Kesh is closed for day %d; the ministry said so on Friday.\n" % (n, n)
    for n in range(40)
)
LONG = TABLE.replace(b"said so", b"said so" + b" and so" * 5000)


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    with Readers() as shared:
        yield shared


def test_columns_media_type_and_headers_go_along(readers: Readers) -> None:
    asked = {"columns": {"text": "title"}, "media_type": "text/csv", "received": (("status", "1"),)}
    here = [*read_documents(TABLE, "t.csv", WHEN, **asked)]  # type: ignore[arg-type]
    assert [*readers.read(TABLE, "t.csv", WHEN, **asked)] == here  # type: ignore[arg-type]


def test_a_breach_in_the_middle_keeps_what_came_before() -> None:
    with Readers(Limits(documents=5)) as readers:
        *kept, last = readers.read(TABLE, "t.csv", WHEN)
        assert [type(one) for one in kept] == [Received] * 5
        assert isinstance(last, Problem)
        assert "holds more than 5 documents" in last.message
        assert "the rest of it was set aside, the 5 documents before are kept" in last.message


def test_a_process_that_dies_in_the_middle_keeps_what_came_before() -> None:
    # So many rows that they do not all fit into the pipe before the process is ended.
    with Readers() as readers:
        found = readers.read(LONG, "t.csv", WHEN)
        first = next(found)
        assert isinstance(first, Received)
        assert readers.pid is not None
        os.kill(readers.pid, signal.SIGKILL)
        *kept, last = found
        assert len(kept) < 39
        assert isinstance(last, Problem)
        assert "SIGKILL" in last.message
        assert "kept" in last.message


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (
            Limits(characters=100_000),
            "more than 100,000 characters of text; the rest of it was set aside",
        ),
        (Limits(answer=1 * MEGABYTE), "gave more than 1 MB of documents; the rest"),
    ],
)
def test_too_much_text_is_cut_off(limits: Limits, words: str) -> None:
    with Readers(limits) as readers:
        *kept, last = readers.read(LONG, "t.csv", WHEN)
        assert kept
        assert isinstance(last, Problem)
        assert words in last.message


def test_an_input_that_is_given_up_leaves_no_answers_behind(readers: Readers) -> None:
    first = next(readers.read(TABLE, "t.csv", WHEN))
    assert isinstance(first, Received)
    (one,) = readers.read(STORY, "a.txt", WHEN)
    assert isinstance(one, Received)
    assert one.document.location == "a.txt"
