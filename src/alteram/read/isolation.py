"""Reading in a process of its own, which is killed where an input costs more than is allowed.

What breaks a limit, or ends the process, becomes one problem of that input; the next input is
read by a fresh process. A process stays for many inputs, so that reading thousands of texts
costs little more than reading them here.
"""

import signal
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Self, TypeVar

import msgspec

from alteram.model import Problem
from alteram.read.frames import (
    ANSWER,
    BYTES,
    END,
    FAULT,
    PROBLEM,
    TASK,
    Answer,
    Ended,
    Task,
    framed,
    record_in,
)
from alteram.read.limits import LIMITS, MEGABYTE, OUT_OF_MEMORY, Limits
from alteram.read.process import Process
from alteram.read.reading import Columns, Pairs
from alteram.read.receiving import Received, with_language

INPUTS_OF_ONE_PROCESS = 1000
"""After so many inputs a process is replaced: libraries lose memory little by little."""
T = TypeVar("T")
_WHAT_TO_DO = "Split it, or save its text as plain text, and read that."


@dataclass(slots=True)
class _Count:
    """What has come out of one input so far."""

    answers: int = 0
    documents: int = 0
    characters: int = 0
    size: int = 0


class _BreachError(Exception):
    """An input broke a limit; the words say which, without the input's name."""


class Readers:
    """Reads inputs in a worker process; use it as a context manager or call `close`.

    The process is started at once and gets ready while other work goes on.
    """

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._inputs = 0
        self._process: Process | None = Process(limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    @property
    def pid(self) -> int | None:
        """The number of the process that reads now, if there is one."""
        return None if self._process is None else self._process.pid

    def close(self) -> int:
        """End the process, if there is one; return its exit code."""
        process, self._process, self._inputs = self._process, None, 0
        return 0 if process is None else process.end()

    def read(
        self,
        data: bytes,
        location: str,
        captured: str,
        *,
        columns: Columns | None = None,
        media_type: str = "",
        received: Pairs = (),
    ) -> Iterator[Received | Problem]:
        """Yield what `read_documents` gives for the same arguments, each as soon as it is read.

        A breach of a limit and a fault of a reader end the input with a problem; what came
        before it stands. Raises WorkerError where no process can be started.
        """
        process = self._ready()
        count = _Count()
        finished = False
        task = Task(
            location=location,
            captured=captured,
            seconds=self._limits.seconds,
            media_type=media_type,
            columns=columns,
            received=received,
        )
        try:
            process.give(framed(TASK, task))
            process.give(framed(BYTES, data))
            yield from self._answers(process, data, location, count)
            finished = True
        except _BreachError as breach:
            yield _stopped(location, str(breach), count)
        except TimeoutError:
            words = f"took longer to read than {self._limits.seconds:g} seconds allow"
            if process.waited > self._limits.total_seconds:
                words = f"took longer to read than {self._limits.total_seconds:g} seconds in all"
            yield _stopped(location, words, count)
        except EOFError:
            yield _stopped(location, _cause(self.close(), self._limits), count)
        finally:
            if not finished:
                self.close()

    def _ready(self) -> Process:
        if self._process is None:
            self._process = Process(self._limits)
        self._process.begin()
        self._inputs += 1
        return self._process

    def _answers(
        self, process: Process, data: bytes, location: str, count: _Count
    ) -> Iterator[Received | Problem]:
        while True:
            kind, body = self._frame(process, count)
            if kind == ANSWER:
                yield self._received(body, data, count)
            elif kind == PROBLEM:
                self._count_one(count)
                yield _decoded(body, Problem)
            elif kind == FAULT:
                yield _stopped(location, _fault(body), count)
            elif kind == END:
                self._retire(_decoded(body, Ended).memory)
                return
            else:
                raise _BreachError("made the process that read it give answers of no known kind")

    def _frame(self, process: Process, count: _Count) -> tuple[bytes, bytes]:
        left = self._limits.answer - count.size
        try:
            kind, body = process.take(left)
        except ValueError as error:
            raise _BreachError(
                f"gave more than {self._limits.answer // MEGABYTE:,} MB of documents"
            ) from error
        count.size += len(body)
        return kind, body

    def _received(self, body: bytes, data: bytes, count: _Count) -> Received:
        answer = _decoded(body, Answer)
        self._count_one(count)
        count.characters += len(answer.text.text)
        if count.characters > self._limits.characters:
            raise _BreachError(f"gave more than {self._limits.characters:,} characters of text")
        count.documents += 1
        original = data if answer.original is None else answer.original
        one = Received(document=answer.document, text=answer.text, original=original)
        return with_language(one)

    def _count_one(self, count: _Count) -> None:
        if count.answers >= self._limits.documents:
            raise _BreachError(f"holds more than {self._limits.documents:,} documents")
        count.answers += 1

    def _retire(self, memory: int) -> None:
        """Replace a process that has served long or has grown large."""
        if self._inputs >= INPUTS_OF_ONE_PROCESS or memory > self._limits.memory // 2:
            self.close()


def _decoded(body: bytes, kind: type[T]) -> T:
    try:
        return record_in(body, kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _BreachError("made the process that read it give answers that are none") from error


def _fault(body: bytes) -> str:
    words = body.decode("utf-8", "replace")[:300]
    return f"made its reader fail ({words})"


def _cause(code: int, limits: Limits) -> str:
    """Return why a process ended, as far as its exit code tells."""
    if code == OUT_OF_MEMORY:
        return f"needs more than {limits.memory // MEGABYTE:,} MB of memory to be read"
    if code == -signal.SIGXCPU:
        return f"took longer to read than {limits.seconds:g} seconds of computing allow"
    if code < 0:
        return f"ended the process that read it ({signal.Signals(-code).name})"
    return f"ended the process that read it (exit code {code})"


def _stopped(location: str, words: str, count: _Count) -> Problem:
    """Return the problem of an input that was not read to its end."""
    rest = "it was set aside"
    if count.documents:
        had = "the document" if count.documents == 1 else f"the {count.documents:,} documents"
        rest = f"the rest of it was set aside, {had} before are kept"
    message = f"{location}: {words}; {rest}. {_WHAT_TO_DO}"
    return Problem(location=location, stage="read", message=message)
