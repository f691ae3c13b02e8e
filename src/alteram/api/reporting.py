"""The report of a dossier: what it tells of, gathered as it may be shown."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from alteram.api.analysing import program_mark
from alteram.api.exporting import Exported, files_in
from alteram.api.held import DEFAULT_DOSSIER, with_firsts
from alteram.api.holding import NO_MASKING, Held, holding
from alteram.chronology import Lineage, Timeline
from alteram.compare import Common, Index, compare, trace, trace_statements
from alteram.compare.wording import COPIES, POSITIONS
from alteram.comparison import Comparison
from alteram.decisions import replay
from alteram.errors import ReportError
from alteram.export.masking import Masking, unborne
from alteram.export.writing import whole_folder
from alteram.model import Collection, Entry, Event, Problem
from alteram.origins import first_copies
from alteram.report import (
    INDEX,
    Contents,
    EventTold,
    Form,
    Gathered,
    Wording,
    card_of,
    form_of,
    write_folder,
    write_report,
)
from alteram.store import Dossier, Head
from alteram.store.quotes import left_out, quote_faults

MOST_DOCUMENTS = 500
"""Documents of a report in one file; one of more is a folder of pages."""
_WORDING = Wording(positions=POSITIONS, copies=COPIES)
_OF_ONE_EVENT = (
    "The statement that another one answers was looked for among the documents of the same event."
)
_OF_THESE = (
    "The statement that another one answers was looked for among the documents of these events."
)
Told = Callable[[str], None]


def _quiet(done: str) -> None:
    """Tell nobody what was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What of a dossier a report tells, and how: some events or all, as it may be shown."""

    events: tuple[str, ...] = ()
    masking: Masking = NO_MASKING
    with_restricted: bool | None = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """When a report becomes a folder of pages: above `most` documents.

    `progress` is called with the location of each document, and the label of each event, that
    stands in the folder.
    """

    most: int = MOST_DOCUMENTS
    progress: Told = _quiet


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What a report is made of: a dossier as it is shown, `all` of it and the part asked for."""

    store: Dossier
    all: Held
    part: Held
    seal: Head | None
    narrowed: bool
    progress: Told
    firsts: Mapping[str, str]


def report(
    out: str | Path,
    dossier: str | Path = DEFAULT_DOSSIER,
    *,
    form: str | None = None,
    events: Sequence[str] = (),
    masking: Masking = NO_MASKING,
    with_restricted: bool | None = False,
) -> Exported:
    """Write a report of a dossier, or of some of its events, named as in `compare`.

    `form` is html, md or docx; by default that of the ending of `out`, else html. A report of
    more than `MOST_DOCUMENTS` documents is a folder of pages, begun by its index: `out` without
    that ending. What people restricted is left out unless `with_restricted`, without a word of it
    if that is None. Raises NotFoundError where no event answers to a name, ReportError where the
    report cannot be written, or would be a DOCX of too many documents.
    """
    part = Part(events=tuple(events), masking=masking, with_restricted=with_restricted)
    return report_of(part, out, dossier, form=form)


def report_of(
    part: Part,
    out: str | Path,
    dossier: str | Path = DEFAULT_DOSSIER,
    *,
    form: str | None = None,
    pages: Pages = Pages(),
) -> Exported:
    """Write a report of a part of a dossier, as `report` does."""
    wanted = form_of(Path(out), form)
    with Dossier.open(dossier) as store, store.transactions.snapshot():
        asked = _asked(store, part, pages.progress)
        unmet = unborne(part.masking, store.links().actors)
        path = _written(asked, Path(out), wanted, pages.most)
    return Exported(
        form="report",
        out=str(path),
        files=files_in(path),
        left_out=(),
        notes=asked.all.notes,
        unmet=unmet,
        index=str(path / f"{INDEX}.{wanted}") if path.is_dir() else "",
    )


def _asked(store: Dossier, part: Part, progress: Told) -> _Asked:
    def held(*only: str) -> Held:
        return holding(store, masking=part.masking, with_restricted=part.with_restricted, only=only)

    whole = held()
    return _Asked(
        store=store,
        all=whole,
        part=held(*part.events) if part.events else whole,
        seal=None if part.with_restricted is None or not whole.complete else store.head(),
        narrowed=bool(part.events),
        progress=progress,
        firsts=first_copies(whole.links.copies),
    )


class _Telling:
    """What documents at hand tell of events."""

    def __init__(self, held: Collection, index: Index | None = None) -> None:
        self._held = held
        self._index = index or Index(held)

    def comparison(self, event: Event) -> Comparison:
        """Return what each party says about an event."""
        return compare(event, self._held, self._index)

    def lineages(self, event: Event) -> tuple[Lineage, ...]:
        """Return where the figures of an event come from, outcome by outcome."""
        wanted = set(event.claims)
        outcomes = {
            figure.outcome
            for entry in self._held.entries
            for figure in entry.analysis.figures
            if figure.claim in wanted
        }
        return tuple(trace(event, one, self._held, self._index) for one in sorted(outcomes))

    def timeline(self, event: Event) -> Timeline:
        """Return the statements of an event."""
        return trace_statements(self._held, event, self._index)


