"""The codes of UCDP GED, ACLED and PRIO-GRID for how exactly a place and a time are known.

UCDP GED Codebook (Högbladh, Uppsala University), `where_prec`, `date_prec`, `event_clarity`;
ACLED Codebook, `geo_precision`, `time_precision`; PRIO-GRID Codebook (Tollefsen, Strand and
Buhaug 2012): cells of half a degree, numbered from the south-west corner eastwards.
"""

from datetime import date, timedelta
from math import floor
from typing import NamedTuple

from alteram.model import PlacePrecision
from alteram.text.edtf import bounds

_GED_WHERE: dict[PlacePrecision, int] = {"place": 1, "district": 3, "region": 4, "country": 6}
_ACLED_WHERE: dict[PlacePrecision, int] = {"place": 1, "district": 2, "region": 3}
_GED_DATE = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
_ACLED_DATE = ((1, 1), (7, 2), (31, 3))
_ROWS, _COLUMNS = 360, 720


class Days(NamedTuple):
    """The first and last day that a date means, None where open, and whether it is only about."""

    first: date | None
    last: date | None
    about: bool

    @property
    def length(self) -> int | None:
        """How many days these are."""
        if self.first is None or self.last is None:
            return None
        return (self.last - self.first).days + 1

    @property
    def middle(self) -> date | None:
        """The day in the middle, the earlier one of two."""
        if self.first is None or self.last is None:
            return None
        return self.first + timedelta(days=(self.last - self.first).days // 2)


def days_of(edtf: str | None) -> Days:
    """Return the days that an EDTF date means; none for none and for what is no such date."""
    try:
        first, last = bounds(edtf) if edtf else (None, None)
    except ValueError:
        first = last = None
    return Days(first, last, about=any(mark in (edtf or "") for mark in "~?%"))


def ged_where(precision: PlacePrecision) -> int | None:
    """Return `where_prec`: 1 exact, 3 district, 4 province, 6 country; None where not known."""
    return _GED_WHERE.get(precision)


def acled_where(precision: PlacePrecision) -> int | None:
    """Return `geo_precision`: 1 town, 2 area of a region, 3 region; None for countries too."""
    return _ACLED_WHERE.get(precision)


def ged_date(days: Days) -> int | None:
    """Return `date_prec`: 1 day, 2 to 6 days, 3 week, 4 to a month, 5 to a year; else None.

    What is only about so is one step less exact.
    """
    code = _code(days.length, _GED_DATE)
    return code if code is None or not days.about else min(code + 1, 5)


def acled_date(days: Days) -> int | None:
    """Return `time_precision`: 1 day, 2 to a week, 3 to a month; None beyond, as not coded."""
    code = _code(days.length, _ACLED_DATE)
    return code if code is None or not days.about else min(code + 1, 3)


def _code(count: int | None, scale: tuple[tuple[int, int], ...]) -> int | None:
    return None if count is None else next((code for most, code in scale if count <= most), None)


def ged_clarity(where: int | None, when: int | None) -> int | None:
    """Return `event_clarity`: 1 for one place within days, 2 for wider ones; None if not known."""
    if where is None or when is None:
        return None
    return 1 if where <= 3 and when <= 3 else 2


def priogrid(lat: float, lon: float) -> int:
    """Return the number of the PRIO-GRID cell of a point in WGS 84 degrees, 1 to 259200."""
    row = min(floor((lat + 90) * 2), _ROWS - 1)
    column = min(floor((lon + 180) * 2), _COLUMNS - 1)
    return row * _COLUMNS + column + 1


def degrees(value: float) -> float:
    """Return degrees with six decimals, about ten centimetres (RFC 7946, 11.2)."""
    return round(value, 6) + 0.0


def point(lat: float, lon: float) -> str:
    """Return a point in well-known text, longitude first."""
    return f"POINT ({degrees(lon)} {degrees(lat)})"


def number(value: float | None) -> int | float | None:
    """Return a whole number without its empty decimals."""
    return int(value) if value is not None and value.is_integer() else value
