"""Kill -9 at random moments of reading, linking, deciding and exporting; then look at the dossier.

After each kill the dossier must open, `verify` find nothing, everything acknowledged be there,
no process be left behind, and the same work, done again, end as it does undisturbed.

    python -m torture.kill --moments 200
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from alteram import api
from alteram.model import text_hash
from torture.workload import KINDS, READY, TEXTS

# What one round of each kind takes at most; a moment is drawn from that.
SECONDS = {"read": 8.0, "link": 4.0, "decide": 6.0, "export": 6.0}
_GONE_WITHIN = 10.0
_LEFT = "process left behind:"


@dataclass(frozen=True)
class Outcome:
    """What came of one kill: faults in words, and how many acknowledgements there were."""

    kind: str
    moment: float
    acknowledged: int
    faults: tuple[str, ...]


def disturb(kind: str, dossier: Path, folder: Path, moment: float) -> list[str]:
    """Run a workload, kill it `moment` seconds after it began; return what it acknowledged."""
    command = [sys.executable, "-m", "torture.workload", kind, str(dossier), str(folder)]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    ) as work:
        assert work.stdout is not None
        assert work.stdout.readline().strip() == READY
        time.sleep(moment)
        children = _children(work.pid)
        # The one process alone: those that it started must end by themselves.
        os.kill(work.pid, signal.SIGKILL)
        lines = work.stdout.read().splitlines()
    return [*lines, *(f"{_LEFT} {one}" for one in _left_behind(children))]


def _children(parent: int) -> list[int]:
    """Return the processes that a process started, and those that they did (Linux)."""
    try:
        listed = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
    except OSError:
        return []
    own = [int(one) for one in listed.split()]
    return [*own, *(below for one in own for below in _children(one))]


def _left_behind(processes: list[int]) -> list[int]:
    """Return those that are still there after a while; they are killed."""
    deadline = time.monotonic() + _GONE_WITHIN
    while (left := [one for one in processes if _runs(one)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    for one in left:
        os.kill(one, signal.SIGKILL)
    return left


def _runs(process: int) -> bool:
    try:
        words = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return words.rpartition(")")[2].split()[0] not in ("Z", "X")


def state(dossier: Path) -> str:
    """Return what stands for all that a dossier holds but the times of capture."""
    held = api.collection(dossier)
    documents = [entry.document.sha256 for entry in held.entries]
    analyses = [entry.analysis for entry in held.entries]
    return text_hash(repr((documents, analyses, held.links)))


def after_reading(dossier: Path, done: list[str], whole: str) -> list[str]:
    """Return faults: a document that was acknowledged and is gone, another end."""
    if not dossier.exists():
        return [f"acknowledged and gone: {one}" for one in done]
    held = {entry.document.location for entry in api.collection(dossier).entries}
    faults = [f"acknowledged and gone: {one}" for one in done if one not in held]
    api.read(sorted(map(str, TEXTS.iterdir())), dossier)
    return faults if state(dossier) == whole else [*faults, "reading again ends otherwise"]


def after_linking(dossier: Path, _: list[str], whole: str) -> list[str]:
    """Return faults: links that are not those of an undisturbed run."""
    api.relink(dossier)
    return [] if state(dossier) == whole else ["linking again ends otherwise"]


def after_deciding(dossier: Path, done: list[str], _: str) -> list[str]:
    """Return faults: a decision that was acknowledged and is gone."""
    held = {one.id for one in api.decisions(dossier)}
    faults = [f"acknowledged and gone: {one}" for one in done if one not in held]
    if len(held) > len(done) + 1:
        faults.append(f"{len(held)} decisions, {len(done)} acknowledged")
    api.relink(dossier)
    return faults


def after_exporting(dossier: Path, done: list[str], whole: str) -> list[str]:
    """Return faults: an export changed the dossier."""
    return [] if state(dossier) == whole else ["exporting changed the dossier"]


AFTER: dict[str, Callable[[Path, list[str], str], list[str]]] = {
    "read": after_reading,
    "link": after_linking,
    "decide": after_deciding,
    "export": after_exporting,
}


def one_kill(kind: str, moment: float, base: Path, whole: str) -> Outcome:
    """Disturb a fresh dossier once and return what came of it."""
    with tempfile.TemporaryDirectory(prefix="torture-") as place:
        dossier, folder = Path(place) / "d.alteram", Path(place) / "out"
        folder.mkdir()
        if kind != "read":
            shutil.copy(base, dossier)
        lines = disturb(kind, dossier, folder, moment)
        faults = [line for line in lines if line.startswith(_LEFT)]
        done = [line for line in lines if not line.startswith(_LEFT)]
        written = {path.name for path in folder.iterdir() if not path.name.endswith(".new")}
        if kind == "export" and (lost := set(done) - written):
            faults.append(f"acknowledged and gone: {sorted(lost)}")
        if dossier.exists():
            faults.extend(fault.line for fault in api.verify(dossier))
        faults.extend(AFTER[kind](dossier, done, whole))
        if dossier.exists():
            faults.extend(fault.line for fault in api.verify(dossier))
    return Outcome(kind=kind, moment=moment, acknowledged=len(done), faults=tuple(faults))


def main() -> int:
    """Kill at as many moments as asked for; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moments", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", nargs="*", choices=sorted(KINDS), default=list(KINDS))
    asked = parser.parse_args()
    draw = random.Random(asked.seed)
    with tempfile.TemporaryDirectory(prefix="torture-base-") as place:
        base = Path(place) / "base.alteram"
        api.read(sorted(map(str, TEXTS.iterdir())), base)
        whole = state(base)
        outcomes = []
        for number in range(asked.moments):
            kind = asked.kinds[number % len(asked.kinds)]
            outcome = one_kill(kind, draw.uniform(0, SECONDS[kind]), base, whole)
            outcomes.append(outcome)
            for fault in outcome.faults:
                print(f"{kind} killed after {outcome.moment:.3f} s: {fault}", flush=True)
    for kind in asked.kinds:
        rows = [one for one in outcomes if one.kind == kind]
        acknowledged, bad = sum(r.acknowledged for r in rows), sum(bool(r.faults) for r in rows)
        print(f"{kind:7} kills {len(rows):4}  acknowledged {acknowledged:5}  with a fault {bad:3}")
    return 1 if any(one.faults for one in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
