"""Where events stand: pages of consecutive events by date, each page small enough to be read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from alteram.model import Event
from alteram.report.folder.leaves import name_of
from alteram.text.edtf import bounds

CLAIMS = 300
"""Claims of the events of one page; an event with more has a page of its own."""
EVENTS = 20
"""Events of one page."""
MOST_DRAWN = 200
"""Events with charts: those of most documents."""


@dataclass(frozen=True)
class Layout:
    """Events by date, in the groups that share a page."""

    events: tuple[Event, ...]

    @cached_property
    def groups(self) -> tuple[tuple[Event, ...], ...]:
        """Return the events of each page."""
        return tuple(_groups(self.events))

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """Return the name of the page on which each event stands, by the event's id."""
        return {
            event.id: page_of_events(number)
            for number, group in enumerate(self.groups, start=1)
            for event in group
        }

    @cached_property
    def largest(self) -> tuple[Event, ...]:
        """Return the events of most documents, those of two at least, largest first."""
        several = (one for one in self.events if len(one.documents) > 1)
        return tuple(sorted(several, key=lambda one: (-len(one.documents), one.id)))[:MOST_DRAWN]

    @cached_property
    def of_documents(self) -> Mapping[str, tuple[Event, ...]]:
        """Return the events that each document tells of, by the document's id."""
        found: dict[str, tuple[Event, ...]] = {}
        for event in self.events:
            for document in event.documents:
                found[document] = (*found.get(document, ()), event)
        return found


def page_of_events(number: int) -> str:
    """Return the name of a page of events."""
    return name_of("events", number)


def _groups(events: Iterable[Event]) -> Iterator[tuple[Event, ...]]:
    held: list[Event] = []
    claims = 0
    for event in events:
        size = len(event.claims)
        if held and (claims + size > CLAIMS or len(held) == EVENTS):
            yield tuple(held)
            held, claims = [], 0
        held.append(event)
        claims += size
    if held:
        yield tuple(held)


def period(days: Sequence[str | None]) -> str:
    """Return the first and the last day of dates that stand in order, in words."""
    dated = [one for one in days if one and _dated(one)]
    if not dated:
        return "date not known"
    first, last = dated[0], dated[-1]
    return first if first == last else f"{first} to {last}"


def _dated(date: str) -> bool:
    try:
        return any(bounds(date))
    except ValueError:
        return False
