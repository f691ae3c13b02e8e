"""Relative expressions: "yesterday", "last month", "two days later", "the same year"."""

from datetime import date

from alteram.text import edtf
from alteram.text.date_anchor import Context, Told
from alteram.text.date_calendar import day_meaning, month_meaning, year_meaning
from alteram.text.date_hits import Hit, Meaning, count_of
from alteram.text.date_steps import add_days, add_months, week_edtf, week_value
from alteram.text.date_words import DAYPARTS, REFS, UNIT_LETTERS

DEICTIC = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
BACK = {"last", "past", "previous", "preceding", "latest"}
_NARRATIVE = {"that", "same", "next", "following", "previous"}
ON = {"next", "coming", "following", "upcoming"}
_UNKNOWN = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX",
    "E": "XXX", "C": "XX", "WE": "XXXX-WXX-WE",
}  # fmt: skip


def letter_of(lower: str) -> str:
    """Return TIMEX3's letter of a unit, singular or plural ("TH" and so on for hours)."""
    known = UNIT_LETTERS.get(lower)
    if known is None:
        known = {"centuries": "C", "millennia": "L"}.get(lower) or UNIT_LETTERS[lower[:-1]]
    return known


def _suffix(hit: Hit) -> str:
    return "T" + DAYPARTS[hit.token("p").lower] if hit.has("p") else ""


def tell_day(hit: Hit, ctx: Context, day: date) -> None:
    """Make a day the last date told."""
    told = Told(day.year, day.month, day.day)
    ctx.tell(told, hit.tokens[hit.first].sentence, explicit=False)


def _in_name(hit: Hit) -> bool:
    """Tell whether the word ends a name, as in that of a newspaper."""
    token, before = hit.tokens[hit.first], hit.tokens[hit.first - 1]
    titled = token.text[:1].isupper() and not token.text.isupper()
    return titled and before.tag == "NNP" and before.sentence == token.sentence and hit.first > 0


