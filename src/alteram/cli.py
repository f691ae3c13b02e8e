"""The command line: each verb parses, calls the function of the same name in `api`, writes."""

import os

# One thread per process: results then do not depend on how many cores a machine has.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import gc
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import wraps
from pathlib import Path
from typing import Any, BinaryIO, get_args

import click

from alteram import __version__, api, terminal
from alteram.compare import NAME as NOTE_ON_NAMES
from alteram.errors import AlteramError, AnnotateError
from alteram.export import EXPORTERS, bounded_lines
from alteram.model import Outcome
from alteram.pipeline import NOTE_ON_FIGURES

SOME_SET_ASIDE = 1
NOTHING_DONE = 2
STANDARD = "-"

dossier_option = click.option(
    "--dossier",
    default=api.DEFAULT_DOSSIER,
    show_default=True,
    type=click.Path(path_type=Path),
    help="The dossier file.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON, no table.")


def with_clear_errors(command: Callable[..., int | None]) -> Callable[..., None]:
    """Turn our own exceptions into one line on standard error and exit code 2."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            code = command(*args, **kwargs) or 0
        except AlteramError as error:
            terminal.say(f"alteram: {error}", err=True)
            code = NOTHING_DONE
        except BrokenPipeError:
            # The reader of our output went away; that is its right.
            _let_go_of_output()
            code = 0
        except OSError as error:
            _let_go_of_output()
            reason = error.strerror or str(error)
            terminal.say(
                f"alteram: the output cannot be written ({reason}); it is incomplete, "
                "the dossier is as it was. Make room or write elsewhere.",
                err=True,
            )
            code = NOTHING_DONE
        sys.exit(code)

    return run


def _let_go_of_output() -> None:
    """Keep the exit from trying once more to write what cannot be written."""
    sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - closed by the exit


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="alteram")
def main() -> None:
    """Lay out, side by side, who says what about contested events."""
    # A text is read into many small tuples that hold no circles; looking for some after every
    # few hundred of them costs a fifteenth of the time.
    gc.set_threshold(50_000, 20, 50)


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="PATH...")
@dossier_option
@click.option("--outlet", help="The outlet, for texts that do not name theirs.")
@click.option("--date", help="The date of publication (EDTF), for texts without one.")
@json_option
@with_clear_errors
def read(
    inputs: tuple[str, ...], dossier: Path, outlet: str | None, date: str | None, as_json: bool
) -> int:
    """Add documents to a dossier, analyse them and link them to what is there.

    PATH is a file (plain text or HTML), or - for standard input. Reading a file twice adds
    nothing. What cannot be read is listed and set aside.

    Exit code: 0 all done, 1 some set aside, 2 nothing done.

    Example: alteram read statements/*.txt page.html
    """
    with terminal.progress("Reading", len(inputs)) as advance:
        result = api.read(inputs, dossier, outlet=outlet, date=date, progress=advance)
    if as_json:
        terminal.print_json(result)
    else:
        terminal.print_reading(result, dossier)
    if all(problem.stage == NOTE_ON_FIGURES for problem in result.problems):
        return 0
    return SOME_SET_ASIDE if result.added or result.known else NOTHING_DONE


@main.command()
@dossier_option
@click.option("--accounts", is_flag=True, help="Print each event's accounts too.")
@json_option
@with_clear_errors
def events(dossier: Path, accounts: bool, as_json: bool) -> None:
    """List the events with documents, speakers and independent origins found.

    Example: alteram events --accounts
    """
    held = api.collection(dossier)
    if as_json:
        terminal.print_json(held.links.events)
        return
    terminal.print_events(held.links.events)
    if accounts:
        for comparison in api.comparisons(held):
            terminal.print_comparison(comparison)


@main.command()
@click.argument("event")
@dossier_option
@json_option
@with_clear_errors
def compare(event: str, dossier: Path, as_json: bool) -> None:
    """Show the accounts of one event side by side: figures, who blames whom, who denies.

    EVENT is an id, a label or a part of a label.

    Example: alteram compare "Harsk, 4 March 2022"
    """
    comparison = api.compare(event, dossier)
    if as_json:
        terminal.print_json(comparison)
    else:
        terminal.print_comparison(comparison)


@main.command()
@click.argument("event")
@click.argument("outcome", type=click.Choice(get_args(Outcome)))
@dossier_option
@json_option
@with_clear_errors
def figure(event: str, outcome: str, dossier: Path, as_json: bool) -> None:
    """Show where the figures for one outcome of an event come from.

    For each number: its first appearance, the documents that repeat it, and the step at which
    "at least" or "about" was lost or added.

    Example: alteram figure "Harsk, 4 March 2022" killed
    """
    lineage = api.figure(event, outcome, dossier)
    if as_json:
        terminal.print_json(lineage)
    else:
        terminal.print_lineage(lineage)


@main.command()
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@dossier_option
@with_clear_errors
def report(out: Path, dossier: Path) -> None:
    """Write one self-contained HTML page of the whole dossier.

    Example: alteram report report.html
    """
    path = api.report(out, dossier)
    terminal.say(f"The report is in {path}.")


@main.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(sorted(EXPORTERS)))
@click.argument("out", type=click.Path(path_type=Path))
@dossier_option
@with_clear_errors
def export(form: str, out: Path, dossier: Path) -> int:
    """Write the dossier's records in another format. FORMAT jsonl writes a folder of files.

    Example: alteram export jsonl records/
    """
    left_out = api.export(form, out, dossier)
    for problem in left_out:
        terminal.say(f"problem  {problem.location}: {problem.message}", err=True)
    terminal.say(f"The records are in {out}.")
    return SOME_SET_ASIDE if left_out else 0


@main.command()
@dossier_option
@json_option
@with_clear_errors
def verify(dossier: Path, as_json: bool) -> int:
    """Hash every document and text again and cut every quote again.

    Prints one line per fault. Exit code: 0 no fault, 1 faults.

    Example: alteram verify
    """
    faults = api.verify(dossier)
    if as_json:
        terminal.print_json(faults)
    else:
        terminal.print_faults(faults)
    return SOME_SET_ASIDE if faults else 0


@main.command()
@click.argument("inputs", nargs=-1, metavar="[PATH...]")
@click.option(
    "--swap",
    "swaps",
    multiple=True,
    required=True,
    metavar="A=B",
    help="Names to swap; repeatable.",
)
@dossier_option
@json_option
@with_clear_errors
def audit(inputs: tuple[str, ...], swaps: tuple[str, ...], dossier: Path, as_json: bool) -> int:
    """Swap the names of parties and list every record that the swap changes.

    A text is analysed as it is and with the names of A and B swapped: names, adjectives, peoples
    and capitals. States of the program's list bring their forms; of others the forms are found
    in the text, or given in the same order on both sides. Without a PATH the texts of the dossier
    are taken. Nothing is stored.

    Exit code: 0 all records survive, 1 some differ or an input or a swap came to nothing,
    2 nothing swapped.

    Example: alteram audit --swap "Vardania,Vardanian,Varda=Ostrovia,Ostrovian,Ostro" texts/*.txt
    """
    with terminal.progress("Auditing", len(inputs) or None) as advance:
        result = api.audit(swaps, inputs, dossier, progress=advance)
    if as_json:
        terminal.print_json(result)
    else:
        terminal.print_audit(result)
    if not result.total:
        return NOTHING_DONE
    set_aside = any(problem.stage != NOTE_ON_NAMES for problem in result.problems)
    return SOME_SET_ASIDE if set_aside or result.survived < result.total else 0


@main.command()
@click.argument("lines", metavar="IN.jsonl")
@click.argument("out", metavar="OUT.jsonl")
@with_clear_errors
def annotate(lines: str, out: str) -> int:
    """Analyse texts one by one, without a dossier: JSON lines in, JSON lines out.

    A line in is {"id", "text", "date"?, "outlet"?, "title"?}; - is standard input or output.
    Exit code: 0 all done, 1 some lines set aside, 2 the command could not run.

    Example: alteram annotate texts.jsonl records.jsonl
    """
    refused: list[str] = []
    with (
        _opened(lines, "rb") as given,
        _opened(out, "wb", unlike=lines) as written,
        terminal.progress("Annotating", None) as advance,
    ):
        for line in api.annotate(bounded_lines(given), set_aside=refused.append):
            written.write(line.encode("utf-8") + b"\n")
            written.flush()
            advance("")
    if refused:
        terminal.say(f"alteram: lines set aside: {len(refused)}; see their problems.", err=True)
    return SOME_SET_ASIDE if refused else 0


def _opened(name: str, mode: str, *, unlike: str = "") -> AbstractContextManager[BinaryIO]:
    """Open a file, or standard input or output for "-"; raises AnnotateError."""
    if name == STANDARD:
        return nullcontext(sys.stdin.buffer if mode == "rb" else sys.stdout.buffer)
    path = Path(name)
    try:
        if path.is_file() and unlike != STANDARD and unlike and path.samefile(unlike):
            raise AnnotateError(
                f"{name}: is the input too; nothing was written. Name another file for the output."
            )
        return path.open("rb") if mode == "rb" else path.open("wb")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise AnnotateError(
            f"{name}: cannot be opened ({reason}); nothing was done. Check path and permissions."
        ) from error


if __name__ == "__main__":
    main()
