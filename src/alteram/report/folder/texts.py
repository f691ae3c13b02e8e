"""Pages of texts: each document once, whole as far as a page has room, with what tells of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from alteram.model import Entry, Event
from alteram.report.blocks import Block, Passages, Run, Words, heading, plain
from alteram.report.folder.gathered import Card, Gathered
from alteram.report.folder.layout import Layout, period
from alteram.report.folder.leaves import Folder, Leaf, name_of
from alteram.report.parts.documents import ROOM, around, document_heading

DOCUMENTS = 100
"""Documents of one page."""
CHARACTERS = 300_000
"""Characters of texts of one page, unless one document alone has more; of it `ROOM` at most."""
_READ_AT_ONCE = 50
_MOST_EVENTS = 12


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where documents stand, and what was counted of them.

    `pages` gives the name of each document's page by its id, `rows` for each page its name, its
    period and its documents.
    """

    pages: dict[str, str] = field(default_factory=dict)
    rows: list[tuple[str, str, int]] = field(default_factory=list)
    methods: Counter[str] = field(default_factory=Counter)
    claims: list[int] = field(default_factory=list)


def write_texts(folder: Folder, gathered: Gathered, layout: Layout) -> Shelf:
    """Write the texts of all documents in time; return where each stands."""
    shelf = Shelf()
    for number, some in enumerate(_pages(gathered), start=1):
        name = name_of("texts", number)
        when = period([card.day for card, _ in some])
        leaf = Leaf(name=name, title=f"Who says what: texts, {when}")
        before = name_of("texts", number - 1) if number > 1 else None
        after = name_of("texts", number + 1) if _goes_on(shelf, some, gathered) else None
        folder.write(leaf, _blocks(folder, leaf, (before, after), some, gathered, layout))
        shelf.rows.append((name, when, len(some)))
        for card, entry in some:
            shelf.pages[card.id] = name
            shelf.methods[entry.text.method] += 1
            shelf.claims.append(len(entry.analysis.claims))
            gathered.progress(entry.document.location)
    return shelf


def _goes_on(shelf: Shelf, some: Sequence[tuple[Card, Entry]], gathered: Gathered) -> bool:
    return len(shelf.claims) + len(some) < len(gathered.cards)


def _pages(gathered: Gathered) -> Iterator[list[tuple[Card, Entry]]]:
    """Yield the documents of each page, in time."""
    held: list[tuple[Card, Entry]] = []
    size = 0
    for card, entry in _read(gathered):
        length = len(entry.text.text)
        if held and (size + length > CHARACTERS or len(held) == DOCUMENTS):
            yield held
            held, size = [], 0
        held.append((card, entry))
        size += length
    if held:
        yield held


def _read(gathered: Gathered) -> Iterator[tuple[Card, Entry]]:
    for first in range(0, len(gathered.cards), _READ_AT_ONCE):
        cards = gathered.cards[first : first + _READ_AT_ONCE]
        found = {one.document.id: one for one in gathered.entries([card.id for card in cards])}
        yield from ((card, found[card.id]) for card in cards)


def _blocks(
    folder: Folder,
    leaf: Leaf,
    ways: tuple[str | None, str | None],
    some: Iterable[tuple[Card, Entry]],
    gathered: Gathered,
    layout: Layout,
) -> Iterator[Block]:
    yield folder.ways(leaf, *ways)
    yield heading(1, leaf.title.partition(": ")[2].capitalize())
    yield Words(
        runs=plain(
            "What a speaker is cited for is underlined, the speaker's name is bold, figures have "
            "a box. What is not underlined is the outlet's own."
        ),
        soft=True,
    )
    for note in gathered.notes:
        yield Words(runs=plain(note), soft=True)
    for _, entry in some:
        yield from _document(entry, folder, leaf, layout)
    yield folder.ways(leaf, *ways)


def _document(entry: Entry, folder: Folder, leaf: Leaf, layout: Layout) -> Iterator[Block]:
    yield from document_heading(entry, 2)
    events = layout.of_documents.get(entry.document.id, ())
    yield Words(runs=tuple(_events(folder, leaf, events, layout)), soft=True)
    size = len(entry.text.text)
    if size <= ROOM:
        yield Passages(entry=entry, stretches=((0, size),), anchored=False)
        return
    yield Words(
        runs=plain(
            f"Of the {size:,} characters of this document the passages with claims are shown, "
            f"{ROOM:,} characters at most; the dossier has all."
        ),
        soft=True,
    )
    yield Passages(entry=entry, stretches=tuple(_in_room(entry)), anchored=False)


def _in_room(entry: Entry) -> Iterator[tuple[int, int]]:
    left = ROOM
    for start, end in around(entry):
        if left <= 0:
            return
        yield start, min(end, start + left)
        left -= end - start


def _events(folder: Folder, leaf: Leaf, events: Sequence[Event], layout: Layout) -> Iterator[Run]:
    """Yield links to the events that a document tells of."""
    yield Run("Events: " if events else "No event of this report stands on this document.")
    for at, event in enumerate(events[:_MOST_EVENTS]):
        yield Run("; " if at else "")
        yield folder.link(leaf, event.label, layout.pages[event.id], event.id)
    if len(events) > _MOST_EVENTS:
        yield Run(f"; and {len(events) - _MOST_EVENTS:,} more")
