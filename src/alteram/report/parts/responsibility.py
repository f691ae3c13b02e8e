"""Who holds whom responsible: a matrix of speakers and actors."""

from collections.abc import Iterator

from alteram.comparison import Comparison, ResponsibilityRow
from alteram.report.blocks import Block, Run, Runs, Table, heading, joined, numbered
from alteram.report.contents import Wording
from alteram.report.parts.accounts import left_out

_MOST_ROWS = 80
_MOST_COLUMNS = 8


def responsibility(comparison: Comparison, wording: Wording) -> Iterator[Block]:
    """Yield the matrix of an event, in several tables where many actors are spoken of."""
    held = comparison.responsibility
    if not held.rows:
        return
    yield heading(3, "Who holds whom responsible")
    for first in range(0, len(held.columns), _MOST_COLUMNS):
        columns = held.columns[first : first + _MOST_COLUMNS]
        rows = [row for row in held.rows if any(cell.actor in columns for cell in row.cells)]
        yield Table(
            caption=(),
            head=("Speaker", *columns),
            rows=tuple(_row(row, columns, wording) for row in rows[:_MOST_ROWS]),
            matrix=True,
        )
        yield from left_out(len(rows), _MOST_ROWS, "speakers")


def _row(row: ResponsibilityRow, columns: tuple[str, ...], wording: Wording) -> tuple[Runs, ...]:
    party = (Run(f" {row.party}", "soft"),) if row.party != row.speaker else ()
    by_actor = {cell.actor: cell for cell in row.cells}
    cells: list[Runs] = []
    for actor in columns:
        cell = by_actor.get(actor)
        if cell is None:
            cells.append(())
            continue
        positions = joined((Run(wording.positions[one]),) for one in cell.positions)
        cells.append((*positions, Run(" "), *numbered(cell.lines)))
    return ((Run(row.speaker, "name"), *party), *cells)
