"""An axis of days: where dates stand, as exactly as they were given."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from alteram.charts.layers import Row, line, words
from alteram.charts.palette import LINE, SOFT
from alteram.text.edtf import bounds, is_edtf

_YEAR = 365.25
_STEPS_OF_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """First and last day of a date as ordinals; None for an open side. `vague` as marked."""

    first: int | None
    last: int | None
    vague: bool = False

    @property
    def ends(self) -> tuple[int, ...]:
        """The days that are known."""
        return tuple(one for one in (self.first, self.last) if one is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Days as ordinals from `first` to `last`, laid out from `left` to `right`."""

    first: int
    last: int
    left: float
    right: float

    def at(self, day: float) -> float:
        """Return where a day begins."""
        share = (day - self.first) / max(1, self.last - self.first)
        return round(self.left + share * (self.right - self.left), 2)


def stretch(edtf: str | None) -> Stretch | None:
    """Return the days of an EDTF date; None for none, or for words that are no such date."""
    if not edtf or not is_edtf(edtf):
        return None
    first, last = bounds(edtf)
    return Stretch(
        first=first.toordinal() if first else None,
        last=last.toordinal() if last else None,
        vague=any(mark in edtf for mark in "~?%"),
    )


def days(found: Iterable[Stretch], left: float, right: float) -> Days | None:
    """Return an axis that holds stretches, with some room on both sides; None without one."""
    ends = [end for one in found for end in one.ends]
    if not ends:
        return None
    room = max(1, (max(ends) - min(ends)) // 40)
    return Days(
        first=max(1, min(ends) - room),
        last=min(date.max.toordinal(), max(ends) + 1 + room),
        left=left,
        right=right,
    )


def grid(axis: Days, top: float, bottom: float, most: int) -> Iterator[Row]:
    """Yield the lines and words of an axis: years, months or days, at most about `most`."""
    for day, text in _ticks(axis, most):
        at = axis.at(day.toordinal())
        yield line(at, top, at, bottom, colour=LINE)
        yield words(at, top - 9, text, colour=SOFT, size=11, align="center")


def _ticks(axis: Days, most: int) -> Iterator[tuple[date, str]]:
    first, last = date.fromordinal(axis.first), date.fromordinal(axis.last)
    span = axis.last - axis.first
    if span > most * 31 * 6:
        step = next((one for one in _STEPS_OF_YEARS if span / _YEAR / one <= most), 5000)
        for year in range(first.year + -first.year % step, last.year + 1, step):
            if year and date(year, 1, 1) >= first:
                yield date(year, 1, 1), f"{year}"
    elif span > most * 15:
        step = next(one for one in (1, 2, 3, 6) if span / 30 / one <= most + 1)
        for month in range(first.year * 12 + first.month, last.year * 12 + last.month, 1):
            if month % step == 0 and month // 12 <= date.max.year:
                yield date(month // 12, month % 12 + 1, 1), f"{_MONTHS[month % 12]} {month // 12}"
    else:
        step = next(one for one in (1, 2, 5, 10, 20) if span / one <= most)
        for day in range(axis.first + 1, axis.last + 1, step):
            one = date.fromordinal(day)
            yield one, f"{one.day} {_MONTHS[one.month - 1]} {one.year}"
