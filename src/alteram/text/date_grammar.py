"""The grammar of dates: rules over the classes of `date_words`, each with its meaning.

The longest match wins where rules overlap; of equal ones the rule that stands first.
"""

import re
from collections.abc import Callable

from alteram.text import date_beside as beside
from alteram.text import date_calendar as cal
from alteram.text import date_days as days
from alteram.text import date_hours as hours
from alteram.text import date_others as others
from alteram.text import date_quarters as quarters
from alteram.text import date_relative as rel
from alteram.text import date_spans as spans
from alteram.text import date_years as years
from alteram.text.date_anchor import Context
from alteram.text.date_hits import Hit, Meaning
from alteram.text.date_needs import needed
from alteram.text.date_words import pattern

Resolver = Callable[[Hit, Context], Meaning | None]

_NUMS = "(?:NUM|DD|CARD|YEAR)(?:HYPH?(?:NUM|CARD|DD)|AND NUM){0,5}"
_COUNT = f"(?:AN? VAGUE OF?|{_NUMS}(?:(?:TO|OR|HYPH){_NUMS})?|AN (?:NUM)?)"
_MUCH = "(?:ABOUT|MORE MORE?|MORE AN?)?"
_ANY_UNIT = "(?:UNIT|UNITS|QTR|CENT|WEEKEND|PERIOD)"
_ONE_UNIT = "(?:UNIT|QTR|CENT|WEEKEND)"
_DAY = "(?P<d>DD|ORD)"
_YEAR = "(?:COMMA?OF?(?P<y>YEAR))?"
_YEAR2 = "(?:COMMA?OF?(?P<y>YEAR|DECADE))?"
_RANGE = "(?:HYPH|TO|UNTIL|AND)"
_TURN = "(?P<t>LAST|NEXT|THIS)"
_NAMED = "(?:(?:FEAST|HOLIDAY)?(?P<w>DOW)COMMA?)?"
_TODAY = "(?P<p>DAYPART)"

_CLOCK_DAY = "(?:COMMA?(?:(?P<w>DOW)|(?P<y>DEIC)|(?P<m>MON)(?P<d>DD)))"

_ELSEWHERE = "(?:OTHER(?:CARD|CLOCK|YEAR)ZONE OTHER)?"

