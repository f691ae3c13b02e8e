"""The process in which foreign bytes are parsed: it can be stopped, and nothing is lost with it.

`python -m alteram.read.worker` takes inputs on its standard input and gives their documents on
its standard output, one frame each, until its input ends. It holds itself to limits first.
"""

import os
import sys
from collections.abc import Iterator
from typing import BinaryIO

from alteram.model import Problem
from alteram.read.child import end_with_parent, own_pipes
from alteram.read.frames import (
    ANSWER,
    BYTES,
    END,
    FAULT,
    PROBLEM,
    READY,
    TASK,
    Answer,
    Ended,
    Task,
    framed,
    next_frame,
    record_in,
)
from alteram.read.guard import guard
from alteram.read.limits import OUT_OF_MEMORY, Limits, allow_seconds, hold, most_memory
from alteram.read.receiving import Received, parse_documents

LONGEST_TASK = 1 << 32


def main(memory: int) -> None:
    """Serve until standard input ends, in at most `memory` bytes."""
    given, out = own_pipes()
    end_with_parent()
    hold(Limits(memory=memory))
    guard()
    _say(out, framed(READY, Ended(memory=most_memory())))
    try:
        while True:
            _serve(given, out)
    except EOFError:
        return


def _say(out: BinaryIO, frame: bytes) -> None:
    out.write(frame)
    out.flush()


def _serve(given: BinaryIO, out: BinaryIO) -> None:
    """Read one input and give what comes out of it."""
    task = record_in(_expect(given, TASK), Task)
    data = _expect(given, BYTES)
    allow_seconds(task.seconds)
    try:
        for frame in _frames(task, data):
            _say(out, frame)
            allow_seconds(task.seconds)
        _say(out, framed(END, Ended(memory=most_memory())))
    except MemoryError:
        # Nothing that was taken can be trusted to be given back: a new process is safer.
        os._exit(OUT_OF_MEMORY)


def _frames(task: Task, data: bytes) -> Iterator[bytes]:
    try:
        for found in parse_documents(
            data,
            task.location,
            task.captured,
            columns=task.columns,
            media_type=task.media_type,
            received=task.received,
        ):
            yield _frame(found, data)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a fault met on one input must never stop the rest
        yield framed(FAULT, f"{type(error).__name__}: {error}".encode(errors="backslashreplace"))


def _frame(found: Received | Problem, data: bytes) -> bytes:
    if isinstance(found, Problem):
        return framed(PROBLEM, found)
    original = None if found.original is data else found.original
    return framed(ANSWER, Answer(document=found.document, text=found.text, original=original))


def _expect(given: BinaryIO, kind: bytes) -> bytes:
    found, body = next_frame(lambda length: _exactly(given, length), LONGEST_TASK)
    if found != kind:
        raise EOFError
    return body


def _exactly(given: BinaryIO, length: int) -> bytes:
    data = given.read(length)
    if len(data) < length:
        raise EOFError
    return data


if __name__ == "__main__":
    main(int(sys.argv[1]))
