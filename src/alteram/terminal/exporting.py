"""What an export wrote and what it left out, for a terminal."""

from alteram.api.exporting import Exported
from alteram.terminal.words import plain, say

_SHOWN = 12


def print_exported(done: Exported) -> None:
    """Print the files with their sizes, what was withheld, and what could not be written."""
    for path, size in done.files[:_SHOWN]:
        say(f"{size:>12,} bytes  {path}")
    if len(done.files) > _SHOWN:
        say(f"and {len(done.files) - _SHOWN:,} more files")
    for note in done.notes:
        say(plain(note))
    for name in done.unmet:
        say(
            f"problem  {name}: no actor of this dossier bears this name. It was masked where it "
            "stands so; check how the texts write it.",
            err=True,
        )
    for problem in done.left_out:
        say(f"problem  {problem.location}: {problem.message}", err=True)
    what = "report is" if done.form == "report" else "records are"
    say(f"The {what} in {done.out}.")
