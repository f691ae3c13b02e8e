"""The date of a text that says it in its head, in a line of its own or between commas.

"12 August 1998, page 2", "Bulletin, 10 February 2011, 1900 gmt", "(as of 30 April 1992)".
"""

import re
from collections.abc import Sequence
from datetime import date

from alteram.model import DateMention
from alteram.text.parse import Parsed

_LINES = 8
_REACH = 800
_DATELINE = 60
_BEFORE = re.compile(
    r"(?:^|[,|(\[/:;·•>–—-]|\b(?:as of|as at|dated|updated|published):?)\s*$", re.I
)
_AFTER = re.compile(r"\s*(?:$|[,|)\]/;·•(–—-]|\.\s*$|\d\d?[:.]\d\d)")
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")


def head_date(parsed: Parsed, mentions: Sequence[DateMention]) -> str | None:
    """Return the EDTF day (or month) that a text's head gives as its own; None if there is none.

    `mentions` are the time expressions found without an anchor, in order.
    """
    limit = _head_end(parsed.text)
    month = None
    for one in mentions:
        if one.span.start >= limit:
            break
        if one.edtf is None or one.kind != "date" or not _DAY.fullmatch(one.edtf):
            continue
        if not _stands_alone(parsed.text, one):
            continue
        if len(one.edtf) > 7:
            return one.edtf
        month = month or one.edtf
    return month


def _head_end(text: str) -> int:
    """Return the offset after the first lines that hold something."""
    at = lines = 0
    while lines < _LINES and at < _REACH:
        end = text.find("\n", at)
        if end < 0:
            return min(len(text), _REACH)
        lines += bool(text[at:end].strip())
        at = end + 1
    return min(at, _REACH)


def _stands_alone(text: str, one: DateMention) -> bool:
    start = text.rfind("\n", 0, one.span.start) + 1
    end = text.find("\n", one.span.end)
    end = len(text) if end < 0 else end
    before, after = text[start : one.span.start], text[one.span.end : end]
    if not _BEFORE.search(before) or not _AFTER.match(after):
        return False
    bracket = before.rfind("(") > before.rfind(")") and after.lstrip()[:1] == ")"
    if bracket and end - start < 2 * _DATELINE + 40:
        return True
    if one.edtf is not None and len(one.edtf) < 10 and (before.strip() or after.strip()):
        return False
    return end - start < 2 * _DATELINE or (len(before) < _DATELINE and before.isupper())


def days_told(mentions: Sequence[DateMention]) -> list[date]:
    """Return the single days that a text tells, in order."""
    days = []
    for one in mentions:
        if one.edtf is not None and one.kind == "date" and len(one.edtf) == len("1990-01-14"):
            try:
                days.append(date.fromisoformat(one.edtf))
            except ValueError:  # a month or year with a mark
                continue
    return days
