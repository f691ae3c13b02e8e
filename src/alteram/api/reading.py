"""Documents into a dossier, each analysed, all linked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from alteram.api.analysing import note_analysed
from alteram.api.held import DEFAULT_DOSSIER
from alteram.api.intake import ReadOptions, Sent, listed, name_of, received, set_aside
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What has just come of one input: a document, new or known, a problem, or its end."""

    location: str
    outcome: Literal["added", "known", "set_aside", "done"]
    document: Document | None = None
    problem: Problem | None = None


@dataclass(slots=True)
class _Tally:
    """What has been done so far, and who is told of it."""

    told: Callable[[Step], None]
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
    options = checked(options or ReadOptions())

    def told(step: Step) -> None:
        if step.outcome == "done":
            progress(step.location)

    with Dossier.open(dossier, create=True) as store, Readers() as readers:
        result = read_into(store, readers, inputs, options, told)
        bring_up_to_date(store)
    return result


def checked(options: ReadOptions) -> ReadOptions:
    """Return the options of a reading; raises ReadError where their date is no date."""
    if options.date is not None and not is_edtf(options.date):
        raise ReadError(
            f"{options.date!r} is no EDTF date; nothing was read. "
            "Write it as 2022, 2022-03 or 2022-03-04."
        )
    return options


def read_into(
    store: Dossier,
    readers: Readers,
    inputs: Sequence[str | Sent],
    options: ReadOptions,
    told: Callable[[Step], None],
) -> ReadResult:
    """Add documents to an open dossier and analyse them; links are not brought up to date.

    `told` is called with each step, after it is kept; what it raises ends the reading, and what
    was added until then stays.
    """
    tally = _Tally(told=told)
    found = listed(inputs, store.path)
    for problem in found.problems:
        _note(problem.location, problem, store, tally)
    for given in found.locations:
        location = name_of(given)
        for one in received(given, readers, options):
            if isinstance(one, Problem):
                _note(location, one, store, tally)
            else:
                _add(location, analysed(one, options), one.original, store, tally)
        told(Step(location=location, outcome="done"))
    if tally.added:
        note_analysed(store, tally.added)
    return ReadResult(
        added=tuple(tally.added),
        known=tuple(tally.known),
        problems=tuple(tally.problems),
        notes=found.notes,
    )


def _note(location: str, problem: Problem, store: Dossier, tally: _Tally) -> None:
    store.add_problem(problem)
    tally.problems.append(problem)
    tally.told(Step(location=location, outcome="set_aside", problem=problem))


def _add(location: str, entry: Entry, original: bytes, store: Dossier, tally: _Tally) -> None:
    """Store one document with its analysis."""
    document = entry.document
    try:
        is_new = store.add(entry, original)
    except QuoteMismatchError as error:
        _note(location, set_aside(document.location, error), store, tally)
        return
    (tally.added if is_new else tally.known).append(document)
    tally.told(Step(location=location, outcome="added" if is_new else "known", document=document))
    if is_new:
        for problem in entry.analysis.problems:
            tally.problems.append(problem)
            tally.told(Step(location=location, outcome="set_aside", problem=problem))


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
    ).analysis
    return Entry(document=document, text=one.text, analysis=analysis)
