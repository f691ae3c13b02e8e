"""The index of a report in a folder: what is in it, what is not, how it was made."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from alteram.model import CopyCluster
from alteram.report.blocks import Block, Run, Runs, Table, Words, heading, plain
from alteram.report.folder.events import Row, some_events
from alteram.report.folder.fitting import MOST_ACCOUNTS, MOST_SETS
from alteram.report.folder.gathered import Gathered
from alteram.report.folder.layout import MOST_DRAWN, Layout
from alteram.report.folder.leaves import INDEX, Folder, Leaf
from alteram.report.folder.lists import Lists
from alteram.report.folder.texts import CHARACTERS, Shelf
from alteram.report.page import CHARTS
from alteram.report.parts.documents import CONTEXT, ROOM, copied, kind_of
from alteram.report.parts.exclusions import NOTHING, SET_ASIDE, not_in_it, problem
from alteram.report.parts.method import how_made
from alteram.report.parts.opening import HEAD

MOST_SHOWN = 30
"""Events of most documents that the index shows."""
MOST_COPIES = 100
"""Documents that are named as copies of one text."""


def write_index(
    folder: Folder, gathered: Gathered, layout: Layout, shelf: Shelf, rows: Sequence[Row]
) -> None:
    """Write the lists and then the index, last of all files."""
    leaf = Leaf(name=INDEX, title=f"Who says what: {len(gathered.cards):,} documents")
    parts = _Index(folder, leaf, gathered, shelf)
    folder.write(leaf, (*parts.opening(rows), *parts.largest(layout, rows), *parts.rest(rows)))


class _Index:
    """The index as it is made."""

    def __init__(self, folder: Folder, leaf: Leaf, gathered: Gathered, shelf: Shelf) -> None:
        self._folder, self._leaf, self._shelf = folder, leaf, shelf
        self._gathered = gathered
        self._lists = Lists(folder, leaf)

    def opening(self, rows: Sequence[Row]) -> Iterator[Block]:
        """Yield what the report is and holds."""
        gathered = self._gathered
        yield heading(1, "Who says what")
        yield Words(
            runs=plain(
                f"Documents: {len(gathered.cards):,}, events: {len(rows):,}, claims: "
                f"{sum(self._shelf.claims):,}. This is the index of a report of many pages in one "
                "folder; keep them together. Each line on them is somebody's: the name stands "
                "before the words, and the words lead to their place in the text. No page says "
                "who is right. A name in a chain stands left of the one through whom it reached "
                "us."
            )
        )
        for note in (*gathered.notes, *gathered.asides):
            yield Words(runs=plain(note))

    def largest(self, layout: Layout, rows: Sequence[Row]) -> Iterator[Block]:
        """Yield the events of most documents."""
        yield heading(2, "Events", "events")
        if not rows:
            yield Words(runs=plain("No events found in this collection."))
            return
        shown = some_events(rows, layout.largest[:MOST_SHOWN])
        if shown and len(rows) > MOST_SHOWN:
            yield heading(3, f"The {len(shown)} events with most documents")
            cells = tuple(row.cells(self._folder, self._leaf) for row in shown)
            yield Table(caption=(), head=HEAD, rows=cells)

    def rest(self, rows: Sequence[Row]) -> Iterator[Block]:
        """Yield the lists, what is not in the report, and how it was made."""
        gathered = self._gathered
        if rows:
            yield heading(3, "All events by date")
            yield from self._lists.events(rows)
        yield heading(2, "Texts by date", "documents")
        yield Words(
            runs=plain("Each text stands once, with what is said in it marked, on the pages of:")
        )
        yield from self._lists.texts(self._shelf.rows)
        yield from self._copies()
        yield from not_in_it(gathered.notes, gathered.judged, narrowed=gathered.narrowed)
        problems = gathered.problems()
        if problems:
            yield heading(3, f"{SET_ASIDE} ({len(problems):,})", "problems")
            told = [partial(_same, problem(one)) for one in problems]
            yield from self._lists.items("problems", "set aside, or to look at", told)
        else:
            yield Words(runs=plain(NOTHING))
        settings = ((name, Run(value, "code")) for name, value in gathered.settings)
        limits = ((name, Run(value)) for name, value in _LIMITS)
        yield from how_made(gathered.version, (*settings, *limits), self._shelf.methods)

    def _copies(self) -> Iterator[Block]:
        found: dict[str, list[Callable[[Leaf], Runs]]] = {}
        names = {card.id: card.name for card in self._gathered.cards}
        for cluster in self._gathered.copies:
            here = [one for one in cluster.documents if one in names]
            if len(here) > 1:
                words = self._gathered.wording.copies[kind_of(cluster)]
                found.setdefault(words, []).append(partial(self._cluster, cluster, here, names))
        for number, words in enumerate(self._gathered.wording.copies.values(), start=1):
            if words in found:
                yield heading(3, f"{words} ({len(found[words]):,})")
                yield from self._lists.items(f"copies-{number}", words, found.pop(words))

    def _cluster(
        self, cluster: CopyCluster, here: Sequence[str], names: dict[str, str], leaf: Leaf
    ) -> Runs:
        def link(document: str) -> Run:
            return self._folder.link(leaf, names[document], self._shelf.pages[document], document)

        more = len(here) - MOST_COPIES
        rest = plain(f", and {more:,} more; the dossier has all") if more > 0 else ()
        return (*copied(cluster, here[:MOST_COPIES], link), *rest)


def _same(runs: Runs, _: Leaf) -> Runs:
    return runs


_LIMITS = (
    ("Characters of texts on one page at most", f"{CHARACTERS:,}"),
    ("Characters of one text at most", f"{ROOM:,}"),
    ("Characters around a passage on a page of events", f"{CONTEXT:,}"),
    ("Characters of charts on one page at most, in HTML", f"{CHARTS:,}"),
    ("Events with charts at most", f"{MOST_DRAWN:,}"),
    ("Accounts of one event in columns at most", f"{MOST_ACCOUNTS:,}"),
    ("Sets of figures of one event at most", f"{MOST_SETS:,}"),
)
