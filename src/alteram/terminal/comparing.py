"""Events, and the accounts of one event side by side: the words of the report in plain text."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from alteram.compare.wording import POSITIONS, counted_words
from alteram.comparison import Comparison, FigureSet, Line, Responsibility
from alteram.model import Event
from alteram.terminal.words import console, plain, safe, say, short


def print_events(events: Sequence[Event]) -> None:
    """Print one row per event."""
    if not events:
        say("No events found in this collection.")
        return
    table = Table(box=None, pad_edge=False)
    for name in ("event", "documents", "claims", "origins*"):
        table.add_column(name, justify="left" if name == "event" else "right")
    table.add_column("id", no_wrap=True)
    for event in events:
        table.add_row(
            Text(safe(event.label)),
            str(len(event.documents)),
            str(len(event.claims)),
            str(event.independent_origins),
            event.id,
        )
    console().print(table)
    say("* independent origins found in this collection")


def print_comparison(comparison: Comparison) -> None:
    """Print the accounts of one event, its figures and who is held responsible by whom."""
    event = comparison.event
    say()
    say(f"== {event.label} ==")
    say(
        f"{counted_words(comparison.documents, 'document')}, "
        f"{counted_words(comparison.copies, 'copy')}, independent origins found in this "
        f"collection: {comparison.independent_origins}"
    )
    for account in comparison.accounts:
        say()
        say(f"Account of {account.party}")
        for line in account.lines:
            _print_line(line)
    if comparison.figures:
        say()
        say("Figures")
        for figures in comparison.figures:
            _print_figures(figures)
    words = {figures.id: figures.words for figures in comparison.figures}
    for pair in comparison.not_comparable:
        reasons = "; ".join(pair.reasons)
        say(f"  not comparable: {words[pair.first]} / {words[pair.second]} ({reasons})")
    if comparison.responsibility.rows:
        say()
        say("Responsibility, as said")
        _print_responsibility(comparison.responsibility)


def _print_line(line: Line) -> None:
    also = f" (also in {len(line.also_in)} more)" if line.also_in else ""
    say(f"  {chain(line)} [{POSITIONS[line.position]}]{also}")
    say(f"    “{short(line.quote)}”")


def _print_figures(figures: FigureSet) -> None:
    say(f"  {figures.words}{_reported(figures)}")
    for figure in figures.figures:
        say(f"    “{plain(figure.verbatim)}”: {chain(figure.line)}")


def _reported(figures: FigureSet) -> str:
    if figures.reported_min is None and figures.reported_max is None:
        return ""
    low = "?" if figures.reported_min is None else f"{figures.reported_min:,.0f}"
    high = "?" if figures.reported_max is None else f"{figures.reported_max:,.0f}"
    return f": reported {low}" if low == high else f": reported {low} to {high}"


def _print_responsibility(matrix: Responsibility) -> None:
    for row in matrix.rows:
        for cell in row.cells:
            positions = ", ".join(POSITIONS[p] for p in cell.positions)
            say(f"  {row.speaker}: {positions} - {cell.actor}")


def chain(line: Line) -> str:
    """Return through whom a line reached us, innermost speaker first."""
    return " <- ".join(plain(name) for name in line.chain) or plain(line.speaker)
