"""Places that a text lends to a claim of days that gives none.

The nearest of two is taken: the last place told before, at most a paragraph back, or the place
that the same text gives with the very same days. Where there is neither, and the days are recent,
it is the one place in the text's title, or the only one that the text tells.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping

from alteram.link.settings import SHORT_DAYS, Place, days_of
from alteram.model import Claim, Entry, Span

_NEAR = 450
_RECENT_DAYS = 14
_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|past|around|across|off|inside|over|throughout|on"
    r"|(?:market|barracks|camps?|village|town|city|bridge|school|streets|landing|port|massacre"
    r"|shelling|bombing|siege|battle|events|attack|killings?|tragedy|deaths) (?:of|at|in))"
    r"\s+(?:the\s+)?(?:[a-z]+\s+)?$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\n\s*\n")


class Lender:
    """What the claims and the words of one text lend; `places` are those of its claims."""

    def __init__(self, entry: Entry, places: Mapping[str, Place], known: Mapping[int, Place]):
        self._written = days_of(entry.analysis.date)
        self._breaks = [found.start() for found in _BREAK.finditer(entry.text.text)]
        heads = [part.span for part in entry.text.parts]
        titles = [part.span for part in entry.text.parts if part.kind == "title"]
        self._told: list[tuple[int, Place]] = []
        titled: dict[str, Place] = {}
        for number, mention in enumerate(entry.analysis.places):
            place = known.get(number)
            if place is None or place.precision == "country":
                continue
            if _inside(mention.span, titles):
                titled[place.key] = place
            elif not _inside(mention.span, heads) and _is_setting(entry.text.text, mention.span):
                self._told.append((mention.span.start, place))
        self._title = _only(titled)
        self._theme = self._title or _only({place.key: place for _, place in self._told})
        self._same_days = _of_same_days(entry, places)

    def place(self, claim: Claim, own: Place | None) -> Place | None:
        """Return the place of a claim: its own, the title's within its country, one lent."""
        days = days_of(claim.date)
        if own is not None:
            inside = self._title is not None and self._title.country in (None, own.country)
            wide = own.precision == "country" and inside and self._is_recent(days)
            return self._title if wide else own
        if claim.date is None or days is None or days[1] - days[0] >= SHORT_DAYS:
            return None
        beside = self._beside(claim)
        of_days, starts = self._same_days.get(claim.date, (None, []))
        if beside is not None and of_days is not None:
            nearest = min(abs(start - claim.span.start) for start in starts)
            return beside[1] if claim.span.start - beside[0] <= nearest else of_days
        if of_days is not None or beside is not None:
            return of_days if beside is None else beside[1]
        return self._theme if self._is_recent(days) else None

    def _is_recent(self, days: tuple[int, int] | None) -> bool:
        """Tell whether a date of days lies in the two weeks before the text was written."""
        if days is None or self._written is None or days[1] - days[0] >= SHORT_DAYS:
            return False
        return -1 <= self._written[1] - days[1] <= _RECENT_DAYS

    def _beside(self, claim: Claim) -> tuple[int, Place] | None:
        """Return the last place told up to the claim's end, at most one paragraph back."""
        at = bisect_right(self._told, claim.span.end, key=lambda told: told[0])
        if not at:
            return None
        start = self._told[at - 1][0]
        between = bisect_right(self._breaks, claim.span.start) - bisect_right(self._breaks, start)
        near = claim.span.start - start <= _NEAR and between <= 1
        return self._told[at - 1] if near else None


def _of_same_days(
    entry: Entry, places: Mapping[str, Place]
) -> dict[str, tuple[Place | None, list[int]]]:
    """Return for each date of days the one place that claims give with it, and where they stand."""
    found: dict[str, dict[str, Place]] = defaultdict(dict)
    starts: dict[str, list[int]] = defaultdict(list)
    for claim in entry.analysis.claims:
        place, days = places.get(claim.id), days_of(claim.date)
        if place is None or place.precision == "country" or days is None or claim.date is None:
            continue
        if days[1] - days[0] < SHORT_DAYS:
            found[claim.date][place.key] = place
            starts[claim.date].append(claim.span.start)
    return {
        date: (next(iter(ours.values())) if len(ours) == 1 else None, starts[date])
        for date, ours in found.items()
    }


def _only(places: Mapping[str, Place]) -> Place | None:
    return next(iter(places.values())) if len(places) == 1 else None


def _inside(span: Span, outer: list[Span]) -> bool:
    return any(one.start <= span.start < one.end for one in outer)


def _is_setting(text: str, span: Span) -> bool:
    return _BEFORE.search(text, max(0, span.start - 40), span.start) is not None