def deictic(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "yesterday", "today", "tonight", "tomorrow" with or without a part of day."""
    if _in_name(hit):
        return None
    word = hit.token("y").lower
    suffix = "TNI" if word == "tonight" else _suffix(hit)
    day = add_days(ctx.today, DEICTIC[word]) if ctx.today else None
    if day is None:
        value = "PRESENT_REF" if word == "today" else "XXXX-XX-XX"
        return Meaning(None, "date", "TIME" if suffix else "DATE", value + suffix)
    tell_day(hit, ctx, day)
    return day_meaning(day, suffix)


def part_of_day(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "this morning", "last night", "that night", "the next morning", "overnight"."""
    turn = hit.token("t").lower if hit.has("t") else ""
    suffix = "T" + DAYPARTS[hit.token("p").lower]
    narrative = turn in _NARRATIVE
    event = ctx.event if narrative else None
    base = event[1] if event else ctx.today
    if base is None:
        return Meaning(None, "date", "TIME", f"XXXX-XX-XX{suffix}")
    step = -1 if turn in ("last", "previous") else 1 if turn in ("next", "following") else 0
    if event and not step and (event[1] - event[0]).days == 1:  # the night of 13 to 14 May
        text = edtf.interval_string(event[0].isoformat(), event[1].isoformat())
        return Meaning(text, "interval", "TIME", event[0].isoformat() + suffix)
    day = add_days(base, step)
    return day_meaning(day, suffix) if day else None


def shifted(letter: str, base: date, count: int) -> tuple[Meaning, Told] | None:
    """Return the day, week, month, year ... that lies `count` units from a day."""
    if letter in ("D", "W", "WE"):
        day = add_days(base, count if letter == "D" else 7 * count)
        return _of_days(letter, day) if day else None
    if letter == "M" or letter == "Q":
        year, month = add_months(base.year, base.month, count * (1 if letter == "M" else 3))
        if not 1 <= year <= 9999:
            return None
        if letter == "M":
            return month_meaning(year, month), Told(year, month)
        quarter = (month + 2) // 3
        return quarter_meaning(year, quarter), Told(year, quarter=quarter)
    year = base.year + count * {"Y": 1, "E": 10, "C": 100}.get(letter, 1000)
    if not 1 <= year <= 9999:
        return None
    return year_meaning(year), Told(year)


def _of_days(letter: str, day: date) -> tuple[Meaning, Told]:
    told = Told(day.year, day.month, day.day)
    if letter == "D":
        return day_meaning(day), told
    told = told._replace(week=True)
    value = week_value(day)
    if letter == "WE":
        saturday = add_days(day, 6 - day.isoweekday()) or day
        sunday = add_days(saturday, 1) or saturday
        text = edtf.interval_string(saturday.isoformat(), sunday.isoformat())
        return Meaning(text, "interval", "DATE", value + "-WE"), told
    return Meaning(week_edtf(day), "interval", "DATE", value), told


def quarter_meaning(year: int, quarter: int) -> Meaning:
    """Return the three months of a quarter (EDTF level 1 has no quarters, so an interval)."""
    first = edtf.month_string(year, 3 * quarter - 2)
    last = edtf.month_string(year, 3 * quarter)
    return Meaning(f"{first}/{last}", "interval", "DATE", f"{year:04d}-Q{quarter}")


def turned_unit(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "last week", "this month", "next year", "the same day", "that year"."""
    turn, unit = hit.token("t").lower, hit.token("u").lower
    letter = letter_of(unit)
    countable = not letter.startswith("T") and letter not in ("S", "X", "L") and unit != "night"
    if not countable or (turn in REFS and turn not in ("current", "past")):
        return None
    narrative = turn in ("same", "that", "following", "previous", "preceding")
    if turn == "next" and letter == "D" and hit.tokens[hit.first].lower == "the":
        narrative = True
    base = ctx.base_of(letter) if narrative else ctx.day_for(letter)
    if base is None:
        return Meaning(None, "date", "DATE", _UNKNOWN.get(letter, "XXXX"))
    step = -1 if turn in BACK else 1 if turn in ON else 0
    if letter == "WE" and turn == "the":
        step = -(base.isoweekday() < 5 and ctx.tense(hit.first) != "future")
    if turn == "past" and letter in ("E", "C"):
        return Meaning(None, "duration", "DURATION", "P10Y" if letter == "E" else "P100Y")
    if letter == "E":
        text = edtf.decade_string(min(max(base.year + 10 * step, 10), 9989))
        return Meaning(text, "date", "DATE", text)
    undated = ctx.told is not None and not ctx.told.day and not ctx.just_happened(hit.first)
    found = (
        None
        if narrative and letter == "D" and undated and not step
        else shifted(letter, base, step)
    )
    if narrative and not step:  # "that month" must not hide the day that was told
        return found[0] if found else None
    return _tell(hit, ctx, found)


def same_of_year(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "the same month of 1991" and "the same day of 1991" by what was told last."""
    letter, year = letter_of(hit.token("u").lower), int(hit.token("y").text)
    told = ctx.told
    if told is None or told.month is None or letter not in ("D", "M"):
        return None
    if letter == "M":
        return month_meaning(year, told.month)
    return day_meaning(date(year, told.month, told.day)) if told.day else None


def the_unit(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "the year" where it is a date ("for the year", "earlier in the year") or a span."""
    tokens = hit.tokens
    letter = letter_of(hit.token("u").lower)
    if letter not in ("D", "W", "M", "Y"):
        return None
    after = tokens[hit.last + 1].lower if hit.last + 1 < len(tokens) else ""
    if after in ("ended", "ending") and letter != "D":
        return Meaning(None, "duration", "DURATION", f"P1{letter}")
    before = tokens[hit.first - 1] if hit.first else None
    opened = before is not None and before.lower in ("for", "of", "throughout", "through")
    part = before is not None and before.lower in ("end", "rest", "start", "beginning", "early")
    prefixed = tokens[hit.first].lower in ("earlier", "later")
    if letter == "D":
        opened = False
    named = after in ("of", "when", "that", "before", "after", "in", "following", "since")
    sentence = tokens[hit.first].sentence
    narrated = ctx.told is not None and ctx.year is not None and sentence - ctx.year_sentence <= 3
    base = ctx.told.as_date() if narrated and ctx.told is not None else ctx.day
    if base is None or named or not (opened or part or prefixed):
        return None
    return _tell(hit, ctx, shifted(letter, base, 0))


def unit_end(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "year-end", "year's end" and "month-end" to the year or month."""
    letter = letter_of(hit.token("u").lower)
    if ctx.day is None or letter not in ("M", "Y"):
        return None
    since = hit.first and hit.tokens[hit.first - 1].lower == "since"
    return _tell(hit, ctx, shifted(letter, ctx.day, -1 if since else 0))


def _tell(hit: Hit, ctx: Context, found: tuple[Meaning, Told] | None) -> Meaning | None:
    if found is None:
        return None
    meaning, told = found
    ctx.tell(told, hit.tokens[hit.first].sentence, explicit=False)
    return meaning


def ago(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "three years ago", "two days later", "a year earlier"; granularity is kept."""
    letter = letter_of(hit.token("u").lower)
    count = _count_ago(hit)
    word = hit.token("a").lower
    back = word in ("ago", "earlier")
    if letter.startswith("T") and count is not None:
        days = count / 24 if letter == "TH" and word == "ago" and not count % 24 else 0
        day = add_days(ctx.today, -int(days)) if days and ctx.today and days < 99 else None
        text = day.isoformat() if day else None
        return Meaning(text, "duration", "DURATION", f"PT{count:g}{letter[1]}")
    if letter in ("S", "X", "L", "WE"):
        return None
    if count is None:
        return Meaning(None, "date", "DATE", "PAST_REF" if back else "FUTURE_REF")
    quarter = _year_before_quarter(hit, ctx, letter, back)
    if quarter is not None:
        return quarter
    base = ctx.day_for(letter) if word == "ago" else ctx.base_of(letter)
    if base is None:
        return Meaning(None, "date", "DATE", _UNKNOWN.get(letter, "XXXX"))
    return _tell(hit, ctx, _counted(letter, base, -count if back else count))


def _count_ago(hit: Hit) -> float | None:
    weeks = 2 if hit.token("u").lower.startswith("fortnight") else 1
    if hit.has("n"):
        count = count_of(hit.all("n"))
        return count if count is None else weeks * count
    return None if hit.token("u").lower.endswith("s") else 1.0 * weeks


def _counted(letter: str, base: date, count: float) -> tuple[Meaning, Told] | None:
    """Shift by a number that may be a fraction: half a year is six months."""
    if letter in ("E", "C"):
        letter, count = "Y", count * (10 if letter == "E" else 100)
    if letter == "Y" and count % 1:
        letter, count = "M", count * 12
    return shifted(letter, base, int(max(min(count, 99999), -99999)))


def _year_before_quarter(hit: Hit, ctx: Context, letter: str, back: bool) -> Meaning | None:
    """Read "a year ago" beside a quarter as the same quarter of the year before."""
    sentence = hit.tokens[hit.first].sentence
    told = ctx.quarter
    if not back or letter != "Y" or count_of(hit.all("n")) not in (1, None):
        return None
    if told is None or told.quarter is None or sentence - ctx.quarter_sentence > 6:
        return None
    return quarter_meaning(told.year - 1, told.quarter) if told.year > 1 else None


def anniversary(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "the 32nd anniversary" to the year that it recalls; TIMEX3 has none for it."""
    past = hit.number("o") + (hit.number("n") if hit.has("n") else 0)
    if ctx.day is None or not 0 < past < ctx.day.year:
        return None
    return year_meaning(ctx.day.year - past)._replace(type="", value="")
