"""What a format is to the program: a name, a line of help, a function that writes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from alteram.holding import Holding
from alteram.model import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """One format. `write` fills a file or a folder and returns what it left out, with reasons.

    It holds one piece of the collection in memory at a time, sorts what it writes, and raises
    ReportError, with nothing left behind, where it cannot write.
    """

    name: str
    what: str
    write: Callable[[Holding, Path], tuple[Problem, ...]]
