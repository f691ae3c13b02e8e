"""Dates of other calendars, by the names of their months: Hijri, Persian, Ethiopian, Hebrew.

The Hijri calendar is the tabular one, from which sightings of the moon differ by a day or two,
so its days are approximate. The others are exact by arithmetic (Reingold and Dershowitz,
Calendrical Calculations; Borkowski's cycle of 33 years for the Persian calendar).
"""

from collections.abc import Callable
from datetime import date

from alteram.text import edtf
from alteram.text.date_anchor import Context, Told
from alteram.text.date_hits import Hit, Meaning
from alteram.text.date_words import OTHER_MONTHS

_LONGEST = 31


def _hijri(year: int, month: int, day: int) -> int:
    days = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day
    return days + 1948055 - 1721425


def _persian(year: int, month: int, day: int) -> int:
    leaps = sum((25 * one + 11) % 33 < 8 for one in range(1370, year))
    leaps -= sum((25 * one + 11) % 33 < 8 for one in range(year, 1370))
    first = date(1991, 3, 21).toordinal() + 365 * (year - 1370) + leaps
    return first + (31 * (month - 1) if month < 7 else 186 + 30 * (month - 7)) + day - 1


def _ethiopian(year: int, month: int, day: int) -> int:
    return 1724221 + 365 * (year - 1) + year // 4 + 30 * month + day - 31 - 1721425


def _elapsed(year: int) -> int:
    """Return the days from the Hebrew epoch to the new year, after its postponements."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return day + ((3 * (day + 1)) % 7 < 3)


def _new_year(year: int) -> int:
    before, here, after = _elapsed(year - 1), _elapsed(year), _elapsed(year + 1)
    return here + (2 if after - here == 356 else 1 if here - before == 382 else 0)


def _hebrew(year: int, month: int, day: int) -> int:
    """Return the day; months count from Tishrei, Adar of a leap year being the second."""
    first, length = _new_year(year), _new_year(year + 1) - _new_year(year)
    leap = length > 380
    lengths = [30, 29 + (length % 10 == 5), 30 - (length % 10 == 3), 29, 30]
    lengths += [30, 29] if leap else [29]
    lengths += [30, 29, 30, 29, 30, 29]
    before = sum(lengths[: month - 1 + (leap and month > 5)])
    return first + before + day - 1 - 1373427


_CALENDARS: dict[str, tuple[int, int, Callable[[int, int, int], int]]] = {
    "hijri": (1200, 1600, _hijri),
    "persian": (1250, 1500, _persian),
    "ethiopian": (1700, 2100, _ethiopian),
    "hebrew": (5400, 6000, _hebrew),
}


def other_calendar(hit: Hit, ctx: Context) -> Meaning | None:
    """Resolve "17 Rajab 1412", "Esfand 1370", "15 Meskerem 1983", "25 Kislev 5752"."""
    year = int(hit.token("y").text) if hit.token("y").text.isdecimal() else 0
    for name, month in OTHER_MONTHS[hit.token("a").lower]:
        least, most, reckoned = _CALENDARS[name]
        if least <= year <= most:
            return _meaning(hit, ctx, (name, year, month), reckoned)
    return None


def _meaning(
    hit: Hit, ctx: Context, when: tuple[str, int, int], reckoned: Callable[[int, int, int], int]
) -> Meaning | None:
    name, year, month = when
    mark = "~" if name == "hijri" else ""
    if "d" in hit.match.re.groupindex:
        if not 1 <= hit.number("d") <= _LONGEST:
            return None
        day = date.fromordinal(reckoned(year, month, hit.number("d")))
        ctx.tell(Told(day.year, day.month, day.day), hit.tokens[hit.first].sentence, explicit=True)
        return Meaning(day.isoformat() + mark, "date", "DATE", day.isoformat())
    first = date.fromordinal(reckoned(year, month, 1))
    following = reckoned(year, month + 1, 1) if month < 12 else reckoned(year + 1, 1, 1)
    last = date.fromordinal(following - 1)
    ctx.tell(Told(first.year, first.month), hit.tokens[hit.first].sentence, explicit=True)
    text = edtf.interval_string(first.isoformat() + mark, last.isoformat() + mark)
    return Meaning(text, "interval", "DATE", edtf.month_string(first.year, first.month))
