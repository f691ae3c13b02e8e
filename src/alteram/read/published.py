"""Dates as files write them (ISO 8601, RFC 5322, with a month's name) to EDTF; never a guess."""

import email.utils
import re
from datetime import date

from alteram.text.datelines import DATE, to_edtf
from alteram.text.edtf import is_edtf

_STAMP = re.compile(
    r"(\d{4}-\d\d(?:-\d\d)?)(?:[T ]\d\d(?::?\d\d){1,2}(?:[.,]\d+)?\s*(?:Z|[+-]\d\d:?\d\d)?)?",
    re.ASCII | re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_LONGEST = 200
_FAULTS = (ValueError, TypeError, IndexError, OverflowError)


def edtf_of(words: str) -> str | None:
    """Return the day (or month or year) that words name, or None where they leave it open.

    The day is that of the time zone as written. "03/04/2022" is two days and gives None.
    """
    words = words.strip()
    if len(words) > _LONGEST:
        return None
    if found := _STAMP.fullmatch(words):
        return found[1] if is_edtf(found[1]) else None
    if found := _COMPACT.fullmatch(words):
        return _valid("-".join(found.groups()))
    if _YEAR.fullmatch(words) or is_edtf(words):
        return words if is_edtf(words) else None
    if (match := DATE.match(words)) is not None and (day := to_edtf(match)) is not None:
        return day
    return _of_mail(words)


def _of_mail(words: str) -> str | None:
    try:
        return email.utils.parsedate_to_datetime(words).date().isoformat()
    except _FAULTS:
        return None


def _valid(day: str) -> str | None:
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return None
