"""Durations, sets of times and words such as "now" and "recently"."""

from alteram.text import edtf
from alteram.text.date_anchor import Context
from alteram.text.date_hits import Hit, Meaning, count_of
from alteram.text.date_relative import letter_of
from alteram.text.date_steps import add_days, add_months, same_day_in
from alteram.text.date_words import DAYPARTS, MONTHS, REFS, SETS, WEEKDAYS

_SINGULAR_WORDS = {"past", "last", "recent", "previous"}


def _plain(number: float) -> str:
    return f"{number:g}" if number < 1e6 else f"{int(number)}"


_TIMES = {"E": (10, "Y"), "C": (100, "Y"), "L": (1000, "Y"), "Q": (3, "M"), "WE": (2, "D")}


def duration_value(count: float | None, letter: str) -> str:
    """Return TIMEX3's value of a length of time; X where the number is vague."""
    if letter == "X":
        return "PXX"
    prefix = "PT" if letter.startswith("T") else "P"
    if count is None:
        return f"{prefix}X{ {'Q': 'M', 'L': 'Y', 'WE': 'D'}.get(letter, letter[-1]) }"
    if letter == "Y" and count % 1:
        return f"P{int(count)}Y{round(count % 1 * 12)}M"
    factor, unit = _TIMES.get(letter, (1, letter[-1]))
    return f"{prefix}{_plain(count * factor)}{unit}"


