"""Times of the clock: "5 pm", "18:42", "1900 gmt", "0530 hrs", "081530 AUG 98"."""

from datetime import date

from alteram.text.date_anchor import Context, Told
from alteram.text.date_calendar import full_year
from alteram.text.date_hits import Hit, Meaning
from alteram.text.date_steps import add_days, same_day_in
from alteram.text.date_words import DAYPARTS, MONTHS, WEEKDAYS, ZONES

_HOURS = {"hour", "hours", "hrs", "hr"}
_MARKS = {"noon", "midday", "midnight", "dawn", "dusk"}
_BEFORE_HOUR = {
    "at", "by", "around", "about", "from", "until", "till", "before", "after", ",", "(", "between",
}  # fmt: skip


def clock(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve a time of the clock, with the day beside it or the one last told."""
    text = hit.token("k").lower
    if text in DAYPARTS:
        return _named_hour(hit, ctx, DAYPARTS[text])
    if ":" not in text and not hit.has("h") and text[-1] != "m":
        return None
    figures = text.rstrip("apm").replace(".", ":").split(":")
    if not figures[0].isdigit():
        return None
    hour = int(figures[0])
    minute = int(figures[1]) if len(figures) > 1 else 0
    half = hit.token("h").lower if hit.has("h") else text[-2:]
    if half[0] == "p" and hour < 12:
        hour += 12
    elif half[0] == "a" and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return None
    return _at(_clock_day(hit, ctx), hour, minute)


def _at(day: str | None, hour: int, minute: int) -> Meaning:
    return Meaning(day, "date", "TIME", f"{day or 'XXXX-XX-XX'}T{hour:02d}:{minute:02d}")


def named_hour(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "at noon", "at midnight", "at dawn"."""
    word = hit.token("k").lower
    if word not in _MARKS or not hit.first or hit.tokens[hit.first - 1].lower != "at":
        return None
    return _named_hour(hit, ctx, DAYPARTS[word])


def _named_hour(hit: Hit, ctx: Context, part: str) -> Meaning:
    day = _clock_day(hit, ctx)
    return Meaning(day, "date", "TIME", f"{day or 'XXXX-XX-XX'}T{part}")


def _clock_day(hit: Hit, ctx: Context) -> str | None:
    groups = hit.match.re.groupindex
    if "w" not in groups:
        return _last_day(hit, ctx)
    if hit.has("y") and ctx.today is not None:
        step = {"yesterday": -1, "tomorrow": 1}.get(hit.token("y").lower, 0)
        day = add_days(ctx.today, step)
        return day.isoformat() if day else None
    if hit.has("w"):
        day = ctx.weekday(WEEKDAYS[hit.token("w").lower], hit.first)
        return day.isoformat() if day else None
    if hit.has("m"):
        month, number = MONTHS[hit.token("m").lower], hit.number("d")
        year = ctx.year_of(month, number, hit.first)
        day = same_day_in(year, month, number) if year and 0 < number < 32 else None
        return day.isoformat() if day else None
    return _last_day(hit, ctx)


def _last_day(hit: Hit, ctx: Context) -> str | None:
    if ctx.told and ctx.told.day and ctx.told_sentence >= hit.tokens[hit.first].sentence - 1:
        return ctx.told.as_date().isoformat()
    return ctx.today.isoformat() if ctx.today else None


def four_figures(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve the 24-hour clock without a colon: "1900 gmt", "0530 hrs", "at 1430 local time"."""
    text = hit.token("k").text
    hour, minute = int(text[:-2] or 0) if text.isdecimal() else 99, text[-2:]
    if not 3 <= len(text) <= 4 or hour > 24 or minute > "59":
        return None
    tokens = hit.tokens
    before = tokens[hit.first - 1].lower if hit.first else ""
    following = [t.lower for t in tokens[hit.last + 1 : hit.last + 3]]
    zoned = hit.has("z") and hit.token("z").lower in ZONES
    leading = text[0] == "0" and len(text) == 4
    if hit.has("z"):
        counted = following[:1] == ["of"] or not (leading or before in _BEFORE_HOUR)
        if not zoned and (hit.token("z").lower not in _HOURS or counted):
            return None
    elif following != ["local", "time"] and not (leading and before == "at"):
        return None
    return _at(_last_day(hit, ctx), hour, int(minute))


def date_time_group(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve the date-time group of wires and orders: "081530 AUG 98" is the 8th, 15:30."""
    text, year = hit.token("k").text[:6], hit.token("y").text
    if len(text) != 6 or not text.isdecimal() or not year.isdecimal() or len(year) not in (2, 4):
        return None
    day, hour, minute = int(text[:2]), int(text[2:4]), int(text[4:])
    if hour > 24 or minute > 59:
        return None
    found = date(full_year(year), MONTHS[hit.token("m").lower], day)
    ctx.tell(Told(found.year, found.month, day), hit.tokens[hit.first].sentence, explicit=True)
    return _at(found.isoformat(), hour, minute)
