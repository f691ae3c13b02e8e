"""Commands by which a person overrules the program: what belongs together, parties, figures."""

import click

from alteram import api
from alteram.cli.command import dossier_option, json_option, with_clear_errors
from alteram.decisions import ACTIONS
from alteram.terminal.deciding import print_decisions
from alteram.terminal.words import print_json, say


@click.command()
@click.argument("action", type=click.Choice([name.replace("_", "-") for name in ACTIONS]))
@click.argument("named", nargs=-1, required=True, metavar="SUBJECT [OTHER]")
@click.option("--who", required=True, envvar="ALTERAM_WHO", help="Who decides.")
@click.option("--why", required=True, help="The reason; it is shown with the decision.")
@dossier_option
@json_option
@with_clear_errors
def decide(
    action: str, named: tuple[str, ...], who: str, why: str, dossier: str, as_json: bool
) -> None:
    """Write down what a person decided; the program's own proposals give way to it.

    \b
    same-event, other-event   claims or events: put together, told apart
    same-actor, other-actor   actors by name or id
    same-text, other-text     documents by path or id: copies of one text, or not
    comparable, not-comparable  two figures by id or exact words
    party                     an actor or a proposed party, and the party it belongs to;
                              without a party, the proposed one again
    undo                      an earlier decision by its id

    Nothing is ever changed or taken out: a later decision on the same matter holds.

    Example: alteram decide party "Human Rights Commissioner" Sarvenia --who "A. Coder" --why "..."
    """
    if len(named) > 2:
        raise click.UsageError("Name one or two things; put a name of several words in quotes.")
    subject, value = (*named, "")[:2]
    decision = api.make_decision(
        action.replace("-", "_"), subject, value, dossier, who=who, why=why
    )
    if as_json:
        print_json(decision)
    else:
        say(f"Written down as {decision.id}.")


@click.command()
@dossier_option
@json_option
@with_clear_errors
def decisions(dossier: str, as_json: bool) -> None:
    """List what people decided, in order, with who, when and why.

    Example: alteram decisions
    """
    made = api.decisions(dossier)
    if as_json:
        print_json(made)
    else:
        print_decisions(made)
