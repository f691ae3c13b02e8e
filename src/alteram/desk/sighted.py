"""A dossier as people of a role see it: read like any other, what is hidden was never there."""

from collections.abc import Callable, Iterable, Iterator, Set

from alteram.decisions import Judgements, replay
from alteram.desk.hiding import Sights
from alteram.desk.role import Role
from alteram.desk.sight import Hidden
from alteram.errors import DossierError
from alteram.model import Collection, Decision, Document, Entry, Links, Problem
from alteram.store import Cut, Dossier, Found, Receipt, Verification


class Sighted(Dossier):
    """Reads an open dossier without what is hidden; it is for looking, not for writing."""

    def __init__(self, store: Dossier, hidden: Hidden) -> None:
        super().__init__(store.path, store.ground)
        # Who reads within a block of the other dossier reads as that block does.
        self.transactions = store.transactions
        self._whole = store
        self._hidden = hidden
        self._replayed: tuple[Judgements, Judgements] | None = None

    @classmethod
    def of(cls, store: Dossier, role: Role, sights: Sights) -> Dossier:
        """Return a dossier as a role sees it: itself where nothing is hidden."""
        with store.transactions.snapshot():
            judged = store.judged()
            hidden = sights.of(role, judged, store.links().events if judged.restrictions else ())
            return cls(store, hidden) if hidden else store

    def has(self, document: str) -> bool:
        """Tell whether a document of this id is there."""
        return document not in self._hidden.documents and self._whole.has(document)

    def receipts(self, document: str) -> tuple[Receipt, ...]:
        """Return how a document came in, in order."""
        return self._whole.receipts(document) if self.has(document) else ()

    def original(self, document: str) -> bytes:
        """Return the bytes of a document; raises DossierError, NotFoundError where it has cuts."""
        if document in self._hidden.documents:
            raise DossierError(f"There is no document {document}.")
        self._hidden.check_original(document)
        return self._whole.original(document)

    def documents(self, wanted: Iterable[str] | None = None) -> Iterator[Document]:
        """Yield the records of documents as they stand, by id; all, or `wanted`."""
        yield from self._hidden.seen_documents(self._whole.documents(wanted))

    def stored_documents(self, wanted: Iterable[str] | None = None) -> Iterator[Document]:
        """Yield the records of documents as the program made them, by id."""
        yield from self._hidden.seen_documents(self._whole.stored_documents(wanted))

    def received_after(self, number: int) -> tuple[str, ...]:
        """Return the documents that came in after a number."""
        gone = self._hidden.documents
        return tuple(one for one in self._whole.received_after(number) if one not in gone)

    def verification(self, head: str | None = None) -> Verification:
        """Raise DossierError: all of a dossier is looked at by who sees all of it."""
        raise DossierError(
            "A part of the dossier is restricted; nothing was checked. "
            "`alteram verify` checks all of it."
        )

    def entries(self, wanted: Iterable[str] | None = None) -> Iterator[Entry]:
        """Yield documents as stored, by id; all of them, or those `wanted`."""
        return self._seen(self._whole.entries(wanted))

    def sound(self, wanted: Iterable[str] | None = None) -> Iterator[Entry]:
        """Yield documents as they stand, by id; all of them, or those `wanted`."""
        return self._seen(self._whole.sound(wanted))

    def _seen(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        for entry in entries:
            shown = self._hidden.entry(entry)
            if shown is not None:
                yield shown

    def holders(self, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the documents that hold records of ids."""
        gone, out = self._hidden.ids, self._hidden.documents
        found = {
            one: tuple(document for document in held if document not in out)
            for one, held in self._whole.holders(ids).items()
            if one not in gone
        }
        return {one: held for one, held in found.items() if held}

    def search(
        self,
        words: str,
        limit: int | Cut = 50,
        *,
        speaker: str = "",
        shown: Callable[[Entry], Entry | None] | None = None,
        veiled: Set[str] = frozenset(),
    ) -> Found:
        """Return passages that have all words, as `Dossier.search` does."""
        return self._whole.search(
            words, limit, speaker=speaker, shown=shown or self._hidden.entry,
            veiled=veiled | self._hidden.touched,
        )  # fmt: skip

    def links(self) -> Links:
        """Return what belongs together, with the names that people gave."""
        return self._hidden.links(self._whole.links(), self._given(), self._whole)

    def _given(self) -> frozenset[str]:
        """Return the ids of events and actors that people gave a label or a name."""
        judged = self._whole.judged()
        return frozenset((*judged.labels, *judged.names))

    def kept_links(self) -> Links:
        """Return what belongs together, as last saved."""
        return self._hidden.links(self._whole.kept_links(), (), self._whole)

    def problems(self) -> tuple[Problem, ...]:
        """Return what was set aside, in order."""
        return self.problems_after(0)

    def problems_after(self, number: int) -> tuple[Problem, ...]:
        """Return what was set aside after a problem's number, in order."""
        return self._hidden.problems(self._whole.problems_after(number))

    def decisions(self) -> tuple[Decision, ...]:
        """Return the decisions on what is seen, in the order in which they were made."""
        return self._hidden.decisions(self._whole.decisions())

    def judged(self) -> Judgements:
        """Return what holds after all decisions on what is seen; kept until there are others."""
        whole = self._whole.judged()
        if self._replayed is None or self._replayed[0] is not whole:
            self._replayed = whole, replay(self.decisions())
        return self._replayed[1]

    def collection(self, wanted: Iterable[str] | None = None) -> Collection:
        """Return all that is seen, or of the documents those `wanted`; by id."""
        with self.transactions.snapshot():
            held = self._whole.collection(wanted)
            return Collection(
                entries=tuple(self._seen(held.entries)),
                links=self._hidden.links(held.links, self._given(), self._whole),
                problems=self._hidden.problems(held.problems),
                decisions=self._hidden.decisions(held.decisions),
            )
