"""Commands that check: hashes and quotes, and that every party is read alike."""

import click

from alteram import api
from alteram.cli.command import (
    NOTHING_DONE,
    SOME_SET_ASIDE,
    dossier_option,
    json_option,
    with_clear_errors,
)
from alteram.compare import NAME as NOTE_ON_NAMES
from alteram.terminal.checking import print_audit, print_verification
from alteram.terminal.words import print_json, progress


@click.command()
@click.option(
    "--head",
    metavar="SEAL",
    help="A seal noted earlier: the chain of decisions must still hold it.",
)
@dossier_option
@json_option
@with_clear_errors
def verify(head: str | None, dossier: str, as_json: bool) -> int:
    """Check a dossier: hash all documents and texts, cut all quotes, replay all decisions.

    Prints one line per fault, and at the end the seal of the last decision. Noted elsewhere and
    given back with --head, it shows whether decisions were taken out at the end. Exit code: 0 no
    fault, 1 faults.

    Example: alteram verify
    """
    found = api.verification(dossier, head)
    if as_json:
        print_json(found)
    else:
        print_verification(found)
    return SOME_SET_ASIDE if found.faults else 0


@click.command()
@click.argument("inputs", nargs=-1, metavar="[PATH...]")
@click.option(
    "--swap",
    "swaps",
    multiple=True,
    required=True,
    metavar="A=B",
    help="Names to swap; repeatable.",
)
@dossier_option
@json_option
@with_clear_errors
def audit(inputs: tuple[str, ...], swaps: tuple[str, ...], dossier: str, as_json: bool) -> int:
    """Swap the names of parties and list every record that the swap changes.

    A text is analysed as it is and with the names of A and B swapped: names, adjectives, peoples
    and capitals. States of the program's list bring their forms; of others the forms are found
    in the text, or given in the same order on both sides. Without a PATH the texts of the dossier
    are taken. Nothing is stored.

    Exit code: 0 all records survive, 1 some differ or an input or a swap came to nothing,
    2 nothing swapped.

    Example: alteram audit --swap "Vardania,Vardanian,Varda=Ostrovia,Ostrovian,Ostro" texts/*.txt
    """
    with progress("Auditing", len(inputs) or None) as advance:
        result = api.audit(swaps, inputs, dossier, progress=advance)
    if as_json:
        print_json(result)
    else:
        print_audit(result)
    if not result.total:
        return NOTHING_DONE
    set_aside = any(problem.stage != NOTE_ON_NAMES for problem in result.problems)
    return SOME_SET_ASIDE if set_aside or result.survived < result.total else 0
