"""What can be read of an open dossier, each time as one moment of it."""

from collections.abc import Callable, Iterable, Iterator, Set
from pathlib import Path
from typing import TypeVar

from sqlalchemy import select

from alteram.decisions import Judgements, standing, standing_document
from alteram.errors import DossierError
from alteram.model import (
    Collection,
    Decision,
    Document,
    Entry,
    Links,
    Problem,
)
from alteram.store import decided, documents, schema
from alteram.store.codec import unpack
from alteram.store.concerned import concerned, extent
from alteram.store.decided import Head
from alteram.store.linkage import Linkage
from alteram.store.memory import Memory
from alteram.store.passages import holders
from alteram.store.quotes import left_out, quote_faults, without_faults
from alteram.store.rows import (
    ASKED_AT_ONCE,
    Receipt,
    batches,
    held,
    is_linked,
    setting,
    stored_entries,
)
from alteram.store.search import Cut, Found, phrases_of, search
from alteram.store.stages import stages_of, with_stage
from alteram.store.stamp import Stamp, stamp
from alteram.store.transactions import Ground, Transactions
from alteram.store.verification import Fault, Verification, verification

T = TypeVar("T")


class Reading:
    """Reads a dossier; nothing in it is changed."""

    def __init__(self, path: str | Path, ground: Ground) -> None:
        self.path = path
        self.ground = ground
        self.transactions = Transactions(ground)
        self.linkage = Linkage(self.transactions)
        self._memory = Memory(self.transactions)

    def has(self, document: str) -> bool:
        """Tell whether a document of this id is there."""
        query = select(schema.DOCUMENTS.c.id).where(schema.DOCUMENTS.c.id == document)
        with self.transactions.reading() as connection:
            return connection.execute(query).first() is not None

    def there(self, ids: Iterable[str]) -> frozenset[str]:
        """Return which of these documents are there."""
        with self.transactions.reading() as connection:
            return documents.there(connection, ids)

    def stages(self, ids: Iterable[str]) -> dict[str, dict[str, bytes]]:
        """Return what is kept of costly stages, by document and stage; nothing vouches for it."""
        with self.transactions.reading() as connection:
            return stages_of(connection, ids)

    def with_stage(self, stage: str, record: bytes) -> frozenset[str]:
        """Return the ids of the documents of which just this is kept of a stage."""
        with self.transactions.reading() as connection:
            return with_stage(connection, stage, record)

    def receipts(self, document: str) -> tuple[Receipt, ...]:
        """Return how a document came in, in order."""
        with self.transactions.reading() as connection:
            return documents.receipts(connection, document)

    def received_after(self, number: int) -> tuple[str, ...]:
        """Return the ids of documents that came in, or came in again, after a receipt's number."""
        with self.transactions.reading() as connection:
            return documents.received_after(connection, number)

    def original(self, document: str) -> bytes:
        """Return the bytes of a document as they were received; raises DossierError."""
        with self.transactions.reading() as connection:
            return self._there(documents.original(connection, document), document)

    def _there(self, found: T | None, document: str) -> T:
        if found is None:
            raise DossierError(
                f"{self.transactions.name}: holds no document {document}; nothing was changed. "
                "`alteram export jsonl` lists the documents."
            )
        return found

    def head(self) -> Head:
        """Return the end of the chain of decisions: how many there are, and the last seal."""
        with self.transactions.reading() as connection:
            return decided.head(connection)

    def setting(self, name: str) -> str | None:
        """Return what is kept under a name, or None.

        Every dossier has a "mask_key" from its beginning: 64 random hex digits, never shown.
        """
        with self.transactions.reading() as connection:
            return setting(connection, name)

    def state(self) -> str:
        """Return an id that stands for what links are made of: the documents and decisions."""
        with self.transactions.reading() as connection:
            return held(connection)

    def is_linked(self) -> bool:
        """Tell whether the links were saved for just the documents and decisions there now.

        They were not if the program was stopped between adding documents and linking them.
        """
        with self.transactions.reading() as connection:
            return is_linked(connection)

    def documents(self, wanted: Iterable[str] | None = None) -> Iterator[Document]:
        """Yield the records of documents as they stand, by id, without texts; all, or `wanted`."""
        judged = self.judged()
        for document in self.stored_documents(wanted):
            yield standing_document(document, judged)

    def stored_documents(self, wanted: Iterable[str] | None = None) -> Iterator[Document]:
        """Yield the records of documents as they were stored, as `documents` does."""
        with self.transactions.reading() as connection:
            yield from documents.records(connection, wanted)

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
        """Yield documents as they stand: as `entries` does, with what people decided of them.

        Records whose words do not match the text, and those that people rejected, are left out.
        """
        judged = self.judged()
        for entry in self.entries(wanted):
            yield documents.as_it_stands(entry, judged)

    def holders(self, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the documents that hold the attributions, claims, figures or actors of ids."""
        with self.transactions.reading() as connection:
            return holders(connection, ids)

    def concerned(
        self, ids: Iterable[str], texts: Iterable[str] = (), words: Iterable[str] = ()
    ) -> frozenset[str]:
        """Return the ids of documents that a restriction of these may concern."""
        with self.transactions.reading() as connection:
            return concerned(connection, ids, texts, words)

    def extent(self) -> tuple[int, int]:
        """Return how many documents there are, and how often the analysis of one was replaced."""
        with self.transactions.reading() as connection:
            return extent(connection)

    def search(
        self,
        words: str,
        limit: int | Cut = 50,
        *,
        speaker: str = "",
        shown: Callable[[Entry], Entry | None] | None = None,
        veiled: Set[str] = frozenset(),
    ) -> Found:
        """Return the passages, by date, that have all words, in any order, case or accents.

        Words in quotation marks follow each other. With `speaker`, only what is said by speakers
        whose name has these words. `shown` gives the documents of `veiled` as they may be shown,
        None where they may not. Raises NotFoundError where no word is asked for.
        """
        wanted, of = phrases_of(words), phrases_of(speaker) if speaker else ()
        with self.transactions.snapshot(), self.transactions.reading() as connection:
            judged = self.judged()

            def entry_of(document: str) -> Entry | None:
                (entry,) = stored_entries(connection, [document])
                stands = documents.as_it_stands(entry, judged)
                return stands if shown is None else shown(stands)

            cut = limit if isinstance(limit, Cut) else Cut(limit=limit)
            return search(connection, wanted, of, cut, entry_of, veiled)

    def verify(self) -> tuple[Fault, ...]:
        """Check everything again; return what is not as it was stored."""
        return self.verification().faults

    def verification(self, head: str | None = None) -> Verification:
        """Check everything again; `head` is a seal that the chain of decisions had before."""
        with self.transactions.snapshot(), self.transactions.reading() as connection:
            return verification(connection, self.transactions.name, head)

    def links(self) -> Links:
        """Return what belongs together, as last saved, with the names that people gave."""
        return self._memory.links()

    def kept_links(self) -> Links:
        """Return what belongs together, as last saved."""
        return self._memory.kept_links()

    def problems(self) -> tuple[Problem, ...]:
        """Return what was set aside, in order."""
        return self.problems_after(0)

    def problems_after(self, number: int) -> tuple[Problem, ...]:
        """Return what was set aside after a problem's number, in order."""
        table = schema.PROBLEMS.c
        query = select(table.record).where(table.number > number).order_by(table.number)
        with self.transactions.reading() as connection:
            return tuple(unpack(row.record, Problem) for row in connection.execute(query))

    def decisions(self) -> tuple[Decision, ...]:
        """Return all decisions, in the order in which they were made."""
        return self._memory.decided().rows

    def stamp(self) -> Stamp:
        """Return what differs once anything changed that is read from the dossier."""
        with self.transactions.snapshot(), self.transactions.reading() as connection:
            return stamp(connection)

    def judged(self) -> Judgements:
        """Return what holds after all decisions; kept until there are others."""
        return self._memory.decided().judged

    def collection(self, wanted: Iterable[str] | None = None) -> Collection:
        """Return all that the dossier holds, or of the documents those `wanted`; by id.

        Documents are as `sound` gives them; a record whose words do not match its text is named
        among the problems.
        """
        entries: list[Entry] = []
        faults: list[Problem] = []
        with self.transactions.snapshot():
            decisions, judged = self.decisions(), self.judged()
            for entry in self.entries(wanted):
                found = quote_faults(entry)
                entries.append(standing(without_faults(entry) if found else entry, judged))
                faults += left_out(entry.document.location, found)
            return Collection(
                entries=tuple(entries),
                links=self.links(),
                problems=(*self.problems(), *faults),
                decisions=decisions,
            )
