"""Calendar expressions: days, months, years, decades, centuries, weekdays, holidays."""

import calendar
import re
from datetime import date

from alteram.text import edtf
from alteram.text.date_anchor import Context, Told
from alteram.text.date_hits import Hit, Meaning, year_in_words
from alteram.text.date_words import DAYPARTS, MONTHS, WEEKDAYS

_NIGHT = re.compile(r"([0-9]{1,2})/([0-9]{1,2})")
_LAST = frozenset(["last", "latest"])
_DIGITS = re.compile(r"[0-9]+")
_HALF_A_YEAR = 6


def day_meaning(day: date, suffix: str = "") -> Meaning:
    """Return the meaning of one day; `suffix` is TIMEX3's time of day, as "TNI"."""
    text = day.isoformat()
    return Meaning(text, "date", "TIME" if suffix else "DATE", text + suffix)


def month_meaning(year: int, month: int) -> Meaning:
    """Return the meaning of one month."""
    text = edtf.month_string(year, month)
    return Meaning(text, "date", "DATE", text)


def year_meaning(year: int) -> Meaning:
    """Return the meaning of one year."""
    text = edtf.year_string(year)
    return Meaning(text, "date", "DATE", text)


def full_year(text: str) -> int:
    """Return a year of four digits, or of two after an apostrophe (50 and later: 19..)."""
    number = int(_DIGITS.findall(text)[0])
    if number >= 100 or len(text.strip("'’")) > 3:
        return number
    return number + (1900 if number >= 30 else 2000)


