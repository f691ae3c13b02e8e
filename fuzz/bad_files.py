"""Ten thousand bad files through the worker: what became of them, what they cost.

python fuzz/bad_files.py --count 10000 [--seed 1] [--seconds 20] [--keep FOLDER]

With --keep the files that are worth a look (a reader failed, the process ended, time) are written
to a folder. Exit code 1 where a file cost more than its limit, or gave nothing at all.
"""

import argparse
import collections
import itertools
import re
import resource
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.read.bad_files import variants

from alteram.model import Problem
from alteram.read import Readers
from alteram.read.limits import Limits

# A document and the end of its file may each take the limit, and a fresh process has to start.
LIMITS_OF_ONE = 2
ALLOWANCE = 30.0
SHOWN = 8
_KINDS = (
    ("took longer", "stopped: time"),
    ("MB of memory", "stopped: memory"),
    ("made its reader fail", "a reader failed"),
    ("ended the process", "ended the process"),
    ("gave more than", "stopped: too much text"),
    ("holds more than", "stopped: too many documents"),
)


@dataclass(slots=True)
class Outcome:
    """What became of all files."""

    counts: collections.Counter[str] = field(default_factory=collections.Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    documents: int = 0


def kind_of(found: list[object]) -> str:
    """Return in one word what became of a file."""
    problems = [one.message for one in found if isinstance(one, Problem)]
    for words, kind in _KINDS:
        if any(re.search(words, message) for message in problems):
            return kind
    if not problems:
        return "read"
    return "set aside" if len(problems) == len(found) else "read in part"


def run(count: int, seed: int, seconds: float, keep: Path | None) -> Outcome:
    """Read so many bad files by one set of readers."""
    outcome = Outcome()
    with Readers(Limits(seconds=seconds)) as readers:
        for number, (name, data) in enumerate(itertools.islice(variants(seed), count)):
            before = time.monotonic()
            found: list[object] = [*readers.read(data, name, "2024-05-01T00:00:00+00:00")]
            cost = time.monotonic() - before
            kind = kind_of(found) if found else "gave nothing at all"
            outcome.counts[kind] += 1
            outcome.documents += sum(not isinstance(one, Problem) for one in found)
            outcome.slowest = sorted([*outcome.slowest, (cost, name)], reverse=True)[:SHOWN]
            if keep is not None and kind not in ("read", "read in part", "set aside"):
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{number}-{name}").write_bytes(data)
            if kind in ("a reader failed", "ended the process", "gave nothing at all"):
                said = [one.message for one in found if isinstance(one, Problem)]
                outcome.faults.append(f"{number} {name}: {kind}: {said[-1:]}")
            if cost > LIMITS_OF_ONE * seconds + ALLOWANCE and len(found) < 2:
                outcome.faults.append(f"{number} {name}: {cost:.1f} s, beyond the limit")
                outcome.counts["beyond the limit"] += 1
    return outcome


def main() -> int:
    """Read bad files, print a table, return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    before = time.monotonic()
    outcome = run(given.count, given.seed, given.seconds, given.keep)
    print(f"bad files: {given.count:,} of seed {given.seed}, {given.seconds:g} s for each")
    for kind, number in outcome.counts.most_common():
        print(f"  {kind:28}{number:8,}")
    print(f"  documents out of them       {outcome.documents:8,}")
    for cost, name in outcome.slowest:
        print(f"  slowest: {cost:6.1f} s  {name}")
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"  most memory of a reading process: {largest:,} MB; of the parent: {own:,} MB")
    print(f"  crashes of the parent: 0; {time.monotonic() - before:,.0f} s in all")
    for fault in outcome.faults[:20]:
        print(f"  look at: {fault}")
    return 1 if outcome.counts["beyond the limit"] or outcome.counts["gave nothing at all"] else 0


if __name__ == "__main__":
    sys.exit(main())
