"""A dossier written out: as the page for readers, in the formats of other programs."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from alteram.api.held import DEFAULT_DOSSIER
from alteram.api.holding import holding
from alteram.errors import NotFoundError
from alteram.export import EXPORTERS, Exporter
from alteram.model import Problem
from alteram.store import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written where; `left_out` could not be, `notes` tell what was withheld on purpose.

    `files` are the paths written, in order, with their size in bytes.
    """

    form: str
    out: Path
    files: tuple[tuple[Path, int], ...]
    left_out: tuple[Problem, ...]
    notes: tuple[str, ...]


def export(
    form: str,
    out: str | Path,
    dossier: str | Path = DEFAULT_DOSSIER,
    *,
    progress: Callable[[str], None] = lambda done: None,
) -> Exported:
    """Write a dossier in one of the formats of `alteram.export.EXPORTERS`.

    All is of one moment, whoever writes meanwhile. Raises NotFoundError for a format that does
    not exist, ReportError where `out` cannot be written.
    """
    exporter = named(form)
    with Dossier.open(dossier) as store, store.transactions.snapshot():
        held = holding(store, progress)
        left_out = exporter.write(held, Path(out))
        return Exported(
            form=form, out=Path(out), files=files_in(Path(out)), left_out=left_out, notes=held.notes
        )


def named(form: str) -> Exporter:
    """Return the format of a name; raises NotFoundError."""
    by_name = {one.name: one for one in EXPORTERS}
    if form not in by_name:
        raise NotFoundError(f"No format {form!r}. There are: {', '.join(sorted(by_name))}.")
    return by_name[form]


def files_in(out: Path) -> tuple[tuple[Path, int], ...]:
    """Return the files at a path, in alphabetical order, each with its size in bytes."""
    paths = sorted(out.rglob("*")) if out.is_dir() else [out]
    return tuple((path, path.stat().st_size) for path in paths if path.is_file())
