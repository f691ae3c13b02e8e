"""The command that finds words in what is said and in the texts."""

import click

from alteram import api
from alteram.api.searching import SHOWN
from alteram.cli.command import dossier_option, json_option, with_clear_errors
from alteram.terminal.searching import print_found
from alteram.terminal.words import print_json


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--speaker", metavar="NAME", help="Only what speakers of this name said.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=SHOWN, show_default=True, help="Passages shown."
)
@dossier_option
@json_option
@with_clear_errors
def search(
    words: tuple[str, ...], speaker: str | None, limit: int, dossier: str, as_json: bool
) -> None:
    """Find the passages that have all WORDS, with their speakers, by date.

    Case and accents do not matter. Words given together in quotation marks follow each other.

    Example: alteram search "grain depot" fire --speaker ministry
    """
    found = api.search(" ".join(map(_phrase, words)), dossier, speaker=speaker, limit=limit)
    if as_json:
        print_json(found)
    else:
        print_found(found)


def _phrase(word: str) -> str:
    """Return what the shell gave as one as a phrase; it took the quotation marks off."""
    return f'"{word}"' if len(word.split()) > 1 and '"' not in word else word
