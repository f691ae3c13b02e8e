"""What reading one input may cost, and how the process that reads is held to it."""

import contextlib
import math
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path

try:
    import resource
except ImportError:  # No such limits on this system; the clock of the other process still holds.
    resource = None  # type: ignore[assignment]

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one input may cost before its reading is stopped.

    `seconds` is for each document that comes out of an input, `total_seconds` for all of them;
    time in which the answers are not asked for does not count. `memory` is in bytes of address
    space, `characters` of text in all, `answer` in bytes of all answers.
    """

    seconds: float = 60
    total_seconds: float = 1800
    memory: int = 2_000 * MEGABYTE
    documents: int = 100_000
    characters: int = 100_000_000
    answer: int = 1_000 * MEGABYTE


LIMITS = Limits()
OUT_OF_MEMORY = 86
"""Exit code of a process that met its limit of memory and lives long enough to say so."""

_OPEN_FILES = 64
_STATUS = Path("/proc/self/status")
_PEAK = re.compile(rb"^VmHWM:\s+(\d+) kB$", re.MULTILINE)


def hold(limits: Limits) -> None:
    """Hold this process to a size, to few files, to writing none and to starting no process.

    Where the system does not know a limit, the others hold.
    """
    hold_size(limits.memory)
    _set("RLIMIT_FSIZE", 0)
    _set("RLIMIT_NPROC", 0)
    _set("RLIMIT_NOFILE", _OPEN_FILES)


def hold_size(memory: int) -> None:
    """Hold this process to so many bytes of address space; where it dies it leaves no core."""
    _set("RLIMIT_AS", memory)
    _set("RLIMIT_DATA", memory)
    _set("RLIMIT_CORE", 0)


def allow_seconds(seconds: float) -> None:
    """Let this process compute for so many seconds more, above what it has computed so far."""
    if resource is not None:
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        wanted = math.ceil(time.process_time() + seconds)
        if hard != resource.RLIM_INFINITY:
            wanted = min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (wanted, hard))


def most_memory() -> int:
    """Return the most memory that this process has had in use, in bytes; 0 where not known.

    On Linux the number of `getrusage` begins with that of the process which started this one,
    however large it is; the one under `/proc` is this process's own.
    """
    with contextlib.suppress(OSError):
        found = _PEAK.search(_STATUS.read_bytes())
        if found is not None:
            return int(found[1]) * 1024
    if resource is None:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # macOS counts bytes, all others kilobytes.
    return most if sys.platform == "darwin" else most * 1024


def _set(name: str, value: int) -> None:
    """Set a limit that cannot be raised again; one that the system refuses is left."""
    number = getattr(resource, name, None)
    if number is None:
        return
    with contextlib.suppress(OSError, ValueError):
        hard = resource.getrlimit(number)[1]
        low = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(number, (low, low))
