"""Which documents a restriction may concern: found by ids, hashes and words, not by reading."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, select

from alteram.store.passages import holders
from alteram.store.rows import ASKED_AT_ONCE, REPLACED, batches, setting
from alteram.store.schema import DOCUMENTS, PASSAGES, TEXTS
from alteram.store.search import matching
from alteram.store.words import words_of

_RUN = 3
_MOST_RUNS = 48
_SHARE = 2


def concerned(
    connection: Connection, ids: Iterable[str], texts: Iterable[str], words: Iterable[str]
) -> frozenset[str]:
    """Return the documents of these ids or that hold records of them, and all of their texts.

    `texts` are hashes of further texts, `words` are passages: a document is among those returned
    where it may have the words of one. The whole of it has to be compared then; of what is
    returned some will not have them.
    """
    asked = sorted(set(ids))
    found = {one for held in holders(connection, asked).values() for one in held}
    found |= _there(connection, asked)
    hashes = set(texts)
    for some in batches(sorted(found), ASKED_AT_ONCE):
        query = select(TEXTS.c.sha256).where(TEXTS.c.document.in_(some))
        hashes.update(connection.execute(query).scalars())
    for some in batches(sorted(hashes), ASKED_AT_ONCE):
        query = select(TEXTS.c.document).where(TEXTS.c.sha256.in_(some))
        found.update(connection.execute(query).scalars())
    for passage in sorted(set(words)):
        found |= _with_words(connection, passage)
    return frozenset(found)


def extent(connection: Connection) -> tuple[int, int]:
    """Return how many documents there are, and how often the analysis of one was replaced.

    Both only grow: where they are the same, so are the documents and their records.
    """
    there = connection.execute(select(func.count()).select_from(DOCUMENTS)).scalar_one()
    return int(there), int(setting(connection, REPLACED) or 0)


def _there(connection: Connection, ids: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for some in batches(ids, ASKED_AT_ONCE):
        query = select(DOCUMENTS.c.id).where(DOCUMENTS.c.id.in_(some))
        found.update(connection.execute(query).scalars())
    return found


def _with_words(connection: Connection, passage: str) -> set[str]:
    """Return the documents that have some of a passage's runs of three words.

    Half of them is enough: another document may break the passage by a new paragraph, or
    write some of its words in another way.
    """
    runs = _runs([word.folded for word in words_of(passage)])
    met: Counter[str] = Counter()
    for run in runs:
        asked = {"words": (run,)}
        query = select(PASSAGES.c.document).distinct().where(matching(connection, asked))
        met.update(connection.execute(query).scalars())
    least = max(1, len(runs) // _SHARE)
    return {document for document, count in met.items() if count >= least}


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return runs of words of a passage, each once, at most so many, from all over it."""
    found = list(dict.fromkeys(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)))
    step = max(1, -(-len(found) // _MOST_RUNS))
    return found[::step]
