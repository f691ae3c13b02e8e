"""What reading did, a line each."""

from alteram.api import ReadResult
from alteram.store import named
from alteram.terminal.words import plain, say


def print_reading(result: ReadResult, dossier: str) -> None:
    """Say what was added, what was there already and what was set aside, a line each."""
    for document in result.added:
        say(f"added    {document.location}  {plain(document.title or '')}".rstrip())
    for document in result.known:
        say(f"there    {document.location}: the same bytes are in the dossier already")
    for problem in result.problems:
        where = "" if problem.message.startswith(problem.location) else f"{problem.location}: "
        say(f"problem  {where}{plain(problem.message)}", err=True)
    for note in result.notes:
        say(f"note     {plain(note.message)}")
    say(
        f"{len(result.added)} added, {len(result.known)} there already, "
        f"{len(result.problems)} with a problem. Dossier: {named(dossier)}"
    )
