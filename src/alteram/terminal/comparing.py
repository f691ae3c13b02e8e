"""Events, and the comparison of one event: the words of the report in plain text."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from alteram.compare.wording import counted_words
from alteram.comparison import Comparison
from alteram.model import Event
from alteram.terminal.accounts import (
    print_account,
    print_competing,
    print_questions,
    print_shared,
)
from alteram.terminal.figures import origins, print_not_comparable, print_set
from alteram.terminal.passages import Numbers
from alteram.terminal.responsibility import print_responsibility
from alteram.terminal.words import console, safe, say


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
    """Print the accounts of one event, what they share and where they compete, and its figures."""
    numbers = Numbers(comparison)
    say()
    say(f"== {comparison.event.label} ==")
    say(
        f"{counted_words(comparison.documents, 'document')}, "
        f"{counted_words(comparison.copies, 'copy')}, "
        f"{origins(comparison.independent_origins)}"
    )
    for account in comparison.accounts:
        print_account(account, numbers)
    print_competing(comparison.competing, numbers)
    print_shared(comparison, numbers)
    if comparison.figures:
        say()
        say("Figures")
    for figures in comparison.figures:
        print_set(figures, numbers)
    print_not_comparable(comparison.not_comparable)
    print_responsibility(comparison.responsibility, numbers)
    print_questions(comparison.questions, numbers)
