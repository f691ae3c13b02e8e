"""Commands that write a dossier out: as a page, as files."""

from pathlib import Path

import click

from alteram import api
from alteram.cli.command import SOME_SET_ASIDE, dossier_option, json_option, with_clear_errors
from alteram.export import EXPORTERS
from alteram.terminal.exporting import print_exported
from alteram.terminal.words import print_json, progress, say


@click.command()
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@dossier_option
@with_clear_errors
def report(out: Path, dossier: str) -> None:
    """Write one self-contained HTML page of the whole dossier.

    Example: alteram report report.html
    """
    path = api.report(out, dossier)
    say(f"The report is in {path}.")


def _listed() -> str:
    """Return each format's name with its line of help, one a line."""
    wide = max(len(one.name) for one in EXPORTERS)
    return "\n".join(f"{one.name:{wide}}  {one.what}" for one in EXPORTERS)


@click.command(
    help=f"""Write the dossier's records in another format, to the file or folder OUT.

    \b
    {_listed().replace(chr(10), chr(10) + "    ")}

    Example: alteram export jsonl records/
    """
)
@click.argument("form", metavar="FORMAT", type=click.Choice([one.name for one in EXPORTERS]))
@click.argument("out", type=click.Path(path_type=Path))
@dossier_option
@json_option
@with_clear_errors
def export(form: str, out: Path, dossier: str, as_json: bool) -> int:
    """Write the dossier in another format; its help is made of the formats."""
    with progress("Writing", None) as advance:
        done = api.export(form, out, dossier, progress=advance)
    if as_json:
        print_json(done)
    else:
        print_exported(done)
    return SOME_SET_ASIDE if done.left_out else 0
