"""What reading does and did: a bar while it goes on, then a line each."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from alteram.api import ReadResult, Step
from alteram.store import named
from alteram.terminal.words import plain, say


@contextmanager
def reading_bar(total: int | None) -> Iterator[Callable[[Step], None]]:
    """Show inputs and documents on a terminal, nothing elsewhere; yields what is told of each.

    `total` is the number of inputs where that is known before.
    """
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda step: None
        return
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    documents = TextColumn("{task.fields[documents]:,} documents")
    with Progress(*columns, documents, console=console, transient=True) as bar:
        task = bar.add_task("Reading", total=total, documents=0)
        count = 0

        def told(step: Step) -> None:
            nonlocal count
            count += step.document is not None
            bar.update(task, advance=step.outcome == "done", documents=count)

        yield told


def print_reading(result: ReadResult, dossier: str) -> None:
    """Say what was added, what was there already and what was set aside, a line each."""
    counts = result.counts
    for document in result.added:
        say(f"added    {document.location}  {plain(document.title or '')}".rstrip())
    _say_more("added", counts.added, result.added)
    for document in result.known:
        say(f"there    {document.location}: the same bytes are in the dossier already")
    _say_more("there", counts.known, result.known)
    for problem in result.problems:
        where = "" if problem.message.startswith(problem.location) else f"{problem.location}: "
        say(f"problem  {where}{plain(problem.message)}", err=True)
    _say_more("problem", counts.problems, result.problems, err=True)
    for note in result.notes:
        say(f"note     {plain(note.message)}")
    say(
        f"{counts.added} added, {counts.known} there already, "
        f"{counts.problems} with a problem. Dossier: {named(dossier)}"
    )


def _say_more(what: str, count: int, named: Sequence[object], *, err: bool = False) -> None:
    if count > len(named):
        say(f"{what:<8} {count - len(named):,} more", err=err)
