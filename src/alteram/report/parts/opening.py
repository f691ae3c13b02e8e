"""What the report holds, and its events: table, map, dates."""

from collections.abc import Iterator, Sequence

from alteram.charts import event_charts, map_chart
from alteram.comparison import Comparison
from alteram.model import Event
from alteram.report.blocks import Block, Heading, Picture, Run, Table, Words, heading, plain
from alteram.report.contents import Contents
from alteram.report.drawing import MOST_DATES, pictured

HEAD = (
    "Place and date", "Accounts of", "Documents", "Copies among them",
    "Independent origins found in this collection",
)  # fmt: skip


def opening(contents: Contents) -> Iterator[Block]:
    """Yield what stands before the events."""
    claims = sum(len(entry.analysis.claims) for entry in contents.entries)
    yield heading(1, "Who says what")
    yield Words(
        runs=plain(
            f"Documents: {len(contents.entries):,}, events: {len(contents.comparisons):,}, "
            f"claims: {claims:,}. Each line below is somebody's: the name stands before the "
            "words, and the words lead to their place in the text. This page does not say who is "
            "right. A name in a chain stands left of the one through whom it reached us."
        )
    )
    for note in contents.notes:
        yield Words(runs=plain(note))
    yield heading(2, "Events", "events")
    if not contents.comparisons:
        yield Words(runs=plain("No events found in this collection."))
        return
    yield Table(caption=(), head=HEAD, rows=tuple(_row(one) for one in contents.comparisons))
    yield from when_and_where([one.event for one in contents.comparisons])


def when_and_where(events: Sequence[Event]) -> Iterator[Block]:
    """Yield charts of when events were and a map of where; each leads to its event on the page."""
    yield heading(3, "When")
    yield pictured(
        event_charts(events, to_event, most=MOST_DATES),
        event_charts(events, to_event, narrow=True, most=MOST_DATES),
    )
    yield from _map(events)


def event_opening(one: Comparison) -> Iterator[Block]:
    """Yield the heading of an event, and what is counted of it."""
    yield Heading(level=2, runs=(Run(one.event.label, "name"),), anchor=one.event.id)
    yield Words(
        runs=plain(
            f"Documents: {one.documents:,}, copies among them: {one.copies:,}, independent "
            f"origins found in this collection: {one.independent_origins:,}."
        ),
        soft=True,
    )


def to_event(event: Event) -> str:
    """Return where a report tells of an event."""
    return f"#{event.id}"


def _row(one: Comparison) -> tuple[tuple[Run, ...], ...]:
    parties = ", ".join(account.party for account in one.accounts)
    return (
        (Run(one.event.label, "name", one.event.id),),
        (Run(parties, "name"),),
        plain(f"{one.documents:,}"),
        plain(f"{one.copies:,}"),
        plain(f"{one.independent_origins:,}"),
    )


def _map(events: Sequence[Event]) -> Iterator[Block]:
    broad, narrow = (map_chart(events, to_event, narrow=one) for one in (False, True))
    if broad is None or narrow is None:
        return
    yield heading(3, "Where")
    made: Picture = pictured([broad], [narrow])
    yield made
    yield Words(
        runs=plain(
            "Coasts are those of Natural Earth; borders are not drawn. Events whose place no "
            "gazetteer gave are in the table alone."
        ),
        soft=True,
    )
