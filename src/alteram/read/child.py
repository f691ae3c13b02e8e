"""A process of this program beside the one that a person started: how it begins and ends.

`start`, `end` and `last_line` are for the process that starts it, `own_pipes` and
`end_with_parent` are what the started one does first.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO, BinaryIO

_DYING = 30.0
_KEPT = ("DYLD_LIBRARY_PATH", "LD_LIBRARY_PATH", "PYTHONHOME")
_PR_SET_PDEATHSIG = 1


def start(module: str, memory: int, last_words: IO[bytes]) -> subprocess.Popen[bytes]:
    """Start a module as a process of its own session, told how many bytes of memory it may use.

    It shares two pipes with us, and writes what its interpreter says if it cannot even start to
    `last_words`. Raises OSError where the system refuses.
    """
    return subprocess.Popen(
        [sys.executable, "-B", "-P", "-s", "-m", module, str(memory)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=last_words,
        cwd="/",
        env=_environment(),
        start_new_session=True,
        bufsize=0,
    )


def end(process: subprocess.Popen[bytes], last_words: IO[bytes]) -> int:
    """Kill a process and all that it may have started; return its exit code."""
    # Where it is gone already some systems say "no such", some "not permitted".
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    code = process.wait(_DYING)
    for pipe in (process.stdin, process.stdout, last_words):
        if pipe is not None:
            pipe.close()
    return code


def last_line(last_words: IO[bytes]) -> str:
    """Return the last line of what an interpreter printed before it could be held."""
    last_words.seek(0)
    lines = last_words.read().decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")


def _environment() -> dict[str, str]:
    """Return all that the process learns of where it runs: where its modules are.

    What is read must not depend on a person's settings, nor know of them.
    """
    return {name: os.environ[name] for name in _KEPT if name in os.environ} | {
        "PYTHONPATH": os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path),
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "ARROW_DEFAULT_MEMORY_POOL": "system",
    }


def own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Return the pipes, and put nothing in their place: what libraries print goes nowhere."""
    given, out = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)
    return given, out


def end_with_parent() -> None:
    """Let the system end this process with the one that started it, whatever it does then.

    Elsewhere than on Linux it ends when it next looks at a pipe, or at its limit of time.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
