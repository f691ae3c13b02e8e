"""The command that analyses stored texts again."""

import click

from alteram import api
from alteram.cli.command import dossier_option, json_option, processes_option, with_clear_errors
from alteram.terminal.analysing import print_analysis
from alteram.terminal.words import print_json, progress


@click.command()
@click.option("--all", "everything", is_flag=True, help="All anew, whatever is kept.")
@processes_option
@dossier_option
@json_option
@with_clear_errors
def analyse(everything: bool, processes: int | None, dossier: str, as_json: bool) -> None:
    """Analyse the stored texts again, after an update of the program, and link them anew.

    Documents that this very program analysed are skipped; a text is parsed again only where what
    parses it is another. With --all each text is analysed from its words alone. What people
    decided is kept; a decision on a record that is gone or other now is not applied to it and
    needs a look (alteram decisions --look).

    Example: alteram analyse
    """
    with progress("Analysing", None) as advance:
        result = api.analyse(dossier, everything=everything, progress=advance, processes=processes)
    if as_json:
        print_json(result)
    else:
        print_analysis(result)
