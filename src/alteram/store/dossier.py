"""One dossier: documents with their bytes, texts and analyses, what links them, decisions.

Each change is one transaction: after it returns, a crash loses nothing of it.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from alteram.errors import QuoteMismatchError
from alteram.model import (
    Analysis,
    Decision,
    Document,
    Entry,
    Links,
    Problem,
)
from alteram.store import decided, documents, schema
from alteram.store.documents import New
from alteram.store.files import open_file
from alteram.store.reading import Reading
from alteram.store.rows import (
    LINKED,
    insert_once,
    link_rows,
    mark_linked,
    note_problem,
    replace_links,
    setting,
    stored_entries,
)
from alteram.store.server import is_address, open_server
from alteram.store.stages import NO_STAGES, Stages, put_stage, replace_stages


class Dossier(Reading):
    """A dossier, open; use it as a context manager or call `close`."""

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, write: bool = False) -> Self:
        """Open a dossier for reading, or with `write` for both; `create` makes a missing one too.

        `path` is a file, or the address of a database: "postgresql://user@host/name". One of an
        older release is brought to this one's schema first, with a copy of the file beside it.
        Raises DossierError, and leaves the dossier as it is, if it is missing, damaged, none of
        ours, of a newer schema, or cannot be written though it has to be.
        """
        write = write or create
        if is_address(path):
            return cls(path, open_server(str(path), create=create, write=write))
        path = Path(path)
        return cls(path, open_file(path, create=create, write=write))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        self.ground.reading.dispose()

    def add(self, entry: Entry, original: bytes, stages: Stages = NO_STAGES) -> bool:
        """Store a document with its bytes and problems; return False if it was there already.

        Of a document that is there, a new location is noted and nothing else. `stages` are kept
        to save time when it is analysed again.
        Raises QuoteMismatchError if a record's words do not stand in the text or the bytes are
        not the document's; nothing is stored then.
        """
        documents.check(entry, original)
        with self.transactions.writing() as connection:
            return documents.add(connection, entry, original, stages)

    def add_many(self, came: Sequence[New | Document]) -> tuple[bool | QuoteMismatchError, ...]:
        """Store documents in their order, all in one transaction; return what became of each.

        That is what `add` returns, or the error that it raises: nothing of that one is stored.
        Of a document given by its record alone, which is there, its location is noted.
        """
        with self.transactions.writing() as connection:
            return tuple(documents.come(connection, one) for one in came)

    def keep_stages(self, document: str, stages: Stages) -> None:
        """Put what costly stages made of a document's text in the place of what is kept."""
        with self.transactions.writing() as connection:
            replace_stages(connection, document, stages)

    def put_stage(self, documents: Iterable[str], stage: str, record: bytes) -> None:
        """Keep one result of a stage for some documents, beside what is kept of other stages."""
        with self.transactions.writing() as connection:
            put_stage(connection, documents, stage, record)

    def replace_analysis(
        self, document: str, analysis: Analysis, stages: Stages = NO_STAGES
    ) -> None:
        """Put a new analysis in the place of a document's; its links then have to be made anew.

        What is kept of costly stages gives way to `stages`.
        Raises QuoteMismatchError as `add` does, DossierError where there is no such document;
        nothing is changed then.
        """
        with self.transactions.writing() as connection:
            entry = self._there(next(stored_entries(connection, [document]), None), document)
            documents.replace_analysis(connection, entry, analysis, stages)
            self.linkage.clear()

    def add_problem(self, problem: Problem) -> None:
        """Keep what was set aside and why; the same problem is kept once."""
        with self.transactions.writing() as connection:
            note_problem(connection, problem)

    def append_decision(self, decision: Decision) -> None:
        """Add a decision, sealed with all before it; none is ever changed or taken out.

        Raises DossierError if it is there.
        """
        with self.transactions.writing() as connection:
            decided.append(connection, decision, self.transactions.name)

    def keep_setting(self, name: str, value: str) -> str:
        """Keep a value under a name unless one is there; return the one that is kept."""
        with self.transactions.writing() as connection:
            insert_once(connection, schema.SETTINGS, name=name, value=value)
            return setting(connection, name) or value

    def save_links(self, links: Links, state: str | None = None) -> None:
        """Put new links in the place of the old, all at once; `state` as in `update_links`."""
        with self.transactions.linking() as connection:
            connection.execute(schema.LINKS.delete().where(schema.LINKS.c.kind != LINKED))
            if rows := link_rows(links):
                connection.execute(schema.LINKS.insert(), rows)
            mark_linked(connection, state)

    def update_links(
        self, changed: Links, gone: Iterable[str] = (), state: str | None = None
    ) -> None:
        """Put changed links in the place of those with their ids, all at once; drop `gone` ids.

        They are noted as made of what is there now, or of what `state` stood for (see `state`).
        """
        with self.transactions.linking() as connection:
            replace_links(connection, changed, gone)
            mark_linked(connection, state)
