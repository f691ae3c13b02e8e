"""Codes of GED, ACLED and PRIO-GRID for places and times."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alteram.export.codes import (
    acled_date,
    acled_where,
    days_of,
    degrees,
    ged_clarity,
    ged_date,
    ged_where,
    number,
    point,
    priogrid,
)
from alteram.model import PlacePrecision


@pytest.mark.parametrize(
    ("edtf", "ged", "acled", "middle"),
    [
        ("2021-05-03", 1, 1, "2021-05-03"),
        ("2021-05-03~", 2, 2, "2021-05-03"),
        ("2021-05-03/2021-05-04", 2, 2, "2021-05-03"),
        ("2021-05-03/2021-05-08", 2, 2, "2021-05-05"),
        ("2021-05-03/2021-05-09", 3, 2, "2021-05-06"),
        ("2021-05-03/2021-05-10", 4, 3, "2021-05-06"),
        ("2021-05", 4, 3, "2021-05-16"),
        ("2021-05~", 5, 3, "2021-05-16"),
        ("2021-21", 5, None, "2021-04-15"),
        ("2020", 5, None, "2020-07-01"),
        ("2020~", 5, None, "2020-07-01"),
        ("2019/2021", None, None, "2020-07-01"),
        ("2021-05-03/..", None, None, None),
        ("", None, None, None),
        (None, None, None, None),
        ("not a date", None, None, None),
    ],
)
def test_dates(edtf: str | None, ged: int | None, acled: int | None, middle: str | None) -> None:
    days = days_of(edtf)
    assert (ged_date(days), acled_date(days)) == (ged, acled)
    assert (days.middle.isoformat() if days.middle else None) == middle


@pytest.mark.parametrize(
    ("precision", "ged", "acled"),
    [("place", 1, 1), ("district", 3, 2), ("region", 4, 3), ("country", 6, None),
     ("unknown", None, None)],
)  # fmt: skip
def test_places(precision: PlacePrecision, ged: int | None, acled: int | None) -> None:
    assert (ged_where(precision), acled_where(precision)) == (ged, acled)


def test_clarity_needs_both_and_is_lower_for_wide_areas_and_long_times() -> None:
    assert [ged_clarity(*codes) for codes in ((1, 1), (3, 3), (4, 1), (1, 4))] == [1, 1, 2, 2]
    assert ged_clarity(None, 1) is ged_clarity(1, None) is None


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [(-90, -180, 1), (-89.9, 179.9, 720), (10.51, 2.29, 145085), (90, 180, 259200), (0, 0, 129961)],
)
def test_cells_of_priogrid(lat: float, lon: float, cell: int) -> None:
    assert priogrid(lat, lon) == cell


@given(st.integers(-90_000_000, 90_000_000), st.integers(-180_000_000, 180_000_000))
def test_a_point_lies_in_its_cell(north: int, east: int) -> None:
    lat, lon = north / 1e6, east / 1e6
    row, column = divmod(priogrid(lat, lon) - 1, 720)
    assert row / 2 - 90 <= lat <= row / 2 - 89.5
    assert column / 2 - 180 <= lon <= column / 2 - 179.5


def test_numbers_are_written_short() -> None:
    assert point(40.1234567, -0.0000001) == "POINT (0.0 40.123457)"
    assert str(degrees(-0.0)) == "0.0"
    assert [number(n) for n in (9.0, 2.5, None)] == [9, 2.5, None]
    assert isinstance(number(9.0), int)
