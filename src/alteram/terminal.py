"""Tables and lines for a terminal: the same words as the report, in plain text."""

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from alteram.api import ReadResult
from alteram.compare.wording import OUTCOMES, POSITIONS
from alteram.comparison import Comparison, FigureSet, Line, Lineage, Responsibility
from alteram.model import Event
from alteram.store import Fault

LONGEST_QUOTE = 300


def _console() -> Console:
    return Console(highlight=False, soft_wrap=False, emoji=False, markup=False)


def print_reading(result: ReadResult, dossier: Path) -> None:
    """Say what was added, what was there already and what was set aside, a line each."""
    for document in result.added:
        click.echo(f"added    {document.location}  {_plain(document.title or '')}".rstrip())
    for document in result.known:
        click.echo(f"there    {document.location}: the same bytes are in the dossier already")
    for problem in result.problems:
        where = "" if problem.message.startswith(problem.location) else f"{problem.location}: "
        click.echo(f"problem  {where}{_plain(problem.message)}", err=True)
    click.echo(
        f"{len(result.added)} added, {len(result.known)} there already, "
        f"{len(result.problems)} with a problem. Dossier: {dossier}"
    )


def print_events(events: Sequence[Event]) -> None:
    """Print one row per event."""
    if not events:
        click.echo("No events found in this collection.")
        return
    table = Table(box=None, pad_edge=False)
    for name in ("event", "documents", "claims", "origins*"):
        table.add_column(name, justify="left" if name == "event" else "right")
    table.add_column("id", no_wrap=True)
    for event in events:
        table.add_row(
            Text(event.label),
            str(len(event.documents)),
            str(len(event.claims)),
            str(event.independent_origins),
            event.id,
        )
    _console().print(table)
    click.echo("* independent origins found in this collection")


def print_comparison(comparison: Comparison) -> None:
    """Print the accounts of one event, its figures and who is held responsible by whom."""
    event = comparison.event
    click.echo("")
    click.echo(f"== {event.label} ==")
    click.echo(
        f"documents: {comparison.documents}, copies among them: {comparison.copies}, "
        f"independent origins found in this collection: {comparison.independent_origins}"
    )
    for account in comparison.accounts:
        click.echo("")
        click.echo(f"Account of {account.party}")
        for line in account.lines:
            _print_line(line)
    if comparison.figures:
        click.echo("")
        click.echo("Figures")
        for figures in comparison.figures:
            _print_figures(figures)
    words = {figures.id: figures.words for figures in comparison.figures}
    for pair in comparison.not_comparable:
        reasons = "; ".join(pair.reasons)
        click.echo(f"  not comparable: {words[pair.first]} / {words[pair.second]} ({reasons})")
    if comparison.responsibility.rows:
        click.echo("")
        click.echo("Responsibility, as said")
        _print_responsibility(comparison.responsibility)


def _print_line(line: Line) -> None:
    also = f" (also in {len(line.also_in)} more)" if line.also_in else ""
    click.echo(f"  {_chain(line)} [{POSITIONS[line.position]}]{also}")
    click.echo(f"    “{_short(line.quote)}”")


def _print_figures(figures: FigureSet) -> None:
    click.echo(f"  {figures.words}{_reported(figures)}")
    for figure in figures.figures:
        click.echo(f"    “{_plain(figure.verbatim)}”: {_chain(figure.line)}")


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
            click.echo(f"  {row.speaker}: {positions} - {cell.actor}")


def print_lineage(lineage: Lineage) -> None:
    """Print each number's appearances in order, with what changed at each step."""
    click.echo(f"== {lineage.event.label}: {OUTCOMES[lineage.outcome]} ==")
    if not lineage.trails:
        click.echo("No figure for this outcome was found in this collection.")
    for trail in lineage.trails:
        click.echo("")
        click.echo(
            f"{trail.number:,.0f} ({trail.set}), documents: {trail.documents}, "
            f"independent origins found in this collection: {trail.independent_origins}"
        )
        for step in trail.steps:
            line = step.figure.line
            copy = ", copy" if step.copy else ""
            click.echo(f"  {line.published or 'undated'}  {line.location}{copy}")
            click.echo(f"    {_chain(line)}: “{_plain(step.figure.verbatim)}” ({step.change})")


def print_faults(faults: Sequence[Fault]) -> None:
    """Print one line per fault, or that there is none."""
    for fault in faults:
        click.echo(f"{fault.location}: {fault.line}")
    if not faults:
        click.echo("Every document, text and quote is as it was stored.")


def _chain(line: Line) -> str:
    return " <- ".join(_plain(name) for name in line.chain) or _plain(line.speaker)


def _short(words: str) -> str:
    words = _plain(words)
    return words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE].rstrip() + " ..."


def _plain(words: str) -> str:
    """Return words on one line, without characters that could steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in " ".join(words.split()))
