"""Words looked up in what is said and in the texts."""

from pathlib import Path

from alteram.api.held import DEFAULT_DOSSIER
from alteram.store import Dossier, Found

SHOWN = 50


def search(
    words: str,
    dossier: str | Path = DEFAULT_DOSSIER,
    *,
    speaker: str | None = None,
    limit: int = SHOWN,
) -> Found:
    """Return the passages of a dossier, by date, that have all words, with their speakers.

    Case and accents do not matter; words in quotation marks follow each other. With `speaker`,
    only what is said by those whose name has these words. Raises NotFoundError where there is no
    word to look for.
    """
    with Dossier.open(dossier) as store:
        return store.search(words, limit, speaker=speaker or "")
