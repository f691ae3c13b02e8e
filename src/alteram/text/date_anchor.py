"""What a date is reckoned from: the document's day, the narrative's last date, and tense.

Deictics ("yesterday", "last week", "Monday") count from the day of the document; "the same
day", "two days later" from the last date told; a named day without a year takes the year told
nearby before that of the document.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from alteram.text.date_steps import add_days, same_day_in
from alteram.text.date_tense import Tense, Tenses
from alteram.text.parse import Parsed

Grain = Literal["day", "month", "year"]

_NEARBY = 2
_BESIDE = 12
_FAR = 15
_JUST_NOW = 14
_HALF_A_WEEK = 3
_SOON = 60
_PAPERS = {
    "statement", "communique", "communiqué", "report", "letter", "resolution", "agreement",
    "treaty", "accord", "decree", "law", "article", "note", "declaration", "edition", "issue",
    "order", "memorandum", "document", "judgment", "ruling", "bulletin", "release", "interview",
}  # fmt: skip
_SAID = {"say", "tell", "state", "deny", "acknowledge", "admit", "claim", "declare", "add"}
_AHEAD = {"by", "until", "till", "through", "effective", "expire", "expires", "for"}


class Told(NamedTuple):
    """A date as far as it was given; of a `week` it holds one day."""

    year: int
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    week: bool = False

    def as_date(self) -> date:
        """Return its first day."""
        month = self.month or (3 * self.quarter - 2 if self.quarter else 1)
        return date(self.year, month, self.day or 1)


@dataclass
class Context:
    """The state of reading one text from its start: what has been told so far.

    `day` is the document's, as exact as `grain`; `weak` the first day that a text without one
    tells, and `weekly` that all its days lie close to it; `at` the first token of the expression
    that is read; `event` the days last told for something that happened.
    """

    parsed: Parsed
    day: date | None = None
    grain: Grain = "day"
    weak: date | None = None
    weekly: bool = False
    at: int = 0
    event: tuple[date, date] | None = None
    event_sentence: int = -99
    told: Told | None = None
    told_sentence: int = -99
    told_at: int = -99
    year: int | None = None
    year_sentence: int = -99
    quarter_sentence: int = -99
    quarter: Told | None = None
    year_with_month: bool = False
    named: dict[tuple[int, int], int] = field(default_factory=dict)
    months: dict[int, tuple[int, int]] = field(default_factory=dict)
    _tenses: Tenses | None = None

    @property
    def today(self) -> date | None:
        """The document's day where it is known to the day."""
        return self.day if self.grain == "day" else None

    def day_for(self, letter: str) -> date | None:
        """Return the document's day if it is exact enough to count in a unit of TIMEX3."""
        coarse = ("D", "W", "WE") if self.grain == "month" else ("D", "W", "WE", "M", "Q")
        return None if self.grain != "day" and letter in coarse else self.day

    def base_of(self, letter: str) -> date | None:
        """Return the day that "the following ..." counts from: for days that of the last event."""
        if letter == "D" and self.event is not None:
            return self.event[1]
        return self.told.as_date() if self.told else self.day_for(letter)

    def tell(self, told: Told, sentence: int, *, explicit: bool) -> None:
        """Remember a date that was resolved; `explicit` if its year was written."""
        self.told, self.told_sentence, self.told_at = told, sentence, self.at
        own = self.day is not None and told.day is not None and told.as_date() == self.day
        ahead = self.today is not None and told.as_date() > self.today
        named = told.day is not None and not told.week
        happened = named and not ahead and not (explicit and own)
        if happened and not self._of_paper():
            self.event, self.event_sentence = (told.as_date(), told.as_date()), sentence
        if explicit and not own:
            if told.month:
                self.months[told.month] = (told.year, sentence)
            self.year, self.year_sentence = told.year, sentence
            self.year_with_month = told.month is not None
            if told.month and told.day:
                self.named.setdefault((told.month, told.day), told.year)
        elif told.year == self.year and sentence - self.year_sentence <= _NEARBY:
            self.year_sentence = sentence
        if told.quarter:
            self.quarter, self.quarter_sentence = told, sentence

    def just_happened(self, index: int) -> bool:
        """Tell whether an event's day was told shortly before a token."""
        return self.parsed.tokens[index].sentence - self.event_sentence <= _NEARBY

    def _of_paper(self) -> bool:
        """Tell whether the expression dates a document or a saying, not what happened."""
        tokens = self.parsed.tokens
        if self.at > 1 and tokens[self.at - 1].lower in ("of", "dated", "from"):
            return tokens[self.at - 2].lemma in _PAPERS
        governor = tokens[tokens[tokens[self.at].head].head]
        return governor.lemma in _SAID and governor.tag[0] == "V"

    def tense(self, index: int) -> Tense:
        """Return the tense of the nearest finite verb that governs a token."""
        return self._tenses_of().of(index)

    def _tenses_of(self) -> Tenses:
        if self._tenses is None:
            self._tenses = Tenses(self.parsed)
        return self._tenses

    def year_of(
        self, month: int, day: int | None, index: int, weekday: int | None = None
    ) -> int | None:
        """Return the year that a month (and day) without one belongs to; None if unknown.

        `index` is its last token; a weekday beside it (Monday is 1) must fall on it.
        """
        named = self._year_beside(index) or self._year_of_name(month, day, index)
        if named is not None:
            return named
        tense = self._tense_of_named(index)
        sentence = self.parsed.tokens[index].sentence
        narrated = self._in_narrative(index) and tense != "future"
        if narrated:
            return self.year
        closest = self._closest(month, day or 15, weekday)
        told = self._year_of_month(month, day, sentence) if tense != "future" else None
        if told is not None and _falls(told, month, day, weekday):
            return told
        if self.day is None or closest is None:
            return self.weak.year if self.weak else self.year
        if weekday is not None or tense in ("present", "none") or self.grain == "year":
            return closest
        return self._by_tense(closest, month, day, tense)

    def _year_beside(self, index: int) -> int | None:
        """Return the year told just before: "one year ago, on 3 May", "in 1990, on 3 May"."""
        told = self.told
        beside = told is not None and told.month is None and told.quarter is None
        near = self.told_sentence == self.parsed.tokens[index].sentence
        return told.year if told and beside and near and index - self.told_at <= _BESIDE else None

    def _by_tense(self, closest: int, month: int, day: int | None, tense: Tense) -> int | None:
        """Return the year nearest to the text, but none of the past ahead of it or far behind."""
        ahead = same_day_in(closest, month, day or 15)
        distance = (ahead - self.day).days if ahead and self.day else 0
        told = self.year is not None and self.year < closest and self.year_with_month
        if tense == "past" and distance > 0 and told:
            return self.year
        back = tense == "past" and distance > _SOON
        on = tense == "future" and distance < -_SOON
        return closest - back + on

    def _year_of_month(self, month: int, day: int | None, sentence: int) -> int | None:
        """Return the year told shortly before for a day's month; not for days just past."""
        year, where = self.months.get(month, (0, -99))
        if not year or day is None or sentence - where > _FAR:
            return None
        recent = same_day_in(self.day.year, month, day) if self.day else None
        if self.day and recent and 0 <= (self.day - recent).days <= _JUST_NOW:
            return year if sentence - where <= 1 else None
        return year

    def _tense_of_named(self, index: int) -> Tense:
        """Return the tense, "until 5 May" and "effective 5 May" being future, "a May raid" past."""
        tokens = self.parsed.tokens
        paired = index > 0 and "CD" in (tokens[index].tag, tokens[index - 1].tag)
        first = index - paired
        if first and tokens[first - 1].lower == "since":
            return "past"
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
        here = self.today or (self.weak if self.weekly else None)
        if here is None:
            return None
        back = (here.isoweekday() - number) % 7
        tokens = self.parsed.tokens
        before = tokens[index - 1].lower if index else ""
        after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        owner = after in ("'s", "’s") and before not in ("next", "for", "this")
        ahead = (
            before in ("until", "till", "through")
            and tokens[index - 1].text[0].islower()
            or (before == "as" and tokens[max(index - 2, 0)].lower in ("soon", "early", "late"))
            or (before == "by" and self._tenses_of().is_open(index))
            or self._tenses_of().is_planned(index)
            or self.tense(index) == "future"
        )
        near = self.today is None and back > _HALF_A_WEEK  # the text is later than its events
        if (ahead and back and not owner) or near:
            return add_days(here, 7 - back)
        return add_days(here, -back)


def _falls(year: int, month: int, day: int | None, weekday: int | None) -> bool:
    """Tell whether a day falls on a weekday, if one is given."""
    if day is None or weekday is None:
        return True
    found = same_day_in(year, month, day)
    return found is not None and found.isoweekday() == weekday
