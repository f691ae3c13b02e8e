"""Names that no gazetteer has, but that some document of the collection uses as a place.

A village is told to be one once ("the village of Belmar"); other sentences and documents only
name it. A claim without a place that has such a name in its words is about that place.
"""

import re
from collections.abc import Iterable, Set
from datetime import date

from alteram.link.settings import days_of
from alteram.model import Claim, Entry, PlaceMention, Span

_WORD = re.compile(r"\w[\w\N{RIGHT SINGLE QUOTATION MARK}'-]*", re.UNICODE)
_LONGEST = 3
_MONTH = 31
_BREAK = re.compile(r"[.!?]\s|\n")


def unlisted_places(entries: Iterable[Entry]) -> set[str]:
    """Return the unresolved place names of documents."""
    return {
        name
        for entry in entries
        for place in entry.analysis.places
        if place.precision == "unknown" and place.lat is None
        if (name := " ".join(place.name.split()))[:1].isupper()
    }


def unlisted_place(name: str) -> PlaceMention:
    """Return a place of which nothing is known but its name."""
    return PlaceMention(span=Span(0, 0), text=name, name=name)


def carried(entry: Entry, claim: Claim, place: PlaceMention) -> bool:
    """Tell whether a claim can have a place that the text tells elsewhere.

    "Tarn was shelled in 1990. (...) In 2020, 40 people were hurt": a place that is told with
    dates of other years is not that of the claim. Nor is one that was told before the text came
    to another year, or to years.
    """
    days = days_of(claim.date)
    if days is None or claim.span.start <= place.span.start < claim.span.end:
        return True
    if days[1] - days[0] >= _MONTH and _moved_on(entry, claim, place):
        return False
    beside = [
        other
        for told in entry.analysis.dates
        if (other := days_of(told.edtf)) is not None
        and not _BREAK.search(entry.text.text, *_between(told.span, place.span))
    ]
    return not beside or any(_same_year(days, other) for other in beside)


def _moved_on(entry: Entry, claim: Claim, place: PlaceMention) -> bool:
    """Tell whether a sentence after that of the place gives the claim's date."""
    return any(
        told.edtf == claim.date
        and told.span.start >= place.span.end
        and _BREAK.search(entry.text.text, place.span.end, told.span.start)
        for told in entry.analysis.dates
    )


def _between(one: Span, other: Span) -> tuple[int, int]:
    return min(one.end, other.end), max(one.start, other.start)


def _same_year(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return _year(one[0]) <= _year(other[1]) and _year(other[0]) <= _year(one[1])


def _year(day: int) -> int:
    """Return the year of an ordinal day; open dates have none that counts."""
    return date.fromordinal(min(max(day, 1), date.max.toordinal())).year


def named_place(entry: Entry, claim: Claim, known: Set[str]) -> str | None:
    """Return the one unlisted place that a claim's words name where its text saw none."""
    if not known:
        return None
    seen = {place.span.start for place in entry.analysis.places}
    words = entry.text.text[claim.span.start : claim.span.end]
    tokens = [
        (claim.span.start + word.start(), word.group().removesuffix("'s"))
        for word in _WORD.finditer(words)
    ]
    found: set[str] = set()
    for i, (start, word) in enumerate(tokens):
        if not word[0].isupper() or start in seen:
            continue
        for size in range(1, _LONGEST + 1):
            name = " ".join(part for _, part in tokens[i : i + size])
            longer = i + size < len(tokens) and tokens[i + size][1][0].isupper()
            if name in known and not longer:
                found.add(name)
    return next(iter(found)) if len(found) == 1 else None
