"""Exports made while people go on reading: one after another, kept for a while, then removed."""

import shutil
import tempfile
import threading
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from alteram import api
from alteram.api.exporting import export_without_rounds
from alteram.api.holding import NO_MASKING
from alteram.desk.jobs import Job, Jobs
from alteram.desk.role import Role
from alteram.errors import NotFoundError
from alteram.export import EXPORTERS
from alteram.export.annex import FORMS, Asked
from alteram.export.masking import Masking
from alteram.model import Problem

ANNEX = "annex"
REPORTS = {"report": "report.html", "report-md": "report.md", "report-docx": "report.docx"}
"""Forms of the report, and the names of their files."""
KEPT_FOR = 30 * 60.0
"""Seconds for which a file waits to be fetched."""
LINES = 25
"""Lines of a file that are shown before it is fetched; each is cut at `LONGEST`."""
LONGEST = 300
_SHOWN_FILES = 200
_LOOKED_AT = 64_000
_ENDS = {
    "ged": ".csv", "acled": ".csv", "geojson": ".geojson", "webannotation": ".jsonld",
    "prov": ".json", "csl": ".json", "bibtex": ".bib", "ftm": ".jsonl", "schemaorg": ".jsonld",
    "doccano": ".jsonl",
}  # fmt: skip
_FIXED = (1980, 1, 1, 0, 0, 0)
"""The time that each file of an archive bears: the same files give the same bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be written: a format, "report" or "annex", and how.

    Of an annex, `asked` says of what, `forms` in which forms, and `count` that it is laid out
    alone; of a report, `asked` names events, or none for all. Without `open_rounds`, decisions of
    rounds that are still open are left out. Where `with_restricted` is None, nothing tells that
    anything restricted is.
    """

    form: str
    masking: Masking = NO_MASKING
    with_restricted: bool | None = False
    open_rounds: bool = False
    asked: Asked = field(default_factory=Asked)
    forms: tuple[str, ...] = ()
    count: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The pages of an annex: by part, in all, and how many all exhibits would take."""

    parts: tuple[tuple[str, int], ...]
    pages: int
    needed: int
    exhibits: int
    wanted: int
    fallen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """What was written: one file to fetch (of a folder, a ZIP archive), and what it holds.

    `path` is None where nothing was to be written. `preview` holds the first lines of the first
    file that is a text, whose name is `previewed`.
    """

    path: Path | None
    files: tuple[tuple[str, int], ...]
    left_out: tuple[Problem, ...]
    notes: tuple[str, ...]
    unmet: tuple[str, ...]
    counted: Counted | None = None
    previewed: str = ""
    preview: tuple[str, ...] = ()


class Exports:
    """Makes exports of one dossier in a lasting thread; what it made goes with it."""

    def __init__(self, dossier: str) -> None:
        self._dossier = dossier
        self._jobs: Jobs[Ready] = Jobs("exports", waiting=6, kept=30)
        self._lock = threading.Lock()
        self._folder: Path | None = None
        self._timers: list[threading.Timer] = []

    def start(self, wish: Wish, who: str, role: Role) -> Job[Ready]:
        """Put an export in line; raises BusyError, NotFoundError for a format that is not there."""
        if wish.form not in known_forms():
            raise NotFoundError(f"There is no format {wish.form!r}; nothing was begun.")
        return self._jobs.start(wish.form, _owner(who, role), lambda job: self._make(wish, job))

    def find(self, job: str, who: str, role: Role) -> Job[Ready]:
        """Return a person's export by its id, made in the role of now; raises NotFoundError."""
        found = self._jobs.find(job)
        if found is None or found.who != _owner(who, role):
            raise NotFoundError("There is no such export any more. Make it again.")
        return found

    def of(self, who: str, role: Role) -> tuple[Job[Ready], ...]:
        """Return a person's exports made in a role, the last first."""
        return self._jobs.of(_owner(who, role))

    def close(self) -> None:
        """Stop what runs, and remove all that was made."""
        self._jobs.close()
        with self._lock:
            for one in self._timers:
                one.cancel()
            self._timers.clear()
            if self._folder is not None:
                shutil.rmtree(self._folder, ignore_errors=True)

    def _make(self, wish: Wish, job: Job[Ready]) -> Ready:
        self._remove_forgotten()
        home = self._home() / job.id
        home.mkdir()
        try:
            ready = _written(wish, home, self._dossier, job)
        except BaseException:
            shutil.rmtree(home, ignore_errors=True)
            raise
        self._remove_later(home)
        return ready

    def _home(self) -> Path:
        with self._lock:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="alteram-exports-"))
            return self._folder

    def _remove_forgotten(self) -> None:
        """Remove what nobody can fetch any more, so that many exports do not fill the disk."""
        for one in self._home().iterdir():
            if self._jobs.find(one.name) is None:
                shutil.rmtree(one, ignore_errors=True)

    def _remove_later(self, home: Path) -> None:
        timer = threading.Timer(KEPT_FOR, shutil.rmtree, (home,), {"ignore_errors": True})
        timer.daemon = True
        with self._lock:
            self._timers = [one for one in self._timers if one.is_alive()]
            self._timers.append(timer)
        timer.start()


