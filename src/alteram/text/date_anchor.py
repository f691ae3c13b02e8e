"""What a date is reckoned from: the document's day, the narrative's last date, and tense.

Deictics ("yesterday", "last week", "Monday") count from the day of the document; "the same
day", "two days later" from the last date told; a named day without a year takes the year told
nearby before that of the document.
"""

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, NamedTuple

from alteram.text import edtf
from alteram.text.parse import Parsed, Token

Tense = Literal["past", "present", "future", "none"]

_NEARBY = 2
_SOON = 60
_FUTURE_AUX = {"will", "shall", "'ll", "’ll", "wo", "would", "may", "can", "must"}
_PAST_AUX = {"had", "was", "were", "did", "has", "have", "been", "'ve", "’ve", "'d"}
_AHEAD = {"by", "until", "till", "through", "effective", "expire", "expires", "for"}
_PLANS = {
    "expect", "plan", "schedule", "intend", "hope", "slate", "due", "propose", "anticipate",
    "set", "want", "vow", "promise", "threaten", "aim",
}  # fmt: skip


class Told(NamedTuple):
    """A date as far as it was given."""

    year: int
    month: int | None = None
    day: int | None = None
    quarter: int | None = None

    def as_date(self) -> date:
        """Return its first day."""
        month = self.month or (3 * self.quarter - 2 if self.quarter else 1)
        return date(self.year, month, self.day or 1)


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Return the year and month `count` months on."""
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def add_days(day: date, count: int) -> date | None:
    """Return the day `count` days on; None outside the years 1 to 9999."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def same_day_in(year: int, month: int, day: int) -> date | None:
    """Return that day, the month's last one instead of a day that it lacks."""
    if not 1 <= year <= 9999:
        return None
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


