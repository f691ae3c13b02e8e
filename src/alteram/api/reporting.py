"""The report of a dossier: what it tells of, gathered as it may be shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from alteram.api.analysing import program_mark
from alteram.api.exporting import Exported, files_in
from alteram.api.held import DEFAULT_DOSSIER
from alteram.api.holding import NO_MASKING, holding
from alteram.chronology import Lineage, Timeline
from alteram.compare import Index, compare, trace, trace_statements
from alteram.compare.wording import COPIES, POSITIONS
from alteram.decisions import replay
from alteram.export.masking import Masking, unborne
from alteram.holding import Holding
from alteram.model import Collection, Event
from alteram.report import Contents, Wording, form_of, write_report
from alteram.store import Dossier, Head


@dataclass(frozen=True)
class _OverTime:
    """Where figures come from and what was said when, event by event."""

    held: Collection
    index: Index

    def lineages(self, event: Event) -> tuple[Lineage, ...]:
        """Return where the figures of an event come from, outcome by outcome."""
        wanted = set(event.claims)
        outcomes = {
            figure.outcome
            for entry in self.held.entries
            for figure in entry.analysis.figures
            if figure.claim in wanted
        }
        return tuple(trace(event, one, self.held, self.index) for one in sorted(outcomes))

    def timeline(self, event: Event) -> Timeline:
        """Return the statements of an event."""
        return trace_statements(self.held, event, self.index)


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

    `form` is html, md or docx; by default that of the ending of `out`, else html. What people
    restricted is left out unless `with_restricted`, without a word of it if that is None. Raises
    NotFoundError where no event answers to a name, ReportError where the file cannot be written.
    """
    with Dossier.open(dossier) as store, store.transactions.snapshot():
        held = holding(store, masking=masking, with_restricted=with_restricted)
        asked = held.links.events
        if events:
            narrowed = holding(store, masking=masking, with_restricted=with_restricted, only=events)
            asked = narrowed.links.events
        seal = None if with_restricted is None or not held.complete else store.head()
        contents = _contents(store, held, asked, seal, narrowed=bool(events))
        unmet = unborne(masking, store.links().actors)
        path = write_report(contents, Path(out), form_of(Path(out), form))
    return Exported(
        form="report",
        out=str(path),
        files=files_in(path),
        left_out=(),
        notes=held.notes,
        unmet=unmet,
    )


def _contents(
    store: Dossier, held: Holding, events: tuple[Event, ...], seal: Head | None, *, narrowed: bool
) -> Contents:
    collection = _shown(store, held)
    index = Index(collection)
    over_time = _OverTime(collection, index)
    told = {document for event in events for document in event.documents}
    entries = tuple(one for one in collection.entries if not narrowed or one.document.id in told)
    places = {one.document.location for one in entries}
    return Contents(
        entries=entries,
        copies=held.links.copies,
        comparisons=tuple(compare(event, collection, index) for event in events),
        lineages=over_time.lineages,
        timeline=over_time.timeline,
        problems=tuple(
            one for one in collection.problems if not narrowed or one.location in places
        ),
        judged=replay(held.decisions),
        notes=held.notes,
        wording=Wording(positions=POSITIONS, copies=COPIES),
        settings=tuple(_settings(held, seal)),
        version=version("alteram"),
        narrowed=narrowed,
    )


def _shown(store: Dossier, held: Holding) -> Collection:
    """Return all that may be shown; where all may be, as the dossier gives it in one reading."""
    if held.complete:
        whole = store.collection()
        return Collection(
            entries=whole.entries, links=held.links, problems=whole.problems,
            decisions=held.decisions,
        )  # fmt: skip
    return Collection(
        entries=tuple(held.entries), links=held.links, problems=held.problems,
        decisions=held.decisions,
    )  # fmt: skip


def _settings(held: Holding, seal: Head | None) -> Iterator[tuple[str, str]]:
    """Yield what the method page tells; a seal only who sees all may compare with anything."""
    yield "Mark of the rules in use", program_mark()
    if seal is not None:
        yield "Decisions", f"{seal.number:,}"
        yield "Seal of the last decision", seal.seal or "none"
    yield "Restricted or masked", "yes; see what is not in this report" if held.notes else "nothing"
