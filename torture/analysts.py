"""Analysts killed, stopped and hung at random moments: every text is analysed all the same.

    python -m torture.analysts --kills 40

While texts are analysed, one of the processes that do it is ended (SIGKILL, SIGSEGV, SIGABRT) or
made to stand still (SIGSTOP) again and again. All analyses must be those of an undisturbed run, in
order; a text may be set aside only where two of its processes were disturbed.
"""

import argparse
import contextlib
import os
import random
import signal
import sys
import threading
from pathlib import Path

from alteram.engines import Analysts, Asked
from alteram.engines.allowance import STAGE, Allowance
from alteram.model import Analysis
from alteram.pipeline import analyse
from torture.workload import TEXTS

SIGNALS = (signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT, signal.SIGSTOP)
ALLOWANCE = Allowance(seconds=20, patience=1.5)
"""Generous to a machine that others use too, and short enough for one that stands still."""

WORKS_AFTER = 1.5
"""Seconds of computing after which a process is ready: one that cannot start is another matter."""


def disturb(analysts: Analysts, kills: int, draw: random.Random, done: threading.Event) -> int:
    """Disturb processes until all is done or there were enough; return how many were."""
    disturbed: set[int] = set()
    while len(disturbed) < kills and not done.wait(draw.uniform(0.5, 6)):
        left = [pid for pid in analysts.pids if pid not in disturbed]
        for pid in [one for one in left if seconds_used(one) > WORKS_AFTER][:1]:
            disturbed.add(pid)
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, draw.choice(SIGNALS))
    done.wait()
    return len(disturbed)


def seconds_used(pid: int) -> float:
    """Return how long a process has computed (Linux); 0 where it has gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def is_set_aside(analysis: Analysis) -> bool:
    """Tell whether a text was given up."""
    return any(one.stage == STAGE for one in analysis.problems)


def main() -> int:
    """Disturb as often as asked for; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--texts", type=int, default=2_000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    whole = [analyse(text) for text in texts]
    draw, done, counted = random.Random(asked.seed), threading.Event(), list[int]()
    given = [number % len(texts) for number in range(asked.texts)]
    wrong = aside = 0
    with Analysts(asked.processes, allowance=ALLOWANCE) as analysts:
        killer = threading.Thread(
            target=lambda: counted.append(disturb(analysts, asked.kills, draw, done))
        )
        killer.start()
        try:
            found = analysts.analysed(Asked(texts[number]) for number in given)
            for number, one in zip(given, found, strict=True):
                given_up = is_set_aside(one.analysis)
                aside += given_up
                wrong += one.analysis != whole[number] and not given_up
        finally:
            done.set()
            killer.join()
    (disturbed,) = counted
    print(
        f"texts {len(given)}  disturbed {disturbed}  set aside {aside}  other than undisturbed "
        f"{wrong}"
    )
    return 1 if wrong or aside > disturbed // 2 else 0


if __name__ == "__main__":
    sys.exit(main())
