"""The process of one analyst: it loads the models once and analyses text after text.

`python -m alteram.engines.analyst_worker` takes tasks on its standard input and gives answers on
its standard output, one frame each, until its input ends. It holds itself to limits first.
"""

import os
import signal
import sys
from typing import BinaryIO

from alteram.engines.asked import Answer, Task, analysed, framed_record, record_in
from alteram.errors import ModelFileError
from alteram.read.child import end_with_parent, own_pipes
from alteram.read.frames import ANSWER, FAULT, READY, TASK, framed, next_frame
from alteram.read.limits import OUT_OF_MEMORY, allow_seconds, hold_size, most_memory

_LONGEST_TASK = 1 << 32


def main(memory: int) -> None:
    """Serve until standard input ends, in at most `memory` bytes."""
    given, out = own_pipes()
    end_with_parent()
    # Who interrupts the program means the process that was started by a person: it ends us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    hold_size(memory)
    _say(out, framed(READY, b""))
    try:
        while True:
            _serve(given, out)
    except (EOFError, BrokenPipeError):
        return


def _serve(given: BinaryIO, out: BinaryIO) -> None:
    """Analyse one text and give what comes of it."""
    kind, body = next_frame(lambda length: _exactly(given, length), _LONGEST_TASK)
    if kind != TASK:
        raise EOFError
    try:
        task = record_in(body, Task)
        allow_seconds(task.seconds)
        answer = Answer(analysed(task.asked), most_memory())
        _say(out, framed_record(ANSWER, answer))
    except ModelFileError as error:
        _say(out, framed(FAULT, str(error).encode(errors="backslashreplace")))
    except MemoryError:
        # Nothing that was taken can be trusted to be given back: a new process is safer.
        os._exit(OUT_OF_MEMORY)


def _say(out: BinaryIO, frame: bytes) -> None:
    out.write(frame)
    out.flush()


def _exactly(given: BinaryIO, length: int) -> bytes:
    data = given.read(length)
    if len(data) < length:
        raise EOFError
    return data


if __name__ == "__main__":
    main(int(sys.argv[1]))