def _written(asked: _Asked, out: Path, form: Form, most: int) -> Path:
    if not _more_than(most, asked.all):
        whole = asked.store.collection() if asked.all.complete else None
        entries = asked.all.entries if whole is None else whole.entries
        problems = asked.all.problems if whole is None else whole.problems
        return write_report(_contents(asked, _shown(asked, entries, problems)), out, form)
    if asked.narrowed and not _more_than(most, asked.part):
        ids = [one.id for one in asked.part.shown.documents()]
        shown = _shown(asked, _with_firsts(asked, ids), _problems(asked))
        return write_report(_contents(asked, shown, (_OF_THESE,)), out, form)
    if form == "docx":
        raise ReportError(
            f"A DOCX of more than {most:,} documents would be too large to open; nothing was "
            "written. Name events with --event, or write the report as HTML (--form html)."
        )
    folder = out.with_suffix("") if out.suffix.lower() == f".{form}" else out
    with whole_folder(folder) as draft:
        write_folder(_gathered(asked), draft, form)
    return folder


def _more_than(most: int, held: Held) -> bool:
    """Tell whether more documents are shown; no more are looked at than tell it."""
    return any(number > most for number, _ in enumerate(held.shown.documents(), start=1))


def _shown(
    asked: _Asked, entries: Iterable[Entry], problems: tuple[Problem, ...] = ()
) -> Collection:
    """Return documents with all that belongs together."""
    held = asked.all
    return Collection(
        entries=tuple(entries), links=held.links, problems=problems, decisions=held.decisions
    )


def _with_firsts(asked: _Asked, documents: Iterable[str]) -> tuple[Entry, ...]:
    """Return documents, and those in which the text of copies among them first appeared."""
    return asked.all.shown.entries(with_firsts(documents, asked.firsts))


def _problems(asked: _Asked) -> tuple[Problem, ...]:
    """Return what was set aside, and the records whose words do not match the text."""
    if not asked.all.complete:
        return asked.all.problems
    wanted = [one.id for one in asked.part.shown.documents()] if asked.narrowed else None
    faults = (
        problem
        for entry in asked.store.entries(wanted)
        for problem in left_out(entry.document.location, quote_faults(entry))
    )
    return (*asked.all.problems, *faults)


def _contents(asked: _Asked, collection: Collection, asides: tuple[str, ...] = ()) -> Contents:
    telling, held, narrowed = _Telling(collection), asked.all, asked.narrowed
    events = asked.part.links.events
    told = {document for event in events for document in event.documents}
    entries = tuple(one for one in collection.entries if not narrowed or one.document.id in told)
    places = {one.document.location for one in entries}
    return Contents(
        entries=entries,
        copies=held.links.copies,
        comparisons=tuple(map(telling.comparison, events)),
        lineages=telling.lineages,
        timeline=telling.timeline,
        problems=tuple(
            one for one in collection.problems if not narrowed or one.location in places
        ),
        judged=replay(held.decisions),
        notes=(*held.notes, *asides),
        wording=_WORDING,
        settings=tuple(_settings(held, asked.seal)),
        version=version("alteram"),
        narrowed=narrowed,
    )


def _gathered(asked: _Asked) -> Gathered:
    held, shown = asked.all, asked.part.shown
    cards = sorted(map(card_of, shown.documents()))
    common = Common(held.links, replay(held.decisions))

    def told(event: Event) -> EventTold:
        collection = _shown(asked, _with_firsts(asked, event.documents))
        telling = _Telling(collection, Index(collection, (), common))
        return EventTold(
            comparison=telling.comparison(event),
            lineages=telling.lineages(event),
            timeline=telling.timeline(event),
            entries=collection.entries,
        )

    def problems() -> tuple[Problem, ...]:
        places = {card.at[1] for card in cards}
        found = _problems(asked)
        return tuple(one for one in found if not asked.narrowed or one.location in places)

    return Gathered(
        cards=cards,
        events=asked.part.links.events,
        told=told,
        entries=shown.entries,
        copies=held.links.copies,
        problems=problems,
        judged=replay(held.decisions),
        notes=held.notes,
        asides=(_OF_ONE_EVENT,),
        wording=_WORDING,
        settings=tuple(_settings(held, asked.seal)),
        version=version("alteram"),
        narrowed=asked.narrowed,
        progress=asked.progress,
    )


def _settings(held: Held, seal: Head | None) -> Iterator[tuple[str, str]]:
    """Yield what the method page tells; a seal only who sees all may compare with anything."""
    yield "Mark of the rules in use", program_mark()
    if seal is not None:
        yield "Decisions", f"{seal.number:,}"
        yield "Seal of the last decision", seal.seal or "none"
    yield "Restricted or masked", "yes; see what is not in this report" if held.notes else "nothing"
