"""Places that a dateline or the head of a letter gives: "Tamlin, 3 May 2030", "TAMLIN - "."""

import re
from collections.abc import Iterator

from alteram.text.place_words import MONTHS
from alteram.text.veil import common_words

_NAME = r"[^\W\d_a-z][\w'’.-]*(?: (?:[a-z]{2,3} )?[^\W\d_a-z][\w'’-]*){0,3}"
_MONTH = "(?:" + "|".join(sorted(MONTHS)) + r")\b\.?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
_DATE = (
    rf"(?i:{_WEEKDAY}(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{2,4}})?|{_MONTH} \d{{4}}))"
)
_DASH = r"(?:--?|[\u2013\u2014])"
_LINE = re.compile(
    rf"^[ \t]*(?P<name>{_NAME})(?:, (?P<outer>{_NAME}))?"
    rf"(?:(?P<date>, {_DATE})\.?(?P<end>[ \t]*$)?|(?= (?:{_DASH} |\()))"
    rf"(?:[ \t]*(?P<credit>[(\[][^)\]\n]{{2,50}}[)\]])?[ \t]*(?P<dash>{_DASH})[ \t])?",
    re.MULTILINE,
)


def datelines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of places that open a line before a date, or before a dash of an agency."""
    for found in _LINE.finditer(text):
        name, dash = found["name"], found["dash"]
        if found["date"] is None and (dash is None or not _is_capitals(name)):
            continue
        lone = " " not in name or name.isupper()
        if found["date"] is not None and dash is None and not (found["end"] is not None and lone):
            continue
        yield found.span("name")
        if found["outer"] is not None:
            yield found.span("outer")


def _is_capitals(name: str) -> bool:
    """Tell a place in capitals from a catchword ("UPDATE", "EXCLUSIVE") before a dash."""
    known = common_words()
    return name.isupper() and len(name) > 2 and not all(w.lower() in known for w in name.split())
