"""A dossier as exports receive it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from alteram.api.held import in_order
from alteram.compare import Index, compare
from alteram.comparison import Comparison
from alteram.holding import Holding
from alteram.model import Entry, Event
from alteram.origins import first_copies
from alteram.store import Dossier


@dataclass(frozen=True)
class _Entries:
    """The documents of a dossier, read again each time that they are gone through."""

    store: Dossier
    progress: Callable[[str], None]

    def __iter__(self) -> Iterator[Entry]:
        for entry in self.store.sound():
            yield entry
            self.progress(entry.document.location)


@dataclass(frozen=True)
class _Comparisons:
    """The comparison of each event, made from the documents of that event when it is asked for."""

    store: Dossier
    events: tuple[Event, ...]

    def __iter__(self) -> Iterator[Comparison]:
        firsts = first_copies(self.store.links().copies)
        for event in self.events:
            held = self.store.collection(event.documents)
            wanted = {firsts[one] for one in event.documents if one in firsts}
            yield compare(event, held, Index(held, self.store.documents(wanted)))


def holding(store: Dossier, progress: Callable[[str], None] = lambda location: None) -> Holding:
    """Return all that an open dossier holds; to be used inside a snapshot of it.

    `progress` is called with the location of each document that was gone through.
    """
    links = store.links()
    events = in_order(links)
    return Holding(
        entries=_Entries(store, progress),
        links=replace(links, events=events),
        comparisons=_Comparisons(store, events),
        problems=store.problems(),
        decisions=store.decisions(),
        original=store.original,
    )
