"""Tables and lines for a terminal: the same words as the report, in plain text."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unicodedata import category

import click
import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from alteram.api import ReadResult
from alteram.compare import Audit, AuditResult
from alteram.compare.wording import OUTCOMES, POSITIONS, counted_words
from alteram.comparison import Comparison, FigureSet, Line, Lineage, Responsibility
from alteram.model import Event
from alteram.store import Fault

LONGEST_QUOTE = 300


def say(line: str = "", *, err: bool = False) -> None:
    """Print one line, without characters that could steer a terminal or turn its lines round."""
    click.echo(_safe(line), err=err)


def print_json(value: Any) -> None:
    """Write JSON; what could steer a terminal, or is no UTF-8, as its escape."""
    words = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, indent=2)
    click.echo("".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in words))


@contextmanager
def progress(title: str, total: int | None) -> Iterator[Callable[[str], None]]:
    """Show a bar on a terminal, nothing elsewhere; yields the function that moves it on."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda location: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as bar:
        task = bar.add_task(title, total=total)
        yield lambda location: bar.advance(task)


def _console() -> Console:
    return Console(highlight=False, soft_wrap=False, emoji=False, markup=False)


def print_reading(result: ReadResult, dossier: Path) -> None:
    """Say what was added, what was there already and what was set aside, a line each."""
    for document in result.added:
        say(f"added    {document.location}  {_plain(document.title or '')}".rstrip())
    for document in result.known:
        say(f"there    {document.location}: the same bytes are in the dossier already")
    for problem in result.problems:
        where = "" if problem.message.startswith(problem.location) else f"{problem.location}: "
        say(f"problem  {where}{_plain(problem.message)}", err=True)
    say(
        f"{len(result.added)} added, {len(result.known)} there already, "
        f"{len(result.problems)} with a problem. Dossier: {dossier}"
    )


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
            Text(_safe(event.label)),
            str(len(event.documents)),
            str(len(event.claims)),
            str(event.independent_origins),
            event.id,
        )
    _console().print(table)
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
    say(f"  {_chain(line)} [{POSITIONS[line.position]}]{also}")
    say(f"    “{_short(line.quote)}”")


def _print_figures(figures: FigureSet) -> None:
    say(f"  {figures.words}{_reported(figures)}")
    for figure in figures.figures:
        say(f"    “{_plain(figure.verbatim)}”: {_chain(figure.line)}")


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


def print_lineage(lineage: Lineage) -> None:
    """Print each number's appearances in order, with what changed at each step."""
    say(f"== {lineage.event.label}: {OUTCOMES[lineage.outcome]} ==")
    if not lineage.trails:
        say("No figure for this outcome was found in this collection.")
    for trail in lineage.trails:
        say()
        say(
            f"{trail.number:,.0f} ({trail.set}), documents: {trail.documents}, "
            f"independent origins found in this collection: {trail.independent_origins}"
        )
        for step in trail.steps:
            line = step.figure.line
            copy = ", copy" if step.copy else ""
            say(f"  {line.published or 'undated'}  {line.location}{copy}")
            say(f"    {_chain(line)}: “{_plain(step.figure.verbatim)}” ({step.change})")


def print_faults(faults: Sequence[Fault]) -> None:
    """Print one line per fault, or that there is none."""
    for fault in faults:
        say(f"{fault.location}: {fault.line}")
    if not faults:
        say("Every document, text and quote is as it was stored.")


def print_audit(result: AuditResult) -> None:
    """Print every record that a swap of names changes, and the share of those that survive."""
    for problem in result.problems:
        say(f"problem  {_plain(problem.message)}", err=True)
    for audit in result.audits:
        _print_differences(audit)
    compared = sum(audit.total > 0 for audit in result.audits)
    unnamed = sum(not audit.names and not audit.total for audit in result.audits)
    if not result.audits:
        say("There was no text to read; nothing was swapped or compared.")
    elif unnamed == len(result.audits):
        say("Nothing was swapped, so nothing was compared: no text has any of the names.")
    elif not compared:
        say("Nothing was compared: no record was found in the texts with the names.")
    else:
        share = 100 * result.survived / result.total
        say(
            f"{result.survived} of {counted_words(result.total, 'record')} survive the swap "
            f"({share:.1f} %) in {counted_words(compared, 'text')}."
        )
    if unnamed:
        say(f"Texts without any of the names: {unnamed}.")


def _print_differences(audit: Audit) -> None:
    for one in audit.differences:
        say(f"{audit.location}:{one.start}-{one.end}: {one.kind}, {one.found}")
        say(f"    “{_short(one.passage)}”")
        for change in one.changes:
            say(f"    {change.field}: {_plain(change.before)} -> {_plain(change.after)}")


def _chain(line: Line) -> str:
    return " <- ".join(_plain(name) for name in line.chain) or _plain(line.speaker)


def _short(words: str) -> str:
    words = _plain(words)
    return words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE].rstrip() + " ..."


def _plain(words: str) -> str:
    """Return words on one line, safe to print."""
    return _safe(" ".join(words.split()))


def _safe(words: str) -> str:
    """Return words without line ends, controls, marks of direction and lone surrogates.

    Signs that only shape what stands beside them (soft hyphens, joiners, marks of direction) go
    without a trace; any other leaves a space.
    """
    if words.isprintable():
        return words
    return "".join(c if c.isprintable() else _stand_in(c) for c in words)


def _stand_in(character: str) -> str:
    return "" if category(character) == "Cf" else " "
