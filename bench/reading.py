"""How fast documents are read and analysed, with how many processes, and in how much memory.

usage: python bench/reading.py [--count N ...] [--processes N ...] [--characters N]

Made news texts (`made_texts.py`), a file each, are read into an empty dossier and not linked, each
time by a fresh program. On a machine that others use too, the clock says little: CPU seconds of
the program itself and of its analysts and readers are given beside it. `--characters` cuts the
texts, to look at memory over very many of them.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from made_texts import texts

from alteram.api.intake import ReadOptions
from alteram.api.reading import read_into
from alteram.engines import Analysts
from alteram.read import Readers
from alteram.store import Dossier

_HEAD = "texts  processes  clock s  texts/s  CPU s: program  others  ms a text  memory MB"


def main() -> None:
    """Read each number of texts with each number of processes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, nargs="+", default=[200])
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(_read(args.one, args.processes[0])))
        return
    print(_HEAD)
    for count in args.count:
        with tempfile.TemporaryDirectory() as folder:
            for number, made in enumerate(texts(count)):
                name = Path(folder) / "texts" / f"{number // 1000:05}" / f"{number:08}.txt"
                name.parent.mkdir(parents=True, exist_ok=True)
                name.write_text(made.text[: args.characters], encoding="utf-8")
            for processes in args.processes:
                _print(count, processes, Path(folder))


def _print(count: int, processes: int, folder: Path) -> None:
    asked = [sys.executable, __file__, "--one", str(folder), "--processes", str(processes)]
    done = json.loads(subprocess.run(asked, check=True, stdout=subprocess.PIPE).stdout)
    others = done["others"]
    print(
        f"{count:>5}  {processes:>9}  {done['clock']:>7.1f}  {count / done['clock']:>7.1f}"
        f"  {done['own']:>14.1f}  {others:>6.1f}  {1000 * (done['own'] + others) / count:>9.0f}"
        f"  {done['memory']:>9.0f}",
        flush=True,
    )


def _read(folder: Path, processes: int) -> dict[str, float]:
    """Read a folder of texts into a new dossier; return what that cost."""
    before = time.perf_counter()
    dossier = folder / f"{os.getpid()}.alteram"
    with (
        Dossier.open(dossier, create=True) as store,
        Readers() as readers,
        Analysts(processes) as analysts,
    ):
        inputs = [str(folder / "texts")]
        read_into(store, readers, analysts, inputs, ReadOptions(), lambda step: None)
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    own = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "clock": time.perf_counter() - before,
        "own": own.ru_utime + own.ru_stime,
        "others": others.ru_utime + others.ru_stime,
        "memory": own.ru_maxrss / 1024,
    }


if __name__ == "__main__":
    main()