def full_date(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve a date in figures: `1990-01-14`, `14.01.1990`, `01/14/90`."""
    figures = _DIGITS.findall("".join(t.text for t in hit.all("x")))
    if len(figures) != 3:
        return None
    separator = "/" if "/" in hit.token("x").text else "."
    numbers = [int(f) for f in figures]
    if len(figures[0]) == 4:
        year, month, day = numbers
    elif len(figures[0]) == 3 or len(figures[2]) not in (2, 4):
        return None
    else:
        first, second, last = numbers
        year = last if len(figures[2]) == 4 else full_year(figures[2])
        day, month = (first, second) if separator == "." else (second, first)
        if month > 12:
            day, month = month, day
    return _told_day(hit, ctx, (year, month, day), explicit=True)


def _told_day(
    hit: Hit, ctx: Context, parts: tuple[int, int, int], *, explicit: bool, suffix: str = ""
) -> Meaning | None:
    try:
        day = date(*parts)
    except ValueError:
        return None
    ctx.tell(Told(*parts), hit.tokens[hit.first].sentence, explicit=explicit)
    return day_meaning(day, suffix)


def suffix_of(hit: Hit) -> str:
    """Return TIMEX3's suffix for the part of day in group `p`, or an empty string."""
    if "p" not in hit.match.re.groupindex or not hit.has("p"):
        return ""
    return "T" + DAYPARTS[hit.token("p").lower]


def month_day(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve a month and day, with its year or the one that the context gives."""
    month, day = MONTHS[hit.token("m").lower], hit.number("d")
    explicit = hit.has("y")
    if not 1 <= day <= 31:
        return None
    if explicit:
        year: int | None = full_year(hit.token("y").text)
    else:
        weekday = WEEKDAYS[hit.token("w").lower] if hit.has("w") else None
        last = max(hit.token("d").i, hit.token("m").i)
        year = ctx.year_of(month, day, last, weekday)
    if year is None:
        return Meaning(None, "date", "DATE", f"XXXX-{month:02d}-{day:02d}")
    return _told_day(hit, ctx, (year, month, day), explicit=explicit, suffix=suffix_of(hit))


def short_year(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve the agencies' "3 JAN 90"; a number that may count something is no year."""
    text, month = hit.token("y").text, hit.token("m")
    if len(text) != 2 or len(month.text) != 3 or not text.isdigit() or not month.text.isupper():
        return None
    parts = (full_year(text), MONTHS[month.lower], hit.number("d"))
    return _told_day(hit, ctx, parts, explicit=True)


def day_range(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve days that share a year, and mostly a month: "19-20 May", "30 May - 2 June"."""
    first_month = MONTHS[hit.token("m").lower]
    groups = hit.match.re.groupindex
    last_month = MONTHS[hit.token("n").lower] if "n" in groups else first_month
    first, last = hit.number("d"), hit.number("e")
    explicit = hit.has("y")
    year = full_year(hit.token("y").text) if explicit else ctx.year_of(last_month, last, hit.first)
    if year is None:
        value = f"XXXX-{first_month:02d}-{first:02d}"
        return Meaning(None, "interval", "DATE", value)
    start_year = year - (first_month > last_month)
    try:
        start, end = date(start_year, first_month, first), date(year, last_month, last)
        text = edtf.interval_string(start.isoformat(), end.isoformat())
    except ValueError:
        return None
    told = Told(end.year, end.month, end.day)
    ctx.tell(told, hit.tokens[hit.first].sentence, explicit=explicit)
    if ctx.event == (end, end):
        ctx.event = (start, end)
    return Meaning(text, "interval", "DATE", start.isoformat())


def month_range(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve months that share a year: "September-November 2020"."""
    first, last = MONTHS[hit.token("m").lower], MONTHS[hit.token("n").lower]
    explicit = hit.has("y")
    year = full_year(hit.token("y").text) if explicit else ctx.year_of(last, None, hit.first)
    if year is None:
        return Meaning(None, "interval", "DATE", f"XXXX-{first:02d}")
    start = edtf.month_string(year - (first > last), first)
    ctx.tell(Told(year, last), hit.tokens[hit.first].sentence, explicit=explicit)
    return Meaning(
        edtf.interval_string(start, edtf.month_string(year, last)), "interval", "DATE", start
    )


def month_alone(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve a month, with its year or the one that the context gives."""
    month = MONTHS[hit.token("m").lower]
    explicit = hit.has("y")
    if not explicit and len(hit.token("m").text) == 3 and month != 5:
        return None
    year = full_year(hit.token("y").text) if explicit else ctx.year_of(month, None, hit.first)
    if year is None:
        return Meaning(None, "date", "DATE", f"XXXX-{month:02d}")
    ctx.tell(Told(year, month), hit.tokens[hit.first].sentence, explicit=explicit)
    return month_meaning(year, month)


def month_part(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "the first week of May" and "the second half of May"; TIMEX3 has the month."""
    month = month_alone(hit, ctx)
    if month is None or month.edtf is None:
        return month
    year, number = map(int, month.edtf.split("-"))
    length = calendar.monthrange(year, number)[1]
    order = 0 if hit.token("o").lower in _LAST else hit.number("o")
    unit = hit.token("u").lower
    if unit == "half" and 1 <= order <= 2:
        first, last = (1, 15) if order == 1 else (16, length)
    elif unit == "week" and order <= 4:
        first = 7 * order - 6 if order else length - 6
        last = first + 6
    else:
        return month
    text = edtf.interval_string(f"{month.edtf}-{first:02d}", f"{month.edtf}-{last:02d}")
    return month._replace(edtf=text, kind="interval")


def month_of_told(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "in May of that year", "on 3 May of the same year" by what was told last."""
    told = ctx.told
    if told is None or hit.token("u").lower != "year":
        return None
    month = MONTHS[hit.token("m").lower]
    if "d" in hit.match.re.groupindex:
        return _told_day(hit, ctx, (told.year, month, hit.number("d")), explicit=False)
    ctx.tell(Told(told.year, month), hit.tokens[hit.first].sentence, explicit=False)
    return month_meaning(told.year, month)


def slashed_days(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "3/4 March", the night between two days."""
    days = _NIGHT.fullmatch(hit.token("f").text)
    if days is None or int(days[2]) != int(days[1]) + 1:
        return None
    month, first = MONTHS[hit.token("m").lower], int(days[1])
    explicit = hit.has("y")
    year = full_year(hit.token("y").text) if explicit else ctx.year_of(month, first, hit.last)
    if year is None:
        return Meaning(None, "interval", "DATE", f"XXXX-{month:02d}-{first:02d}")
    end = _told_day(hit, ctx, (year, month, first + 1), explicit=explicit)
    if end is None or end.edtf is None:
        return None
    start = f"{end.edtf[:-2]}{first:02d}"
    return Meaning(edtf.interval_string(start, end.edtf), "interval", "DATE", start)


def turned_month(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "last April", "this January", "next May", "June last year"."""
    month, turn = MONTHS[hit.token("m").lower], hit.token("t").lower
    here = ctx.day
    if here is None:
        return Meaning(None, "date", "DATE", f"XXXX-{month:02d}")
    year = here.year
    if "u" in hit.match.re.groupindex:
        year += {"last": -1, "next": 1}.get(turn, 0)
    elif turn in ("last", "past", "previous"):
        year -= month >= here.month - 1
    elif turn in ("next", "coming", "following"):
        year += month <= here.month
    else:
        ahead, tense = month - here.month, ctx.tense(hit.first)
        year += (tense == "future" and ahead < 0) - (tense == "past" and ahead > _HALF_A_YEAR)
    if "d" in hit.match.re.groupindex and hit.has("d"):
        return _told_day(hit, ctx, (year, month, hit.number("d")), explicit=False)
    ctx.tell(Told(year, month), hit.tokens[hit.first].sentence, explicit=False)
    return month_meaning(year, month)


def worded_month_year(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "January nineteen ninety-seven"."""
    year = year_in_words(hit.all("n"))
    if year is None:
        return month_alone(hit, ctx) if "y" in hit.match.re.groupindex else None
    month = MONTHS[hit.token("m").lower]
    ctx.tell(Told(year, month), hit.tokens[hit.first].sentence, explicit=True)
    return month_meaning(year, month)
