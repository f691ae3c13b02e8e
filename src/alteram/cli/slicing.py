"""The command that makes a dossier of a part of a run."""

from typing import Any

import click

from alteram import api
from alteram.cli.command import SOME_SET_ASIDE, dossier_option, json_option, with_clear_errors
from alteram.terminal.running import run_progress
from alteram.terminal.slicing import print_slice
from alteram.terminal.words import print_json


@click.command(name="slice")
@click.argument("out", metavar="DIR|URI")
@click.option("--event", "events", multiple=True, help="An event, by label or id; repeatable.")
@click.option("--party", "parties", multiple=True, help="An actor, by name or id; repeatable.")
@click.option("--from", "first", metavar="DAY", help="The first day (2022, 2022-03, 2022-03-04).")
@click.option("--to", "last", metavar="DAY", help="The last day.")
@click.option("--yes", "many", is_flag=True, help="Write more than 20,000 documents.")
@dossier_option
@json_option
@with_clear_errors
def slice_command(out: str, dossier: str, as_json: bool, **asked: Any) -> int:
    """Make a dossier of a part of what `run` wrote: of an event, a party, a period.

    DIR|URI is where the run wrote. A document has to fit all that is asked: it tells of one of
    the events; one of the parties, or who speaks for it, speaks in it or is blamed; it was
    published between the days or tells of an event then. Documents in which the texts of copies
    first appeared come with them. Events, actors and copies keep their ids of the run; documents
    that the dossier has already stay as they are. Without a question the whole run is meant.

    Exit code: 0 all done, 1 some set aside, 2 nothing done.

    Example: alteram slice tables --event "Harsk, 4 March 2022" --dossier harsk.alteram
    """
    options = api.SliceOptions(**asked)
    with run_progress() as told:
        result = api.slice_run(
            out, dossier, options=options, progress=lambda done, of: told("Writing", done, of)
        )
    if as_json:
        print_json(result)
    else:
        print_slice(result, dossier)
    return SOME_SET_ASIDE if result.problems else 0
