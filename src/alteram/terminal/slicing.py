"""What a slice of a run gave, a line each."""

from alteram.api import SliceResult
from alteram.model import Event
from alteram.store import named
from alteram.terminal.words import plain, say

_SHOWN = 10


def print_slice(result: SliceResult, dossier: str) -> None:
    """Say what was added, what it leaves out, and what has another id than in the run."""
    for problem in result.problems:
        say(f"problem  {plain(problem.message)}", err=True)
    if result.origins:
        say(f"note     {result.origins:,} more, in which the texts of copies first appeared")
    if result.outside:
        say(f"note     {result.outside:,} other documents of the run tell of the events asked for")
    if result.in_part:
        say(f"note     {result.in_part:,} other events are told of in documents left out, too")
    _list("in the run has other claims too", result.other)
    _list("in the run is none here", result.gone)
    say(
        f"{result.added:,} added, {result.known:,} there already, {result.bytes / 1_000:,.0f} kB "
        f"as they came; {len(result.events):,} events with their ids of the run. "
        f"Dossier: {named(dossier)}"
    )


def _list(words: str, events: tuple[Event, ...]) -> None:
    for event in events[:_SHOWN]:
        say(f"note     {plain(event.label)} ({event.id}) {words}")
    if len(events) > _SHOWN:
        say(f"note     and {len(events) - _SHOWN:,} more of these")
