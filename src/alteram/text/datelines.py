"""Datelines and calendar lines: where and when a report was filed, and by which agency.

"KESH, Vardania, Jan. 14", "TIRASK, JANUARY 14, SOMEPRESS.", "Kesh (Agency) --",
"TARNOVA, 3 JAN 90 (RADIO TARNOVA) -- [TEXT]", "Published: 24 February 2018, 13:50".
Patterns look at the first few hundred characters of a paragraph and no further.
"""

import re
from dataclasses import dataclass
from datetime import date

from alteram.model import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_NTH = r"(?:st|nd|rd|th)?"
DATE = re.compile(
    rf"(?:{_WEEKDAY}\s*,?\s*)?(?:"
    rf"(?P<y1>\d{{4}})[-/.](?P<m1>\d\d)[-/.](?P<d1>\d\d)\b"
    rf"|(?P<d2>\d{{1,2}})[./](?P<m2>\d{{1,2}})[./](?P<y2>\d{{4}})\b"
    rf"|(?P<d3>\d{{1,2}}){_NTH}\s+(?P<m3>{_MONTH})(?:\s*,?\s+(?P<y3>\d{{4}}|\d\d)\b(?!:))?"
    rf"|(?P<m4>{_MONTH})\s+(?P<d4>\d{{1,2}}){_NTH}\b(?:\s*,?\s+(?P<y4>\d{{4}})\b)?)",
    re.IGNORECASE,
)
TIME = re.compile(
    r"\d{1,2}\s?[:.]\s?\d\d(?:\s?:\s?\d\d)?(?:\s*[ap]\.?m\b\.?)?(?:\s*\(?[A-Z]{2,4}\b\)?)?"
    r"(?:\s*[+-]\d{1,2}(?::?\d\d)?)?"
)
_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]|/([^/\n]{2,40})/")
_UNDATED = re.compile(r"(?:no date|undated|date not given)\b", re.IGNORECASE)
_WORD = r"(?:[^\W\d_a-z](?:[\w'’&-]|\.(?=\w))*)"
_NAME = re.compile(
    rf"(?:(?:[A-Z]\.)+|{_WORD})(?:[ \t-]{_WORD}){{0,4}}(?:(?<=\b\w\w)\.|(?<=\.\w)\.)?"
)
_DASH = re.compile(r"\s*(?:-{2,}|[—–―_]+)|\s+-(?=\s)|-(?=\s)")
_GAP = re.compile(
    r"\s*[,.;:|]\s*|(?<=\.)\s+|\s+(?=[(/\d])|\s*$|\s+(?=(?:" + _MONTH + r"))", re.IGNORECASE
)
_STOP = re.compile(r"\s*[.:]\s*")
_TAGS = re.compile(
    r"(?:\s*\[[^\[\]]{1,200}\]){0,5}\s*\[(?:text|excerpts?|summary|report|communique|statement)\]"
    r"(?:\s*\[(?:text|excerpts?|continued)\])*\s*",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"\s*date:?\s+(\d{4}-\d\d-\d\d)\b", re.IGNORECASE)
