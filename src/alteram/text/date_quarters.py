"""Seasons, quarters and halves of years."""

from alteram.text import edtf
from alteram.text.date_anchor import Context, Told
from alteram.text.date_hits import Hit, Meaning
from alteram.text.date_relative import BACK, ON, quarter_meaning
from alteram.text.date_steps import add_months
from alteram.text.date_words import MONTHS, SEASONS


def season(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve a season: with a year, turned ("last fall") or by the context."""
    number, letters = SEASONS[hit.token("s").lower]
    turn = hit.token("t").lower if hit.has("t") else ""
    capital = hit.token("s").tag == "NNP" and hit.token("s").text[0].isupper()
    if capital and hit.first == hit.last and hit.first and not hit.has("y"):
        return None
    month = {21: 4, 22: 7, 23: 10, 24: 12}[number]
    if hit.has("y"):
        year: int | None = int(hit.token("y").text)
    elif turn and ctx.day:
        year = ctx.day.year
        if turn in BACK:
            year -= month >= ctx.day.month
        elif turn in ON:
            year += month < ctx.day.month
    else:
        year = ctx.year_of(month, None, hit.first)
    if year is None or not 1 <= year < 9999:
        return Meaning(None, "date", "DATE", f"XXXX-{letters}")
    ctx.tell(Told(year, month), hit.tokens[hit.first].sentence, explicit=hit.has("y"))
    return Meaning(edtf.season_string(year, number), "date", "DATE", f"{year:04d}-{letters}")


def season_of_told(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "the winter of that year" by what was told last."""
    number, letters = SEASONS[hit.token("s").lower]
    if ctx.told is None or hit.token("u").lower != "year" or ctx.told.year >= 9999:
        return None
    year = ctx.told.year
    return Meaning(edtf.season_string(year, number), "date", "DATE", f"{year:04d}-{letters}")


def quarter(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "the third quarter (of 1990)", "third-quarter", "next year's first quarter"."""
    word = hit.token("o").lower
    number = int(word[1]) if word[0] == "q" else hit.number("o")
    if not 1 <= number <= 4:
        return None
    year = _quarter_year(hit, ctx, number)
    if year is None or not 1 <= year <= 9999:
        return Meaning(None, "interval", "DATE", f"XXXX-Q{number}")
    told = Told(year, quarter=number)
    ctx.tell(told, hit.tokens[hit.first].sentence, explicit=hit.has("y"))
    return quarter_meaning(year, number)


def _quarter_year(hit: Hit, ctx: Context, number: int) -> int | None:
    if hit.has("y"):
        return int(hit.token("y").text)
    if ctx.day is None:
        return ctx.year
    here = (ctx.day.month + 2) // 3
    turn = hit.token("t").lower if hit.has("t") else ""
    if turn == "year":
        return ctx.day.year - 1
    if turn:
        return ctx.day.year + (-1 if turn in BACK else 1 if turn in ON else 0)
    tense = ctx.tense(hit.first)
    if tense == "future":
        return ctx.day.year + (number < here - 1)
    return ctx.day.year - (number > here)


def told_quarter(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "the quarter", "the latest period", "the year-earlier quarter"."""
    year_back = hit.has("b")
    told = _ended_quarter(hit, ctx) or ctx.quarter
    turn = hit.token("t").lower if hit.has("t") else ""
    period = hit.token("u").lower == "period"
    if told is None or told.quarter is None:
        if ctx.day is None or (period and not year_back):
            return None
        step = {"this": 0, "current": 0, "next": 3, "coming": 3}.get(turn, -3)
        year, month = add_months(ctx.day.year, ctx.day.month, step)
        told = Told(year, quarter=(month + 2) // 3)
    number = told.quarter or 1
    year = told.year
    if hit.has("y"):
        year = int(hit.token("y").text)
    elif year_back:
        year = ctx.day.year - 1 if ctx.day and told.year == ctx.day.year else told.year - 1
    if not 1 <= year <= 9999:
        return None
    if not year_back and not hit.has("y"):
        ctx.tell(Told(year, quarter=number), hit.tokens[hit.first].sentence, explicit=False)
    return quarter_meaning(year, number)


def _ended_quarter(hit: Hit, ctx: Context) -> Told | None:
    """Read the quarter off "the quarter ended Sept. 30"."""
    following = hit.tokens[hit.last + 1 : hit.last + 3]
    if ctx.day is None or len(following) < 2 or following[0].lower not in ("ended", "ending"):
        return None
    month = MONTHS.get(following[1].lower)
    if month is None:
        return None
    late = following[0].lower == "ended" and month > ctx.day.month
    return Told(max(ctx.day.year - late, 1), quarter=(month + 2) // 3)


def half(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "the first half of 1990" and "the second half of last year"."""
    number = 2 if hit.token("o").lower == "last" else hit.number("o")
    if hit.has("y"):
        year: int | None = int(hit.token("y").text)
    elif ctx.day is None:
        year = None
    else:
        turn = hit.token("t").lower if hit.has("t") else ""
        year = ctx.day.year + (-1 if turn in BACK else 1 if turn in ON else 0)
    if number not in (1, 2) or year is None or not 1 <= year <= 9999:
        return None
    ctx.tell(Told(year), hit.tokens[hit.first].sentence, explicit=hit.has("y"))
    first = edtf.month_string(year, 6 * number - 5)
    last = edtf.month_string(year, 6 * number)
    return Meaning(f"{first}/{last}", "interval", "DATE", f"{year:04d}-H{number}")
