from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alteram.text import edtf


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("1990-01-14", date(1990, 1, 14), date(1990, 1, 14), "day"),
        ("1990-02", date(1990, 2, 1), date(1990, 2, 28), "month"),
        ("1990~", date(1990, 1, 1), date(1990, 12, 31), "year"),
        ("199X", date(1990, 1, 1), date(1999, 12, 31), "decade"),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31), "interval"),
        ("1990-24", date(1990, 12, 1), date(1991, 2, 28), "interval"),
        ("1988~/..", date(1988, 1, 1), None, "interval"),
        ("../1994", None, date(1994, 12, 31), "interval"),
        ("1990-01-19/1990-01-20", date(1990, 1, 19), date(1990, 1, 20), "interval"),
    ],
)
def test_bounds_and_precision(
    text: str, first: date | None, last: date | None, precision: str
) -> None:
    assert edtf.bounds(text) == (first, last)
    assert edtf.precision(text) == precision


@pytest.mark.parametrize(
    "text",
    ["", "/", "../..", "1990-13", "1990-02-30", "90", "0000", "1990-00", "1990/1980", "1/2/3", "x",
     "19X", "1990-1", "1990-01-14T10:00", "１９９０", "1990-25", "9999-24"],
)  # fmt: skip
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="."):
        edtf.bounds(text)
    with pytest.raises(ValueError, match="."):
        edtf.precision(text)


@given(st.dates())
def test_days_come_back(day: date) -> None:
    text = edtf.day_string(day.year, day.month, day.day)
    assert edtf.bounds(text) == (day, day)
    assert edtf.bounds(edtf.approximate(text)) == (day, day)
    assert edtf.precision(text) == "day"


@given(st.dates())
def test_wider_forms_hold_the_day(day: date) -> None:
    forms = [
        edtf.month_string(day.year, day.month),
        edtf.year_string(day.year),
        edtf.decade_string(day.year),
        edtf.century_string(day.year),
    ]
    for form in forms:
        first, last = edtf.bounds(form)
        assert first is not None
        assert last is not None
        assert first <= day <= last


@given(st.dates(), st.dates())
def test_intervals_come_back(one: date, other: date) -> None:
    start, end = sorted((one, other))
    text = edtf.interval_string(start.isoformat(), end.isoformat())
    assert edtf.bounds(text) == (start, end)
    assert edtf.precision(text) == "interval"


def test_open_sides() -> None:
    assert edtf.interval_string("1990", None) == "1990/.."
    assert edtf.approximate("1990/..") == "1990~/.."


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        first, last = edtf.bounds(text)
    except ValueError:
        return
    assert first or last
    assert edtf.precision(text)


@pytest.mark.parametrize("season", [0, 20, 25])
def test_unknown_season(season: int) -> None:
    with pytest.raises(ValueError, match="season"):
        edtf.season_string(1990, season)
