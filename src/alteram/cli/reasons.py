"""The command that tells why claims stand in one event, or in two."""

import click

from alteram import api
from alteram.cli.command import dossier_option, json_option, with_clear_errors
from alteram.terminal.reasons import print_names, print_reasons
from alteram.terminal.words import print_json


@click.command()
@click.argument("named", nargs=-1, required=True, metavar="EVENT | CLAIM CLAIM | ACTOR")
@click.option("--actor", is_flag=True, help="Tell why the names of an ACTOR are one.")
@dossier_option
@json_option
@with_clear_errors
def why(named: tuple[str, ...], actor: bool, dossier: str, as_json: bool) -> None:
    """Tell why claims stand in one event, or in two: what was compared, and what it counted.

    Of an EVENT (an id, a label or a part of a label), the strongest link of each claim to another
    one; of two CLAIMs by id, the sum between them. Above zero speaks for one event. A person can
    overrule it: alteram decide same-event, other-event. With --actor, how the names of an actor
    (an id or a name) were compared.

    Example: alteram why "Harsk, 4 March 2022"
    """
    if len(named) > 2:
        raise click.UsageError("Name one event or two claims; put a label in quotes.")
    first, second = (*named, "")[:2]
    if actor:
        names = api.why_actor(first, dossier)
        print_json(names) if as_json else print_names(names)
        return
    reasons = api.why(first, second, dossier)
    if as_json:
        print_json(reasons)
    else:
        print_reasons(reasons)