def _owner(who: str, role: Role) -> str:
    """Return whose an export is: who has another role now no longer gets what was made before."""
    return f"{role} {who}"


def known_forms() -> tuple[str, ...]:
    """Return the names of all that can be written."""
    return (*(one.name for one in EXPORTERS), *REPORTS, ANNEX)


def _written(wish: Wish, home: Path, dossier: str, job: Job[Ready]) -> Ready:
    if wish.form == ANNEX:
        return _annex(wish, home, dossier, job)
    if wish.form in REPORTS:
        job.tell("laying out the report")
        out = home / REPORTS[wish.form]
        done = api.report(
            out,
            dossier,
            events=wish.asked.events,
            masking=wish.masking,
            with_restricted=wish.with_restricted,
        )
        job.tell("done")
        return _ready(Path(done.out), done.left_out, done.notes, done.unmet, None)
    out = home / (wish.form + _ENDS.get(wish.form, ""))
    if wish.open_rounds:
        done = api.export(
            wish.form, out, dossier, masking=wish.masking,
            with_restricted=bool(wish.with_restricted), progress=job.tell,
        )  # fmt: skip
    else:
        done = export_without_rounds(
            wish.form, out, dossier, masking=wish.masking, progress=job.tell
        )
    return _ready(out, done.left_out, done.notes, done.unmet, None)


def _annex(wish: Wish, home: Path, dossier: str, job: Job[Ready]) -> Ready:
    job.tell("laying out the pages")
    out = None if wish.count else home / ANNEX
    laid = api.annex(
        out, wish.asked, dossier, forms=wish.forms or FORMS[:2],
        masking=wish.masking, with_restricted=wish.with_restricted,
    )  # fmt: skip
    job.tell("done")
    counted = Counted(
        parts=tuple(laid.parts.items()), pages=laid.pages, needed=laid.needed,
        exhibits=laid.exhibits, wanted=laid.wanted, fallen=laid.fallen,
    )  # fmt: skip
    return _ready(out, laid.problems, laid.notes, laid.unmet, counted)


def _ready(
    out: Path | None,
    left_out: tuple[Problem, ...],
    notes: tuple[str, ...],
    unmet: tuple[str, ...],
    counted: Counted | None,
) -> Ready:
    files = () if out is None else _files(out)
    previewed, preview = ("", ()) if out is None else _preview(out)
    return Ready(
        path=None if out is None else _one_file(out),
        files=files[:_SHOWN_FILES],
        left_out=left_out,
        notes=notes,
        unmet=unmet,
        counted=counted,
        previewed=previewed,
        preview=preview,
    )


def _files(out: Path) -> tuple[tuple[str, int], ...]:
    if out.is_file():
        return ((out.name, out.stat().st_size),)
    paths = sorted(path for path in out.rglob("*") if path.is_file())
    return tuple((path.relative_to(out).as_posix(), path.stat().st_size) for path in paths)


def _preview(out: Path) -> tuple[str, tuple[str, ...]]:
    """Return the name of the first file that is a text, and its first lines."""
    for name, _ in _files(out):
        path = out if out.is_file() else out / name
        with path.open("rb") as file:
            held = file.read(_LOOKED_AT)
        if b"\0" in held or path.suffix in (".html", ".docx", ".pdf"):
            continue
        lines = held.decode("utf-8", "replace").splitlines()[:LINES]
        return name, tuple(line[:LONGEST] for line in lines)
    return "", ()


def _one_file(out: Path) -> Path:
    """Return a file as it is, of a folder an archive of it."""
    if out.is_file():
        return out
    archive = out.with_name(f"{out.name}.zip")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        for name, _ in _files(out):
            info = zipfile.ZipInfo(f"{out.name}/{name}", _FIXED)
            info.compress_type = zipfile.ZIP_DEFLATED
            with (out / name).open("rb") as file, made.open(info, "w", force_zip64=True) as held:
                shutil.copyfileobj(file, held)
    shutil.rmtree(out)
    return archive
