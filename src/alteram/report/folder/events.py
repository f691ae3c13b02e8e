"""Pages of events: accounts, figures, statements, and each passage quoted with what is around it.

A page leads to nothing of others but the whole texts, so that it can be read and sent alone.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from alteram.model import Entry, Event
from alteram.report.blocks import (
    Block,
    Items,
    Passages,
    Run,
    Runs,
    Table,
    Words,
    heading,
    plain,
)
from alteram.report.contents import EventTold
from alteram.report.drawing import UNDRAWN, Drawing
from alteram.report.folder.fitting import fitted
from alteram.report.folder.gathered import Gathered
from alteram.report.folder.layout import Layout, page_of_events, period
from alteram.report.folder.leaves import Folder, Leaf, targets
from alteram.report.folder.texts import Shelf
from alteram.report.parts import event_parts
from alteram.report.parts.accounts import left_out
from alteram.report.parts.documents import around, document_heading, in_time, name_of
from alteram.report.parts.opening import HEAD

MOST_LISTED = 200
"""Documents of one page of which no passage is quoted and that are named."""
_MOST_PARTIES = 8
_DRAWN = Drawing(rows=120)
_UNDRAWN = (
    "Charts are drawn for the events with most documents; what they would show stands in tables. "
    "A report of one event (--event) has its charts."
)


class Row(NamedTuple):
    """What lists of events tell of one.

    `unnamed` counts the parties beyond those that are named, `counts` are documents, copies among
    them and independent origins.
    """

    event: str
    label: str
    date: str | None
    page: str
    parties: tuple[str, ...]
    unnamed: int
    counts: tuple[int, int, int]

    def cells(self, folder: Folder, leaf: Leaf) -> tuple[Runs, ...]:
        """Return the cells of a list under `HEAD`."""
        link = Run(self.label, "name", self.event)
        if leaf.name != self.page:
            link = folder.link(leaf, self.label, self.page, self.event)
        rest = plain(f" and {self.unnamed:,} more") if self.unnamed else ()
        counts = (plain(f"{one:,}") for one in self.counts)
        return ((link,), (Run(", ".join(self.parties), "name"), *rest), *counts)


def write_events(folder: Folder, gathered: Gathered, layout: Layout, shelf: Shelf) -> Iterator[Row]:
    """Write the pages of all events by date; yield what lists tell of each."""
    drawn = {one.id for one in layout.largest}
    for number, group in enumerate(layout.groups, start=1):
        when = period([event.date for event in group])
        leaf = Leaf(name=page_of_events(number), title=f"Who says what: events, {when}")
        before = page_of_events(number - 1) if number > 1 else None
        after = page_of_events(number + 1) if number < len(layout.groups) else None
        page = _Page(folder, leaf, shelf, gathered)
        parts = [block for event in group for block in page.event(event, event.id in drawn)]
        ways = folder.ways(leaf, before, after)
        folder.write(leaf, (ways, *page.opening(), *parts, *page.documents(parts), ways))
        yield from page.rows


class _Page:
    """One page of events as it is made."""

    def __init__(self, folder: Folder, leaf: Leaf, shelf: Shelf, gathered: Gathered) -> None:
        self.rows: list[Row] = []
        self._folder, self._leaf, self._shelf = folder, leaf, shelf
        self._gathered = gathered
        self._told_of: dict[str, None] = {}
        self._entries: dict[str, Entry] = {}

    def event(self, event: Event, drawn: bool) -> Iterator[Block]:
        """Yield what is told of an event."""
        whole = self._gathered.told(event)
        told, cuts = fitted(whole)
        self._note(event, whole)
        opening, *rest = event_parts(told, self._gathered.wording, _DRAWN if drawn else UNDRAWN)
        yield opening
        for words in cuts:
            yield Words(runs=plain(words), soft=True)
        yield from rest
        self._gathered.progress(event.label)

    def _note(self, event: Event, told: EventTold) -> None:
        one = told.comparison
        self._entries.update((entry.document.id, entry) for entry in told.entries)
        self._told_of.update(dict.fromkeys(event.documents))
        parties = tuple(account.party for account in one.accounts)
        self.rows.append(
            Row(
                event=event.id,
                label=event.label,
                date=event.date,
                page=self._leaf.name,
                parties=parties[:_MOST_PARTIES],
                unnamed=len(parties[_MOST_PARTIES:]),
                counts=(one.documents, one.copies, one.independent_origins),
            )
        )

    def opening(self) -> Iterator[Block]:
        """Yield what stands before the events."""
        yield heading(1, self._leaf.title.partition(": ")[2].capitalize())
        yield Words(
            runs=plain(
                "Each line below is somebody's: the name stands before the words, and the words "
                "lead to their passage at the end of this page. This page does not say who is "
                "right."
            )
        )
        for words in (*self._gathered.notes, *self._gathered.asides):
            yield Words(runs=plain(words), soft=True)
        if len(self.rows) > 1:
            rows = tuple(row.cells(self._folder, self._leaf) for row in self.rows)
            yield Table(caption=(), head=HEAD, rows=rows)

    def documents(self, parts: Iterable[Block]) -> Iterator[Block]:
        """Yield the passages that the page quotes, then the other documents by name."""
        yield heading(2, "Passages", "documents")
        wanted = set(targets(parts))
        others: list[Entry] = []
        for entry in sorted(self._entries.values(), key=lambda one: in_time(one.document)):
            ours = {one.id for one in entry.analysis.claims} & wanted
            wanted -= ours
            if ours:
                yield from self._quoted(entry, ours)
            elif entry.document.id in self._told_of:
                others.append(entry)
        if others:
            yield heading(3, "Other documents on these events")
            yield Items(items=tuple(map(self._named, others[:MOST_LISTED])))
            yield from left_out(len(others), MOST_LISTED, "documents")

    def _quoted(self, entry: Entry, claims: Set[str]) -> Iterator[Block]:
        yield from document_heading(entry, 3)
        if entry.document.id in self._shelf.pages:
            yield Words(runs=(self._to_text(entry, "The whole text"),), soft=True)
        yield Passages(entry=entry, stretches=tuple(around(entry, claims)))

    def _named(self, entry: Entry) -> Runs:
        day = f" {entry.document.published}" if entry.document.published else ""
        outlet = f" ({entry.document.outlet})" if entry.document.outlet else ""
        name = entry.document.title or name_of(entry.document)
        return (self._to_text(entry, name), Run(f"{outlet}{day}", "name"))

    def _to_text(self, entry: Entry, words: str) -> Run:
        own = entry.document.id
        return self._folder.link(self._leaf, words, self._shelf.pages[own], own)


def some_events(rows: Sequence[Row], events: Sequence[Event]) -> tuple[Row, ...]:
    """Return the rows of these events, in the order of the events."""
    by_id = {row.event: row for row in rows}
    return tuple(by_id[event.id] for event in events)
