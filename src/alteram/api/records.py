"""Records of a dossier by their ids, as the program made them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from alteram.decisions import Marks, marks
from alteram.errors import NotFoundError
from alteram.model import Attribution, Claim, Document, Entry, Figure
from alteram.store import Dossier

Record = Document | Attribution | Claim | Figure


class Found(NamedTuple):
    """A record with the document that it stands in, as stored."""

    record: Record
    entry: Entry


def find_record(store: Dossier, name: str) -> Found:
    """Return the attribution, claim or figure of an id; raises NotFoundError."""
    for entry in holders(store, (name,)):
        for record in records_in(entry):
            if record.id == name:
                return Found(record, entry)
    raise NotFoundError(
        f"No claim, figure or attribution {name!r}; nothing was written. `alteram review` and "
        "`alteram export jsonl DIR` list their ids."
    )


def records_in(entry: Entry) -> Iterable[Attribution | Claim | Figure]:
    """Return the records of a document that people review."""
    found = entry.analysis
    return (*found.attributions, *found.claims, *found.figures)


def kind_of(record: Record) -> str:
    """Return what a record is, in the word of the glossary."""
    return type(record).__name__.lower()


def holders(store: Dossier, ids: Iterable[str]) -> Iterator[Entry]:
    """Return the documents that hold records of these ids, or are of them, as stored, by id."""
    asked = sorted(set(ids))
    found = {one for ours in store.holders(asked).values() for one in ours}
    return store.entries(sorted(found.union(asked)))


def present(store: Dossier, ids: Iterable[str]) -> Marks:
    """Return the marks of records as they are stored now."""
    asked = frozenset(ids)
    return marks(holders(store, asked), asked) if asked else {}
