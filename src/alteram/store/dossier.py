"""One dossier: documents with their bytes, texts and analyses, what links them, decisions.

Each change is one transaction: after it returns, a crash loses nothing of it.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, select

from alteram.errors import DossierError, QuoteMismatchError
from alteram.model import (
    Collection,
    CopyCluster,
    Decision,
    Document,
    Entry,
    Event,
    LinkedActor,
    Links,
    Problem,
)
from alteram.store import schema
from alteram.store.codec import pack, unpack
from alteram.store.files import add_missing_tables, engine_for, examine, make_file
from alteram.store.linkage import Linkage
from alteram.store.quotes import quote_faults, without_faults
from alteram.store.rows import (
    ASKED_AT_ONCE,
    Receipt,
    absent,
    batches,
    held,
    insert_entry,
    link_rows,
    linked,
    note_problem,
    note_receipt,
    replace_links,
    stored_entries,
)
from alteram.store.transactions import Transactions
from alteram.store.verify import Fault, find_faults, find_unreadable

_LINKED = "documents"


class Dossier:
    """A dossier file, open; use it as a context manager or call `close`."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self.transactions = Transactions(path, engine)
        self.linkage = Linkage(self.transactions)

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, write: bool = False) -> Self:
        """Open a dossier for reading, or with `write` for both; `create` makes a missing one too.

        Raises DossierError, and leaves the file as it is, if it is missing, damaged, no dossier,
        of a newer schema, or cannot be written though it has to be.
        """
        path = Path(path)
        if path.is_dir():
            raise DossierError(
                f"{path}: is a directory, not a dossier; nothing was changed. "
                "Name a file with --dossier."
            )
        if not path.exists():
            if not create:
                raise DossierError(
                    f"{path}: there is no such dossier; nothing was made. "
                    "Read documents into it first, or name another with --dossier."
                )
            make_file(path)
        write = write or create
        examine(path, writable=write)
        if write:
            add_missing_tables(path)
        return cls(path, engine_for(path, writable=write))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def has(self, document: str) -> bool:
        """Tell whether a document of this id is there."""
        query = select(schema.DOCUMENTS.c.id).where(schema.DOCUMENTS.c.id == document)
        with self.transactions.reading() as connection:
            return connection.execute(query).first() is not None

    def add(self, entry: Entry, original: bytes) -> bool:
        """Store a document with its bytes and problems; return False if it was there already.

        Of a document that is there, a new location is noted and nothing else.
        Raises QuoteMismatchError if a record's words do not stand in the text or the bytes are
        not the document's; nothing is stored then.
        """
        document = entry.document
        faults = quote_faults(entry)
        if hashlib.sha256(original).hexdigest() != document.sha256:
            faults = ("bytes: their SHA-256 is not the document's", *faults)
        if faults:
            raise QuoteMismatchError(
                f"{document.location}: {faults[0]} ({len(faults)} such); nothing of it was "
                "stored. Please report this fault of the program."
            )
        with self.transactions.writing() as connection:
            new = absent(connection, schema.DOCUMENTS, id=document.id)
            if new:
                if absent(connection, schema.ORIGINALS, sha256=document.sha256):
                    connection.execute(
                        schema.ORIGINALS.insert().values(sha256=document.sha256, bytes=original)
                    )
                insert_entry(connection, entry)
            note_receipt(connection, document.id, document.location, document.captured)
            for problem in entry.analysis.problems:
                note_problem(connection, problem)
        return new

    def receipts(self, document: str) -> tuple[Receipt, ...]:
        """Return how a document came in, in order."""
        table = schema.RECEIPTS
        query = select(table).where(table.c.document == document).order_by(table.c.number)
        with self.transactions.reading() as connection:
            return tuple(
                Receipt(document=row.document, location=row.location, captured=row.captured)
                for row in connection.execute(query)
            )

    def original(self, document: str) -> bytes:
        """Return the bytes of a document as they were received; raises DossierError."""
        query = (
            select(schema.ORIGINALS.c.bytes)
            .join(schema.DOCUMENTS, schema.DOCUMENTS.c.sha256 == schema.ORIGINALS.c.sha256)
            .where(schema.DOCUMENTS.c.id == document)
        )
        with self.transactions.reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            raise DossierError(
                f"{self.path}: holds no document {document}; nothing was changed. "
                "`alteram export jsonl` lists the documents."
            )
        return row.bytes.encode() if isinstance(row.bytes, str) else bytes(row.bytes)

    def add_problem(self, problem: Problem) -> None:
        """Keep what was set aside and why; the same problem is kept once."""
        with self.transactions.writing() as connection:
            note_problem(connection, problem)

    def append_decision(self, decision: Decision) -> None:
        """Add a decision; none is ever changed or taken out. Raises DossierError if it is there."""
        with self.transactions.writing() as connection:
            if not absent(connection, schema.DECISIONS, id=decision.id):
                raise DossierError(
                    f"{self.path}: decision {decision.id} is there already and stays as it is. "
                    "Make a new decision that supersedes it."
                )
            connection.execute(
                schema.DECISIONS.insert().values(id=decision.id, record=pack(decision))
            )

    def save_links(self, links: Links) -> None:
        """Put new links in the place of the old, all at once."""
        with self.transactions.writing() as connection:
            connection.execute(schema.LINKS.delete())
            connection.execute(schema.LINKS.insert(), [*link_rows(links), self._mark(connection)])

    def update_links(self, changed: Links, gone: Iterable[str] = ()) -> None:
        """Put changed links in the place of those with their ids, all at once; drop `gone` ids."""
        with self.transactions.writing() as connection:
            replace_links(connection, changed, gone)
            connection.execute(schema.LINKS.delete().where(schema.LINKS.c.kind == _LINKED))
            connection.execute(schema.LINKS.insert(), self._mark(connection))

    @staticmethod
    def _mark(connection: Connection) -> dict[str, object]:
        return {"kind": _LINKED, "position": 0, "id": held(connection), "record": b""}

    def state(self) -> str:
        """Return an id that stands for what links are made of: the documents and decisions."""
        with self.transactions.reading() as connection:
            return held(connection)

    def is_linked(self) -> bool:
        """Tell whether the links were saved for just the documents and decisions there now.

        They were not if the program was stopped between adding documents and linking them.
        """
        table = schema.LINKS.c
        with self.transactions.reading() as connection:
            row = connection.execute(select(table.id).where(table.kind == _LINKED)).first()
            return row is not None and row.id == held(connection)

    def documents(self, wanted: Iterable[str] | None = None) -> Iterator[Document]:
        """Yield the records of all documents, or of those `wanted`, by id, without their texts."""
        table = schema.DOCUMENTS.c
        query = select(table.record).order_by(table.id)
        asked = (
            [query]
            if wanted is None
            else [
                query.where(table.id.in_(ids))
                for ids in batches(sorted(set(wanted)), ASKED_AT_ONCE)
            ]
        )
        with self.transactions.reading() as connection:
            for one in asked:
                for row in connection.execution_options(yield_per=1_000).execute(one):
                    yield unpack(row.record, Document)

    def entries(self, wanted: Iterable[str] | None = None) -> Iterator[Entry]:
        """Yield documents as stored, by id, unchecked; all of them, or those `wanted`.

        One at a time is held in memory. `collection` checks them.
        """
        with self.transactions.reading() as connection:
            if wanted is None:
                yield from stored_entries(connection)
            else:
                for ids in batches(sorted(set(wanted)), ASKED_AT_ONCE):
                    yield from stored_entries(connection, ids)

    def sound(self, wanted: Iterable[str] | None = None) -> Iterator[Entry]:
        """Yield documents as `entries` does, without records whose words do not match the text."""
        for entry in self.entries(wanted):
            yield without_faults(entry) if quote_faults(entry) else entry

    def verify(self) -> tuple[Fault, ...]:
        """Hash all bytes and texts again, cut every quote again; return what does not match.

        Links and decisions have no hash of their own; whether they can be read is looked at.
        """
        parts = {"links": self.links, "decisions": self.decisions}
        faults = find_faults(self.entries(), self.original)
        return (*faults, *find_unreadable(str(self.path), parts))

    def links(self) -> Links:
        """Return what belongs together, as last saved."""
        with self.transactions.reading() as connection:
            return Links(
                copies=linked(connection, "copy", CopyCluster),
                actors=linked(connection, "actor", LinkedActor),
                events=linked(connection, "event", Event),
            )

    def problems(self) -> tuple[Problem, ...]:
        """Return what was set aside, in order."""
        query = select(schema.PROBLEMS).order_by(schema.PROBLEMS.c.number)
        with self.transactions.reading() as connection:
            return tuple(
                Problem(location=row.location, stage=row.stage, message=row.message)
                for row in connection.execute(query)
            )

    def decisions(self) -> tuple[Decision, ...]:
        """Return all decisions, in the order in which they were made."""
        query = select(schema.DECISIONS.c.record).order_by(schema.DECISIONS.c.number)
        with self.transactions.reading() as connection:
            return tuple(unpack(row.record, Decision) for row in connection.execute(query))

    def collection(self, wanted: Iterable[str] | None = None) -> Collection:
        """Return all that the dossier holds, or of the documents those `wanted`; by id.

        Each quote is checked against its text; a record that does not match is left out and
        named among the problems.
        """
        entries: list[Entry] = []
        faults: list[Problem] = []
        for entry in self.entries(wanted):
            found = quote_faults(entry)
            entries.append(without_faults(entry) if found else entry)
            faults.extend(
                Problem(location=entry.document.location, stage="verify", message=f"{line}; it "
                        "was left out. Restore the dossier from a copy.")
                for line in found
            )  # fmt: skip
        return Collection(
            entries=tuple(entries),
            links=self.links(),
            problems=(*self.problems(), *faults),
            decisions=self.decisions(),
        )
