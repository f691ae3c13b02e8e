"""Dates that acts take from what is told after them: the headline, the lead, "the attack came on".

Done once all of a text is settled; an act takes no date that does not fit its place.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from alteram.extract.lending import is_small, place_name, places_fit
from alteram.extract.settings import Where
from alteram.extract.stories import (
    Setting,
    dates_fit,
    is_apart,
    is_exact,
    is_long,
    is_the_event,
    tells,
)
from alteram.model import Act

_LEAD = 6
_NEAR = 8


def share(where: Where, told: Sequence[Setting], unset: Set[int]) -> dict[int, Setting]:
    """Return the settings by word; `unset` are the undated acts that may take a date."""
    settings = {setting.word: setting for setting in told}
    if unset:
        _from_the_event(where, settings, unset)
        _from_lead(where, settings, unset)
    _same_act(where, settings)
    return settings


def _takes(where: Where, settings: dict[int, Setting], one: Setting, lender: Setting) -> None:
    """Give an undated act the date of another, and its place where it has none."""
    place = one.place
    if place is None and lender.place is not None and is_small(where, lender.place):
        place = lender.place
    settings[one.word] = replace(one, date=lender.date, place=place)


def _from_the_event(where: Where, settings: dict[int, Setting], unset: Set[int]) -> None:
    """Let "the attack took place on Tuesday" date the acts told shortly before it."""
    for lender in list(settings.values()):
        if lender.date is None or not is_exact(lender.date) or is_apart(where, lender):
            continue
        if not is_the_event(where, lender.word):
            continue
        for word in sorted(unset):
            one = settings[word]
            before = 0 < lender.sentence - one.sentence <= _NEAR
            if before and one.date is None and places_fit(where, one.place, lender.place):
                _takes(where, settings, one, lender)


def _from_lead(where: Where, settings: dict[int, Setting], unset: Set[int]) -> None:
    """Let the first story told date the headline and the acts before it in the lead."""
    dated = [
        s
        for s in settings.values()
        if s.date is not None and s.sentence <= _LEAD and tells(where, s) and s.act is not None
    ]
    first = min(dated, key=lambda s: s.word, default=None)
    if first is None or first.date is None or not is_exact(first.date):
        return
    if any(not dates_fit(s.date, first.date) for s in dated):
        return
    for word in sorted(unset):
        one = settings[word]
        fits = one.sentence <= first.sentence and not is_apart(where, one)
        if fits and one.date is None and places_fit(where, one.place, first.place):
            _takes(where, settings, one, first)


def _same_act(where: Where, settings: dict[int, Setting]) -> None:
    """Give undated acts the date that the same act at the same place has elsewhere."""
    told = list(settings.values())
    known = _dates_of_acts(where, told, settings)
    for setting in told:
        if setting.date is None and setting.place is not None and setting.act is not None:
            dates = known.get((place_name(where, setting.place), setting.act), [])
            if len(dates) == 1 and is_small(where, setting.place):
                settings[setting.word] = replace(setting, date=dates[0])


def _dates_of_acts(
    where: Where, told: Sequence[Setting], settings: Mapping[int, Setting]
) -> dict[tuple[str | None, Act | None], list[str]]:
    """Return the dates that each act has at each place.

    A time of several years is that of many acts, and dates none of them.
    """
    lent: dict[int, str] = {}
    known: dict[tuple[str | None, Act | None], list[str]] = {}
    for setting in told:
        if setting.date is None or setting.place is None or is_long(setting.date):
            continue
        key = (place_name(where, setting.place), setting.act)
        if setting.date not in known.setdefault(key, []):
            known[key].append(setting.date)
        if setting.borrowed is not None:
            lent.setdefault(setting.borrowed, setting.date)
    for word, date in lent.items():
        lender = settings[word]
        if lender.date is None and lender.place is not None and lender.act is not None:
            known.setdefault((place_name(where, lender.place), lender.act), [date])
    return known
