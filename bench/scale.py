"""What each command costs on many made texts: CPU seconds, clock, peak memory, bytes on disk.

usage: python bench/scale.py [--count N] [--folder DIR] [--phases read,link,...]

Makes N texts (`made_texts.py`), then runs each command as a process of its own, as a person
would, and prints a row of a Markdown table for each. CPU seconds are those of the process and of
all that it started. Memory is the most that all of them had in use together, looked at five times
a second (proportional set size, so that shared pages count once). Disk is what the command left.
`--folder` keeps texts, dossier and tables; what is there of texts is used again.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from made_texts import write

ALTERAM = (sys.executable, "-m", "alteram.cli")
PHASES = ("read", "link", "report", "verify", "run", "slice")
_SECONDS = 0.2


@dataclass(frozen=True)
class Cost:
    """What a process cost with all that it started; `megabytes` is the peak of memory."""

    cpu: float
    clock: float
    megabytes: float


@dataclass
class Watch:
    """Looks at the memory of a process and of all that it started, until it is told to stop."""

    process: int
    over: threading.Event = field(default_factory=threading.Event)
    most: int = 0

    def run(self) -> None:
        """Look until it is over."""
        while not self.over.wait(_SECONDS):
            self.most = max(self.most, sum(map(_memory, _family(self.process))))


def _family(process: int) -> list[int]:
    """Return the numbers of a process and of all that descend from it."""
    parents: dict[int, list[int]] = {}
    for one in Path("/proc").iterdir():
        if one.name.isdigit():
            with suppress(OSError, ValueError, IndexError):
                fields = (one / "stat").read_text().rpartition(")")[2].split()
                parents.setdefault(int(fields[1]), []).append(int(one.name))
    found = [process]
    for one in found:
        found.extend(parents.get(one, ()))
    return found


def _memory(process: int) -> int:
    with suppress(OSError, ValueError, StopIteration):
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("Pss:")).split()[1])
    return 0


def measured(*command: str) -> Cost:
    """Run a command to its end; raises where it fails."""
    start = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        watch = Watch(process.pid)
        thread = threading.Thread(target=watch.run)
        thread.start()
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.over.set()
        thread.join()
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: {said.decode(errors='replace')[-2_000:]}")
    return Cost(
        cpu=used.ru_utime + used.ru_stime,
        clock=time.monotonic() - start,
        megabytes=watch.most / 1024,
    )


def size(path: Path) -> int:
    """Return the bytes of all files, and of all in folders, whose names begin with that of a path.

    A database has files beside it, and a long report is a folder.
    """
    every = [
        one for named in path.parent.glob(f"{path.name}*") for one in (named, *named.rglob("*"))
    ]
    return sum(one.stat().st_size for one in every if one.is_file())


def commands(folder: Path) -> dict[str, tuple[tuple[str, ...], Path]]:
    """Return for each phase the words of its command, and what it leaves."""
    texts, dossier, tables = folder / "texts", folder / "all.alteram", folder / "tables"
    part, pages = folder / "part.alteram", folder / "report"
    at = ("--dossier", str(dossier))
    return {
        "read": (("read", str(texts), *at), dossier),
        "link": (("link", "--whole", *at), dossier),
        "report": (("report", f"{pages}.html", *at), pages),
        "verify": (("verify", *at), dossier),
        "run": (("run", "--in", str(texts), "--out", str(tables)), tables),
        "slice": (
            ("slice", str(tables), "--from", "2000", "--to", "2001", "--dossier", str(part)),
            part,
        ),
    }


def main() -> None:
    """Make texts, run the commands, print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--phases", default=",".join(PHASES))
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = args.folder or Path(made)
        texts = folder / "texts"
        if not texts.exists():
            write(args.count, texts)
        words = sum(len(one.read_text(encoding="utf-8").split()) for one in texts.rglob("*.txt"))
        count = sum(1 for _ in texts.rglob("*.txt"))
        print(f"{count:,} made texts, {words:,} words, {size(texts) / 1e6:,.1f} MB\n")
        print("| command | CPU s | clock s | CPU ms a text | peak memory MB | left on disk MB |")
        print("|---|---|---|---|---|---|", flush=True)
        every = commands(folder)
        for phase in args.phases.split(","):
            command, leaves = every[phase]
            cost = measured(*ALTERAM, *command)
            print(
                f"| `{phase}` | {cost.cpu:,.1f} | {cost.clock:,.1f} | "
                f"{1_000 * cost.cpu / count:,.1f} | {cost.megabytes:,.0f} | "
                f"{size(leaves) / 1e6:,.1f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
