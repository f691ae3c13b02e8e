"""The command that links documents anew."""

import click

from alteram import api
from alteram.cli.command import dossier_option, with_clear_errors
from alteram.terminal.words import say


@click.command()
@click.option("--whole", is_flag=True, help="Link everything anew, also what is linked.")
@dossier_option
@with_clear_errors
def link(whole: bool, dossier: str) -> None:
    """Bring what belongs together up to date: copies, actors, events.

    `read` does this by itself. To a large dossier it adds new documents without moving what is
    there; --whole puts right what a later document shows of earlier ones. Events and actors keep
    their ids, decisions hold.

    Example: alteram link --whole
    """
    api.relink(dossier, whole=whole)
    say("What belongs together is up to date.")
