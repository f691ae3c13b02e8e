"""Documents into a dossier, each analysed, all linked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from alteram.api.analysing import note_analysed
from alteram.api.held import DEFAULT_DOSSIER
from alteram.api.intake import ReadOptions, listed, received, set_aside
from alteram.api.linking import bring_up_to_date
from alteram.errors import QuoteMismatchError, ReadError
from alteram.model import Document, Entry, Problem
from alteram.pipeline import analyse_or_report
from alteram.read import Readers, Received
from alteram.store import Dossier
from alteram.text.edtf import is_edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What `read` did: documents added, documents that were there already, problems.

    `notes` say what was left out on purpose (hidden files of a folder).
    """

    added: tuple[Document, ...]
    known: tuple[Document, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Tally:
    """What has been done so far."""

    added: list[Document] = field(default_factory=list)
    known: list[Document] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read(
    inputs: Sequence[str],
    dossier: str | Path = DEFAULT_DOSSIER,
    *,
    options: ReadOptions | None = None,
    progress: Callable[[str], None] = lambda location: None,
) -> ReadResult:
    """Add documents to a dossier, analyse them and link them to what is there.

    `inputs` are paths of files and folders, or "-" for standard input. `progress` is called with
    each input once it is done. Each document is stored as soon as it is read. An input that
    cannot be read becomes a problem in the dossier; raises DossierError where the dossier is at
    fault, ReadError where the date of the options is no date.
    """
    options = options or ReadOptions()
    if options.date is not None and not is_edtf(options.date):
        raise ReadError(
            f"{options.date!r} is no EDTF date; nothing was read. "
            "Write it as 2022, 2022-03 or 2022-03-04."
        )
    tally = _Tally()
    with Dossier.open(dossier, create=True) as store, Readers() as readers:
        found = listed(inputs, dossier)
        for problem in found.problems:
            _note(problem, store, tally)
        for location in found.locations:
            for one in received(location, readers, options):
                if isinstance(one, Problem):
                    _note(one, store, tally)
                else:
                    _add(one, options, store, tally)
            progress(location)
        if tally.added:
            note_analysed(store, tally.added)
        bring_up_to_date(store)
    return ReadResult(
        added=tuple(tally.added),
        known=tuple(tally.known),
        problems=tuple(tally.problems),
        notes=found.notes,
    )


def _note(problem: Problem, store: Dossier, tally: _Tally) -> None:
    store.add_problem(problem)
    tally.problems.append(problem)


def _add(one: Received, options: ReadOptions, store: Dossier, tally: _Tally) -> None:
    """Store one document with its analysis."""
    entry = analysed(one, options)
    try:
        is_new = store.add(entry, one.original)
    except QuoteMismatchError as error:
        _note(set_aside(entry.document.location, error), store, tally)
        return
    (tally.added if is_new else tally.known).append(entry.document)
    if is_new:
        tally.problems.extend(entry.analysis.problems)


def analysed(one: Received, options: ReadOptions) -> Entry:
    """Return one document with its analysis."""
    document = replace(
        one.document,
        outlet=one.document.outlet or options.outlet,
        published=one.document.published or options.date,
    )
    analysis = analyse_or_report(
        one.text.text,
        date=document.published,
        outlet=document.outlet,
        location=document.location,
    )
    return Entry(document=document, text=one.text, analysis=analysis)
