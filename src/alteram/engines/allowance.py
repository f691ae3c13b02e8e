"""What the analysis of one text may cost, and what is said of a text that costs more."""

import signal
from dataclasses import dataclass

from alteram.engines.asked import Asked
from alteram.model import Analysis, Problem, text_hash
from alteram.pipeline import NOTHING_KEPT, Analysed
from alteram.read.limits import MEGABYTE, OUT_OF_MEMORY

STAGE = "analysis"
_WHAT_TO_DO = (
    "The text is kept without claims. Split it, or report it with the text if you may share it."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What one text may cost before its analysis is stopped.

    `seconds` and `seconds_per_character` are of computing, some five times what the slowest text
    known takes on a slow machine; `patience` is how many times as long the clock may run, since
    other work may hold the machine. `memory` is in bytes of address space.
    """

    seconds: float = 60
    seconds_per_character: float = 0.0005
    patience: float = 5
    memory: int = 6_000 * MEGABYTE

    def seconds_for(self, asked: Asked) -> float:
        """Return how many seconds of computing a text may cost."""
        return self.seconds + self.seconds_per_character * len(asked.text)


ALLOWANCE = Allowance()


def cause(code: int | None, asked: Asked, allowance: Allowance) -> str:
    """Return why the process that analysed a text was lost; None for one that we gave up."""
    if code is None or code == -signal.SIGXCPU:
        return f"took longer to analyse than {allowance.seconds_for(asked):,.0f} seconds"
    if code == OUT_OF_MEMORY:
        return f"needs more than {allowance.memory // MEGABYTE:,} MB of memory to be analysed"
    if code < 0:
        # Not all numbers of signals have a name.
        names = {int(one): one.name for one in signal.Signals}
        return f"ended the process that analysed it ({names.get(-code, f'signal {-code}')})"
    return f"ended the process that analysed it (exit code {code})"


def set_aside(asked: Asked, words: str) -> Analysed:
    """Return what stands for the analysis of a text that was tried twice: one problem."""
    problem = Problem(
        location=asked.location,
        stage=STAGE,
        message=f"not analysed: the text {words}, in both of two tries. {_WHAT_TO_DO}",
    )
    analysis = Analysis(
        text_sha256=text_hash(asked.text), language="und", date=asked.date, problems=(problem,)
    )
    return Analysed(analysis, NOTHING_KEPT)