_RULES: tuple[tuple[str, Resolver], ...] = (
    ("(?P<x>YEAR HYPH(?:DD|CARD)HYPH(?:DD|CARD))", cal.full_date),
    ("(?P<x>FULL)", cal.full_date),
    ("(?P<x>DD HYPH DD HYPH YEAR)", cal.full_date),
    (f"(?P<m>MON)THE?{_DAY}{_RANGE}THE?(?P<e>DD|ORD){_YEAR}", cal.day_range),
    (f"(?P<m>MON){_DAY}{_RANGE}(?P<n>MON)(?P<e>DD|ORD){_YEAR}", cal.day_range),
    (f"THE?{_DAY}{_RANGE}THE?(?P<e>DD|ORD)OF?(?P<m>MON){_YEAR}", cal.day_range),
    (f"THE?{_DAY}OF?(?P<m>MON){_RANGE}THE?(?P<e>DD|ORD)OF?(?P<n>MON){_YEAR}", cal.day_range),
    (f"{_NAMED}(?P<m>MON)THE?{_DAY}{_YEAR}{_TODAY}?", cal.month_day),
    ("(?P<d>DD)(?P<m>MON)(?P<y>CARD|DD)", cal.short_year),
    (f"{_NAMED}THE?{_DAY}OF?(?P<m>MON){_YEAR}{_TODAY}?", cal.month_day),
    (f"(?P<m>MON){_RANGE}(?P<n>MON)OF?COMMA?(?P<y>YEAR)", cal.month_range),
    ("(?P<m>MON)HYPH(?P<n>MON)(?P<y>YEAR)?", cal.month_range),
    ("(?P<m>MON)COMMA?OF?(?P<y>YEAR)", cal.month_alone),
    ("(?P<m>MON)(?P<n>NUM NUM(?:HYPH?NUM)?)", cal.worded_month_year),
    (f"(?P<m>MON)(?P<d>DD|ORD)?OF?{_TURN}(?P<u>UNIT)", cal.turned_month),
    (f"(?P<d>DD|ORD)OF?(?P<m>MON)COMMA?OF?{_TURN}(?P<u>UNIT)", cal.turned_month),
    ("THE(?P<o>LAST|ORD)(?P<u>UNIT|UNITS)OF(?P<m>MON)(?:COMMA?OF?(?P<y>YEAR))?", cal.month_part),
    ("THE?(?P<o>ORD)(?P<u>HALF)OF(?P<m>MON)(?:COMMA?OF?(?P<y>YEAR))?", cal.month_part),
    ("(?P<d>DD|ORD)OF?(?P<m>MON)OF(?:THAT|THE SAME)(?P<u>UNIT)", cal.month_of_told),
    ("(?P<m>MON)OF(?:THAT|THE SAME)(?P<u>UNIT)", cal.month_of_told),
    ("(?P<f>CARD)(?P<m>MON)(?:COMMA?OF?(?P<y>YEAR))?", cal.slashed_days),
    ("(?P<d>DD|ORD)OF?(?P<a>ALIEN)COMMA?(?P<y>YEAR|CARD)", others.other_calendar),
    ("(?P<a>ALIEN)(?P<d>DD|ORD)COMMA?(?P<y>YEAR|CARD)", others.other_calendar),
    ("(?P<a>ALIEN)COMMA?OF?(?P<y>YEAR|CARD)", others.other_calendar),
    (f"{_TURN}(?P<m>MON)(?P<d>DD|ORD)?", cal.turned_month),
    ("(?P<m>MON)(?P<y>YEAR)?", cal.month_alone),
    ("(?P<k>YEAR|CARD)(?P<z>ZONE|UNITS|UNIT)?", hours.four_figures),
    ("(?P<k>CARD)(?P<m>MON)(?P<y>DD|CARD|YEAR)", hours.date_time_group),
    ("(?P<y>YEAR HYPH (?:YEAR|DD|CARD)|YRANGE)", years.year_range),
    ("(?:FISCAL UNIT?|THE?FISCAL?UNIT OF?)?(?P<y>YEAR)", years.year_alone),
    ("(?:THE?UNIT)?(?P<n>NUM NUM(?:HYPH?NUM)?)", years.year_words),
    ("THE?(?P<d>DECADE)", years.decade),
    ("THE?(?P<o>ORD)HYPH?CENT", years.century),
    ("THE?(?:(?P<n>NUM)HYPH?)?(?P<o>ORD)ANNIVERSARY", rel.anniversary),
    ("(?P<l>LAST|THIS)CENT(?P<o>ORD)?", years.century),
    (f"THE?(?P<t>LAST|NEXT|THIS)?(?P<w>DOW){_TODAY}?", days.weekday),
    (f"THE?(?P<t>LAST|NEXT|THIS)?(?P<w>DOW)POSS{_TODAY}", days.weekday),
    ("THE(?P<t>FOLLOWING)(?P<w>DOW)(?P<p>DAYPART)?", days.weekday),
    ("(?P<w>DOWS)", spans.weekdays),
    ("(?:(?<=IN)|(?<=BY)|(?<=UNTIL)|(?<=SINCE)|(?<=FROM))THE(?P<d>ORD)", days.day_of_month),
    ("(?:THE)?DAYPART OF THE(?P<d>ORD)", days.day_of_month),
    ("(?P<t>THE)(?P<u>WEEKEND)", rel.turned_unit),
    ("(?:EARLIER|LATER)IN THE(?P<t>OF)?(?P<u>UNIT)", rel.the_unit),
    ("THE(?P<x>EXTRA)?FISCAL?(?P<u>UNIT)", rel.the_unit),
    ("(?P<u>UNIT)(?:HYPH|POSS)?(?P<z>END)", rel.unit_end),
    (
        "(?P<t>LAST|NEXT|THIS)?(?P<h>HOLIDAY)(?:(?P<u>UNIT)|(?P<w>DOW)|(?P<e>EVE))?"
        "(?:COMMA?OF?(?P<y>YEAR))?",
        days.holiday,
    ),
    ("(?P<f>FEAST)(?P<w>DOW|UNIT)(?:COMMA?OF?(?P<y>YEAR))?", days.feast),
    ("NEW(?P<u>UNIT)POSS?(?:(?P<e>EVE)|UNIT)(?:COMMA?OF?(?P<y>YEAR))?", days.new_year),
    ("(?P<y>DEIC)(?:POSS?(?P<p>DAYPART))?", rel.deictic),
    ("(?:EARLY|LATE)?(?P<p>DAYPART)(?P<y>DEIC)", rel.deictic),
    ("THE?(?P<u>UNIT)(?P<b>BESIDE)(?P<y>DEIC)(?:POSS?(?P<p>DAYPART))?", beside.day_beside),
    ("THE(?P<u>UNIT)(?P<b>BESIDE)", beside.beside_told),
    (f"(?P<n>{_COUNT})(?P<u>UNIT|UNITS)AGO(?P<y>DEIC)", beside.ago_today),
    ("(?P<p>DAYPART)", beside.overnight),
    ("(?P<t>LAST|THIS|THAT)(?P<p>DAYPART)", rel.part_of_day),
    ("(?:THE|THAT|THIS)(?P<t>NEXT|LAST|SAME|FOLLOWING)(?P<p>DAYPART)", rel.part_of_day),
    ("(?P<t>NEXT)(?P<p>DAYPART)", rel.part_of_day),
    (f"THE?(?P<t>LAST|NEXT|THIS)FISCAL?(?P<u>{_ONE_UNIT})", rel.turned_unit),
    (f"(?:THE|THAT|THIS)(?P<t>SAME)(?P<u>{_ONE_UNIT})", rel.turned_unit),
    ("THE(?P<t>SAME)(?P<u>UNIT)OF(?P<y>YEAR)", rel.same_of_year),
    ("(?P<t>THAT)(?P<u>UNIT|WEEKEND)", rel.turned_unit),
    (f"THE(?P<t>FOLLOWING)(?P<u>{_ONE_UNIT})", rel.turned_unit),
    (
        f"{_MUCH}(?P<n>{_COUNT})(?P<e>MORE)?(?P<u>{_ANY_UNIT})(?:OR OTHER)?"
        "(?P<a>AGO|EARLIER|LATER)",
        rel.ago,
    ),
    ("(?P<n>VAGUE)?(?P<u>UNITS)(?P<a>AGO)(?P<e>MORE)?", rel.ago),
    ("(?P<n>NUM|AN)?(?P<u>UNIT)HYPH(?P<a>AGO|EARLIER)(?P<e>MORE)?", rel.ago),
    (f"THE?{_TURN}(?P<n>{_COUNT})EXTRA?(?P<u>{_ANY_UNIT})", spans.recent_span),
    (f"THE?{_TURN}(?P<n>VAGUE)?(?P<u>UNITS)", spans.recent_span),
    (f"{_MUCH}(?P<n>{_COUNT})(?:EXTRA|MORE)?HYPH?(?P<u>{_ANY_UNIT})(?:HYPH LONG)?", spans.duration),
    ("(?:(?P<n>VAGUE)HYPH?|REF)?(?P<u>UNITS)", spans.duration),
    (f"THE?(?P<t>REF)FISCAL?(?P<u>{_ONE_UNIT})", rel.turned_unit),
    (f"THE?ORD(?P<n>{_NUMS})(?P<u>{_ANY_UNIT})", spans.duration),
    ("HALF AN?(?P<u>UNIT|CENT)(?P<n>NUM)?", spans.half_duration),
    ("(?P<n>AN|NUM)(?P<u>UNIT)AND AN?HALF", spans.half_duration),
    ("(?P<n>NUM|DD)AND AN?HALF(?P<u>UNITS)", spans.half_duration),
    ("EVERY(?P<n>NUM|DD)?(?P<u>UNIT|UNITS|QTR|DOW|MON|DAYPART|SEASON|WEEKEND)", spans.every),
    ("(?P<j>SETADV)", spans.set_adverb),
    ("(?P<t>THE)?(?P<r>REF)", spans.reference),
    ("(?P<t>THE)(?P<r>LAST)", spans.reference),
    ("THE OTHER(?P<r>REF)", spans.near_future),
    ("THE?(?P<t>LAST|NEXT|THIS)?(?P<s>SEASON)(?:OF?COMMA?(?P<y>YEAR))?", quarters.season),
    ("THE?(?P<s>SEASON)OF(?:THAT|THE SAME)(?P<u>UNIT)", quarters.season_of_told),
    ("THE?FISCAL?(?P<o>ORD)HYPH?QTR(?P<t>LAST|NEXT|THIS)?(?P<y>YEAR)?", quarters.quarter),
    (
        "THE?(?P<t>UNIT HYPH(?:AGO|EARLIER))FISCAL?(?P<o>ORD)HYPH?QTR(?P<y>YEAR)?",
        quarters.quarter,
    ),
    ("THE?(?P<o>ORD|LAST)HALF OF(?:(?P<y>YEAR)|(?P<t>LAST|NEXT|THIS)UNIT|THE UNIT)", quarters.half),
    ("(?P<o>QNUM)(?:OF?(?P<y>YEAR))?(?P<t>LAST)?", quarters.quarter),
    (f"{_TURN}UNIT POSS FISCAL?(?P<o>ORD)HYPH?QTR(?P<y>YEAR)?", quarters.quarter),
    ("THE?(?P<y>YEAR)FISCAL?(?P<o>ORD)HYPH?QTR(?P<t>LAST)?", quarters.quarter),
    ("THE?FISCAL?(?P<o>ORD)HYPH?QTR OF(?P<y>YEAR)(?P<t>LAST)?", quarters.quarter),
    ("THE?FISCAL?(?P<o>ORD)HYPH?QTR OF?(?P<t>LAST|NEXT|THIS)UNIT(?P<y>YEAR)?", quarters.quarter),
    (
        "THE(?P<t>LAST)?OTHER?(?P<u>QTR|PERIOD)(?P<b>AN UNIT(?:AGO|EARLIER)|LAST UNIT)?"
        "(?P<y>YEAR)?",
        quarters.told_quarter,
    ),
    ("(?P<t>THAT)(?P<u>QTR)(?P<b>AGO)?(?P<y>YEAR)?", quarters.told_quarter),
    ("(?P<b>LAST UNIT)POSS(?P<t>LAST)?(?P<u>QTR|PERIOD)(?P<y>YEAR)?", quarters.told_quarter),
    (
        "THE?(?P<b>UNIT HYPH(?:AGO|EARLIER))(?P<t>LAST)?(?P<u>QTR|PERIOD)(?P<y>YEAR)?",
        quarters.told_quarter,
    ),
    ("THE(?P<y>YEAR)(?P<b>AGO)?(?P<t>LAST)?(?P<u>QTR|PERIOD)", quarters.told_quarter),
    (f"(?P<k>CLOCK|DD|CARD)(?P<h>AMPM)ZONE?{_ELSEWHERE}{_CLOCK_DAY}?", hours.clock),
    (f"(?P<k>CLOCK)(?P<h>AMPM)?ZONE?{_CLOCK_DAY}?", hours.clock),
    (f"(?P<k>DAYPART)(?P<h>AMPM)?{_CLOCK_DAY}", hours.clock),
    ("(?<=IN)(?P<k>DAYPART)", hours.named_hour),
)  # fmt: skip
RULES = tuple((pattern(text), resolver, needed(text)) for text, resolver in _RULES)


class Candidate:
    """A rule's match, not yet resolved."""

    __slots__ = ("match", "resolver")

    def __init__(self, match: re.Match[str], resolver: Resolver) -> None:
        self.match = match
        self.resolver = resolver


def candidates(codes: str) -> list[tuple[int, int, int, Candidate]]:
    """Return all matches as (start, -end, rule's rank, candidate), sorted."""
    there = frozenset(codes)
    found = [
        (match.start(), -match.end(), rank, Candidate(match, resolver))
        for rank, (rule, resolver, needs) in enumerate(RULES)
        if needs <= there
        for match in rule.finditer(codes)
    ]
    found.sort(key=lambda c: c[:3])
    return found
