"""Commands that write a dossier out: as a page, as files."""

from pathlib import Path

import click

from alteram import api
from alteram.cli.command import SOME_SET_ASIDE, dossier_option, with_clear_errors
from alteram.export import EXPORTERS
from alteram.terminal.words import say


@click.command()
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@dossier_option
@with_clear_errors
def report(out: Path, dossier: Path) -> None:
    """Write one self-contained HTML page of the whole dossier.

    Example: alteram report report.html
    """
    path = api.report(out, dossier)
    say(f"The report is in {path}.")


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice([one.name for one in EXPORTERS]))
@click.argument("out", type=click.Path(path_type=Path))
@dossier_option
@with_clear_errors
def export(form: str, out: Path, dossier: Path) -> int:
    """Write the dossier's records in another format. FORMAT jsonl writes a folder of files.

    Example: alteram export jsonl records/
    """
    left_out = api.export(form, out, dossier)
    for problem in left_out:
        say(f"problem  {problem.location}: {problem.message}", err=True)
    say(f"The records are in {out}.")
    return SOME_SET_ASIDE if left_out else 0