@dataclass
class Context:
    """The state of reading one text from its start: what has been told so far."""

    parsed: Parsed
    day: date | None = None
    told: Told | None = None
    told_sentence: int = -99
    year: int | None = None
    year_sentence: int = -99
    quarter_sentence: int = -99
    quarter: Told | None = None
    year_with_month: bool = False
    named: dict[tuple[int, int], int] = field(default_factory=dict)
    _tenses: dict[int, Tense] = field(default_factory=dict)

    @property
    def base(self) -> date | None:
        """The last date told, else the document's day."""
        return self.told.as_date() if self.told else self.day

    def tell(self, told: Told, sentence: int, *, explicit: bool) -> None:
        """Remember a date that was resolved; `explicit` if its year was written."""
        self.told, self.told_sentence = told, sentence
        own = self.day is not None and told.day is not None and told.as_date() == self.day
        if explicit and not own:
            self.year, self.year_sentence = told.year, sentence
            self.year_with_month = told.month is not None
            if told.month and told.day:
                self.named.setdefault((told.month, told.day), told.year)
        elif told.year == self.year and sentence - self.year_sentence <= _NEARBY:
            self.year_sentence = sentence
        if told.quarter:
            self.quarter, self.quarter_sentence = told, sentence

    def tense(self, index: int) -> Tense:
        """Return the tense of the nearest finite verb that governs a token."""
        tokens = self.parsed.tokens
        for _ in range(10):
            token = tokens[index]
            if token.tag[0] == "V" or token.tag == "MD":
                known = self._tenses.get(index)
                if known is None:
                    known = self._tenses[index] = self._verb_tense(index)
                if known != "none":
                    return known
            if token.head == index:
                break
            index = token.head
        return "none"

    def _verb_tense(self, index: int) -> Tense:
        tokens = self.parsed.tokens
        verb = tokens[index]
        below = [tokens[i] for i in self.parsed.children[index] if i < index]
        helpers = {t.lower for t in below if t.dep in ("aux", "auxpass")}
        if helpers & _FUTURE_AUX or verb.tag == "MD":
            return "past" if "have" in helpers else "future"
        planned = verb.lemma in _PLANS and verb.tag in ("VBN", "VBZ", "VBP", "VBG")
        if planned or "to" in helpers:
            return "past" if self._is_purpose(verb) else "future"
        if verb.tag == "VBD" or helpers & _PAST_AUX:
            return "past"
        if verb.tag in ("VBZ", "VBP") or helpers & {"is", "are", "am"}:
            return "present"
        return "past" if verb.tag == "VBN" else "none"

    def _is_purpose(self, verb: Token) -> bool:
        """Tell whether an infinitive belongs to something past: "voted to ban", "had to leave"."""
        governor = self.parsed.tokens[verb.head]
        if governor.tag[0] == "N" and governor.i < verb.i:
            return self.tense(governor.i) == "past"
        if governor.i == verb.i or governor.tag[0] != "V":
            return False
        below = {self.parsed.tokens[i].lower for i in self.parsed.children[governor.i]}
        if "had" in below or verb.dep == "advcl":
            return self._verb_tense(governor.i) == "past"
        return False

    def year_of(
        self, month: int, day: int | None, index: int, weekday: int | None = None
    ) -> int | None:
        """Return the year that a month (and day) without one belongs to; None if unknown.

        `index` is its last token; a weekday beside it (Monday is 1) must fall on it.
        """
        named = self._year_of_name(month, day, index)
        if named is not None:
            return named
        tense = self._tense_of_named(index)
        narrated = self._in_narrative(index) and tense != "future"
        if self.day is None or narrated:
            return self.year
        closest = self._closest(month, day or 15, weekday)
        if weekday is not None or closest is None or tense in ("present", "none"):
            return closest
        ahead = same_day_in(closest, month, day or 15)
        distance = (ahead - self.day).days if ahead else 0
        back = tense == "past" and distance > _SOON
        on = tense == "future" and distance < -_SOON
        return closest - back + on

    def _tense_of_named(self, index: int) -> Tense:
        """Return the tense, "until 5 May" and "effective 5 May" being future, "a May raid" past."""
        tokens = self.parsed.tokens
        first = index - (tokens[index].tag == "CD" and index > 0)
        if first and tokens[first - 1].lower in _AHEAD and tokens[first - 1].lower != "for":
            return "none" if self.tense(index) == "past" else "future"
        head = tokens[tokens[index].head]
        if head.i > index and head.tag[:2] == "NN":
            return "past"
        return self.tense(index)

    def _in_narrative(self, index: int) -> bool:
        sentence = self.parsed.tokens[index].sentence
        told = self.told
        return (
            self.year is not None
            and sentence - self.year_sentence <= _NEARBY
            and self.year_with_month
            and told is not None
            and told.year == self.year
        )

    def _year_of_name(self, month: int, day: int | None, index: int) -> int | None:
        """Return the year of a day that names an event ("the 3 May events"), by what is near."""
        token = self.parsed.tokens[index]
        head = self.parsed.tokens[token.head]
        if day is None or head.i == token.i:
            return None
        if head.i < token.i and head.dep in ("compound", "nmod"):
            head = self.parsed.tokens[head.head]
        if head.i <= token.i or head.tag[:2] != "NN":
            return None
        known = self.named.get((month, day))
        if known is not None:
            return known
        near = self.year is not None and token.sentence - self.year_sentence <= 2
        year = self.year if near else self._year_ahead(token.sentence)
        if year is not None:
            self.named[month, day] = year
        return year

    def _year_ahead(self, sentence: int) -> int | None:
        """Return a year written in this or the next sentence."""
        for ahead in self.parsed.sentences[sentence : sentence + 2]:
            for token in self.parsed.words(ahead):
                if len(token.lower) == 4 and token.tag == "CD" and token.lower.isdecimal():
                    year = int(token.lower)
                    if 1800 <= year <= 2050:
                        return year
        return None

    def _closest(self, month: int, day: int, weekday: int | None = None) -> int | None:
        if self.day is None:
            return None
        here = self.day
        reach = 3 if weekday else 1
        span = range(here.year - reach, here.year + reach + 1)
        around = [
            (weekday is not None and d.isoweekday() != weekday, abs((d - here).days), d.year)
            for y in span
            if (d := same_day_in(y, month, day))
        ]
        return min(around)[2] if around else None

    def weekday(self, number: int, index: int) -> date | None:
        """Return the day that a bare weekday (Monday is 1) means, by the tense around it."""
        if self.day is None:
            return None
        back = (self.day.isoweekday() - number) % 7
        tokens = self.parsed.tokens
        before = tokens[index - 1].lower if index else ""
        after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        owner = after in ("'s", "’s") and before not in ("next", "for", "this")
        ahead = (
            before in ("until", "till", "through")
            and tokens[index - 1].text[0].islower()
            or self.tense(index) == "future"
        )
        if ahead and back and not owner:
            return add_days(self.day, 7 - back)
        return add_days(self.day, -back)


def week_value(day: date) -> str:
    """Return the ISO week of a day, as TIMEX3 writes it."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def week_edtf(day: date) -> str | None:
    """Return Monday to Sunday of a day's week."""
    monday = add_days(day, 1 - day.isoweekday())
    sunday = add_days(day, 7 - day.isoweekday())
    if monday is None or sunday is None:
        return None
    return edtf.interval_string(monday.isoformat(), sunday.isoformat())
