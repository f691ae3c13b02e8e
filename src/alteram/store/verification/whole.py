"""A whole dossier checked, part by part, as it is at one moment."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from alteram.decisions import BEGINNING
from alteram.errors import DossierError
from alteram.store import decided, schema
from alteram.store.decided import Head
from alteram.store.rows import is_linked, kept_links, streamed
from alteram.store.verification.decisions import chain_faults
from alteram.store.verification.documents import Known, document_faults
from alteram.store.verification.fault import Fault
from alteram.store.verification.links import link_faults
from alteram.store.verification.received import problem_faults, received_faults
from alteram.store.verification.tables import table_faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a check found: how much was looked at, the end of the decisions' chain, all faults."""

    documents: int
    decisions: int
    head: str
    faults: tuple[Fault, ...]


def verification(connection: Connection, name: str, head: str | None = None) -> Verification:
    """Check all that a dossier holds; `head` is a seal that its decisions had at some time.

    `name` stands in the place of a file where a fault is not of one document.
    """
    known = Known()
    parts: dict[str, Callable[[], Iterator[Fault | str]]] = {
        "documents": lambda: document_faults(connection, known),
        "file": lambda: table_faults(connection),
        "originals": lambda: _unused(connection),
        "received": lambda: received_faults(connection),
        "problems": lambda: problem_faults(connection),
        "links": lambda: link_faults(
            kept_links(connection), known, up_to_date=is_linked(connection)
        ),
        "decisions": lambda: chain_faults(decided.sealed_rows(connection), head),
    }
    faults = tuple(
        one if isinstance(one, Fault) else Fault(document="", location=name, line=one)
        for part, lines in parts.items()
        for one in _readable(connection, part, lines)
    )
    last = _end(connection)
    return Verification(
        documents=len(known.documents), decisions=last.number, head=last.seal, faults=faults
    )


def _end(connection: Connection) -> Head:
    """Return the end of the decisions' chain; its beginning where they cannot be read.

    That they cannot is among the faults, and must not cost the others.
    """
    savepoint = connection.begin_nested()
    try:
        return decided.head(connection)
    except DBAPIError:
        return Head(0, BEGINNING)
    finally:
        savepoint.rollback()


def _readable(
    connection: Connection, part: str, lines: Callable[[], Iterator[Fault | str]]
) -> Iterator[Fault | str]:
    """Yield the faults of a part, and one where it cannot be read to its end.

    Each part is read within a savepoint: a server answers nothing more in a transaction in which
    one question failed, and the parts after it must be looked at all the same.
    """
    savepoint = connection.begin_nested()
    try:
        yield from lines()
    except DossierError as error:
        yield f"{part}: {error}"
    except DBAPIError as error:
        yield f"{part}: cannot be read ({' '.join(str(error.orig).split())})"
    finally:
        savepoint.rollback()


def _unused(connection: Connection) -> Iterator[str]:
    """Yield bytes that no document has: they were put in, or their document was taken out."""
    originals, documents = schema.ORIGINALS.c, schema.DOCUMENTS.c
    query = (
        select(originals.sha256)
        .where(originals.sha256.not_in(select(documents.sha256)))
        .order_by(originals.sha256)
    )
    for row in streamed(connection, query, 1_000):
        yield f"bytes {row.sha256}: belong to no document"
