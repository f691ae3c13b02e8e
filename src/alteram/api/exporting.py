"""A dossier written out: as the page for readers, in the formats of other programs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from alteram.api.held import DEFAULT_DOSSIER
from alteram.api.holding import NO_MASKING, holding
from alteram.compare.sayings import saying_date
from alteram.compare.wording import POSITIONS
from alteram.decisions import in_sight, replay
from alteram.errors import NotFoundError
from alteram.export import EXPORTERS, Exporter
from alteram.export.annex import Asked, Wording, forms_of, lay_out
from alteram.export.annex import write as write_annex
from alteram.export.masking import Masking, unborne
from alteram.holding import Holding
from alteram.model import Decision, Problem
from alteram.store import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written where; `left_out` could not be, `notes` tell what was withheld on purpose.

    `files` are the paths written, in order, with their size in bytes; `unmet` are names to be
    masked that no actor of the dossier bears, so that they may be misspelt. `index` is the file
    to begin with, where a report is a folder of pages.
    """

    form: str
    out: str
    files: tuple[tuple[str, int], ...]
    left_out: tuple[Problem, ...]
    notes: tuple[str, ...]
    unmet: tuple[str, ...] = ()
    index: str = ""


def export(
    form: str,
    out: str | Path,
    dossier: str | Path = DEFAULT_DOSSIER,
    *,
    masking: Masking = NO_MASKING,
    with_restricted: bool = False,
    progress: Callable[[str], None] = lambda done: None,
) -> Exported:
    """Write a dossier in one of the formats of `alteram.export.EXPORTERS`.

    All is of one moment, whoever writes meanwhile. What people restricted is left out unless
    `with_restricted`. Raises NotFoundError for a format that does not exist, ReportError where
    `out` cannot be written.
    """
    exporter = named(form)
    with Dossier.open(dossier) as store, store.transactions.snapshot():
        held = holding(store, progress, masking=masking, with_restricted=with_restricted)
        return _exported(exporter, held, Path(out), unborne(masking, store.links().actors))


def export_without_rounds(
    form: str,
    out: str | Path,
    dossier: str | Path = DEFAULT_DOSSIER,
    *,
    masking: Masking = NO_MASKING,
    progress: Callable[[str], None] = lambda done: None,
) -> Exported:
    """Write a dossier as `export` does, for people who may not see others' codings yet.

    What is restricted and what was coded in rounds that are still open is left out, and no note
    tells how much that is; where there is neither, the bytes are those of `export`.
    """
    exporter = named(form)
    with Dossier.open(dossier) as store, store.transactions.snapshot():
        held = holding(store, progress, masking=masking, with_restricted=None)
        held = replace(held, decisions=in_sight(held.decisions)[0])
        return _exported(exporter, held, Path(out), unborne(masking, store.links().actors))


def _exported(exporter: Exporter, held: Holding, out: Path, unmet: tuple[str, ...]) -> Exported:
    left_out = exporter.write(held, out)
    return Exported(
        form=exporter.name,
        out=str(out),
        files=files_in(out),
        left_out=left_out,
        notes=(*held.notes, *_open_rounds(held.decisions)),
        unmet=unmet,
    )


def _open_rounds(decisions: Sequence[Decision]) -> Iterator[str]:
    """Yield a warning where codings that others must not see yet are in what was written."""
    rounds = {one.round for one in decisions if one.round} - replay(decisions).closed
    if rounds:
        yield (
            f"Decisions of rounds that are still open ({len(rounds)}) are in it: keep it from "
            "those who code in them."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexDone:
    """An annex as laid out: pages of each part and in all, exhibits kept, and what fell out.

    `needed` are the pages that all exhibits would take. `files` is empty where nothing was to be
    written.
    """

    parts: Mapping[str, int]
    pages: int
    needed: int
    exhibits: int
    wanted: int
    fallen: tuple[str, ...]
    files: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    unmet: tuple[str, ...] = ()


def annex(
    out: str | Path | None,
    asked: Asked,
    dossier: str | Path = DEFAULT_DOSSIER,
    *,
    forms: Sequence[str] = (),
    masking: Masking = NO_MASKING,
    with_restricted: bool | None = False,
) -> AnnexDone:
    """Write the annex of every public statement on events; without `out`, lay it out alone.

    `forms` are html, docx and pdf; by default that of the ending of `out`, else html and docx in
    the folder `out`. Raises NotFoundError for an event, party or speaker that is not there,
    ReportError where nothing can be written.
    """
    with Dossier.open(dossier) as store, store.transactions.snapshot():
        held = holding(store, masking=masking, with_restricted=with_restricted, only=asked.events)
        wording = Wording(positions=POSITIONS, said_on=saying_date)
        laid = lay_out(held, asked, wording)
        unmet = unborne(masking, store.links().actors)
    written = None if out is None else Path(out)
    problems = () if written is None else write_annex(laid, written, forms_of(written, forms))
    return AnnexDone(
        parts=laid.parts,
        pages=len(laid.pages),
        needed=laid.needed,
        exhibits=laid.kept,
        wanted=laid.wanted,
        fallen=laid.fallen,
        files=() if written is None else files_in(written),
        problems=problems,
        notes=held.notes,
        unmet=unmet,
    )


def named(form: str) -> Exporter:
    """Return the format of a name; raises NotFoundError."""
    by_name = {one.name: one for one in EXPORTERS}
    if form not in by_name:
        raise NotFoundError(f"No format {form!r}. There are: {', '.join(sorted(by_name))}.")
    return by_name[form]


def files_in(out: Path) -> tuple[tuple[str, int], ...]:
    """Return the files at a path, in alphabetical order, each with its size in bytes."""
    paths = sorted(out.rglob("*")) if out.is_dir() else [out]
    return tuple((str(path), path.stat().st_size) for path in paths if path.is_file())
