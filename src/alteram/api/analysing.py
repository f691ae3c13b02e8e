"""Stored texts analysed again by the present program; what people decided is kept.

A document whose analysis by this very program is known is skipped. Where a record that somebody
decided on is gone or other than it was, the decision is not applied to it any more: a row of the
program says so, and it stands among those that need a look.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from alteram import __version__
from alteram.api.held import DEFAULT_DOSSIER
from alteram.api.linking import bring_up_to_date
from alteram.api.looking import looks
from alteram.api.records import present, records_in
from alteram.decisions import By, Marks, in_force, lapse, records_of, unfitting
from alteram.engines import Analysts, Asked
from alteram.engines.program import mark_of
from alteram.model import Document, Entry
from alteram.pipeline import NOTHING_KEPT, Analysed, Kept
from alteram.store import Dossier, batches

PROGRAM = "program"
"""The stage under which it is kept which program analysed a document."""
_READ_AT_ONCE, _KEPT_AT_ONCE = 50, 20
_HELD_EACH = 8
"""Bytes of an analysis for each character of its text, as much as most have."""
_PARTS = ("text", "attribute", "extract", "model.py", "pipeline.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisResult:
    """What analysing again did: documents analysed, of these the changed ones, those skipped.

    `looks` is how many decisions need a look, those from before among them.
    """

    analysed: int
    skipped: int
    changed: tuple[Document, ...]
    looks: int


class _Again(NamedTuple):
    """A document to analyse: as it stands, as it is stored, and what is kept of it."""

    document: Document
    before: Entry
    kept: Kept


_Done = tuple[_Again, Analysed]


def analyse(
    dossier: str | Path = DEFAULT_DOSSIER,
    *,
    everything: bool = False,
    progress: Callable[[str], None] = lambda location: None,
    processes: int | None = None,
) -> AnalysisResult:
    """Analyse the stored texts again, link them anew, and say which decisions no longer fit.

    Documents that this program analysed before are skipped, and what is kept of a text by the
    present parser and network is not made again, unless `everything` is asked for: then nothing
    that a dossier says of its texts is relied on. `progress` is called with each document's
    location. `processes` analyse at once, as many as there are cores and memory for unless told.
    Who is stopped on the way goes on later where it was.
    """
    changed: list[Document] = []
    analysed = skipped = 0
    with Dossier.open(dossier, write=True) as store:
        with Analysts(processes) as analysts:
            mark = program_mark().encode()
            known = None if everything else store.with_stage(PROGRAM, mark)
            for some in batches(analysts.through(_asked(store, known)), _KEPT_AT_ONCE):
                ours = [(one, done) for one, done in some if isinstance(one, _Again) and done]
                analysed += len(ours)
                skipped += len(some) - len(ours)
                changed += _keep(store, ours)
                for one, _ in some:
                    progress((one.document if isinstance(one, _Again) else one).location)
        bring_up_to_date(store)
        left = sum(1 for _ in looks(store))
    return AnalysisResult(analysed=analysed, skipped=skipped, changed=tuple(changed), looks=left)


def _asked(
    store: Dossier, known: Set[str] | None
) -> Iterator[tuple[_Again | Document, Asked | None]]:
    """Yield all documents by id, each with what to ask unless it is known; a few at a time.

    With None no document is known, and nothing that is kept is used.
    """
    ids = tuple(document.id for document in store.stored_documents())
    for some in batches(ids, _READ_AT_ONCE):
        todo = [one for one in some if known is None or one not in known]
        entries = {entry.document.id: entry for entry in store.entries(todo)}
        stages = {} if known is None else store.stages(todo)
        for document in tuple(store.documents(some)):
            entry = entries.get(document.id)
            if entry is None:
                yield document, None
                continue
            again = _Again(document, entry, stages.get(document.id, NOTHING_KEPT))
            yield again, _to_ask(again, entry.text.text)


def _to_ask(again: _Again, text: str) -> Asked:
    document = again.document
    return Asked(
        text,
        date=document.published,
        outlet=document.outlet,
        location=document.location,
        kept=again.kept,
        held=len(text) * _HELD_EACH,
    )


def _keep(store: Dossier, ours: Sequence[_Done]) -> list[Document]:
    """Store what is other than it was, all at once; return the documents with other records."""
    changed: list[Document] = []
    if not ours:
        return changed
    with store.transactions.writing():
        for again, done in ours:
            if done.analysis != again.before.analysis:
                store.replace_analysis(again.document.id, done.analysis, done.kept)
                _note_lapses(store, again.before)
                changed.append(again.document)
            elif not done.kept.items() <= again.kept.items():
                store.keep_stages(again.document.id, done.kept)
        note_analysed(store, [again.document for again, _ in ours])
    return changed


def program_mark() -> str:
    """Return what stands for the program that analyses: its version, its rules, its models."""
    return mark_of(_PARTS)


def note_analysed(store: Dossier, documents: Iterable[Document]) -> None:
    """Keep that these documents were analysed by this program."""
    store.put_stage((one.id for one in documents), PROGRAM, program_mark().encode())


def _note_lapses(store: Dossier, before: Entry) -> None:
    """Write down which decisions on records of a document no longer fit."""
    ours = {one.id for one in records_in(before)}
    ours |= {actor.id for actor in before.analysis.actors}
    rows = [row for row in in_force(store.decisions()) if not ours.isdisjoint(records_of(row.row))]
    if not rows:
        return
    now = present(store, {record for row in rows for record in records_of(row.row)})
    made = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
    for row in rows:
        off = unfitting(row, now)
        if off:
            by = By(who=f"alteram {__version__}", made=made, why=_why(off, now))
            store.append_decision(lapse(row.row.id, off, by))


def _why(off: Sequence[str], now: Marks) -> str:
    there = [one in now for one in off]
    if all(there):
        return "The text was analysed again; what was decided on is other than it was."
    if any(there):
        return "The text was analysed again; some of what was decided on is gone, some is other."
    return "The text was analysed again; what was decided on is gone."
