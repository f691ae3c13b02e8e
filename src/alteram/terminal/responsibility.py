"""Who holds whom responsible, as tables that fit a page of 100 signs."""

from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from alteram.compare.wording import POSITIONS
from alteram.comparison import Cell, Responsibility
from alteram.terminal.passages import Numbers
from alteram.terminal.words import plain, say

WIDTH = 100
MOST_COLUMNS = 4


def print_responsibility(matrix: Responsibility, numbers: Numbers) -> None:
    """Print rows of speakers, by party, and a column for each actor; of many, several tables."""
    if not matrix.rows:
        return
    say()
    say("Responsibility, as said")
    wide = Console(highlight=False, soft_wrap=False, emoji=False, markup=False, width=WIDTH)
    for table in _tables(matrix, numbers):
        wide.print(table)


def _tables(matrix: Responsibility, numbers: Numbers) -> Iterator[Table]:
    for first in range(0, len(matrix.columns), MOST_COLUMNS):
        columns = matrix.columns[first : first + MOST_COLUMNS]
        table = Table(box=SIMPLE_HEAD, pad_edge=False, width=WIDTH)
        table.add_column("party: speaker", ratio=1, overflow="fold")
        for column in columns:
            table.add_column(Text(plain(column)), ratio=1, overflow="fold")
        for row in matrix.rows:
            cells = {cell.actor: cell for cell in row.cells}
            if not cells.keys() & set(columns):
                continue
            who = row.speaker if row.speaker == row.party else f"{row.party}: {row.speaker}"
            words = [_cell(cells[column], numbers) if column in cells else "" for column in columns]
            table.add_row(Text(plain(who)), *(Text(one) for one in words))
        yield table


def _cell(cell: Cell, numbers: Numbers) -> str:
    words = ", ".join(POSITIONS[position] for position in cell.positions)
    written = ", ".join(f"“{plain(one)}”" for one in cell.as_written)
    return " ".join(part for part in (words, written, numbers.words(cell.lines)) if part)
