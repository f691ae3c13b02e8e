"""Commands that lay out what a dossier holds: events, accounts, how claims relate."""

import click

from alteram import api
from alteram.cli.command import dossier_option, json_option, with_clear_errors
from alteram.terminal.comparing import print_comparison, print_events
from alteram.terminal.relations import print_relations
from alteram.terminal.words import print_json


@click.command()
@dossier_option
@click.option("--accounts", is_flag=True, help="Print each event's accounts too.")
@json_option
@with_clear_errors
def events(dossier: str, accounts: bool, as_json: bool) -> None:
    """List the events with documents, speakers and independent origins found.

    Example: alteram events --accounts
    """
    found = api.events(dossier)
    if as_json:
        print_json(found)
        return
    print_events(found)
    if accounts:
        for comparison in api.comparisons(dossier):
            print_comparison(comparison)
            print_relations(comparison.relations)


@click.command()
@click.argument("event")
@dossier_option
@json_option
@with_clear_errors
def compare(event: str, dossier: str, as_json: bool) -> None:
    """Show the accounts of one event side by side: figures, who blames whom, who denies.

    EVENT is an id, a label or a part of a label.

    Example: alteram compare "Harsk, 4 March 2022"
    """
    comparison = api.compare(event, dossier)
    if as_json:
        print_json(comparison)
    else:
        print_comparison(comparison)
        print_relations(comparison.relations)
