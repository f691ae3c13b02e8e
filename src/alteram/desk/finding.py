"""Events found by who speaks of them, where, when and of what, with the number for each filter."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from alteram.desk.tables import EventFacts
from alteram.model import Event, Outcome
from alteram.text.edtf import bounds

_MOST_VALUES = 200
_FACETS = ("party", "speaker", "outlet", "outcome")
_LAST = "9999-99-99"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What events are asked for. `since` and `until` are ISO days; an event with a date that may
    lie between them is found. `words` stand in its label or place, whatever their case.
    """

    words: str = ""
    party: str = ""
    speaker: str = ""
    outlet: str = ""
    outcome: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event with what a list shows of it."""

    event: Event
    parties: tuple[str, ...]
    copies: int
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvents:
    """Some of the events found, how many there are, and for each filter its values.

    `counts` gives for "party", "speaker", "outlet" and "outcome" each value with the number of
    events that would be found by it under the other filters, most first.
    """

    total: int
    rows: tuple[EventRow, ...]
    counts: Mapping[str, tuple[tuple[str, int], ...]]


class _Known(NamedTuple):
    event: Event
    facts: EventFacts
    of: Mapping[str, tuple[str, ...]]


def find(
    events: Iterable[tuple[Event, EventFacts]],
    asked: Asked,
    sort: str,
    *,
    descending: bool,
    page: slice,
) -> FoundEvents:
    """Return the events that are asked for; `events` stand by date."""
    held = [_known(event, facts) for event, facts in events if _is_there(event, asked)]
    wanted = {name: value for name in _FACETS if (value := getattr(asked, name))}
    found = [one for one in held if _has(one, wanted)]
    key = _SORTS.get(sort)
    if key is not None:
        found.sort(key=key)
    if descending:
        found.reverse()
    return FoundEvents(
        total=len(found),
        rows=tuple(_row(one) for one in found[page]),
        counts={name: _counts(held, found, name, wanted) for name in _FACETS},
    )


def _known(event: Event, facts: EventFacts) -> _Known:
    of: Mapping[str, tuple[str, ...]] = {
        "party": facts.parties,
        "speaker": facts.speakers,
        "outlet": facts.outlets,
        "outcome": facts.outcomes,
    }
    return _Known(event, facts, of)


def _is_there(event: Event, asked: Asked) -> bool:
    if asked.words:
        words = f"{event.label}\n{event.place or ''}".casefold()
        if not all(one in words for one in asked.words.casefold().split()):
            return False
    if not asked.since and not asked.until:
        return True
    first, last = days(event.date)
    if first is None and last is None:
        return False
    return (first or "") <= (asked.until or _LAST) and (last or _LAST) >= asked.since


@lru_cache(maxsize=50_000)
def days(date: str | None) -> tuple[str | None, str | None]:
    """Return the first and last day on which an EDTF date may lie (ISO), None for an open side."""
    try:
        first, last = bounds(date) if date else (None, None)
    except ValueError:
        first = last = None
    return first.isoformat() if first else None, last.isoformat() if last else None


def _has(one: _Known, wanted: Mapping[str, str]) -> bool:
    return all(value in one.of[name] for name, value in wanted.items())


def _counts(
    held: Sequence[_Known], found: Sequence[_Known], name: str, wanted: Mapping[str, str]
) -> tuple[tuple[str, int], ...]:
    others = {one: value for one, value in wanted.items() if one != name}
    ours = found if name not in wanted else [one for one in held if _has(one, others)]
    counted = Counter(value for one in ours for value in one.of[name])
    rows = sorted(counted.items(), key=lambda row: (-row[1], row[0].casefold(), row[0]))
    return tuple(rows[:_MOST_VALUES])


def _row(one: _Known) -> EventRow:
    return EventRow(
        event=one.event,
        parties=one.facts.parties,
        copies=one.facts.copies,
        outcomes=one.facts.outcomes,
    )


_SORTS: dict[str, Callable[[_Known], Any]] = {
    "place": lambda one: (one.event.place is None, (one.event.place or "").casefold()),
    "label": lambda one: one.event.label.casefold(),
    "documents": lambda one: len(one.event.documents),
    "origins": lambda one: one.event.independent_origins,
    "copies": lambda one: one.facts.copies,
    "parties": lambda one: len(one.facts.parties),
}
"""What events are sorted by; whatever is no key here leaves them by date."""
