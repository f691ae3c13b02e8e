"""Cells of CSV files: no formula, every word kept, numbers as they are."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alteram.export.cells import cell, header, line, plain, safe

STARTS = "=+-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH COMMERCIAL AT}"
WORDS = st.text(
    st.sampled_from("=+-@'\";,\t\r\n ab1\N{FULLWIDTH PLUS SIGN}\N{EM DASH}"), max_size=12
)


def read_back(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))


@pytest.mark.parametrize("start", list(STARTS))
def test_what_begins_like_a_formula_is_text(start: str) -> None:
    assert cell(f"{start}1+1").startswith("\"'")
    assert cell(f'"{start}x').startswith("\"'")


@pytest.mark.parametrize("cut", list(";\t\r\n"))
def test_nothing_becomes_a_formula_where_a_spreadsheet_cuts_elsewhere(cut: str) -> None:
    for part in safe(f"killed{cut}=cmd|' /C calc'!A0{cut}\"@SUM(1){cut}fine").split(cut)[1:]:
        assert part.lstrip("'\"")[:1] not in STARTS or part.startswith("'")


def test_numbers_keep_their_sign_and_words_their_quotation_marks() -> None:
    assert line((-58.3817, -3, 0.5, True, None, "", 'he said "no"', ["a", 1])) == (
        b'-58.3817,-3,0.5,1,,"","he said ""no""","[""a"", 1]"\r\n'
    )
    assert header(("id", "x_claims")) == b"id,x_claims\r\n"


@given(WORDS)
def test_the_words_can_be_had_back(words: str) -> None:
    assert plain(safe(words)) == words
    assert read_back(line((words, None, 5))) == [[safe(words), "", "5"]]


@given(st.text(max_size=30))
def test_any_text_stays_one_cell(words: str) -> None:
    (row,) = read_back(line((words, [words])))
    held = words.replace("\0", "\N{REPLACEMENT CHARACTER}")
    assert plain(row[0]) == held
    assert json.loads(plain(row[1])) == [words]


def test_what_no_csv_file_can_hold_is_replaced() -> None:
    assert (
        line(("a\0b\ud800c",))
        == '"a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"\r\n'.encode()
    )
