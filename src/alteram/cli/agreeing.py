"""The command that tells how far people agree who coded the same records."""

import click

from alteram import api
from alteram.cli.command import dossier_option, json_option, with_clear_errors
from alteram.terminal.agreeing import print_agreement
from alteram.terminal.words import print_json


@click.command()
@click.option("--round", "coded_in", metavar="NAME", help="One round; without it, all of them.")
@dossier_option
@json_option
@with_clear_errors
def agreement(coded_in: str | None, dossier: str, as_json: bool) -> None:
    """Tell how far people agree who coded the same records without sight of each other.

    For each question: percent agreement, Cohen's kappa of each pair of coders, Krippendorff's
    alpha of all, and every item on which they differ. Of a round that is open only the numbers
    of coded items are shown.

    Example: alteram agreement --round pilot
    """
    found = api.agreement(dossier, coded_in=coded_in)
    if as_json:
        print_json(found)
    else:
        print_agreement(found)
