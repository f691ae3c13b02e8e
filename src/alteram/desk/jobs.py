"""Work that lasts: one piece after another in a thread of its own, each telling how far it is."""

import logging
import secrets
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from alteram.desk.faults import place_of, words_of
from alteram.errors import AlteramError, BusyError

T = TypeVar("T")
State = Literal["waiting", "running", "done", "failed", "stopped"]

_LOG = logging.getLogger(__name__)


class StoppedError(AlteramError):
    """A piece of work was told to stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a piece of work is: `steps` taken, the words of the last one, and its state."""

    state: State
    steps: int
    words: str

    @property
    def ended(self) -> bool:
        """Tell whether nothing more comes."""
        return self.state not in ("waiting", "running")


class Job(Generic[T]):
    """One piece of work; threads may share it. `result` and `fault` are set once it has ended."""

    def __init__(self, what: str, who: str) -> None:
        self.id = secrets.token_hex(8)
        self.what = what
        self.who = who
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._steps, self._words = 0, ""
        self._future: Future[T] | None = None

    def tell(self, words: str) -> None:
        """Note one more step; called by the work itself, which ends here if it is to stop."""
        if self._stop.is_set():
            raise StoppedError(f"{self.what}: stopped; nothing was kept of it. Begin it again.")
        with self._lock:
            self._steps, self._words = self._steps + 1, words

    def stop(self) -> None:
        """Ask the work to end at its next step; work that waits does not begin."""
        self._stop.set()
        if self._future is not None:
            self._future.cancel()

    @property
    def progress(self) -> Progress:
        """How far it is now."""
        with self._lock:
            return Progress(state=self._state(), steps=self._steps, words=self._words)

    @property
    def result(self) -> T | None:
        """What came of it; None until it has ended well."""
        held = self._future
        if held is None or not held.done() or held.cancelled() or held.exception() is not None:
            return None
        return held.result()

    @property
    def fault(self) -> str:
        """Why nothing came of it, in words for a person; empty where something did or may."""
        error = self._error()
        if error is None:
            return ""
        if isinstance(error, AlteramError):
            return str(error)
        return f"{self.what}: ended by {words_of(error)} Nothing was kept of it."

    def wait(self, seconds: float) -> bool:
        """Wait until it has ended, at most so long; tell whether it has."""
        if self._future is not None and not self._future.cancelled():
            try:
                self._future.exception(seconds)
            except TimeoutError:
                return False
        return self.progress.ended

    def _run_in(self, pool: ThreadPoolExecutor, work: Callable[["Job[T]"], T]) -> None:
        self._future = pool.submit(self._run, work)
        self._future.add_done_callback(self._note_fault)

    def _run(self, work: Callable[["Job[T]"], T]) -> T:
        if self._stop.is_set():
            raise StoppedError(f"{self.what}: stopped before it began.")
        return work(self)

    def _note_fault(self, future: "Future[T]") -> None:
        error = None if future.cancelled() else future.exception()
        if error is not None and not isinstance(error, AlteramError):
            _LOG.error("%s: %s", self.what, place_of(error))

    def _error(self) -> BaseException | None:
        held = self._future
        return None if held is None or not held.done() or held.cancelled() else held.exception()

    def _state(self) -> State:
        held = self._future
        if held is None or not (held.running() or held.done()):
            return "waiting"
        if held.running():
            return "running"
        if held.cancelled() or isinstance(self._error(), StoppedError):
            return "stopped"
        return "failed" if self._error() is not None else "done"


class Jobs(Generic[T]):
    """Does pieces of work in the order in which they come, in one lasting thread.

    At most `waiting` pieces are not done at once; of those that ended the last `kept` are known.
    """

    def __init__(self, name: str, *, waiting: int = 8, kept: int = 20) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._lock = threading.Lock()
        self._held: dict[str, Job[T]] = {}
        self._waiting, self._kept = waiting, kept

    def start(self, what: str, who: str, work: Callable[[Job[T]], T]) -> Job[T]:
        """Put a piece of work in line and return it.

        Raises BusyError where too much is in line, and once nothing more is taken.
        """
        job: Job[T] = Job(what, who)
        with self._lock:
            if sum(not one.progress.ended for one in self._held.values()) >= self._waiting:
                raise BusyError(
                    f"{self._waiting} pieces of work are in line; this one was not begun. "
                    "Wait until one of them is done."
                )
            try:
                job._run_in(self._pool, work)
            except RuntimeError as error:
                raise BusyError("The workbench is closing; nothing was begun.") from error
            self._held[job.id] = job
            ended = [one.id for one in self._held.values() if one.progress.ended]
            for one in ended[: max(0, len(ended) - self._kept)]:
                del self._held[one]
        return job

    def find(self, job: str) -> Job[T] | None:
        """Return a piece of work by its id, if it is still known."""
        with self._lock:
            return self._held.get(job)

    def of(self, who: str) -> tuple[Job[T], ...]:
        """Return a person's pieces of work, the last first."""
        with self._lock:
            return tuple(one for one in reversed(self._held.values()) if one.who == who)

    def close(self) -> None:
        """Stop what runs at its next step, begin nothing more, and wait for the thread."""
        with self._lock:
            held = tuple(self._held.values())
        for one in held:
            one.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)
