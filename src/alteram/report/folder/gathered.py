"""What a report in a folder is made from: records of all documents, the rest piece by piece."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from alteram.decisions import Judgements
from alteram.model import CopyCluster, Document, Entry, Event, Problem
from alteram.report.contents import EventTold, Wording
from alteram.report.parts.documents import in_time, name_of


class Card(NamedTuple):
    """What is held of each document: what sorts it in time, its id, and its file name."""

    at: tuple[str, str]
    id: str
    name: str

    @property
    def day(self) -> str:
        """Return the day on which it was published as EDTF, empty where it is not known."""
        return "" if self.at[0] == "9999" else self.at[0]


def card_of(document: Document) -> Card:
    """Return what is held of a document."""
    published, location, own = in_time(document)
    return Card((published, location), own, name_of(document))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """All that a report in a folder tells of; one event, or some documents, in memory at a time.

    `cards` are those of all documents in time, `events` stand by date. `told` gives what is told
    of an event, `entries` documents by their ids. `problems` are asked for once the documents were
    gone through. `asides` are sentences that stand on each page beside the `notes`.
    """

    cards: Sequence[Card]
    events: tuple[Event, ...]
    told: Callable[[Event], EventTold]
    entries: Callable[[Sequence[str]], Iterable[Entry]]
    copies: tuple[CopyCluster, ...]
    problems: Callable[[], tuple[Problem, ...]]
    judged: Judgements
    notes: tuple[str, ...]
    wording: Wording
    settings: tuple[tuple[str, str], ...]
    version: str
    narrowed: bool = False
    asides: tuple[str, ...] = ()
    progress: Callable[[str], None] = lambda done: None
