"""What stands around a date: "early", "around", "since", "until", "from A to B"."""

from typing import NamedTuple

from alteram.text import edtf
from alteram.text.date_anchor import Context
from alteram.text.date_hits import Meaning
from alteram.text.date_words import CODES, pattern
from alteram.text.date_years import part_of_decade

_PART = pattern(
    "(?:THE?(?:(?P<e>EARLY)|(?P<l>LATE)|(?P<m>MID)|(?P<z>END)|(?P<s>START))(?:OF|HYPH)?THE?)$"
)
_ABOUT = pattern("ABOUT THE?$")
_OPEN = pattern("(?P<s>SINCE)THE?$|(?P<f>FROM)THE?$|(?P<t>UNTIL)THE?$")
_ONWARD = pattern("COMMA|(?:AND)?(?:IN)?ONWARD|IN COMMA")
_ON_DAY = (CODES["IN"], CODES["COMMA"])
_JOIN = pattern("(?:HYPH|TO|UNTIL|AND)THE?")
_BEFORE_PAIR = pattern("(?P<f>FROM)THE?$|(?P<b>BETWEEN)THE?$")


class Found(NamedTuple):
    """A resolved expression at positions `start` to `end` of the class string."""

    start: int
    end: int
    meaning: Meaning


def _with_part(codes: str, one: Found) -> Found:
    """Take "early", "late", "mid-", "the end of" and "around" into the expression."""
    meaning = one.meaning
    value = meaning.edtf
    if meaning.kind in ("duration", "recurring") or meaning.type == "SET":
        return one
    before = codes[max(one.start - 5, 0) : one.start]
    match = _PART.search(before)
    if match is not None:
        part = "early" if match["e"] or match["s"] else "mid" if match["m"] else "late"
        if value is not None:
            narrowed = value[-1] == "X" and value.count("X") == 1
            value = part_of_decade(value, part) if narrowed else _rough(value)
        return Found(one.start - len(match[0]), one.end, meaning._replace(edtf=value))
    match = _ABOUT.search(before)
    hour = ":" in meaning.value
    if match is None or (value is None and not hour):
        return one
    if value is not None and not hour:
        meaning = meaning._replace(edtf=edtf.approximate(value))
    return Found(one.start - len(match[0]), one.end, meaning)


def _rough(value: str) -> str:
    """Mark a year or month as approximate; a day and an interval stay as they are."""
    return value + "~" if len(value) in (4, 7) and "/" not in value else value


def _edge(value: str, *, middle: bool) -> str:
    """Return one date for an interval's side: of a stretch of years the middle one."""
    if "/" not in value:
        return value
    start, end = value.split("/")
    if middle and start.endswith("~") and len(start) == 5 and len(end) == 5:
        return f"{(int(start[:4]) + int(end[:4])) // 2:04d}~"
    return start


def _dated(one: Found) -> bool:
    return one.meaning.edtf is not None and one.meaning.kind in ("date", "interval")


def _joined(codes: str, first: Found, second: Found) -> Found | None:
    between = codes[first.end : second.start]
    if not between or len(between) > 3 or not _JOIN.fullmatch(between):
        return None
    before = _BEFORE_PAIR.search(codes[max(first.start - 3, 0) : first.start])
    joined = between[0] == CODES["HYPH"] or (
        before is not None
        and bool(before["f"] if between[0] in CODES["TO"] + CODES["UNTIL"] else before["b"])
    )
    if not joined or first.meaning.edtf is None or first.meaning.type == "TIME":
        return None
    start = _edge(first.meaning.edtf, middle=False)
    if second.meaning.value == "PRESENT_REF":
        text = f"{start}/.."
    elif not _dated(second) or second.meaning.edtf is None:
        return None
    else:
        text = f"{start}/{second.meaning.edtf.split('/')[-1]}"
    try:
        edtf.bounds(text)
    except ValueError:
        return None
    value = first.meaning.value
    return Found(first.start, second.end, Meaning(text, "interval", first.meaning.type, value))


def _opened(codes: str, one: Found) -> Found:
    if not _dated(one) or one.meaning.edtf is None or ".." in one.meaning.edtf:
        return one
    match = _OPEN.search(codes[max(one.start - 2, 0) : one.start])
    if match is None or (
        match["f"] and (one.meaning.kind == "interval" or not _ONWARD.match(codes, one.end))
    ):
        return one
    side = _edge(one.meaning.edtf, middle=True)
    text = f"../{one.meaning.edtf.split('/')[-1]}" if match["t"] else f"{side}/.."
    if match["t"] and side.endswith("~"):
        text = f"../{side}"
    return Found(one.start, one.end, one.meaning._replace(edtf=text, kind="interval"))


def _timed(codes: str, first: Found, second: Found) -> Found | None:
    """Join "08:30" and the day after it: "08:30 on 27 May 2010"."""
    between = codes[first.end : second.start]
    value = first.meaning.value
    if first.meaning.type != "TIME" or between not in ("", *_ON_DAY):
        return None
    if ":" not in value and value[10:] not in ("TMO", "TEV"):
        return None
    day = second.meaning
    if day.edtf is None or len(day.value) != len("2010-05-27") or day.type != "DATE":
        return None
    return Found(first.start, second.end, Meaning(day.edtf, "date", "TIME", day.value + value[10:]))


def frame(codes: str, found: list[Found], context: Context) -> list[Found]:
    """Read the words around resolved expressions and join those that make one interval."""
    result: list[Found] = []
    parts = [_with_part(codes, one) for one in found]
    i = 0
    while i < len(parts):
        one = parts[i]
        if result and one.start < result[-1].end:
            one = found[i]
        joined = None
        if i + 1 < len(parts):
            following = parts[i + 1]
            joined = _joined(codes, one, following) if _dated(one) else None
            joined = joined or _timed(codes, one, following)
        if joined is not None:
            result.append(joined)
            i += 2
            continue
        result.append(_opened(codes, one))
        i += 1
    return result
