"""The command that shows which documents are copies of one text."""

import click

from alteram import api
from alteram.cli.command import dossier_option, json_option, with_clear_errors
from alteram.terminal.copying import print_copies
from alteram.terminal.words import print_json


@click.command()
@click.argument("document", required=False)
@dossier_option
@click.option("--diff", "differences", is_flag=True, help="Show what each copy changes.")
@json_option
@with_clear_errors
def copies(document: str | None, dossier: str, differences: bool, as_json: bool) -> None:
    """List the texts that several documents have: copies, statements, quotations.

    Under each text stand its origin and every copy, in order of first appearance, with the share
    of common words and the agency that the copy credits. DOCUMENT is a file name or an id.

    Example: alteram copies --diff tolmar-courier-harsk.txt
    """
    found = api.copies(document, dossier, differences=differences)
    if as_json:
        print_json(found)
    else:
        print_copies(found)
