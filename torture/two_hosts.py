"""A run on a cluster of two hosts on a network, one of which is lost in the middle.

`python -m torture.two_hosts`: works copies of the sample collection on this machine, then on a
standalone cluster of Spark (a master, a driver and two workers, each with an address of its own)
as it is, with one host that dies, with one whose cable is taken, and with a text on which the
analyst is killed twice. The results must be the same. Exit code: 0 they are, 1 they are not.
Needs pyspark, Java, Linux, root, `ip` and `ss` of iproute2; all it makes is gone at the end.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pyspark

from torture.cluster import files
from torture.hosts import Host, Hosts, may_have_hosts
from torture.namespace import ALTERAM
from torture.workload import TEXTS

_COPIES = 9
"""Of the sample collection: three shares, so that both hosts have work."""
_CAPTURED = "2024-05-01T12:00:00+00:00"
_SPARK = Path(pyspark.__file__).parent
_MASTER, _WORKER = 7077, 7078
_ANALYST = "analyst_worker"
_AT_WORK = 3.5
"""Seconds of computing after which an analyst has loaded its models and is at its first texts."""
_LONG_AT_WORK = 8.0
"""The same with much to spare, for a text that takes longer than this by far."""
_SECONDS = 1_200
_START = 120
_MISSED = 20
"""Seconds after which a host that says nothing is given up; a minute or two unless told."""
_BETWEEN = 0.5
_BAD = "0-long.txt"
_KILLS = 2
_WORKERS = ("one", "two")

Disturb = Callable[[Hosts], bool]
"""Called again and again while a run goes on; tells whether it has done all it wants to do."""


class Case(NamedTuple):
    """What is done to a run, on which texts, and whether its results are as they must be."""

    name: str
    texts: Path
    disturb: Callable[[], Disturb]
    hold: Callable[[Path], bool]
    hosts: int


class Seen(NamedTuple):
    """What became of a case."""

    code: int
    seconds: float
    worked: tuple[str, ...]
    disturbed: bool


def _environment(host: Host, folder: Path) -> dict[str, str]:
    own = folder / host.name
    own.mkdir(exist_ok=True)
    return {
        **os.environ,
        "SPARK_HOME": str(_SPARK),
        "SPARK_CONF_DIR": str(own),
        "SPARK_LOCAL_IP": host.address,
        "SPARK_LOCAL_DIRS": str(own),
        "SPARK_WORKER_DIR": str(own / "work"),
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_DAEMON_JAVA_OPTS": f"-Dspark.worker.timeout={_MISSED}",
        "JAVA_TOOL_OPTIONS": f"-XX:-UsePerfData -Djava.io.tmpdir={own}",
        "TMPDIR": str(own),
        "PYSPARK_PYTHON": sys.executable,
        # Executors stand in folders of their own.
        "PYTHONPATH": os.pathsep.join(str(Path(one).absolute()) for one in sys.path if one),
        "OMP_NUM_THREADS": "1",
    }


def _begin(host: Host, folder: Path, kind: str, port: int, *words: str) -> None:
    """Start a master or worker, and wait until it listens."""
    asked = [
        str(_SPARK / "bin" / "spark-class"), f"org.apache.spark.deploy.{kind}",
        "--host", host.address, "--port", str(port), "--webui-port", str(port + 1000), *words,
    ]  # fmt: skip
    environment = _environment(host, folder)
    with (folder / f"{host.name}.log").open("wb") as said:
        process = host.start(asked, environment, said)
    end = time.monotonic() + _START
    while not host.listens(port):
        if process.poll() is not None or time.monotonic() > end:
            raise OSError(f"{kind} did not start: {(folder / f'{host.name}.log').read_text()}")
        time.sleep(_BETWEEN)


@contextmanager
def _cluster(folder: Path) -> Iterator[tuple[Hosts, str]]:
    """Yield the hosts of a cluster that waits for work, and its master's address."""
    with Hosts("hub", "driver", *_WORKERS) as hosts:
        url = f"spark://{hosts['hub'].address}:{_MASTER}"
        _begin(hosts["hub"], folder, "master.Master", _MASTER)
        for name in _WORKERS:
            _begin(
                hosts[name], folder, "worker.Worker", _WORKER, "--cores", "1", "--memory", "1g", url
            )
        yield hosts, url


def _run(texts: Path, out: Path, *words: str) -> list[str]:
    given = ["--in", str(texts), "--out", str(out), "--captured", _CAPTURED]
    return [*ALTERAM, "run", *given, *words]


def _tried(case: Case, folder: Path, out: Path) -> Seen:
    """Run a case on a cluster of its own."""
    disturb = case.disturb()
    worked: set[str] = set()
    disturbed = False
    with _cluster(folder) as (hosts, url):
        driver = hosts["driver"]
        asked = _run(case.texts, out, "--engine", "spark", "--master", url)
        begun = time.monotonic()
        with (folder / "driver.log").open("wb") as said:
            process = driver.start(asked, _environment(driver, folder), said)
        while process.poll() is None and time.monotonic() < begun + _SECONDS:
            worked |= {name for name in _WORKERS if hosts[name].processes(_ANALYST)}
            disturbed = disturbed or disturb(hosts)
            time.sleep(_BETWEEN)
        if process.poll() is None:
            process.kill()
        code = process.wait()
        return Seen(code, time.monotonic() - begun, tuple(sorted(worked)), disturbed)


