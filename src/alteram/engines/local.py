"""Shares worked in processes of this machine.

Each process has a pipe of its own and shares no lock with anybody, so that one that is killed
harms none of the others.
"""

import contextlib
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, NamedTuple, TypeVar

from alteram.engines.cores import usable_processes
from alteram.errors import AlteramError, RunError
from alteram.link import LOCAL, LinkingEngine
from alteram.read.child import end_with_parent

S = TypeVar("S")
T = TypeVar("T")

TRIES = 4
"""So often a share is begun before the run is given up."""


class _Worker(NamedTuple):
    """A process, the pipe to it, and the number of the share that it has."""

    process: BaseProcess
    pipe: Connection
    share: int


class LocalEngine:
    """Works shares in `processes` processes; if None, in as many as cores and memory allow."""

    def __init__(self, processes: int | None = None) -> None:
        self.processes = processes or usable_processes()
        self.linking: LinkingEngine = LOCAL

    def map(self, step: Callable[[S], T], shares: Sequence[S]) -> Iterator[T]:
        """Yield what `step` returns for each share, as it comes.

        A process that is lost is replaced and its share begun anew; after `TRIES` times RunError
        names the share. What a step raises ends the map: an error of ours as it is.
        """
        waiting = deque(range(len(shares)))
        tries = [0] * len(shares)
        busy: dict[Connection, _Worker] = {}
        try:
            while waiting or busy:
                while waiting and len(busy) < self.processes:
                    _give(_started(step), waiting.popleft(), shares, busy)
                for pipe in wait(list(busy)):
                    assert isinstance(pipe, Connection)
                    worker = busy.pop(pipe)
                    try:
                        done, result = pipe.recv()
                    except (EOFError, ConnectionResetError):
                        _lost(worker, shares, tries)
                        waiting.appendleft(worker.share)
                        continue
                    if not done:
                        _end(worker)
                        raise result
                    if waiting:
                        _give((worker.process, pipe), waiting.popleft(), shares, busy)
                    else:
                        _end(worker)
                    yield result
        finally:
            for worker in busy.values():
                _end(worker)


def _started(step: Callable[[S], T]) -> tuple[BaseProcess, Connection]:
    """Start a process that waits for shares; raises RunError where there can be none."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, step), daemon=False)
    try:
        process.start()
    except OSError as error:
        ours.close()
        raise RunError(
            f"a process that works through shares cannot be started ({error.strerror or error}); "
            "what was done is kept. Check the memory that is free and start the run again."
        ) from error
    finally:
        theirs.close()
    return process, ours


def _give(
    worker: tuple[BaseProcess, Connection],
    share: int,
    shares: Sequence[S],
    busy: dict[Connection, _Worker],
) -> None:
    process, pipe = worker
    busy[pipe] = _Worker(process, pipe, share)
    # Where it is gone already, the pipe says so when it is waited for.
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        pipe.send(shares[share])


def _lost(worker: _Worker, shares: Sequence[object], tries: list[int]) -> None:
    """Count a share whose process is gone; raises RunError where that is once too often."""
    _end(worker)
    tries[worker.share] += 1
    if tries[worker.share] == TRIES:
        share = shares[worker.share]
        raise RunError(
            f"share {getattr(share, 'name', worker.share)}: the process that worked on it ended "
            f"{TRIES} times (exit code {worker.process.exitcode}); the run was stopped, what other "
            "shares gave is kept. Check the memory that is free and start the run again."
        )


def _end(worker: _Worker) -> None:
    """Kill a process, wherever it is, and let go of it."""
    worker.process.kill()
    worker.process.join()
    worker.pipe.close()


def _serve(pipe: Connection, step: Callable[[Any], Any]) -> None:
    """Work the shares that come through a pipe, until it is closed at its other end."""
    end_with_parent()
    # Ctrl-C is for the one who started us, and ends us with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            share = pipe.recv()
            try:
                answer = (True, step(share))
            except AlteramError as error:
                answer = (False, error)
            except Exception as error:  # noqa: BLE001 - told by the process that waits for it
                answer = (False, _fault(share, error))
            pipe.send(answer)


def _fault(share: object, error: Exception) -> RunError:
    return RunError(
        f"share {getattr(share, 'name', '')}: could not be worked to its end "
        f"({type(error).__name__}: {error}); what other shares gave is kept. "
        "Start the run again; if it happens once more, please report it."
    )
