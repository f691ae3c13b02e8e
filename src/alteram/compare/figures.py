"""What a figure counts, and from where to where its number may lie by its words.

Missing is not zero, words without a number stay words, and nothing here is an estimate.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from alteram.compare.index import Item
from alteram.compare.wording import OUTCOMES, PART, UNITS, group_words
from alteram.comparison import FigureLine
from alteram.model import CountingUnit, Event, Figure, Outcome
from alteram.text.edtf import bounds
from alteram.text.edtf_words import date_words

_OF_PERSONS = frozenset(
    ("killed", "injured", "missing", "detained", "hostage", "displaced", "blockaded")
)
_UNARMED_WORDS = """
innocent peaceful unarmed defenceless defenseless ordinary local civilian harmless
"""
_UNARMED = frozenset(_UNARMED_WORDS.split())
_CIVILIAN_WORDS = """
civilian civilians residents inhabitants villagers townspeople noncombatants
"""
_CIVILIANS = frozenset(_CIVILIAN_WORDS.split())
_PEOPLE = frozenset(("people", "persons", "population", "citizens", "individuals"))
_LONG_DAYS = 2
INFINITY = float("inf")


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Scope:
    """What must be equal for two figures to be comparable; empty means that of the event.

    `part` is empty for a whole. A part whose group is stated ("38 children") may be compared with
    its like; of any other ("two of the dead") only the words say what it is a part of.
    """

    outcome: Outcome
    group: tuple[str, ...]
    unit: CountingUnit
    place: str
    interval: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A figure with its item and its scope."""

    item: Item
    figure: Figure
    line: FigureLine
    scope: Scope


def _interval(stated: str | None, event: Event | None) -> str:
    """Return the period a figure is about, empty where it is the event's own days."""
    if stated is None or event is None or event.date is None:
        return stated or ""
    if stated == event.date:
        return ""
    try:
        first, last = bounds(stated)
        start, end = bounds(event.date)
    except ValueError:
        return stated
    if first is None or last is None or start is None or end is None:
        return stated
    slack = timedelta(days=_LONG_DAYS)
    near = abs(first - start) < slack and abs(last - end) < slack
    inside = first >= start and last <= end and (end - start) < slack
    around = first <= start and last >= end and (last - first).days <= 31
    return "" if near or inside or (around and "/" not in stated) else stated


def compared_as(tag: str) -> str:
    """Return the group that a tag is compared as: "innocent people" are civilians.

    The figure keeps the speaker's own word. Groups with more to them ("residents of the region",
    "women", a people's name) are compared as they are stated.
    """
    *before, head = tag.casefold().split() or [""]
    if head in _CIVILIANS and set(before) <= _UNARMED:
        return "civilian"
    return "civilian" if before and head in _PEOPLE and set(before) <= _UNARMED else tag


def scope_of(figure: Figure, event: Event | None) -> Scope:
    """Return the scope of a figure within an event, or as stated where it is of no event."""
    unit = figure.counting_unit
    if unit == "not_stated" and figure.outcome in _OF_PERSONS:
        unit = "persons"
    place = (figure.scope_place or "").strip()
    if event is not None and place.casefold() == (event.place or "").casefold():
        place = ""
    group = tuple(sorted({compared_as(tag) for tag in figure.group} - {"not_stated"}))
    part = PART if group else f"{PART}: \u201c{figure.verbatim}\u201d"
    return Scope(
        outcome=figure.outcome,
        group=group,
        unit=unit,
        place=place,
        interval=_interval(figure.scope_interval, event),
        part=part if figure.subset_of is not None else "",
    )


def count_figures(items: Iterable[Item], event: Event) -> list[Counted]:
    """Return all figures of an event's claims with their scopes, in order of appearance."""
    return [
        Counted(item=item, figure=figure, line=line, scope=scope_of(figure, event))
        for item in items
        for figure, line in item.figures
    ]


def ends(figure: Figure) -> tuple[float, float] | None:
    """Return the least and greatest number that the words name, or None for words only.

    "Hundreds" means a hundred at least, but nobody reported that number.
    """
    if figure.qualifier == "words_only":
        return None
    named = [n for n in (figure.value, figure.low, figure.high) if n is not None]
    return (min(named), max(named)) if named else None


def spread(figure: Figure) -> tuple[float, float] | None:
    """Return from where to where the number may lie by its words: "at least 9" has no end."""
    named = ends(figure)
    if named is None:
        return None
    low, high = named
    if figure.qualifier in ("at_least", "more_than"):
        return low, INFINITY
    if figure.qualifier in ("at_most", "up_to", "fewer_than"):
        return 0.0, high
    if figure.qualifier in ("about", "nearly"):
        return low * 0.9, high * 1.1
    return low, high


def set_words(scope: Scope) -> str:
    """Return what a set counts, in plain words."""
    parts = [OUTCOMES[scope.outcome], group_words(scope.group), UNITS[scope.unit]]
    parts += [part for part in (scope.place, date_words(scope.interval)) if part]
    if scope.part:
        parts.append(scope.part)
    return ", ".join(parts)


def by_scope(counted: Iterable[Counted]) -> dict[Scope, list[Counted]]:
    """Return the figures by what they may be compared with, in order of scope."""
    groups: dict[Scope, list[Counted]] = defaultdict(list)
    for one in counted:
        groups[one.scope].append(one)
    return dict(sorted(groups.items()))
