"""Named days: weekdays and feasts."""

from datetime import date

from alteram.text.date_anchor import Context, Told
from alteram.text.date_calendar import day_meaning, full_year, suffix_of
from alteram.text.date_hits import Hit, Meaning
from alteram.text.date_steps import add_days, add_months, week_edtf, week_value
from alteram.text.date_words import FEASTS, HOLIDAYS, WEEKDAYS


def weekday(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve a weekday: bare by tense; "last", "next", "this" by the word."""
    number = WEEKDAYS[hit.token("w").lower]
    suffix = suffix_of(hit)
    turn = hit.token("t").lower if hit.has("t") else ""
    day = ctx.weekday(number, hit.first)
    if day is None or (ctx.today is None and turn not in ("", "following")):
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


def day_of_month(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "on the 15th": of the month told last, or the one that fits the tense."""
    token, tokens = hit.token("d"), hit.tokens
    after = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    named = after is not None and (after.tag[0] in "NJC" or after.lower in ("of", "-", "and"))
    number = hit.number("d")
    if named or not token.lower[0].isdigit() or not 1 <= number <= 31:
        return None
    told = ctx.told
    if told is not None and told.month and token.sentence - ctx.told_sentence <= 1:
        base: date | None = told.as_date()
    else:
        base = ctx.today
    if base is None:
        return Meaning(None, "date", "DATE", f"XXXX-XX-{number:02d}")
    found = base.replace(day=number)
    if base == ctx.today:
        tense = ctx.tense(hit.first)
        step = (tense == "future" and found < base) - (tense == "past" and found > base)
        year, month = add_months(base.year, base.month, step)
        found = date(year, month, number)
    return _told(hit, ctx, found)


def holiday(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve a feast by the calendar: Christmas (Eve), Thanksgiving, Easter (Monday)."""
    name = hit.token("h").lower
    year = _feast_year(hit, ctx, HOLIDAYS.get(name) or (11 if name == "thanksgiving" else 4, 20))
    if year is None:
        return None
    day = _feast(name, year)
    if hit.has("u") and hit.token("u").lower == "week":
        return Meaning(week_edtf(day), "interval", "DATE", week_value(day))
    if hit.has("w"):
        if name != "easter":
            return None
        number = WEEKDAYS[hit.token("w").lower]
        day = add_days(day, 1 if number == 1 else number - 7) or day
    return _told(hit, ctx, add_days(day, -1) if hit.has("e") else day)


def feast(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve Palm Sunday, Good Friday, Ash Wednesday, Whit Monday and Boxing Day."""
    name, day_name = hit.token("f"), hit.token("w").lower
    boxing = name.lower == "boxing"
    if not name.text[0].isupper() or boxing != (day_name == "day"):
        return None
    year = _feast_year(hit, ctx, (12, 26) if boxing else (4, 20))
    if year is None:
        return None
    if boxing:
        return _told(hit, ctx, date(year, 12, 26))
    day = add_days(easter(year), FEASTS[name.lower] + (name.lower == "whit" and day_name[0] == "m"))
    same = day is not None and day.isoweekday() == WEEKDAYS.get(day_name)
    return _told(hit, ctx, day) if same else None


def new_year(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve New Year's Day and New Year's Eve."""
    eve = hit.has("e")
    last = hit.tokens[hit.last - (hit.has("y") and hit.last > hit.first)].lower
    if hit.token("u").lower != "year" or not (eve or last in ("day", ",")):
        return None
    month, number = (12, 31) if eve else (1, 1)
    year = full_year(hit.token("y").text) if hit.has("y") else None
    if year is None:
        year = ctx.year_of(month, number, hit.first)
    return _told(hit, ctx, date(year, month, number)) if year else None


def _told(hit: Hit, ctx: Context, day: date | None) -> Meaning | None:
    if day is None:
        return None
    told = Told(day.year, day.month, day.day)
    explicit = "y" in hit.match.re.groupindex and hit.has("y")
    ctx.tell(told, hit.tokens[hit.first].sentence, explicit=explicit)
    return day_meaning(day)


def _feast_year(hit: Hit, ctx: Context, known: tuple[int, int]) -> int | None:
    if hit.has("y"):
        return full_year(hit.token("y").text)
    if ctx.day is None:
        return ctx.weak.year if ctx.weak else None
    return _year_of_feast(hit, ctx.day, known)


def _year_of_feast(hit: Hit, here: date, known: tuple[int, int]) -> int:
    turned = "t" in hit.match.re.groupindex and hit.has("t")
    turn = hit.token("t").lower if turned else ""
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
