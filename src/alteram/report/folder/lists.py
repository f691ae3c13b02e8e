"""Lists of a report in a folder: in the index where they are short, else on pages of their own."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from alteram.report.blocks import Block, Items, Runs, Table, heading, plain
from alteram.report.folder.events import Row
from alteram.report.folder.layout import period
from alteram.report.folder.leaves import Folder, Leaf, name_of
from alteram.report.parts.opening import HEAD

ROWS = 400
"""Rows of one list."""
FEW = 60
"""Rows of a list in the index; a longer one stands on pages of its own."""

Listed = Callable[[Leaf], Block]
Item = Callable[[Leaf], Runs]
T = TypeVar("T")


class Lists:
    """Writes lists, cut into pages, and gives what the index tells of each."""

    def __init__(self, folder: Folder, index: Leaf) -> None:
        self._folder, self._index = folder, index

    def events(self, rows: Sequence[Row]) -> Iterator[Block]:
        """Yield the list of events by date, or where its pages are."""

        def table(some: Sequence[Row]) -> Listed:
            return lambda leaf: Table(
                caption=(), head=HEAD, rows=tuple(row.cells(self._folder, leaf) for row in some)
            )

        def told(some: Sequence[Row]) -> str:
            return period([row.date for row in some])

        yield from self._listed("events", "events by date", rows, table, told)

    def texts(self, rows: Sequence[tuple[str, str, int]]) -> Iterator[Block]:
        """Yield the list of pages of texts, or where its pages are."""

        def table(some: Sequence[tuple[str, str, int]]) -> Listed:
            return lambda leaf: Table(
                caption=(),
                head=("Published", "Documents"),
                rows=tuple(
                    ((self._folder.link(leaf, when, name),), plain(f"{count:,}"))
                    for name, when, count in some
                ),
            )

        def told(some: Sequence[tuple[str, str, int]]) -> str:
            first, last = some[0][1].split(" to ")[0], some[-1][1].split(" to ")[-1]
            return first if first == last else f"{first} to {last}"

        yield from self._listed("texts", "texts by date", rows, table, told)

    def items(self, of: str, title: str, found: Sequence[Item]) -> Iterator[Block]:
        """Yield a list of items, or where its pages are."""

        def made(some: Sequence[Item]) -> Listed:
            return lambda leaf: Items(items=tuple(one(leaf) for one in some))

        yield from self._listed(of, title, found, made, None)

    def _listed(
        self,
        of: str,
        title: str,
        found: Sequence[T],
        made: Callable[[Sequence[T]], Listed],
        told: Callable[[Sequence[T]], str] | None,
    ) -> Iterator[Block]:
        if len(found) <= FEW:
            if found:
                yield made(found)(self._index)
            return
        cuts = [found[first : first + ROWS] for first in range(0, len(found), ROWS)]
        rows: list[tuple[Runs, ...]] = []
        for number, some in enumerate(cuts, start=1):
            first = (number - 1) * ROWS + 1
            words = f"{first:,} to {first + len(some) - 1:,}"
            name = name_of("lists", number, of)
            leaf = Leaf(name=name, title=f"Who says what: {title}, {words}")
            before = name_of("lists", number - 1, of) if number > 1 else None
            after = name_of("lists", number + 1, of) if number < len(cuts) else None
            ways = self._folder.ways(leaf, before, after)
            top = heading(1, f"{title.capitalize()}, {words}")
            self._folder.write(leaf, (ways, top, made(some)(leaf), ways))
            period = (plain(told(some)),) if told is not None else ()
            rows.append(((self._folder.link(self._index, words, name),), *period))
        head = ("Of the list", "Dates") if told is not None else ("Of the list",)
        yield Table(caption=(), head=head, rows=tuple(rows))