_LABELS = re.compile(
    r"\b(?:(?:first|last|originally)\b|publi(?:shed|cation)|posted|updated?|modified|created|added"
    r"|released?|issued|edited|date|time|on|at|clock|calendar|watch|icon|fa|far|gr[ae]y|local"
    r"|gmt|utc|cet|est|edt|hours?|hrs)\b",
    re.IGNORECASE,
)
_ISSUED = re.compile(r"publi|posted|updated?|modified|released?|issued", re.IGNORECASE)
_LOOK = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A dateline found at the head of a paragraph; `end` is the offset after it.

    `labelled` is set for a line such as "Published: 24 February 2018", `shouted` if the place
    stands in capitals.
    """

    end: int
    date: str | None = None
    place: str | None = None
    outlet: str | None = None
    labelled: bool = False
    shouted: bool = False


def _month(word: str) -> int:
    return int(word) if word.isdigit() else _MONTHS.index(word[:3].lower()) + 1


def to_edtf(match: re.Match[str]) -> str | None:
    """Return the day a `DATE` match names, or None where year or order of parts is open."""
    for number in "1234":
        year, month, day = (match[f"{part}{number}"] for part in "ymd")
        if month is None or day is None:
            continue
        if year is None:
            return None
        first, second = int(day), _month(month)
        if number == "2" and "/" in match[0]:
            if first <= 12 and second <= 12 and first != second:
                return None
            if second > 12:
                first, second = second, first
        full = int(year) if len(year) == 4 else int(year) + (1900 if int(year) > 40 else 2000)
        try:
            return date(full, second, first).isoformat()
        except ValueError:
            return None
    return None


def date_prefix(text: str, start: int, end: int) -> Dateline | None:
    """Return the " date 2022-01-14" that collections put before a text."""
    match = _PREFIX.match(text, start, end)
    return None if match is None else Dateline(end=match.end(), date=_iso(match[1]))


def _iso(day: str) -> str | None:
    match = DATE.fullmatch(day)
    return None if match is None else to_edtf(match)


def calendar_line(line: str) -> Dateline | None:
    """Return what a line says that holds a date or a time of day and nothing else."""
    if len(line) > 120:
        return None
    found = DATE.search(line)
    rest = DATE.sub(" ", line)
    timed = TIME.search(rest)
    if found is None and timed is None:
        return None
    rest = TIME.sub(" ", rest)
    bare = _LABELS.sub(" ", rest)
    if any(char.isalnum() for char in bare):
        return None
    day = None if found is None else to_edtf(found)
    return Dateline(end=len(line), date=day, labelled=_ISSUED.search(rest) is not None)


@dataclass(slots=True)
class _Head:
    """The items of a dateline, as they are met."""

    names: list[str]
    agency: str | None = None
    bracket: bool = False
    dated: bool = False
    date: str | None = None

    def shouts(self) -> bool:
        """Tell whether the first name is in capitals, as wire datelines write the place."""
        return bool(self.names) and self.names[0].isupper() and len(self.names[0]) > 3

    def take(self, text: str, at: int, end: int) -> int | None:
        """Read one item at `at`; return the offset after it, or None if there is none."""
        match = DATE.match(text, at, end)
        if match is not None and not (self.dated and self.date):
            self.dated, self.date = True, to_edtf(match)
            return match.end()
        match = _UNDATED.match(text, at, end)
        if match is not None and self.names:
            self.dated = True
            return match.end()
        match = TIME.match(text, at, end)
        if match is not None and self.dated:
            return match.end()
        match = _BRACKET.match(text, at, end)
        if match is not None:
            inner = (match[1] or match[2]).strip()
            if self.dated or match[2] or _DASH.match(text, match.end(), end):
                self.agency, self.bracket = " ".join(inner.split()), True
            return match.end()
        match = _NAME.match(text, at, end)
        if match is None or len(self.names) > 3 or _LABELS.match(match[0]):
            return None
        if self.dated and self.names:
            self.agency = self.agency or match[0]
        else:
            self.names.append(match[0])
        return match.end()

    def holds(self, ending: str, capitals: bool) -> bool:
        """Tell whether the items met so far make a dateline with this kind of ending."""
        if not self.names and not (self.bracket or (self.dated and ending == "line")):
            return False
        if self.dated:
            return True
        if ending == "dash":
            return self.bracket or (self.shouts() and not capitals)
        return ending == "stop" and self.bracket and self.shouts() and not capitals

    def done(self, end: int) -> Dateline:
        """Return the finished dateline."""
        return Dateline(
            end=end,
            date=self.date,
            place=", ".join(self.names) or None,
            outlet=self.agency,
            shouted=self.shouts(),
        )


def dateline(text: str, start: int, end: int, *, capitals: bool = False) -> Dateline | None:
    """Return the dateline with which the paragraph from `start` to `end` begins, or None.

    `capitals` says that the whole text is in capitals, so that they mark no place.
    """
    limit = min(end, start + _LOOK)
    head, at, best = _Head([]), start, None
    for _ in range(7):
        after = head.take(text, at, limit)
        if after is None:
            return best
        dash = _DASH.match(text, after, limit)
        if dash is not None:
            return _tagged(text, dash.end(), limit, head) if head.holds("dash", capitals) else best
        if after == end or not text[after:end].strip(" .:"):
            return head.done(end) if head.holds("line", capitals) else best
        stop = _STOP.match(text, after, limit)
        if (stop is not None or text[after - 1] == ".") and head.holds("stop", capitals):
            best = head.done(after if stop is None else stop.end())
        gap = _GAP.match(text, after, limit)
        if gap is None:
            return best
        at = gap.end()
    return best


def _tagged(text: str, end: int, limit: int, head: _Head) -> Dateline:
    tags = _TAGS.match(text, end, limit)
    return head.done(tags.end() if tags is not None else end)


def first_dateline(text: str, paragraphs: tuple[Span, ...], capitals: bool) -> int:
    """Return the index of the first paragraph that a wire dateline opens, or -1."""
    for number, (start, end) in enumerate(paragraphs[:6]):
        found = dateline(text, start, end, capitals=capitals)
        wired = found is not None and (found.date or found.outlet or found.shouted)
        if found is not None and found.place and wired:
            return number
    return -1
