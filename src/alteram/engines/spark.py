"""Shares worked on a cluster by Spark, or on this machine by Spark's local mode."""

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from alteram.engines.spark_session import FAILURES, spark_session
from alteram.engines.spark_steps import COLUMNS, opened, packed, work
from alteram.errors import RunError
from alteram.link.engine import LinkingEngine

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

S = TypeVar("S")
T = TypeVar("T")

_WAVES = 2
_SHARES_PER_CORE = 16
_LEAST_WAVE = 64
_TASK = re.compile(r"Task (\d+) in stage")
_CAUSES = (
    ("Python worker exited unexpectedly", "the process that worked on it ended"),
    ("ExecutorLostFailure", "the executor that worked on it was lost"),
    ("OutOfMemoryError", "the executor had too little memory"),
    ("No space left on device", "a disk of a worker is full"),
    ("ModuleNotFoundError", "a worker lacks a Python package; install alteram there"),
)


class SparkEngine:
    """Works shares on Spark, from `with` to its end.

    `master` is the URL of a master; without one spark-submit decides where it started the
    program, else the cores of this machine are used. `work` is a local folder in which Spark may
    write while it runs. Raises RunError where Spark cannot be started.
    """

    def __init__(self, master: str | None = None, work: Path | None = None) -> None:
        self._master, self._work = master, work
        self._open = ExitStack()
        self._session: SparkSession | None = None

    def __enter__(self) -> Self:
        self._session = self._open.enter_context(spark_session(self._master, self._work))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._session = None
        self._open.close()

    @property
    def session(self) -> "SparkSession":
        """The running session; raises RunError outside `with`."""
        if self._session is None:
            raise RunError("Spark is not started; nothing was done")
        return self._session

    @property
    def linking(self) -> LinkingEngine:
        """What joins and weighs on this session."""
        from alteram.engines.spark_linking import SparkLinking

        return SparkLinking(self.session)

    def map(self, step: Callable[[S], T], shares: Sequence[S]) -> Iterator[T]:
        """Yield what `step` returns for each share, in whatever order it comes.

        A share whose process is lost is begun anew, up to four times; then RunError says why.
        What a step raises ends the map: an error of ours as it is.
        """
        session = self.session
        context = session.sparkContext
        size = max(_LEAST_WAVE, _SHARES_PER_CORE * context.defaultParallelism)
        waiting = deque(shares[at : at + size] for at in range(0, len(shares), size))
        with ThreadPoolExecutor(_WAVES) as pool:
            running: set[Future[Any]] = set()
            try:
                while waiting or running:
                    # The next wave fills the cores that the last shares of one leave idle.
                    while waiting and len(running) < _WAVES:
                        running.add(pool.submit(_wave, session, step, waiting.popleft()))
                    done, running = wait(running, return_when=FIRST_COMPLETED)
                    for one in done:
                        yield from opened(one.result())
            finally:
                if running:
                    context.cancelAllJobs()


def _wave(session: "SparkSession", step: Callable[[S], T], shares: Sequence[S]) -> list[bytes]:
    """Return the packed results of shares, each worked by a task of its own.

    The table of their numbers comes in as many parts as there are shares, without a shuffle; the
    shares themselves, which are lists of names, go with the step.
    """
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    numbers = session.range(0, len(shares), 1, len(shares))
    worker = partial(work, step, [packed(share) for share in shares])
    try:
        rows = numbers.mapInArrow(worker, COLUMNS).collect()
    except (PySparkException, Py4JError) as error:
        raise RunError(_told(str(error), shares)) from error
    return [bytes(row.result) for row in rows]


def _told(message: str, shares: Sequence[object]) -> str:
    """Return which share Spark gave up, and why, in plain words."""
    known = [words for sign, words in _CAUSES if sign in message]
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    why = known[0] if known else (lines[0] if lines else "Spark gave no reason")
    task = _TASK.search(message)
    share = shares[int(task[1])] if task else None
    which = f"share {getattr(share, 'name', share)}" if task else "a share"
    return (
        f"{which}: {why}, {FAILURES} times; the run was stopped, what other shares gave is kept. "
        "Check the memory of the workers and start the run again."
    )
