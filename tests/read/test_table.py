"""Tables: rows become documents, by columns that are mapped or have usual names."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.inputs import STORY, check_speakers, read

HEADER = ["id", "body", "published", "newspaper", "note"]
ROWS = [
    ["A1", STORY, "2022-02-18", "Tarnova Herald", "=1+1"],
    ["A2", 'The envoy said "no, never".', "18 Feb 2022", "Kesh Post", "é"],
]


def made(rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    held = io.StringIO(newline="")
    csv.writer(held, delimiter=delimiter).writerows(rows)
    return held.getvalue().encode(encoding)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_row_is_a_document_with_its_exact_bytes(delimiter: str, encoding: str) -> None:
    data = made([HEADER, *ROWS], delimiter, encoding)
    (first, second), problems = read(data, "rows.csv")
    assert problems == []
    assert (first.text.text, second.text.text) == (STORY, ROWS[1][1])
    document = first.document
    assert (document.locator, document.location) == ("row 2 (A1)", "rows.csv#row 2 (A1)")
    assert (document.outlet, document.published) == ("Tarnova Herald", "2022-02-18")
    assert second.document.published == "2022-02-18"
    assert document.container is not None
    assert document.received == (
        ("id", "A1"), ("published", "2022-02-18"), ("newspaper", "Tarnova Herald"), ("note", "=1+1")
    )  # fmt: skip
    assert data.endswith(first.original + second.original)
    assert "text='body'" in first.text.method


def test_claims_have_their_speakers() -> None:
    (first, _), _ = read(made([HEADER, *ROWS]), "rows.csv")
    check_speakers(first)


def test_a_person_maps_the_columns() -> None:
    data = made([["Wortlaut", "Tag", "text"], [STORY, "2022-02-18", "x"]])
    for name in ("rows.csv", "rows.txt"):
        (one,), problems = read(data, name, columns={"text": "Wortlaut", "date": "Tag"})
        assert (one.text.text, one.document.published, problems) == (STORY, "2022-02-18", [])


def test_without_a_clear_column_nothing_is_read_and_the_columns_are_listed() -> None:
    for header, words in (
        (["Wortlaut", "Tag"], "'Wortlaut', 'Tag'"),
        (["text", "body"], "whether 'text' or 'body' is the text is not clear"),
    ):
        documents, (problem,) = read(made([header, ["a", "b"]]), "rows.csv")
        assert documents == []
        assert words in problem.message
        assert "--column text=" in problem.message
    _, (problem,) = read(made([["text"], ["a"]]), "rows.csv", columns={"text": "Body"})
    assert "no columns named 'Body'" in problem.message
    _, (problem,) = read(made([["text"], ["a"]]), "rows.csv", columns={"words": "text"})
    assert "no field" in problem.message


def test_bad_rows_stop_nothing() -> None:
    bad = b'"odd" quote,1,2,3,4\r\nonly,two\r\n,,,,\r\nA7,,2022,H,\r\n'
    last = made([["A8", "The envoy said no.", "03/04/2022", "H", ""]])
    documents, problems = read(made([HEADER, ROWS[0]]) + bad + last, "rows.csv")
    assert [one.document.locator for one in documents] == ["row 2 (A1)", "row 7 (A8)"]
    assert [problem.location.partition("#")[2] for problem in problems] == [
        "row 3", "row 4", "row 6 (A7)", "row 7 (A8)",
    ]  # fmt: skip
    assert documents[1].document.published is None
    assert "'03/04/2022'" in problems[3].message


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=5))
def test_what_is_written_as_a_table_is_read_back(rows: list[tuple[str, str]]) -> None:
    clean = [[one.replace("\x00", "") for one in row] for row in rows]
    clean = [row for row in clean if row[0].strip()]
    try:
        data = made([["text", "note"], *clean], encoding="utf-8")
    except UnicodeEncodeError:
        return
    documents, problems = read(data, "rows.csv")
    if not problems:
        assert [one.text.text for one in documents] == [row[0] for row in clean]
        assert [one.document.received[0][1] for one in documents] == [row[1] for row in clean]
    assert b"".join(one.original for one in documents) in data


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 400), st.binary(min_size=1, max_size=3))
def test_bytes_that_flip_raise_nothing(place: int, noise: bytes) -> None:
    data = made([HEADER, *ROWS])
    documents, problems = read(data[:place] + noise + data[place + 2 :], "rows.csv")
    assert documents or problems


def test_a_table_without_rows_is_told() -> None:
    documents, (problem,) = read(b"title,text", "rows.csv")
    assert documents == []
    assert "no document was found" in problem.message
