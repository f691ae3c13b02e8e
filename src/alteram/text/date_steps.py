"""Steps on the calendar: days and months on, the same day of another year, weeks."""

import calendar
from datetime import date, timedelta

from alteram.text import edtf


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
