"""Steps that processes of an engine can be given in tests."""

import os
import signal
from pathlib import Path
from typing import NamedTuple

from alteram.errors import RunError


class Work(NamedTuple):
    """A share of nothing but a name and a folder to leave signs in."""

    name: str
    folder: str


def squared(number: int) -> int:
    return number * number


def who(work: Work) -> int:
    return os.getpid()


def killed_at_first(work: Work) -> str:
    """End the process by force at the first try, as one that runs out of memory is."""
    sign = Path(work.folder) / f"{work.name}.tried"
    if not sign.exists():
        sign.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return work.name


def always_killed(work: Work) -> str:
    (Path(work.folder) / f"{work.name}.{len([*Path(work.folder).iterdir()])}").touch()
    if work.name == "7":
        os.kill(os.getpid(), signal.SIGKILL)
    return work.name


def refused(work: Work) -> str:
    raise RunError(f"{work.name}: is refused; nothing was done.")


def faulty(work: Work) -> float:
    return 1 / len(work.name[1:])
