"""Commands that lay out what a dossier holds: events, accounts, where figures come from."""

from pathlib import Path
from typing import get_args

import click

from alteram import api
from alteram.cli.command import dossier_option, json_option, with_clear_errors
from alteram.model import Outcome
from alteram.terminal.comparing import print_comparison, print_events
from alteram.terminal.lineage import print_lineage
from alteram.terminal.words import print_json


@click.command()
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
        print_json(held.links.events)
        return
    print_events(held.links.events)
    if accounts:
        for comparison in api.comparisons(held):
            print_comparison(comparison)


@click.command()
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
        print_json(comparison)
    else:
        print_comparison(comparison)


@click.command()
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
        print_json(lineage)
    else:
        print_lineage(lineage)
