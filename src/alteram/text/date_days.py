"""Named days: weekdays and feasts."""

from datetime import date

from alteram.text.date_anchor import Context, Told, add_days, week_edtf, week_value
from alteram.text.date_calendar import day_meaning, full_year, suffix_of
from alteram.text.date_hits import Hit, Meaning
from alteram.text.date_words import HOLIDAYS, WEEKDAYS


def weekday(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve a weekday: bare by tense; "last", "next", "this" by the word."""
    number = WEEKDAYS[hit.token("w").lower]
    suffix = suffix_of(hit)
    turn = hit.token("t").lower if hit.has("t") else ""
    day = ctx.weekday(number, hit.first)
    if ctx.day is None or day is None:
        return Meaning(None, "date", "TIME" if suffix else "DATE", f"XXXX-WXX-{number}{suffix}")
    found = _turned(hit, ctx, turn, number, day)
    if found is None:
        return None
    told = Told(found.year, found.month, found.day)
    ctx.tell(told, hit.tokens[hit.first].sentence, explicit=False)
    return day_meaning(found, suffix)


def _turned(hit: Hit, ctx: Context, turn: str, number: int, bare: date) -> date | None:
    here = ctx.day or bare
    told = ctx.told.as_date() if ctx.told is not None and ctx.told.day else here
    if turn == "following":
        return add_days(told, 7 - (told.isoweekday() - number) % 7)
    if turn == "previous":
        return add_days(told, -((told.isoweekday() - number) % 7 or 7))
    back = (here.isoweekday() - number) % 7
    if turn in ("last", "past"):
        return add_days(here, -(back or 7))
    if turn in ("next", "coming", "upcoming"):
        return add_days(here, 7 - back)
    if turn == "this" and ctx.tense(hit.first) != "past":
        return add_days(here, (7 - back) % 7)
    return bare


def holiday(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve a feast by the calendar: Christmas (Eve), Thanksgiving, Easter, New Year's Day."""
    name = hit.token("h").lower
    eve = hit.tokens[hit.last].lower == "eve"
    year = full_year(hit.token("y").text) if hit.has("y") else None
    if year is None and ctx.day is not None:
        known = HOLIDAYS.get(name) or (11 if name == "thanksgiving" else 4, 20)
        year = _year_of_feast(hit, ctx.day, known)
    if year is None:
        return None
    day = _feast(name, year)
    if hit.has("u") and hit.token("u").lower == "week":
        return Meaning(week_edtf(day), "interval", "DATE", week_value(day))
    found = add_days(day, -1) if eve else day
    return day_meaning(found) if found else None


def _year_of_feast(hit: Hit, here: date, known: tuple[int, int]) -> int:
    turn = hit.token("t").lower if hit.has("t") else ""
    passed = known <= (here.month, here.day)
    if turn in ("last", "past", "previous"):
        return here.year - (not passed)
    if turn in ("next", "coming"):
        return here.year + passed
    half_a_year = 6
    if known[0] - here.month > half_a_year:
        return here.year - 1
    return here.year + (here.month - known[0] > half_a_year)


def _feast(name: str, year: int) -> date:
    fixed = HOLIDAYS.get(name)
    if fixed is not None:
        return date(year, *fixed)
    if name == "thanksgiving":
        return date(year, 11, 22 + (3 - date(year, 11, 22).weekday()) % 7)
    return easter(year)


def easter(year: int) -> date:
    """Return Western Easter Sunday (Meeus, Jones and Butcher's reckoning)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    m = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    n = h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114
    return date(year, n // 31, n % 31 + 1)
