"""EDTF dates in plain words."""

import re

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DATE = re.compile(r"(-?\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)")


def _one(edtf: str) -> tuple[str, str, str, str] | None:
    """Return day, month, year in words and the mark of doubt, or None."""
    found = _DATE.fullmatch(edtf)
    if found is None:
        return None
    year, month, day, mark = found.groups()
    if "X" in year:
        year = year.replace("X", "0") + "s"
    if month is None:
        return "", "", year, mark
    if month in _SEASONS:
        return "", _SEASONS[month], year, mark
    if not 1 <= int(month) <= len(_MONTHS):
        return None
    return (str(int(day)) if day else ""), _MONTHS[int(month) - 1], year, mark


def _said(parts: tuple[str, str, str, str]) -> str:
    day, month, year, mark = parts
    words = " ".join(part for part in (day, month, year) if part)
    return f"about {words}" if mark in ("~", "%") else words


def _between(first: tuple[str, str, str, str], last: tuple[str, str, str, str]) -> str:
    if first[:3] == last[:3]:
        return _said(last)
    if first[2] != last[2]:
        return f"{_said(first)} - {_said(last)}" if first[1] else f"{first[2]}-{last[2]}"
    if first[1] != last[1]:
        joined = " - " if first[0] else "-"
        return f"{' '.join(filter(None, first[:2]))}{joined}{_said(last)}"
    return f"{first[0]}-{_said(last)}"


def date_words(edtf: str) -> str:
    """Return an EDTF date in plain words ("25-26 February 1992"); what is unknown stays EDTF."""
    first, slash, last = edtf.partition("/")
    start, end = _one(first), _one(last)
    if not slash:
        return _said(start) if start is not None else edtf
    if start is not None and end is not None:
        return _between(start, end)
    if start is not None and last in ("", ".."):
        return f"since {_said(start)}"
    if end is not None and first in ("", ".."):
        return f"until {_said(end)}"
    return edtf
