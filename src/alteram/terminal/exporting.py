"""What an export wrote and what it left out, for a terminal."""

from collections.abc import Sequence

from alteram.api.exporting import AnnexDone, Exported
from alteram.terminal.words import plain, say

_SHOWN = 12


def print_exported(done: Exported) -> None:
    """Print the files with their sizes, what was withheld, and what could not be written."""
    _print_files(done.files)
    for note in done.notes:
        say(plain(note))
    _print_unmet(done.unmet)
    for problem in done.left_out:
        say(f"problem  {problem.location}: {problem.message}", err=True)
    what = "report is" if done.form == "report" else "records are"
    say(f"The {what} in {done.out}.")
    if done.index:
        say(f"Begin with {done.index}.")


def print_annex(done: AnnexDone) -> None:
    """Print the pages of each part, what falls out, and the files that were written."""
    for part, pages in done.parts.items():
        say(f"{pages:>7,} pages  {part}")
    say(f"{done.pages:>7,} pages  in all, with {done.exhibits:,} of {done.wanted:,} exhibits")
    if done.fallen:
        say(f"All exhibits would need {done.needed:,} pages. These fall out, the latest first:")
        for line in reversed(done.fallen):
            say(f"    {plain(line)}")
    for note in done.notes:
        say(plain(note))
    _print_unmet(done.unmet)
    for problem in done.problems:
        say(f"problem  {problem.location}: {problem.message}", err=True)
    if done.files:
        _print_files(done.files)
    else:
        say("Nothing was written.")


def _print_files(files: Sequence[tuple[str, int]]) -> None:
    for path, size in files[:_SHOWN]:
        say(f"{size:>12,} bytes  {path}")
    if len(files) > _SHOWN:
        say(f"and {len(files) - _SHOWN:,} more files")


def _print_unmet(names: Sequence[str]) -> None:
    for name in names:
        say(
            f"problem  {name}: no actor of this dossier bears this name. It was masked where it "
            "stands so; check how the texts write it.",
            err=True,
        )
