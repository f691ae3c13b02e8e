"""Commands for what runs over time: where figures come from, statement timelines."""

from typing import get_args

import click

from alteram import api
from alteram.cli.command import dossier_option, json_option, with_clear_errors
from alteram.model import Outcome
from alteram.terminal.lineage import print_lineage
from alteram.terminal.timeline import print_timeline
from alteram.terminal.words import print_json


@click.command()
@click.argument("event")
@click.argument("outcome", type=click.Choice(get_args(Outcome)))
@dossier_option
@json_option
@click.option("--all", "everything", is_flag=True, help="List every copy by its location.")
@with_clear_errors
def figure(event: str, outcome: str, dossier: str, as_json: bool, everything: bool) -> None:
    """Show where the figures for one outcome of an event come from.

    EVENT is as in compare; "all" stands for the whole collection, claims of no event too. For
    each number: its first appearance, the documents that repeat it, and the step at which
    "at least" or "about" was lost or added, a range became one number, other things were counted
    or the speaker was left out. Copies that change nothing are counted.

    Example: alteram figure "Harsk, 4 March 2022" killed
    """
    lineage = api.figure(event, outcome, dossier)
    if as_json:
        print_json(lineage)
    else:
        print_lineage(lineage, everything=everything)


@click.command()
@click.argument("event", required=False)
@dossier_option
@click.option("--speaker", metavar="NAME", help="Only this speaker; a part of the name does.")
@click.option("--all", "everything", is_flag=True, help="What was said once, too.")
@json_option
@with_clear_errors
def timeline(
    event: str | None, dossier: str, speaker: str | None, everything: bool, as_json: bool
) -> None:
    """Show how each speaker's figure, name for the event and position moved over statements.

    EVENT is as in compare; without it all events are taken, and speakers with one statement are
    only named. Statements stand by their own date, undated ones last. Then: which statement
    answers which.

    Example: alteram timeline "Harsk, 4 March 2022" --speaker "Defence Ministry"
    """
    found = api.timeline(event, dossier, speaker=speaker)
    if as_json:
        print_json(found)
    else:
        whole = everything or event is not None or speaker is not None
        print_timeline(found, everything=whole)
