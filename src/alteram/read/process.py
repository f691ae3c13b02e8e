"""One worker process and its two pipes, waited for no longer than is allowed."""

import os
import select
import time
from tempfile import TemporaryFile

from alteram.errors import WorkerError
from alteram.read.child import end, last_line, start
from alteram.read.frames import READY, next_frame
from alteram.read.limits import Limits

_STARTING = 120.0
_CHUNK = 1 << 20
_TRIFLE = 1000


class Process:
    """A worker process of its own session, started at once and waited for when it is needed.

    It has nothing of ours but two pipes: no open file, no environment, no folder.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        # What the interpreter says if it cannot even start; a pipe could fill up and block.
        self._last_words = TemporaryFile()  # noqa: SIM115 - closed by `end`
        try:
            self._popen = start("alteram.read.worker", limits.memory, self._last_words)
        except OSError as error:
            self._last_words.close()
            raise _not_started(str(error)) from error
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        self._to, self._from = self._popen.stdin.fileno(), self._popen.stdout.fileno()
        os.set_blocking(self._to, False)
        os.set_blocking(self._from, False)
        self._is_ready = False
        self.waited = 0.0

    @property
    def pid(self) -> int:
        """The number by which the system knows the process, and its group."""
        return self._popen.pid

    def begin(self) -> None:
        """Return once the process can take an input, for which the time in all runs from now.

        Raises WorkerError where it cannot start.
        """
        if not self._is_ready:
            self._wait_for_start()
        self.waited = 0.0

    def _wait_for_start(self) -> None:
        try:
            kind, _ = next_frame(lambda length: self._read(length, _STARTING), _TRIFLE)
        except (EOFError, TimeoutError, ValueError) as error:
            raise _not_started(
                last_line(self._last_words) or str(error) or "it ended at once"
            ) from error
        if kind != READY:
            raise _not_started("it did not say that it is ready")
        self._is_ready = True

    def give(self, data: bytes) -> None:
        """Hand bytes over; raises EOFError, TimeoutError."""
        rest = memoryview(data)
        until = time.monotonic() + self.limits.seconds
        while rest:
            self._wait(self._to, select.POLLOUT, until)
            try:
                rest = rest[os.write(self._to, rest[:_CHUNK]) :]
            except BlockingIOError:
                continue
            except BrokenPipeError as error:
                raise EOFError from error

    def take(self, longest: int) -> tuple[bytes, bytes]:
        """Return kind and bytes of the next frame; raises EOFError, TimeoutError, ValueError."""
        return next_frame(lambda length: self._read(length, self.limits.seconds), longest)

    def _read(self, length: int, seconds: float) -> bytes:
        pieces: list[bytes] = []
        until = time.monotonic() + seconds
        while length:
            self._wait(self._from, select.POLLIN, until)
            try:
                piece = os.read(self._from, min(length, _CHUNK))
            except BlockingIOError:
                continue
            if not piece:
                raise EOFError
            pieces.append(piece)
            length -= len(piece)
        return b"".join(pieces)

    def _wait(self, pipe: int, what: int, until: float) -> None:
        """Wait until the pipe is ready or closed; raises TimeoutError."""
        poll = select.poll()
        poll.register(pipe, what)
        before = time.monotonic()
        found = poll.poll(max(0.0, until - before) * 1000)
        self.waited += time.monotonic() - before
        if not found or (self._is_ready and self.waited > self.limits.total_seconds):
            raise TimeoutError

    def end(self) -> int:
        """Kill the process and all that it may have started; return its exit code."""
        return end(self._popen, self._last_words)


def _not_started(reason: str) -> WorkerError:
    return WorkerError(
        f"the process that reads documents cannot be started ({reason}); nothing was read. "
        "Check the installation and the memory that is free."
    )
