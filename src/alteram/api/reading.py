"""Documents into a dossier, each analysed, all linked."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from alteram.api.arrivals import Arrival, Arrivals, ReadResult, Step
from alteram.api.held import DEFAULT_DOSSIER
from alteram.api.intake import Inputs, ReadOptions, Sent, name_of, received
from alteram.api.linking import bring_up_to_date
from alteram.engines import Analysts, Asked
from alteram.errors import ReadError
from alteram.model import Document, Entry, Problem
from alteram.pipeline import NOTHING_KEPT, analyse_or_report
from alteram.read import FIELDS, Readers, Received
from alteram.store import Dossier, New
from alteram.text.edtf import is_edtf

_Coming = tuple[str, Received | Document | Problem | None]
"""Of which input, and what: a document whose text is still to be analysed, or what needs none."""


def read(
    inputs: Sequence[str],
    dossier: str | Path = DEFAULT_DOSSIER,
    *,
    options: ReadOptions | None = None,
    told: Callable[[Step], None] = lambda step: None,
    processes: int | None = None,
) -> ReadResult:
    """Add documents to a dossier, analyse them and link them to what is there.

    `inputs` are paths of files and folders, or "-" for standard input. `told` is called with each
    step once it is kept. `processes` analyse at once, as many as there are cores and memory for
    unless told; with 0 this process does, and nothing keeps what a text does from it. The dossier
    is the same with any number. An input that cannot be read becomes a problem in it. Who is
    stopped on the way goes on later where it was. Raises DossierError where the dossier is at
    fault, ReadError where an option can never hold, ModelFileError and WorkerError where
    the installation is at fault.
    """
    options = checked(options or ReadOptions())
    with Dossier.open(dossier, create=True) as store:
        with Readers() as readers, Analysts(processes) as analysts:
            result = read_into(store, readers, analysts, inputs, options, told)
        bring_up_to_date(store)
    return result


def checked(options: ReadOptions) -> ReadOptions:
    """Return the options of a reading; raises ReadError where one of them can never hold."""
    if options.date is not None and not is_edtf(options.date):
        raise ReadError(
            f"{options.date!r} is no EDTF date; nothing was read. "
            "Write it as 2022, 2022-03 or 2022-03-04."
        )
    for field in sorted(options.columns or ()):
        if field not in FIELDS:
            raise ReadError(
                f"{field!r} is no field of a table of texts; nothing was read. "
                f"The fields are {', '.join(FIELDS)}."
            )
    return options


def read_into(
    store: Dossier,
    readers: Readers,
    analysts: Analysts,
    inputs: Sequence[str | Sent],
    options: ReadOptions,
    told: Callable[[Step], None],
) -> ReadResult:
    """Add documents to an open dossier and analyse them; links are not brought up to date.

    `told` is called with each step, after it is kept; what it raises ends the reading, and what
    was added until then stays. What the dossier holds already is not analysed.
    """
    found = Inputs(inputs, store.path)
    asked: set[str] = set()

    def kept(step: Step) -> None:
        if step.document is not None:
            asked.discard(step.document.id)
        told(step)

    arrivals = Arrivals(store, kept)
    coming = _coming(_documents(found, readers, options), store, asked)
    try:
        for (location, one), done in analysts.through(coming, idle=arrivals.keep):
            if isinstance(one, Received) and done is not None:
                entry = Entry(document=one.document, text=one.text, analysis=done.analysis)
                arrivals.take(Arrival(location, New(entry, one.original, done.kept)))
            elif not isinstance(one, Received):
                arrivals.take(Arrival(location, one))
    finally:
        arrivals.keep()
    return arrivals.result(tuple(found.notes))


def _documents(found: Inputs, readers: Readers, options: ReadOptions) -> Iterator[_Coming]:
    """Yield what the inputs give, in order, and the end of each."""
    for given in found:
        if isinstance(given, Problem):
            yield given.location, given
            continue
        location = name_of(given)
        for one in received(given, readers, options):
            yield location, one if isinstance(one, Problem) else _completed(one, options)
        yield location, None


def _coming(
    documents: Iterator[_Coming], store: Dossier, asked: set[str]
) -> Iterator[tuple[_Coming, Asked | None]]:
    """Yield what comes with the text to analyse, if any; `asked` are ids of those on their way."""
    for location, one in documents:
        if not isinstance(one, Received):
            yield (location, one), None
        elif one.document.id in asked or store.has(one.document.id):
            yield (location, one.document), None
        else:
            asked.add(one.document.id)
            yield (location, one), _asked(one)


def _asked(one: Received) -> Asked:
    document = one.document
    return Asked(
        one.text.text,
        date=document.published,
        outlet=document.outlet,
        location=document.location,
        kept=NOTHING_KEPT,
        held=len(one.original),
    )


def _completed(one: Received, options: ReadOptions) -> Received:
    """Return a document with what the options say where it does not say it itself."""
    document = replace(
        one.document,
        outlet=one.document.outlet or options.outlet,
        published=one.document.published or options.date,
    )
    return replace(one, document=document)


def analysed(one: Received, options: ReadOptions) -> Entry:
    """Return one document with its analysis, made here."""
    completed = _completed(one, options)
    asked = _asked(completed)
    analysis = analyse_or_report(
        asked.text, date=asked.date, outlet=asked.outlet, location=asked.location
    ).analysis
    return Entry(document=completed.document, text=completed.text, analysis=analysis)
