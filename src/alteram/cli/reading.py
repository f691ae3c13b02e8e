"""Commands that read texts: into a dossier, or line by line without one."""

import os
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO

import click

from alteram import api
from alteram.cli.command import (
    NOTHING_DONE,
    SOME_SET_ASIDE,
    dossier_option,
    json_option,
    processes_option,
    with_clear_errors,
)
from alteram.engines import usable_processes
from alteram.errors import AnnotateError
from alteram.export import bounded_lines
from alteram.terminal.analysing import print_look_count
from alteram.terminal.reading import print_reading, reading_bar
from alteram.terminal.words import print_json, progress, say

STANDARD = "-"


def _columns(
    context: click.Context, parameter: click.Parameter, given: tuple[str, ...]
) -> dict[str, str] | None:
    """Return FIELD=NAME, each, as a table's columns."""
    columns = {}
    for pair in given:
        field, equals, name = pair.partition("=")
        if not field or not equals or not name:
            raise click.BadParameter(f"{pair!r} is not FIELD=NAME.")
        columns[field] = name
    return columns or None


columns_option = click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    callback=_columns,
    help="Which column of a table is its text, title, date, outlet ...; repeatable.",
)


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="PATH|URL...")
@dossier_option
@click.option("--outlet", help="The outlet, for texts that do not name theirs.")
@click.option("--date", help="The date of publication (EDTF), for texts without one.")
@columns_option
@click.option(
    "--allow-private", is_flag=True, help="Let a URL lead to a machine of a private network."
)
@processes_option
@json_option
@with_clear_errors
def read(
    inputs: tuple[str, ...], dossier: str, as_json: bool, processes: int | None, **given: Any
) -> int:
    """Add documents to a dossier, analyse them and link them to what is there.

    PATH is a file, a folder (all files below it, but hidden ones and links), or - for standard
    input; a URL (http, https) is fetched, without cookies and proxies. Reading a file twice adds
    nothing, so a reading that was stopped is begun again and goes on where it was. What cannot be
    read is listed and set aside; files are parsed and texts analysed in processes of their own,
    which are stopped where one takes too long.

    Exit code: 0 all done, 1 some set aside, 2 nothing done.

    Example: alteram read statements/*.txt page.html
    """
    # How many files a folder holds is only known once it is read.
    total = None if any(map(os.path.isdir, inputs)) else len(inputs)
    options = api.ReadOptions(**given)
    with reading_bar(total) as told:
        result = api.read(inputs, dossier, options=options, told=told, processes=processes)
    if as_json:
        print_json(result)
    else:
        print_reading(result, dossier)
        print_look_count(len(api.need_look(dossier)))
    counts = result.counts
    if counts.problems == counts.to_look_at:
        return 0
    return SOME_SET_ASIDE if counts.added or counts.known else NOTHING_DONE


@click.command()
@click.argument("lines", metavar="IN.jsonl")
@click.argument("out", metavar="OUT.jsonl")
@processes_option
@click.option(
    "--rules-only",
    is_flag=True,
    help="Do not ask the network: three times as fast, and less is found.",
)
@with_clear_errors
def annotate(lines: str, out: str, processes: int | None, rules_only: bool) -> int:
    """Analyse texts one by one, without a dossier: JSON lines in, JSON lines out.

    A line in is {"id", "text", "date"?, "outlet"?, "title"?}; - is standard input or output. Lines
    out come in the order of lines in. What comes on standard input is answered line by line, by
    one process, unless --processes is given: then lines are read ahead of the answers.
    Exit code: 0 all done, 1 some lines set aside, 2 the command could not run.

    Example: alteram annotate texts.jsonl records.jsonl
    """
    refused: list[str] = []
    with (
        _opened(lines, "rb") as given,
        _opened(out, "wb", unlike=lines) as written,
        progress("Annotating", None) as advance,
    ):
        answered = api.annotate(
            bounded_lines(given),
            set_aside=refused.append,
            processes=processes or (1 if lines == STANDARD else usable_processes()),
            ahead=processes is not None or lines != STANDARD,
            rules_only=rules_only,
        )
        for line in answered:
            written.write(line.encode("utf-8") + b"\n")
            written.flush()
            advance("")
    if refused:
        say(f"alteram: lines set aside: {len(refused)}; see their problems.", err=True)
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
