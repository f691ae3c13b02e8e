"""What a run gave, a line each."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from alteram.engines.running import RunDone
from alteram.terminal.words import plain, say

_SHOWN = 20
_DIGITS = 16


@contextmanager
def run_progress() -> Iterator[Callable[[str, int, int], None]]:
    """Show a bar for each phase on a terminal, nothing elsewhere; yields what moves them on."""
    screen = Console(stderr=True)
    if not screen.is_terminal:
        yield lambda phase, done, of: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, TimeRemainingColumn(), console=screen, transient=True) as bars:

        def told(phase: str, done: int, of: int) -> None:
            if phase not in tasks:
                tasks[phase] = bars.add_task(phase, total=of)
            bars.update(tasks[phase], completed=done)

        yield told


def print_run(done: RunDone) -> None:
    """Say what was set aside, how many rows each table has, and what they hash to."""
    for problem in done.problems[:_SHOWN]:
        where = "" if problem.message.startswith(problem.location) else f"{problem.location}: "
        say(f"problem  {where}{plain(problem.message)}", err=True)
    total = sum(done.record.problems.values())
    if total > _SHOWN:
        say(f"problem  and {total - _SHOWN:,} more; see the table {done.out}/problems", err=True)
    if done.record.left_out:
        say(f"note     left out: {done.record.left_out}.")
    for name, table in done.record.tables.items():
        say(f"{name:<12} {table.rows:>12,} rows  {table.digest[:_DIGITS]}")
    documents = done.record.tables["documents"].rows
    say(
        f"{'Done before' if done.again else 'Done'}: {documents:,} documents, "
        f"{total:,} with a problem. Results: {done.out}"
    )
