"""Where the time of a run goes: CPU seconds of each phase, by sort of process, and peak memory.

usage: python bench/run_phases.py TEXTS OUT [--processes N]

TEXTS is a folder (`python bench/made_texts.py --count 1000 --out TEXTS`), OUT a new one. Prints a
row of a Markdown table for each phase. Processes: `asks` is the one that a person starts, `works`
those of the engine, `parses` and `analyses` those beside each of them. They are looked at three
times a second; what one computes in the last third before it ends is not counted.
"""

import argparse
import os
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from alteram.engines.job import Job
from alteram.engines.local import LocalEngine
from alteram.engines.running import run

_SECONDS = 0.3
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_SORTS = (("analyst_worker", "analyses"), ("read.worker", "parses"), ("spawn_main", "works"))


class Watch:
    """What this process and all that it started have used so far."""

    def __init__(self) -> None:
        self.peaks: Counter[str] = Counter()
        self._used: dict[int, float] = {}
        self._sorts: dict[int, str] = {os.getpid(): "asks"}

    def run(self) -> None:
        """Look for ever, in a thread that ends with the program."""
        while True:
            self.look()
            time.sleep(_SECONDS)

    def look(self) -> None:
        """Take down what each process has used."""
        found: dict[int, list[str]] = {}
        for one in Path("/proc").iterdir():
            if one.name.isdigit():
                with suppress(OSError):
                    found[int(one.name)] = (one / "stat").read_text().rpartition(")")[2].split()
        ours = {os.getpid()}
        while more := {one for one, fields in found.items() if int(fields[1]) in ours} - ours:
            ours |= more
        for one in ours & found.keys():
            fields = found[one]
            self._used[one] = (int(fields[11]) + int(fields[12])) / _TICKS
            with suppress(OSError):
                sort = self._sorts.get(one) or _sort(one)
                self._sorts[one] = sort
                self.peaks[sort] = max(self.peaks[sort], int(fields[21]) * _PAGE)

    def used(self) -> Counter[str]:
        """Return CPU seconds by sort of process."""
        self.look()
        total: Counter[str] = Counter()
        for one, seconds in self._used.items():
            total[self._sorts.get(one, "other")] += seconds
        return total


def _sort(process: int) -> str:
    words = Path(f"/proc/{process}/cmdline").read_text()
    return next((sort for part, sort in _SORTS if part in words), "other")


def main() -> None:
    """Run once and print what each phase cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts")
    parser.add_argument("out")
    parser.add_argument("--processes", type=int, default=1)
    given = parser.parse_args()
    watch = Watch()
    threading.Thread(target=watch.run, daemon=True).start()
    before = watch.used()
    print("| phase | asks | works | parses | analyses |\n|---|---|---|---|---|")

    def told(phase: str, done: int, of: int) -> None:
        if done == of:
            print(_row(phase, watch.used() - before))
            before.update(watch.used() - before)

    job = Job(given=given.texts, out=given.out, captured="", program="")
    done = run(job, LocalEngine(given.processes), told)
    print(_row("Last tables", watch.used() - before))
    print(f"documents: {done.record.tables['documents'].rows}")
    print({sort: f"{peak // 1_000_000} MB" for sort, peak in sorted(watch.peaks.items())})


def _row(phase: str, used: Counter[str]) -> str:
    sorts = ("asks", "works", "parses", "analyses")
    return f"| {phase} | {' | '.join(f'{used[sort]:.1f}' for sort in sorts)} |"


if __name__ == "__main__":
    main()
