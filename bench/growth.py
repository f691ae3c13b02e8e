"""How each step of linking grows with a dossier: CPU seconds, pairs, peak of memory.

usage: python bench/growth.py [--run] [MENTIONS ...]

Dossiers of so many made-up mentions (`made_dossier.py`, six of a document) are linked whole, each
in a process of its own. `seen` and `told` go document by document and can be shared among
machines; `read` is what it takes to read the documents for both, twice. `engine` is all that
DuckDB and Splink do, for copies, actors and events; the other steps show what comes on top.
Memory is that of the process with all before the step, 0.18 GB of it for the program.
With `--run` there is no dossier: documents come one by one, as packed records of what was seen
and told, and nothing is kept to add to. `read` is then what it takes to make them.
"""

import argparse
import multiprocessing
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from math import log10
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from dossier import fill
from made_dossier import CLAIMS, reports

from alteram.api import linking
from alteram.link import Common, Seen, Told, candidates, linkage, seen, tell, whole
from alteram.store import Dossier, pack_kept, unpack_kept

T = TypeVar("T")


class Clock:
    """CPU seconds of steps; one that runs inside another counts for itself alone."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self.peaks: dict[str, float] = {}
        self.held: dict[str, float] = {}
        self.pairs = 0
        self._inside = 0.0

    def timed(self, step: str, of: Callable[..., T]) -> Callable[..., T]:
        """Return a function that does the same and is timed."""

        def run(*args: Any, **named: Any) -> T:
            outer, self._inside, start = self._inside, 0.0, time.process_time()
            try:
                return of(*args, **named)
            finally:
                took = time.process_time() - start
                self.spent[step] += took - self._inside
                self._inside = outer + took
                self.peaks[step], self.held[step] = peak(), held()

        return run

    def each(self, step: str, of: Callable[..., Iterable[T]]) -> Callable[..., Iterator[T]]:
        """Return a function whose results are timed as they are taken."""

        def run(*args: Any, **named: Any) -> Iterator[T]:
            found = iter(of(*args, **named))
            take = self.timed(step, lambda: next(found, None))
            while (one := take()) is not None:
                yield one

        return run


def peak() -> float:
    """Return the most memory held so far, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def held() -> float:
    """Return the memory held now, in GB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**30


def watched(clock: Clock) -> None:
    """Have the steps of linking timed in this process."""
    weigh = linkage.weigh

    def counted(*args: Any, **named: Any) -> linkage.Weighed:
        found = weigh(*args, **named)
        clock.pairs += len(found)
        return found

    places: tuple[tuple[Any, str, str], ...] = (
        (whole, "seen", "seen"), (whole, "find_actors", "actors"), (whole, "find_copies", "copies"),
        (whole, "tell", "told"), (whole, "fitted", "weights"), (whole, "combined", "combined"),
        (whole, "group_mentions", "groups"), (whole, "_events", "events"),
        (whole, "_kept_of", "kept"), (linking, "_save", "save"), (candidates, "join", "engine"),
    )  # fmt: skip
    linkage.weigh = clock.timed("engine", counted)
    for where, name, step in places:
        setattr(where, name, clock.timed(step, getattr(where, name)))


def link_as_run(mentions: int) -> tuple[Clock, float]:
    """Link so many mentions as a run does; return what each step took, and the whole."""
    clock = Clock()
    watched(clock)
    made = clock.each("read", reports)
    see, ask = clock.timed("seen", seen), clock.timed("told", tell)
    count = -(-mentions // CLAIMS)

    def told(common: Common) -> Iterator[Told]:
        known, origins = common.known(), common.origins()
        for entry in made(count):
            yield unpack_kept(pack_kept(ask(entry, known, origins)), Told)

    every = (unpack_kept(pack_kept(see(entry)), Seen) for entry in made(count))
    start = time.process_time()
    whole.link_seen(every, told, keep=False)
    return clock, time.process_time() - start


def link(mentions: int) -> tuple[Clock, float]:
    """Link a dossier of so many mentions; return what each step took, and the whole."""
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        with Dossier.open(Path(folder) / "made.alteram", create=True) as store:
            fill(store, reports(-(-mentions // CLAIMS)))
        with Dossier.open(Path(folder) / "made.alteram", write=True) as store:
            watched(clock)
            store.sound = clock.each("read", store.sound)  # type: ignore[method-assign]
            start = time.process_time()
            linking.bring_up_to_date(store)
            return clock, time.process_time() - start


class Measured(NamedTuple):
    """CPU seconds of each step and of all, GB at most and then held after it, and pairs."""

    spent: dict[str, float]
    peaks: dict[str, float]
    held: dict[str, float]
    pairs: int
    took: float


def measured(mentions: int, as_run: bool) -> Measured:
    """Return what linking so many mentions takes."""
    clock, took = (link_as_run if as_run else link)(mentions)
    return Measured(dict(clock.spent), clock.peaks, clock.held, clock.pairs, took)


def main() -> None:
    """Print a row for each number of mentions, then how each step grew from the one before."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("mentions", type=int, nargs="*", default=[100, 1_000, 10_000, 100_000])
    parser.add_argument("--run", action="store_true", help="without a dossier, as a run links")
    args = parser.parse_args()
    start = multiprocessing.get_context("spawn")
    last: tuple[int, Measured] | None = None
    for mentions in args.mentions:
        with start.Pool(1) as pool:
            now = pool.apply(measured, (mentions, args.run))
        most = max(now.peaks.values())
        print(f"\n{mentions} mentions: {now.took:.1f} CPU s, {most:.2f} GB, {now.pairs} pairs")
        for step, spent in now.spent.items():
            before = last[1].spent.get(step, 0.0) if last is not None else 0.0
            grew = ""
            if last is not None and before > 0.05:
                grew = f"  n^{log10(spent / before) / log10(mentions / last[0]):.2f}"
            memory = f"{now.peaks[step]:5.2f} GB at most, {now.held[step]:5.2f} held"
            print(f"{step:10} {spent:8.2f} s  {memory}{grew}", flush=True)
        last = (mentions, now)


if __name__ == "__main__":
    main()
