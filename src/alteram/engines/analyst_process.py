"""One analyst as the process that employs it sees it: what it was given and what it answers.

Nothing here blocks: an analyst that hangs while more is written to it must not hold its employer.
"""

import fcntl
import os
import time
from collections import deque
from collections.abc import Iterator
from tempfile import TemporaryFile

from alteram.engines.allowance import Allowance
from alteram.engines.asked import Answer, Asked, Task, framed_record, record_in
from alteram.errors import ModelFileError, WorkerError
from alteram.pipeline import Analysed
from alteram.read.child import end, last_line, start
from alteram.read.frames import ANSWER, FAULT, HEAD, READY, TASK

STARTING = 300.0
"""Seconds of the clock in which a process must be ready; many may start at once."""
TEXTS_OF_ONE_PROCESS = 5_000
MEMORY_OF_ONE_PROCESS = 1_500_000_000
"""After so many texts, or above so many bytes, a process is replaced: libraries that parse keep
each new word."""
_CHUNK = 1 << 20
_LONG = 100_000
"""Characters of a text behind which no other waits."""


class Work:
    """One text on its way: how often it was tried, and its analysis once that is known."""

    __slots__ = ("analysed", "asked", "size", "tries")

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        kept = sum(map(len, (asked.kept or {}).values()))
        self.size = len(asked.text) + asked.held + kept
        self.tries = 0
        self.analysed: Analysed | None = None


class AnalystProcess:
    """A process that analyses texts one by one, at most two given to it at a time."""

    def __init__(self, allowance: Allowance) -> None:
        self.works: deque[Work] = deque()
        self.is_ready = False
        self._allowance = allowance
        self._out = bytearray()
        self._in = bytearray()
        self._texts = self._memory = 0
        self._begun = time.monotonic()
        # What the interpreter says if it cannot even start; a pipe could fill up and block.
        self._last_words = TemporaryFile()  # noqa: SIM115 - closed by `end`
        try:
            self._popen = start(
                "alteram.engines.analyst_worker", allowance.memory, self._last_words
            )
        except OSError as error:
            self._last_words.close()
            raise not_started(str(error)) from error
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        self.to, self.of = self._popen.stdin.fileno(), self._popen.stdout.fileno()
        for pipe in (self.to, self.of):
            os.set_blocking(pipe, False)
            _widen(pipe)

    @property
    def pid(self) -> int:
        """The number by which the system knows the process, and its group."""
        return self._popen.pid

    @property
    def takes_more(self) -> bool:
        """Whether another text may be given: none waits yet, and the one before is not long."""
        if self.is_worn:
            return False
        return not self.works or (len(self.works) == 1 and self.works[0].size < _LONG)

    @property
    def is_worn(self) -> bool:
        """Whether it should be replaced once it has answered."""
        return self._texts >= TEXTS_OF_ONE_PROCESS or self._memory > MEMORY_OF_ONE_PROCESS

    @property
    def has_to_write(self) -> bool:
        """Whether something waits to be written to it."""
        return bool(self._out)

    @property
    def until(self) -> float:
        """When it is given up, by the clock of `time.monotonic`."""
        if not self.is_ready:
            return self._begun + STARTING
        if not self.works:
            return float("inf")
        seconds = self._allowance.seconds_for(self.works[0].asked)
        return self._begun + seconds * self._allowance.patience

    def give(self, work: Work) -> None:
        """Put a text in line for the process."""
        if not self.works and self.is_ready:
            self._begun = time.monotonic()
        self.works.append(work)
        task = Task(work.asked, self._allowance.seconds_for(work.asked))
        self._out += framed_record(TASK, task)
        self.write()

    def write(self) -> None:
        """Write what can be written now; a process that has gone is found when it is read."""
        try:
            while self._out:
                written = os.write(self.to, self._out[:_CHUNK])
                del self._out[:written]
        except BlockingIOError:
            return
        except BrokenPipeError:
            self._out.clear()

    def answers(self) -> Iterator[Work]:
        """Yield the works that have been answered since; raises EOFError where it has gone.

        Raises ModelFileError where it says that the installation is at fault.
        """
        while True:
            try:
                piece = os.read(self.of, _CHUNK)
            except BlockingIOError:
                return
            self._in += piece
            yield from self._answered()
            if not piece:
                raise EOFError

    def _answered(self) -> Iterator[Work]:
        while len(self._in) >= HEAD.size:
            kind, length = HEAD.unpack(self._in[: HEAD.size])
            if len(self._in) < HEAD.size + length:
                return
            body = bytes(self._in[HEAD.size : HEAD.size + length])
            del self._in[: HEAD.size + length]
            self._begun = time.monotonic()
            if kind == FAULT:
                raise ModelFileError(body.decode("utf-8", "replace"))
            if kind == READY:
                self.is_ready = True
            elif kind == ANSWER and self.works:
                answer = record_in(body, Answer)
                self._texts, self._memory = self._texts + 1, answer.memory
                work = self.works.popleft()
                work.analysed = answer.analysed
                yield work

    def end(self) -> int:
        """Kill the process; return its exit code."""
        return end(self._popen, self._last_words)

    def said(self) -> str:
        """Return the last line of what it printed before it was ready."""
        return last_line(self._last_words)


def _widen(pipe: int) -> None:
    """Let a pipe hold a whole answer where the system can, so that no process waits for us."""
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        try:
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _CHUNK)
        except OSError:
            return  # Above what a user may have: the pipe stays as it is.


def not_started(reason: str) -> WorkerError:
    """Return the error of an installation on which no analyst can be started."""
    return WorkerError(
        f"the process that analyses texts cannot be started ({reason}); what was done is kept. "
        "Check the installation and the memory that is free."
    )
