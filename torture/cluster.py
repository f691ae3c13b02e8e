"""A run on Spark that loses an analyst, an executor and its Python workers, one after the other.

`python -m torture.cluster`: works the sample collection on this machine, then on a cluster of two
executors (each a process of Java) of which it kills what is named; the files must be the same.
Exit code: 0 they are, 1 they are not. Needs pyspark, Java and Linux.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from alteram.engines.job import Job, Size
from alteram.engines.local import LocalEngine
from alteram.engines.running import run

TEXTS = Path(__file__).parent.parent / "demo" / "texts"
CAPTURED = "2024-05-01T12:00:00+00:00"
LOST = ("analyst_worker", "CoarseGrainedExecutorBackend", "pyspark.daemon")
"""What a process is known by whose loss is tried, in this order."""
_COPIES = 2
_SECONDS = 1_800
_BETWEEN = 1.0
_CLUSTER = f"""
import sys
from pathlib import Path
from alteram.engines.job import Job, Size
from alteram.engines.running import run
from alteram.engines.spark import SparkEngine
given, out, work = sys.argv[1:]
job = Job(given=given, out=out, captured={CAPTURED!r}, program="", size=Size(files=4))
with SparkEngine("local-cluster[2,1,1024]", work=Path(work)) as engine:
    run(job, engine)
"""


def below(parent: int) -> dict[int, str]:
    """Return the command lines of all processes below one."""
    above, lines = {}, {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            above[int(path.name)] = int((path / "stat").read_text().rsplit(")", 1)[1].split()[1])
            lines[int(path.name)] = (path / "cmdline").read_bytes().decode(errors="replace")
        except (FileNotFoundError, ProcessLookupError):
            continue
    found, last = {parent}, 0
    while len(found) > last:
        last = len(found)
        found |= {pid for pid, over in above.items() if over in found}
    return {pid: lines[pid] for pid in sorted(found - {parent}) if pid in lines}


def lose(parent: int, sign: str) -> bool:
    """Kill one of the processes below that have a sign; tell whether there was one."""
    for pid, line in below(parent).items():
        if sign in line:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
            return True
    return False


def files(out: Path) -> dict[str, bytes]:
    """Return the bytes of all results."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def on_cluster(texts: Path, folder: Path) -> list[str]:
    """Run on the cluster and kill what is named; return what was killed."""
    environment = {
        **os.environ,
        # Executors stand in folders of their own.
        "PYTHONPATH": os.pathsep.join(str(Path(one).absolute()) for one in sys.path if one),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_WORKER_DIR": str(folder / "workers"),
    }
    asked = [sys.executable, "-c", _CLUSTER, str(texts), str(folder / "cluster"), str(folder)]
    process = subprocess.Popen(asked, env=environment)
    wanted = list(LOST)
    lost: list[str] = []
    end = time.monotonic() + _SECONDS
    while process.poll() is None and time.monotonic() < end:
        time.sleep(_BETWEEN)
        # Nothing is lost before work has begun.
        begun = lost or any(LOST[0] in line for line in below(process.pid).values())
        if begun and wanted and lose(process.pid, wanted[0]):
            lost.append(wanted.pop(0))
            print(f"killed: {lost[-1]}", flush=True)
    process.kill()
    print(f"the run ended with exit code {process.wait()}")
    return lost


def main() -> int:
    """Try it; return the exit code."""
    with tempfile.TemporaryDirectory(prefix="alteram-cluster-") as name:
        folder = Path(name)
        texts = folder / "texts"
        for number in range(_COPIES):
            shutil.copytree(TEXTS, texts / str(number))
            for path in (texts / str(number)).glob("*.txt"):
                # No two are the same file, so that each is read.
                path.write_text(f"{path.read_text(encoding='utf-8')}\nPage {number}.\n")
        job = Job(
            given=str(texts), out=str(folder / "local"), captured=CAPTURED, program="",
            size=Size(files=4),
        )  # fmt: skip
        run(job, LocalEngine(2))
        lost = on_cluster(texts, folder)
        same = files(folder / "local") == files(folder / "cluster")
        print(f"{len(lost)} of {len(LOST)} killed; results {'equal' if same else 'NOT EQUAL'}")
        return 0 if same and len(lost) == len(LOST) else 1


if __name__ == "__main__":
    sys.exit(main())
