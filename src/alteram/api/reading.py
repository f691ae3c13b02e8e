"""Documents into a dossier, each analysed, all linked."""

import datetime
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from alteram.api.held import DEFAULT_DOSSIER
from alteram.api.linking import bring_up_to_date
from alteram.errors import AlteramError, QuoteMismatchError, ReadError
from alteram.model import Document, Entry, Problem
from alteram.pipeline import analyse_or_report
from alteram.read import fetch_bytes, read_document
from alteram.store import Dossier
from alteram.text.edtf import is_edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What `read` did: documents added, documents that were there already, problems."""

    added: tuple[Document, ...]
    known: tuple[Document, ...]
    problems: tuple[Problem, ...]


def read(
    inputs: Sequence[str],
    dossier: str | Path = DEFAULT_DOSSIER,
    *,
    outlet: str | None = None,
    date: str | None = None,
    progress: Callable[[str], None] = lambda location: None,
) -> ReadResult:
    """Add documents to a dossier, analyse them and link them to what is there.

    `inputs` are paths, or "-" for standard input. `outlet` and `date` (EDTF) hold for inputs that
    do not say theirs. `progress` is called with each input once it is done. An input that cannot
    be read becomes a problem in the dossier; raises DossierError where the dossier is at fault,
    ReadError where `date` is no date.
    """
    if date is not None and not is_edtf(date):
        raise ReadError(
            f"{date!r} is no EDTF date; nothing was read. Write it as 2022, 2022-03 or 2022-03-04."
        )
    added: list[Document] = []
    known: list[Document] = []
    problems: list[Problem] = []
    with Dossier.open(dossier, create=True) as store:
        for location in inputs:
            try:
                entry, data = make_entry(location, outlet, date)
                is_new = store.add(entry, data)
            except (ReadError, QuoteMismatchError) as error:
                problem = set_aside(location, error)
                store.add_problem(problem)
                problems.append(problem)
            else:
                (added if is_new else known).append(entry.document)
                if is_new:
                    problems.extend(entry.analysis.problems)
            progress(location)
        bring_up_to_date(store)
    return ReadResult(added=tuple(added), known=tuple(known), problems=tuple(problems))


def set_aside(location: str, error: AlteramError) -> Problem:
    """Return the problem of an input that could not become a document."""
    return Problem(location=_storable(location), stage="read", message=_storable(str(error)))


def _storable(location: str) -> str:
    """Return a location whose bytes are no UTF-8 with those bytes written out."""
    return os.fsencode(location).decode("utf-8", "backslashreplace")


def make_entry(location: str, outlet: str | None, date: str | None) -> tuple[Entry, bytes]:
    """Return one input as an analysed entry, with its bytes; raises ReadError."""
    data = fetch_bytes(location)
    captured = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    document, text = read_document(data, _storable(location), captured)
    document = replace(
        document, outlet=document.outlet or outlet, published=document.published or date
    )
    analysis = analyse_or_report(
        text.text,
        date=document.published,
        outlet=document.outlet,
        location=document.location,
    )
    return Entry(document=document, text=text, analysis=analysis), data
