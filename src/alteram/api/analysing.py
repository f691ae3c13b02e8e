"""Stored texts analysed again by the present program; what people decided is kept.

A document whose analysis by this very program is known is skipped. Where a record that somebody
decided on is gone or other than it was, the decision is not applied to it any more: a row of the
program says so, and it stands among those that need a look.
"""

import datetime
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from alteram import __version__
from alteram.api.held import DEFAULT_DOSSIER
from alteram.api.linking import bring_up_to_date
from alteram.api.looking import looks
from alteram.api.records import present, records_in
from alteram.decisions import By, Marks, in_force, lapse, records_of, unfitting
from alteram.model import Document, Entry
from alteram.pipeline import analyse_or_report
from alteram.store import Dossier
from alteram.text.pipeline_files import SHA256

_PROGRAM = Path(__file__).parent.parent
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


def analyse(
    dossier: str | Path = DEFAULT_DOSSIER,
    *,
    everything: bool = False,
    progress: Callable[[str], None] = lambda location: None,
) -> AnalysisResult:
    """Analyse the stored texts again, link them anew, and say which decisions no longer fit.

    Documents that this program analysed before are skipped unless `everything` is asked for.
    `progress` is called with each document's location. Who is stopped on the way goes on later
    where it was.
    """
    changed: list[Document] = []
    analysed = skipped = 0
    with Dossier.open(dossier, write=True) as store:
        mark = program_mark()
        for document in tuple(store.documents()):
            if not everything and store.setting(_known(mark, document)) is not None:
                skipped += 1
            else:
                analysed += 1
                if _analysed_again(store, document, mark):
                    changed.append(document)
            progress(document.location)
        bring_up_to_date(store)
        left = sum(1 for _ in looks(store))
    return AnalysisResult(analysed=analysed, skipped=skipped, changed=tuple(changed), looks=left)


@lru_cache(maxsize=1)
def program_mark() -> str:
    """Return what stands for the program that analyses: its version, its rules, its models."""
    total = hashlib.sha256(f"{__version__}\n{SHA256}\n".encode())
    for part in _PARTS:
        place = _PROGRAM / part
        files = [place] if place.is_file() else sorted(place.rglob("*"))
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                total.update(str(file.relative_to(_PROGRAM)).encode() + b"\0")
                total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()[:16]


def note_analysed(store: Dossier, documents: Iterable[Document]) -> None:
    """Keep that these documents were analysed by this program."""
    mark = program_mark()
    with store.transactions.writing():
        for document in documents:
            store.keep_setting(_known(mark, document), "")


def _known(mark: str, document: Document) -> str:
    return f"analysed {mark} {document.id}"


def _analysed_again(store: Dossier, document: Document, mark: str) -> bool:
    """Analyse one document; tell whether its records are other than before."""
    (entry,) = store.entries((document.id,))
    analysis = analyse_or_report(
        entry.text.text,
        date=document.published,
        outlet=document.outlet,
        location=document.location,
    ).analysis
    is_other = analysis != entry.analysis
    with store.transactions.writing():
        if is_other:
            store.replace_analysis(document.id, analysis)
            _note_lapses(store, entry)
        store.keep_setting(_known(mark, document), "")
    return is_other


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