def _nothing() -> Disturb:
    return lambda hosts: True


def _losing(lose: Callable[[Host], None]) -> Callable[[], Disturb]:
    """Return what takes a host away while it is at its first texts."""

    def disturb(hosts: Hosts) -> bool:
        doomed = hosts[_WORKERS[-1]]
        if max(doomed.processes(_ANALYST).values(), default=0.0) < _AT_WORK:
            return False
        lose(doomed)
        return True

    return lambda: disturb


def _poisoned() -> Disturb:
    """Return what kills the analyst of the first text, and the one who tries it again."""
    killed: set[int] = set()

    def disturb(hosts: Hosts) -> bool:
        for name in _WORKERS:
            for pid, computed in hosts[name].processes(_ANALYST).items():
                if computed > _LONG_AT_WORK and pid not in killed and len(killed) < _KILLS:
                    os.kill(pid, signal.SIGKILL)
                    killed.add(pid)
        return len(killed) == _KILLS

    return disturb


def _digests(out: Path) -> dict[str, object]:
    done = json.loads((out / "done.json").read_text())
    return dict(done["tables"])


def _same(local: Path) -> Callable[[Path], bool]:
    def hold(out: Path) -> bool:
        same = (out / "done.json").exists() and _digests(out) == _digests(local)
        if same and files(out) != files(local):
            print("digests are equal, files are not", flush=True)
            return False
        return same

    return hold


def _set_aside(local: Path) -> Callable[[Path], bool]:
    """Return what tells that results are those without the bad text, and one problem more."""

    def hold(out: Path) -> bool:
        if not (out / "done.json").exists():
            return False
        ours, theirs = _digests(out), _digests(local)
        of_texts = ("documents", "problems")
        return (
            _problems(out) - _problems(local) == {(_BAD, "analysis")}
            and [ours.pop(table) for table in of_texts] != [theirs.pop(table) for table in of_texts]
            and ours == theirs
        )

    return hold


def _problems(out: Path) -> set[tuple[str, str]]:
    import pyarrow.dataset as ds

    rows = ds.dataset(out / "problems", format="parquet").to_table().to_pylist()
    return {(row["location"], row["stage"]) for row in rows}


def _make_texts(folder: Path) -> tuple[Path, Path]:
    """Write texts enough for both hosts, and a folder with one text that takes long."""
    many, bad = folder / "many", folder / "bad"
    for number in range(_COPIES):
        shutil.copytree(TEXTS, many / str(number))
        for path in (many / str(number)).glob("*.txt"):
            # No two are the same file, so that each is read.
            path.write_text(f"{path.read_text(encoding='utf-8')}\nPage {number}.\n")
    shutil.copytree(TEXTS, bad)
    long = (f"The harbour of Orlev was quiet on day {day} of the year.\n" for day in range(8_000))
    (bad / _BAD).write_text("\n".join(long))
    return many, bad


def _on_this_machine(texts: Path, out: Path) -> int:
    asked = _run(texts, out, "--engine", "local", "--processes", "2")
    return subprocess.run(asked, capture_output=True, check=False).returncode


def _outcome(case: Case, folder: Path, code: int) -> bool:
    """Try a case and print a line of the table."""
    own = folder / case.name.replace(" ", "-")
    own.mkdir()
    seen = _tried(case, own, own / "out")
    held = (
        seen.code == code
        and seen.disturbed
        and len(seen.worked) >= case.hosts
        and case.hold(own / "out")
    )
    print(
        f"{case.name:24}{seen.code:>5}{seen.seconds:>9.0f}  {' '.join(seen.worked):10}"
        f"{'equal' if held else 'NOT EQUAL'}",
        flush=True,
    )
    if not held:
        print((own / "driver.log").read_text(errors="replace")[-3_000:], flush=True)
    return held


def main() -> int:
    """Try all cases; return the exit code."""
    if not may_have_hosts() or shutil.which("java") is None:
        print("two hosts: skipped, for no hosts can be made here (root, iproute2, Java)")
        return 0
    # What is open is closed on the way out.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    with tempfile.TemporaryDirectory(prefix="alteram-hosts-") as name:
        folder = Path(name)
        many, bad = _make_texts(folder)
        local, demo = folder / "local", folder / "demo"
        code = _on_this_machine(many, local)
        _on_this_machine(TEXTS, demo)
        same = _same(local)
        cases = (
            Case("nothing lost", many, _nothing, same, 2),
            Case("a host dies", many, _losing(Host.die), same, 2),
            Case("a cable is taken", many, _losing(Host.cut), same, 2),
            Case("a text kills analysts", bad, _poisoned, _set_aside(demo), 1),
        )
        print(f"{'what is done':24}{'exit':>5}{'seconds':>9}  {'worked':10}results", flush=True)
        held = [_outcome(case, folder, code) for case in cases]
        return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
