"""Parquet: rows become documents; what a file says of itself is not believed."""

import base64
import io
import json
from datetime import UTC, date, datetime

import pyarrow as pa
import pytest
from pyarrow import parquet
from pyarrow.parquet import encryption
from tests.read import parquet_files
from tests.read.inputs import STORY, WHEN, check_speakers, read

from alteram.model import Problem
from alteram.read import Readers, Received
from alteram.read.limits import Limits

TEXTS = [STORY, 'The envoy said "no, never".']
ROWS = {
    "id": [7, 8],
    "body": TEXTS,
    "published": [date(2022, 2, 18), date(2022, 2, 19)],
    "newspaper": ["Tarnova Herald", None],
    "note": ["=1+1", "é"],
}


def test_a_row_is_a_document_with_a_row_written_out() -> None:
    data = parquet_files.table_of(ROWS, rows=1)
    (first, second), problems = read(data, "rows.parquet")
    assert problems == []
    assert (first.text.text, second.text.text) == tuple(TEXTS)
    document = first.document
    assert (document.locator, document.location) == ("row 1 (7)", "rows.parquet#row 1 (7)")
    assert (document.outlet, document.published) == ("Tarnova Herald", "2022-02-18")
    assert document.received == (
        ("id", "7"), ("published", "2022-02-18"), ("newspaper", "Tarnova Herald"), ("note", "=1+1")
    )  # fmt: skip
    assert json.loads(first.original) == dict(document.received) | {"body": STORY}
    assert "written out as JSON" in first.text.method
    assert "text='body'" in first.text.method
    assert (second.document.outlet, second.document.media_type) == (None, "application/json")
    check_speakers(first)


def test_it_is_told_by_content_and_gives_the_same_each_time() -> None:
    data = parquet_files.table_of(ROWS)
    assert read(data, "-") == read(data, "-")
    assert len(read(data, "a.txt", media_type="text/plain")[0]) == 2
    words = b"PAR1S is what the ministry called it, the envoy said."
    assert read(words, "-")[0][0].text.text == words.decode()


def test_a_person_maps_the_columns() -> None:
    data = parquet_files.table_of({"Wortlaut": [STORY], "Tag": ["2022-02-18"], "text": ["x"]})
    (one,), problems = read(data, "rows", columns={"text": "Wortlaut", "date": "Tag"})
    assert (one.text.text, one.document.published, problems) == (STORY, "2022-02-18", [])
    _, (problem,) = read(data, "rows", columns={"text": "Text lang"})
    assert "no columns named 'Text lang'" in problem.message


@pytest.mark.parametrize(
    ("column", "words"),
    [
        (pa.array([datetime(2022, 3, 4, 5, tzinfo=UTC)], pa.timestamp("ns", "UTC")), "2022-03-04"),
        (pa.array(["2022-03-04"]).dictionary_encode(), "2022-03-04"),
        (pa.array(["2022-03-04"], pa.large_string()), "2022-03-04"),
        (pa.array([b"2022-03-04"], pa.binary()), "2022-03-04"),
        (pa.array([20220304], pa.int64()), "2022-03-04"),
        (pa.array([None], pa.null()), None),
    ],
)  # fmt: skip
def test_values_of_other_types_are_read_as_words(column: pa.Array, words: str | None) -> None:
    (one,), problems = read(parquet_files.table_of({"text": [STORY], "date": column}), "-")
    assert (one.document.published, problems) == (words, [])


def test_what_is_no_words_is_counted_and_what_is_nested_is_left_out() -> None:
    data = parquet_files.table_of(
        {"text": [STORY], "picture": [b"\x89PNG\xff"], "tags": [["a", "b"]], "at": [{"x": 1}]}
    )
    (one,), problems = read(data, "-")
    assert problems == []
    assert one.document.received == (("picture", "(5 bytes that are no text)"),)


def test_rows_without_a_text_are_told() -> None:
    data = parquet_files.table_of({"text": [None, " ", STORY], "date": [None, None, "03/04/2022"]})
    (one,), problems = read(data, "t.parquet")
    assert one.document.locator == "row 3"
    assert [problem.location for problem in problems] == [
        "t.parquet#row 1", "t.parquet#row 2", "t.parquet#row 3"
    ]  # fmt: skip
    assert "more ways than one" in problems[2].message
    documents, problems = read(parquet_files.no_words(2), "t.parquet")
    assert (len(documents), len(problems)) == (2, 2)


class _Keys(encryption.KmsClient):  # type: ignore[misc] # pyarrow has no types
    """Keeps the keys in the file itself: what is encrypted here need not stay secret."""

    def __init__(self, _: object) -> None:
        super().__init__()

    def wrap_key(self, key: bytes, name: str) -> bytes:
        return base64.b64encode(key)

    def unwrap_key(self, wrapped: bytes, name: str) -> bytes:
        return base64.b64decode(wrapped)


@pytest.mark.parametrize("plain_footer", [True, False])
def test_encrypted_files_are_set_aside(plain_footer: bool) -> None:
    factory = encryption.CryptoFactory(_Keys)
    wanted = encryption.EncryptionConfiguration(
        footer_key="a", column_keys={"b": ["text"]}, plaintext_footer=plain_footer
    )
    made = factory.file_encryption_properties(encryption.KmsConnectionConfig(), wanted)
    held = io.BytesIO()
    table = pa.table({"text": [STORY], "title": ["Road"]})
    with parquet.ParquetWriter(held, table.schema, encryption_properties=made) as writer:
        writer.write_table(table)
    documents, (problem,) = read(held.getvalue(), "t.parquet")
    assert documents == []
    assert "encrypted" in problem.message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (parquet_files.good(STORY)[:-1], "breaks off"),
        (parquet_files.good(STORY)[:200], "breaks off"),
        (parquet_files.footer_says(parquet_files.good(STORY), 10), "is a damaged Parquet file"),
        (parquet_files.deep(200), "too deeply nested"),
        (parquet_files.groups(25_000), "Exceeded size limit"),
        (parquet_files.columns(["text", *map(str, range(2000))]), "the limits are"),
        (parquet_files.columns(["text", "body"]), "is not clear"),
        (parquet_files.columns(["words"]), "which holds the text is not clear"),
        (parquet_files.nulls(1_000_001), "the limits are"),
    ],
    ids=range(9),
)
def test_what_breaks_a_rule_is_one_clear_problem(data: bytes, words: str) -> None:
    documents, (problem,) = read(data, "t.parquet")
    assert documents == []
    assert words in problem.message


def test_a_damaged_page_is_told_and_the_rows_before_it_stand() -> None:
    data = parquet_files.table_of(
        {"text": [f"{number} {STORY}" for number in range(3)]}, rows=1, compression="none",
        use_dictionary=False, write_page_checksum=True, write_statistics=False,
    )  # fmt: skip
    at = data.index(b"1 Twelve") + 50
    documents, (problem,) = read(data[:at] + b"\xff" + data[at + 1 :], "t.parquet")
    assert [one.text.text[0] for one in documents] == ["0"]
    assert "stands after row 1 was set aside" in problem.message


def test_a_bomb_ends_at_the_limit_of_memory() -> None:
    data = parquet_files.repeated(9, 1_000)
    assert len(data) < 1_000_000
    with Readers(Limits(seconds=30, memory=700_000_000)) as readers:
        (problem,) = readers.read(data, "bomb.parquet", WHEN)
        assert isinstance(problem, Problem)
        assert "needs more than 700 MB of memory" in problem.message
        (after, *_) = readers.read(parquet_files.good(STORY), "good.parquet", WHEN)
        assert isinstance(after, Received)
