"""Commands that take in what others made with the texts of a dossier."""

from dataclasses import asdict
from pathlib import Path

import click

from alteram import api
from alteram.cli.command import (
    SOME_SET_ASIDE,
    dossier_option,
    json_option,
    with_clear_errors,
)
from alteram.terminal.words import print_json, say


@click.group(name="import")
def import_group() -> None:
    """Take in what people made with the texts elsewhere.

    Example: alteram import annotations notes.jsonld
    """


@import_group.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--who", default="", envvar="ALTERAM_WHO", help="Whose they are where none is named.")
@dossier_option
@json_option
@with_clear_errors
def annotations(file: Path, who: str, dossier: str, as_json: bool) -> int:
    """Take in W3C Web Annotations as notes of those who wrote them.

    Each is found by its place and exact words, or by words that stand in the text once. What is
    not found, or found more than once, is listed for a person; nothing near is taken for it.

    Example: alteram import annotations notes.jsonld --who "A. Coder"
    """
    done = api.import_annotations(file, dossier, who=who)
    if as_json:
        print_json(asdict(done))
    else:
        for problem in done.problems:
            say(f"problem  {problem.location}: {problem.message}", err=True)
        say(
            f"{len(done.notes)} notes written down, {len(done.known)} there already, "
            f"{len(done.own)} passages of the program found again, "
            f"{len(done.problems)} set aside."
        )
    return SOME_SET_ASIDE if done.problems else 0