def duration(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve a length of time: "over a month", "almost 30 years", "two-day", "weeks"."""
    unit = hit.token("u").lower
    letter = letter_of(unit)
    count = count_of(hit.all("n")) if hit.has("n") else None
    if unit in ("night", "min", "season", "seasons", "period") and not hit.has("n"):
        return None
    if count is not None and unit.startswith("fortnight"):
        count *= 2
    if letter in ("X", "S") or _no_length(hit, letter, count):
        return None
    if letter == "TH" and count is not None and count % 1 and count > 1:
        return Meaning(None, "duration", "DURATION", f"PT{int(count)}H{round(count % 1 * 60)}M")
    before = hit.tokens[hit.first - 1].lower if hit.first else ""
    if before in ("once", "twice", "thrice", "times") or _is_rate(hit):
        return Meaning(None, "recurring", "SET", duration_value(count, letter))
    if hit.tokens[hit.first].lower == "recent" and letter == "Y":
        return Meaning(None, "date", "DATE", "PAST_REF")
    return Meaning(None, "duration", "DURATION", duration_value(count, letter))


def _is_rate(hit: Hit) -> bool:
    """Tell whether "a week" says how often: "four flights a week", "20 dollars a day"."""
    if hit.last != hit.first + 1 or not hit.first or hit.tokens[hit.first].lower not in ("a", "an"):
        return False
    before = hit.tokens[hit.first - 1]
    return before.tag[:2] in ("NN", "CD") and before.sentence == hit.tokens[hit.first].sentence


def _no_length(hit: Hit, letter: str, count: float | None) -> bool:
    """Tell whether the words are an age ("6-year-old"), a fraction or a bare "seconds"."""
    following = [t.lower for t in hit.tokens[hit.last + 1 : hit.last + 3]]
    last = hit.tokens[hit.last]
    named = last.tag[:3] == "NNP" and last.text[0].isupper() and not last.text.isupper()
    if named or "old" in following[:1] or following == ["-", "old"]:
        return True
    if letter == "TS":
        return count is None
    small = hit.first and hit.tokens[hit.first - 1].lower in ("small", "early", "late")
    if letter == "TH" and count is None and small:
        return True
    if letter != "Q":
        return False
    vague = count is None and hit.tokens[hit.first].lower not in ("recent", "several")
    return vague or count == 1 or hit.tokens[hit.last - 1].text == "-" or "of" in following[:1]


def half_duration(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "half a century", "half an hour" and "an hour and a half"."""
    letter = letter_of(hit.token("u").lower)
    if hit.has("n"):
        count = count_of(hit.all("n")) or 1
        if letter in ("TM", "TH"):
            rest = "30S" if letter == "TM" else "30M"
            return Meaning(None, "duration", "DURATION", f"PT{_plain(count)}{letter[1]}{rest}")
        if letter == "Y":
            return Meaning(None, "duration", "DURATION", f"P{_plain(count)}Y6M")
        return Meaning(None, "duration", "DURATION", duration_value(count + 0.5, letter))
    halves = {"TH": "PT30M", "TM": "PT30S", "Y": "P6M", "C": "P50Y", "E": "P5Y", "D": "PT12H"}
    value = halves.get(letter)
    return Meaning(None, "duration", "DURATION", value) if value else None


def recent_span(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "the past 30 years", "the next two weeks": a duration that ends or starts now."""
    letter = letter_of(hit.token("u").lower)
    count = count_of(hit.all("n")) if hit.has("n") else None
    if not hit.has("n"):
        plural = hit.tokens[hit.last].lower.endswith("s")
        count = None if plural else 1
    if letter in ("X", "S") or (letter == "TS" and count is None):
        return None
    value = duration_value(count, letter)
    if letter == "D" and count is None and hit.token("t").lower == "these":
        return Meaning(None, "date", "DATE", "PRESENT_REF")
    return Meaning(_span_edtf(hit, ctx, letter, count), "duration", "DURATION", value)


def _span_edtf(hit: Hit, ctx: Context, letter: str, count: float | None) -> str | None:
    turn = hit.token("t").lower
    here = ctx.day_for(letter)
    if letter == "TH" and count is not None and not count % 24:
        letter, count, here = "D", count / 24, ctx.today
    if here is None or count is None or count % 1 or letter.startswith("T") or count > 2000:
        return None
    if turn not in ("last", "past", "next", "coming"):
        return None
    sign = -1 if turn in ("last", "past") else 1
    many = int(count) * sign
    if letter in ("Y", "E", "C"):
        other = same_day_in(here.year + many * {"Y": 1, "E": 10, "C": 100}[letter], 1, 1)
        sides = [f"{here.year:04d}", f"{other.year:04d}" if other else None]
    elif letter in ("M", "Q"):
        year, month = add_months(here.year, here.month, many * (3 if letter == "Q" else 1))
        known = 1 <= year <= 9999
        sides = [
            edtf.month_string(here.year, here.month),
            edtf.month_string(year, month) if known else None,
        ]
    else:
        day = add_days(here, many * (7 if letter == "W" else 1))
        sides = [here.isoformat(), day.isoformat() if day else None]
    if sides[1] is None:
        return None
    start, end = (sides[1], sides[0]) if sign < 0 else (sides[0], sides[1])
    return edtf.interval_string(start, end)


def every(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "every day", "each year", "every Monday", "each July"."""
    lower = hit.token("u").lower
    if lower in WEEKDAYS:
        value = f"XXXX-WXX-{WEEKDAYS[lower]}"
    elif lower in MONTHS:
        value = f"XXXX-{MONTHS[lower]:02d}"
    elif lower in DAYPARTS:
        value = f"XXXX-XX-XXT{DAYPARTS[lower]}"
    elif lower in ("spring", "summer", "autumn", "fall", "winter"):
        value = "XXXX-" + {"spring": "SP", "summer": "SU", "winter": "WI"}.get(lower, "FA")
    else:
        letter = letter_of(lower)
        if letter in ("X", "S", "L"):
            return None
        count = count_of(hit.all("n")) if hit.has("n") else 1
        value = duration_value(count, letter) if letter != "WE" else "XXXX-WXX-WE"
    return Meaning(None, "recurring", "SET", value)


def weekdays(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "Mondays" and "on Tuesday nights"."""
    number = WEEKDAYS[hit.token("w").lower[:-1]]
    return Meaning(None, "recurring", "SET", f"XXXX-WXX-{number}")


def set_adverb(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "daily", "annually"; not the adjectives of regular reports ("annual report")."""
    token = hit.token("j")
    if token.lower in ("annual", "semiannual", "quarterly", "nightly", "monthly", "weekly"):
        return None
    if token.tag[:2] == "NN":
        return None
    return Meaning(None, "recurring", "SET", SETS[token.lower])


def _soon_after(hit: Hit, ctx: Context) -> bool:
    """Tell whether "soon" belongs to the past, or to "as soon as"."""
    around = hit.tokens[max(hit.first - 1, 0) : hit.last + 2]
    return ctx.tense(hit.first) == "past" or any(t.lower in ("as", "after") for t in around)


def near_future(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "the near future"."""
    if hit.tokens[hit.last - 1].lower != "near" or hit.token("r").lower != "future":
        return None
    return Meaning(None, "date", "DATE", "FUTURE_REF")


def reference(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "now", "recently", "soon": no date, but TIMEX3's past, present or future."""
    token = hit.token("r")
    lower = token.lower
    if lower not in REFS or (lower == "past" and token.tag != "NN"):
        return None
    if lower in ("present", "future") and not hit.has("t"):
        return None
    following = hit.tokens[hit.last + 1 : hit.last + 2]
    if lower == "soon" and _soon_after(hit, ctx):
        return None
    if lower == "future" and following and following[0].lower == "of":
        return None
    return Meaning(None, "date", "DATE", REFS[lower])
