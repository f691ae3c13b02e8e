"""Commands by which a person reviews what the program proposes, and overrules it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple

import click

from alteram import api
from alteram.cli.command import dossier_option, json_option, with_clear_errors
from alteram.decisions import ACTIONS, SEEING
from alteram.terminal.deciding import print_decisions, print_looks
from alteram.terminal.reviewing import print_queue
from alteram.terminal.words import print_json, say

_MOST_LISTED = 10_000


class By(NamedTuple):
    """Who decides, why, and in which round."""

    who: str
    why: str
    coded_in: str


def _by_whom(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say who decides, why and in which round; give them as one `by`."""

    @click.option("--who", required=True, envvar="ALTERAM_WHO", help="Who decides.")
    @click.option("--why", default="", help="The reason; compulsory where a proposal is overruled.")
    @click.option(
        "--round", "coded_in", default="", metavar="NAME",
        help="A coding for this round: it counts for agreement and changes nothing.",
    )  # fmt: skip
    @wraps(command)
    def run(*args: Any, who: str, why: str, coded_in: str, **kwargs: Any) -> None:
        command(*args, by=By(who, why, coded_in), **kwargs)

    return run


@click.command()
@click.argument("action", type=click.Choice([name.replace("_", "-") for name in ACTIONS]))
@click.argument("named", nargs=-1, required=True, metavar="SUBJECT [FIELD] [OTHER]")
@click.option(
    "--for",
    "seen_by",
    type=click.Choice(SEEING),
    help="Of restrict: the least role in the workbench that still sees it; lead if not given.",
)
@_by_whom
@dossier_option
@json_option
@with_clear_errors
def decide(
    action: str, named: tuple[str, ...], seen_by: str | None, by: By, dossier: str, as_json: bool
) -> None:
    """Write down what a person decided; the program's own proposals give way to it.

    \b
    accept, reject, needs-work  a claim, figure or attribution by id (alteram review lists
                              them); accepted means: the passage says this
    propose                   back to what the program proposed
    restrict, release         a record, document or event: left out of exports, and hidden in
                              the workbench from all but leads (see --for); or no more
    edit                      a record by id, the field, the new value (none to empty it)
    name, private             an actor, and the name to show; or: a private person
    graphic                   a document or claim, and yes or no: shown only when asked for
    label, fatalities         an event, and its label; or: a number of yours for it
    note                      a record, document or "DOCUMENT START-END", and the words
    same-event, other-event   claims or events: put together, told apart
    same-actor, other-actor   actors by name or id
    same-text, other-text     documents by path or id: copies of one text, or not
    comparable, not-comparable  two figures by id or exact words
    party                     an actor or a proposed party, and the party it belongs to;
                              without a party, the proposed one again
    undo, renew               an earlier decision by its id: taken back; or: it still holds
    close-round               a round of blind coding by its name

    Nothing is ever changed or taken out: a later decision on the same matter holds.

    Example: alteram decide party "Human Rights Commissioner" Sarvenia --who "A. Coder" --why "..."
    """
    if action == "edit":
        if len(named) not in (2, 3):
            raise click.UsageError("Name the record's id, its field and the new value.")
        named = (f"{named[0]} {named[1]}", *named[2:])
    if len(named) > 2:
        raise click.UsageError("Name one or two things; put a name of several words in quotes.")
    subject, value = (*named, "")[:2]
    action = action.replace("-", "_")
    if seen_by is not None:
        if action != "restrict" or value:
            raise click.UsageError("--for belongs to restrict alone, and names one role.")
        value = seen_by
    if by.coded_in:
        made = api.code(action, subject, value, dossier, who=by.who, coded_in=by.coded_in)
    else:
        made = api.make_decision(action, subject, value, dossier, who=by.who, why=by.why)
    if as_json:
        print_json(made)
    else:
        say(f"Written down as {made.id}.")


@click.command()
@click.option("--look", is_flag=True, help="Those alone that no longer fit their records.")
@click.option("--round", "coded_in", metavar="NAME", help="The rows of one round.")
@click.option("--who", help="The rows of one person; of an open round, your own.")
@dossier_option
@json_option
@with_clear_errors
def decisions(
    look: bool, coded_in: str | None, who: str | None, dossier: str, as_json: bool
) -> None:
    """List what people decided, in order, with who, when and why.

    Rows of a round that is open are not shown, but for your own: --round NAME --who YOU.

    Example: alteram decisions --look
    """
    if look:
        looks = api.need_look(dossier)
        if as_json:
            print_json(looks)
        else:
            print_looks(looks)
        return
    made = api.decision_list(dossier, coded_in=coded_in, who=who)
    if as_json:
        print_json(made.decisions)
    else:
        print_decisions(made)


@click.command()
@click.option("--event", help="Claims of one event, named as in compare.")
@click.option(
    "--state", type=click.Choice([name.replace("_", "-") for name in api.STATES]),
    default="proposed", show_default=True, help="Which claims.",
)  # fmt: skip
@click.option(
    "--limit", type=click.IntRange(1, _MOST_LISTED), default=20, show_default=True,
    help="How many.",
)  # fmt: skip
@dossier_option
@json_option
@with_clear_errors
def review(event: str | None, state: str, limit: int, dossier: str, as_json: bool) -> None:
    """List what the program proposes, with its passage, to be accepted, edited or rejected.

    First come the claims of which the program is least sure; that orders the list and nothing
    else. Accepted means: the passage says this.

    Example: alteram review --limit 5
    """
    found = api.queue(dossier, event=event, state=state.replace("-", "_"), limit=limit)
    if as_json:
        print_json(found)
    else:
        print_queue(found)
