"""How many processes this machine has cores and memory for."""

import contextlib
import os
from pathlib import Path

MEMORY_OF_A_PROCESS = 700_000_000
"""Bytes that an analyst needs with its models and a text of ordinary length, and some to spare."""
_GROUP = Path("/sys/fs/cgroup")


def usable_processes() -> int:
    """Return how many analysts can work at once: one a core, as far as memory allows.

    What a container may use of its machine counts, not what the machine has.
    """
    return max(1, min(_cores(), _memory() // MEMORY_OF_A_PROCESS))


def _cores() -> int:
    # Not on all systems, and not known to the types of those where it is not.
    known = getattr(os, "sched_getaffinity", None)
    cores = len(known(0)) if known else os.cpu_count() or 1
    with contextlib.suppress(OSError, ValueError):
        quota, period = (_GROUP / "cpu.max").read_text(encoding="ascii").split()
        cores = min(cores, max(1, int(quota) // int(period)))
    return cores


def _memory() -> int:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    with contextlib.suppress(OSError, ValueError):
        memory = min(memory, int((_GROUP / "memory.max").read_text(encoding="ascii")))
    return memory
