"""Time and memory of Spark beside the local way: `python bench/spark.py [MENTIONS]`.

Weighs made-up mentions by Splink on DuckDB and on Spark in local mode (two cores), holds the
results to be equal, and prints CPU seconds and the peak of memory of each. `--shares N` prints
instead what starting Spark and working N empty shares costs.
"""

import argparse
import os
import resource
import time
from pathlib import Path

import numpy as np
from bench.linking import make

from alteram.engines.spark import SparkEngine
from alteram.engines.spark_linking import SparkLinking
from alteram.link import LOCAL
from alteram.link.records import batches, model, order

_TICKS = os.sysconf("SC_CLK_TCK")


def java() -> int:
    """Return the process of Java that works for Spark."""
    from pyspark import SparkContext

    assert SparkContext._gateway is not None
    return int(SparkContext._gateway.proc.pid)


def spent(process: int) -> float:
    """Return the CPU seconds that a process and the children it waited for have taken."""
    times = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[11:15]
    return sum(map(int, times)) / _TICKS


def peak(process: int) -> float:
    """Return the most memory that a process has had, in GB."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 2**20


def weighing(count: int) -> None:
    """Print what weighing so many mentions costs on either."""
    mentions = sorted(make(count)[0], key=order)
    new = [True] * count
    wall, cpu = time.monotonic(), time.process_time()
    one = LOCAL.weigh(batches(mentions, new), model(count))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(
        f"{count} mentions, {len(one)} pairs: DuckDB {time.process_time() - cpu:.1f} CPU s, "
        f"{time.monotonic() - wall:.1f} s, {memory:.2f} GB",
        flush=True,
    )
    del memory
    wall = time.monotonic()
    with SparkEngine("local[2,4]") as engine:
        print(f"Spark started in {time.monotonic() - wall:.1f} s, {spent(java()):.1f} CPU s")
        linking = SparkLinking(engine.session, few_records=0)
        for turn in ("first", "second"):
            wall, cpu, machine = time.monotonic(), time.process_time(), spent(java())
            two = linking.weigh(batches(mentions, new), model(count))
            print(
                f"Spark, {turn} time: {spent(java()) - machine:.1f} CPU s of Java and "
                f"{time.process_time() - cpu:.1f} of Python, {time.monotonic() - wall:.1f} s, "
                f"{peak(java()):.2f} GB of Java",
                flush=True,
            )
            same = all(
                np.array_equal(getattr(one, name), getattr(two, name))
                for name in ("left", "right", "bits", "parts")
            )
            print("equal" if same else "NOT EQUAL")


def nothing(share: int) -> tuple[int, float]:
    """Do a share without work; return its process and the CPU seconds it has taken so far."""
    return os.getpid(), time.process_time()


def empty(count: int) -> None:
    """Print what shares without work cost."""
    wall = time.monotonic()
    with SparkEngine("local[2,4]") as engine:
        print(f"started in {time.monotonic() - wall:.1f} s, {spent(java()):.1f} CPU s of Java")
        before = dict(engine.map(nothing, range(8)))
        wall, machine = time.monotonic(), spent(java())
        after: dict[int, float] = {}
        for process, seconds in engine.map(nothing, range(count)):
            after[process] = max(seconds, after.get(process, 0.0))
        python = sum(seconds - before.get(process, 0.0) for process, seconds in after.items())
        print(
            f"{count} shares: {1000 * (spent(java()) - machine) / count:.1f} CPU ms of Java and "
            f"{1000 * python / count:.1f} of Python each, {time.monotonic() - wall:.1f} s in all"
        )


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("mentions", nargs="?", type=int, default=10_000)
    parser.add_argument("--shares", type=int, metavar="N")
    asked = parser.parse_args()
    if asked.shares:
        empty(asked.shares)
    else:
        weighing(asked.mentions)


if __name__ == "__main__":
    main()
