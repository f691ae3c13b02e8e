"""Dates as EDTF strings (ISO 8601-2:2019): making, checking and reading the few forms we use.

Forms: day, month, year, decade `199X`, century `19XX`, season `1990-21` (spring) to `1990-24`
(winter), each with an optional `~` (approximate), `?` (uncertain) or `%` (both); and intervals
of them, `A/B`, open with `..` or unknown with an empty side.
"""

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "month", "year", "decade", "interval"]

_FORM = re.compile(
    r"(?:(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
    r"|(?P<decade>[0-9]{3})X|(?P<century>[0-9]{2})XX)(?P<mark>[~?%]?)",
    re.ASCII,
)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}

Days = tuple[date, date]

_KEPT = 20_000
"""Dates of which is kept what they mean: a collection has the same ones again and again."""


def year_string(year: int) -> str:
    """Return a year from 1 to 9999 in four digits; ValueError outside."""
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is outside 1 to 9999")
    return f"{year:04d}"


def month_string(year: int, month: int) -> str:
    """Return `YYYY-MM`; ValueError where there is no such month."""
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    return f"{year_string(year)}-{month:02d}"


def day_string(year: int, month: int, day: int) -> str:
    """Return `YYYY-MM-DD`; ValueError where the calendar has no such day."""
    return date(year, month, day).isoformat()


def season_string(year: int, season: int) -> str:
    """Return `YYYY-21` (spring) to `YYYY-24` (winter, which ends in the next year)."""
    if season not in _SEASONS:
        raise ValueError(f"there is no season {season}")
    return f"{year_string(year)}-{season}"


def decade_string(year: int) -> str:
    """Return the decade that holds a year: 1994 gives `199X`."""
    return year_string(year)[:3] + "X"


def century_string(year: int) -> str:
    """Return the hundred years that share a year's first two digits: 1994 gives `19XX`."""
    return year_string(year)[:2] + "XX"


def approximate(edtf: str) -> str:
    """Mark a date as approximate; each known side of an interval is marked."""
    sides = edtf.split("/")
    return "/".join(s if s in ("", "..") or s[-1] in "~?%" else s + "~" for s in sides)


def interval_string(start: str | None, end: str | None) -> str:
    """Return `start/end` with `..` for a side that is None; ValueError if it runs backwards."""
    text = f"{start or '..'}/{end or '..'}"
    bounds(text)
    return text


def _simple(edtf: str) -> Days:
    match = _FORM.fullmatch(edtf)
    if match is None:
        raise ValueError(f"{edtf!r} is not an EDTF date of the forms used here")
    if match["century"]:
        first = int(match["century"]) * 100
        return date(max(first, 1), 1, 1), date(first + 99, 12, 31)
    if match["decade"]:
        first = int(match["decade"]) * 10
        return date(max(first, 1), 1, 1), date(first + 9, 12, 31)
    year, month, day = int(match["year"]), match["month"], match["day"]
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is not None:
        only = date(year, int(month), int(day))
        return only, only
    return _month_or_season(year, int(month))


def _month_or_season(year: int, number: int) -> Days:
    first, last = _SEASONS.get(number, (number, number))
    if not 1 <= first <= 12:
        raise ValueError(f"there is no month or season {number}")
    end_year = year + 1 if last < first else year
    if end_year > 9999:
        raise ValueError(f"year {end_year} is outside 1 to 9999")
    return (
        date(year, first, 1),
        date(end_year, last, calendar.monthrange(end_year, last)[1]),
    )


@lru_cache(maxsize=_KEPT)
def bounds(edtf: str) -> tuple[date | None, date | None]:
    """Return the first and last day meant; None is an open or unknown side.

    A mark of approximation does not widen them. ValueError on anything that is no such date,
    on an interval that is unknown on both sides and on one that runs backwards.
    """
    sides = edtf.split("/")
    if len(sides) == 1:
        return _simple(edtf)
    if len(sides) != 2:
        raise ValueError(f"{edtf!r} has more than two sides")
    start, end = (None if side in ("", "..") else _simple(side) for side in sides)
    if start is None and end is None:
        raise ValueError(f"{edtf!r} says nothing")
    if start is not None and end is not None and start[0] > end[1]:
        raise ValueError(f"{edtf!r} ends before it begins")
    return start[0] if start else None, end[1] if end else None


def is_edtf(words: str) -> bool:
    """Tell whether words are a date of the forms used here."""
    try:
        bounds(words)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=_KEPT)
def precision(edtf: str) -> Precision:
    """Return how exact a date is; seasons, centuries and `A/B` count as intervals.

    ValueError on nonsense, as `bounds`.
    """
    bounds(edtf)
    match = _FORM.fullmatch(edtf)
    if match is None or match["century"]:
        return "interval"
    if match["decade"]:
        return "decade"
    if match["day"]:
        return "day"
    if match["month"]:
        return "month" if int(match["month"]) <= 12 else "interval"
    return "year"
