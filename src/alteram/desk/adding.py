"""Documents added while people go on reading: one batch after another in a lasting thread.

The thread reads each batch with worker processes that it starts itself, since on Linux a worker
ends with the thread that started it. What was added is kept, whatever happens to the rest.
"""

import shutil
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Literal, Self

from alteram.api.arrivals import Step
from alteram.api.intake import ReadOptions, Sent
from alteram.api.linking import bring_up_to_date
from alteram.api.reading import checked, read_into
from alteram.desk.jobs import Job, Jobs
from alteram.engines import Analysts
from alteram.errors import ReadError
from alteram.model import Document, Problem
from alteram.read import MAX_CONTAINER_BYTES, Readers
from alteram.read.address import is_address
from alteram.store import Dossier

MOST_INPUTS = 500
"""Files and addresses of one batch."""
MOST_ADDRESSES = 50
MOST_BYTES = 1_000_000_000
"""Bytes of all files of one batch."""
MOST_NAMED = 20
"""Documents and problems of one input that are named; the others are counted."""
SPARE = 200_000_000
"""Bytes that stay free on the disk where files wait."""
_LONGEST_NAME = 500
_CHUNK = 1 << 20

Phase = Literal["reading", "linking"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What has become of one input so far.

    `new` and `known` are how many documents were added and how many were there already,
    `set_aside` how many problems it has; of each the first few are named.
    """

    location: str
    new: int = 0
    known: int = 0
    set_aside: int = 0
    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()


class Inbox:
    """A private folder where the files of one batch wait to be read; use it as a context manager.

    The names that people gave the files are kept beside them and never become paths.
    """

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="alteram-added-"))
        self.sent: list[Sent] = []
        self._size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.clear()

    def take(self, name: str, data: BinaryIO) -> None:
        """Put a file in, under the name that its sender gave it; raises ReadError."""
        location = location_of(name)
        if len(self.sent) >= MOST_INPUTS:
            raise ReadError(
                f"More than {MOST_INPUTS} files; nothing was read. Send them in several parts."
            )
        path = self._folder / f"{len(self.sent):04}"
        size = 0
        with path.open("xb") as kept:
            while piece := data.read(_CHUNK):
                size += len(piece)
                self._check(location, size, len(piece))
                kept.write(piece)
        self.sent.append(Sent(name=location, path=path))

    def _check(self, location: str, size: int, piece: int) -> None:
        self._size += piece
        if size > MAX_CONTAINER_BYTES:
            raise ReadError(
                f"{location}: is larger than {MAX_CONTAINER_BYTES:,} bytes; nothing was read. "
                "Split it into single documents."
            )
        if self._size > MOST_BYTES:
            raise ReadError(
                f"The files have more than {MOST_BYTES:,} bytes in all; nothing was read. "
                "Send them in several parts."
            )
        if shutil.disk_usage(self._folder).free < SPARE + piece:
            raise ReadError(
                "The disk has no room left for the files; nothing was read. "
                "Make room, or read them where they are with `alteram read`."
            )

    def clear(self) -> None:
        """Take the files away."""
        shutil.rmtree(self._folder, ignore_errors=True)


def location_of(name: str) -> str:
    """Return the name of a sent file as it is kept: one line, a path that leads nowhere else."""
    plain = "".join(one if one.isprintable() else "\ufffd" for one in name).replace("\\", "/")
    parts = [one for one in plain.split("/") if one.strip() not in ("", ".", "..")]
    return "/".join(parts)[-_LONGEST_NAME:] or "file without a name"


def addresses_in(words: str) -> tuple[str, ...]:
    """Return the web addresses in some lines; raises ReadError where one is none.

    A path is no address: nobody reads the files of this machine from a page.
    """
    found = tuple(dict.fromkeys(words.split()))
    if len(found) > MOST_ADDRESSES:
        raise ReadError(
            f"More than {MOST_ADDRESSES} addresses; nothing was read. Give them in several parts."
        )
    for one in found:
        if not (is_address(one) and one.lower().startswith(("http://", "https://"))):
            raise ReadError(
                f"{one[:200]}: is no web address; nothing was read. "
                "Write it with http:// or https:// at its beginning."
            )
    return found


class Batch:
    """Inputs that are read together, and what has become of them so far; threads may share it."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        self._lock = threading.Lock()
        self._done: list[Outcome] = []
        self._now = Outcome(location="")
        self._phase: Phase = "reading"

    @property
    def done(self) -> tuple[Outcome, ...]:
        """The inputs that are done, in their order."""
        with self._lock:
            return tuple(self._done)

    @property
    def now(self) -> Outcome:
        """What has become of the input that is being read; its location is empty between two."""
        with self._lock:
            return self._now

    @property
    def phase(self) -> Phase:
        """What is being done: inputs are read, or all is linked."""
        with self._lock:
            return self._phase

    def note(self, step: Step) -> None:
        """Note what has come of an input."""
        with self._lock:
            held = self._now if self._now.location else replace(self._now, location=step.location)
            if step.outcome == "done":
                self._done.append(held)
                self._now = Outcome(location="")
            elif step.outcome == "set_aside":
                named = (*held.problems, *filter(None, [step.problem]))[:MOST_NAMED]
                self._now = replace(held, set_aside=held.set_aside + 1, problems=named)
            else:
                named_documents = (*held.documents, *filter(None, [step.document]))[:MOST_NAMED]
                self._now = replace(
                    held,
                    new=held.new + (step.outcome == "added"),
                    known=held.known + (step.outcome == "known"),
                    documents=named_documents,
                )

    def link(self) -> None:
        """Note that all inputs were read."""
        with self._lock:
            self._phase = "linking"


class Adding:
    """Adds batches to a dossier, one after another; use it as a context manager or call `close`."""

    def __init__(self, dossier: str) -> None:
        self._dossier = dossier
        self._jobs: Jobs[None] = Jobs("adding")
        self._lock = threading.Lock()
        self._batches: dict[str, tuple[Job[None], Batch, Inbox]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    def close(self) -> None:
        """Stop after the document that is being added, and take waiting files away."""
        self._jobs.close()
        with self._lock:
            for _, _, inbox in self._batches.values():
                inbox.clear()  # of batches that never began

    def start(
        self, inbox: Inbox, addresses: Sequence[str], options: ReadOptions, who: str
    ) -> Job[None]:
        """Put a batch in line and return its job; the inbox is cleared when it has ended.

        Raises ReadError where the date of the options is no date or nothing is to be read, and
        BusyError where too much is in line; the inbox is then still the caller's.
        """
        checked(options)
        inputs: tuple[str | Sent, ...] = (*inbox.sent, *addresses)
        if not inputs:
            raise ReadError("There was no file and no address; nothing was read. Choose some.")
        batch = Batch([one.name if isinstance(one, Sent) else one for one in inputs])

        def work(job: Job[None]) -> None:
            with inbox:
                self._add(job, batch, inputs, options)

        job = self._jobs.start(f"{len(inputs)} inputs", who, work)
        with self._lock:
            self._batches[job.id] = job, batch, inbox
            gone = [one for one in self._batches if self._jobs.find(one) is None]
            for one in gone:
                del self._batches[one]
        return job

    def find(self, job: str) -> tuple[Job[None], Batch] | None:
        """Return a job and its batch by the job's id, as long as they are known."""
        with self._lock:
            found = self._batches.get(job)
        return None if found is None else found[:2]

    @property
    def at_work(self) -> tuple[Job[None], ...]:
        """The jobs that have not ended, in order."""
        with self._lock:
            return tuple(job for job, *_ in self._batches.values() if not job.progress.ended)

    def _add(
        self, job: Job[None], batch: Batch, inputs: Sequence[str | Sent], options: ReadOptions
    ) -> None:
        """Read a batch into the dossier, and link it; runs in the lasting thread."""

        def told(step: Step) -> None:
            batch.note(step)
            job.tell(step.location)

        with Dossier.open(self._dossier, write=True) as store:
            with Readers() as readers, Analysts() as analysts:
                read_into(store, readers, analysts, inputs, options, told)
            batch.link()
            bring_up_to_date(store)
