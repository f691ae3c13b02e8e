"""Days counted from another day that is named beside them or was told last."""

from datetime import date

from alteram.text import edtf
from alteram.text.date_anchor import Context, Told
from alteram.text.date_calendar import day_meaning
from alteram.text.date_hits import Hit, Meaning, count_of
from alteram.text.date_relative import DEICTIC, letter_of, shifted, tell_day
from alteram.text.date_steps import add_days, add_months, same_day_in
from alteram.text.date_words import DAYPARTS

_CLOSES = frozenset(",.;:)\"'\u201d\u2019!?") | {"and", "or", "but"}


def day_beside(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "the day before yesterday", "the day after tomorrow"."""
    if hit.token("u").lower != "day" or ctx.today is None:
        return None
    step = 1 if hit.token("b").lower == "after" else -1
    day = add_days(ctx.today, DEICTIC[hit.token("y").lower] + step)
    if day is None:
        return None
    tell_day(hit, ctx, day)
    return day_meaning(day, "T" + DAYPARTS[hit.token("p").lower] if hit.has("p") else "")


def beside_told(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "the day before" and "the week after" that name nothing: by what was told last.

    A look back moves nothing of the narrative.
    """
    letter = letter_of(hit.token("u").lower)
    after = hit.tokens[hit.last + 1] if hit.last + 1 < len(hit.tokens) else None
    told = ctx.event is not None or (ctx.told is not None and letter != "D")
    same = after is not None and after.sentence == hit.tokens[hit.last].sentence
    alone = after is None or not same or after.lower in _CLOSES
    if letter not in ("D", "W", "M", "Y") or not told or not alone:
        return None
    base = ctx.event[0] if ctx.event is not None else ctx.base_of(letter)
    found = base and shifted(letter, base, 1 if hit.token("b").lower == "after" else -1)
    return found[0] if found else None


def ago_today(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "thirty-two years ago today" to the day."""
    letter, count, here = letter_of(hit.token("u").lower), count_of(hit.all("n")), ctx.today
    if here is None or count is None or count % 1 or hit.token("y").lower != "today":
        return None
    day = _days_back(here, letter, int(min(count, 9999)))
    if day is None:
        return None
    ctx.tell(Told(day.year, day.month, day.day), hit.tokens[hit.first].sentence, explicit=True)
    return day_meaning(day)


def _days_back(here: date, letter: str, count: int) -> date | None:
    if letter in ("D", "W"):
        return add_days(here, -count * (7 if letter == "W" else 1))
    if letter == "M":
        year, month = add_months(here.year, here.month, -count)
        return same_day_in(year, month, here.day)
    return same_day_in(here.year - count, here.month, here.day) if letter == "Y" else None


def overnight(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "overnight" in news: the night to the day of the text, or the one after an event."""
    token = hit.token("p")
    if token.lower != "overnight" or token.tag[:2] != "RB" or ctx.tense(token.i) != "past":
        return None
    event = ctx.event if ctx.just_happened(token.i) else None
    after = event is not None and event[1] != ctx.today
    start = event[1] if event is not None and after else ctx.today and add_days(ctx.today, -1)
    end = start and add_days(start, 1)
    if start is None or end is None:
        return None
    return Meaning(edtf.interval_string(start.isoformat(), end.isoformat()), "interval", "", "")
