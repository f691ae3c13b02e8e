"""A disk that is full and one that cannot be written, made of a small file system in memory.

Each command must end with one clear line, and the dossier must be as it was.

    python -m torture.disk
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from alteram import api
from torture.kill import state
from torture.namespace import ALTERAM, may_unshare
from torture.workload import TEXTS

_FAILED = 2
_SPARE = (0, 20_000, 100_000, 400_000, 900_000)
"""Bytes that are left beside the dossier when the work begins."""
_WRITING = (("read", "MORE"), ("export", "jsonl", "out"), ("report", "r.html"))
_READING = (("events",), ("verify",))


def _run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*ALTERAM, *words], cwd=cwd, capture_output=True, text=True, check=False)


def _mount(size: int, place: Path) -> None:
    place.mkdir()
    options = f"size={size}"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], check=True)


def _faults(
    name: str, done: subprocess.CompletedProcess[str], dossier: Path, was: str
) -> list[str]:
    """Return what is wrong after a command: no clear end, a dossier that is another."""
    found = []
    clear = done.returncode == _FAILED and len(done.stderr.strip().splitlines()) == 1
    if done.returncode and not clear:
        found.append(f"{name}: exit {done.returncode}: {done.stderr.strip()[-300:]}")
    if "Traceback" in done.stderr:
        found.append(f"{name}: ends with a traceback")
    found.extend(f"{name}: {fault.line}" for fault in api.verify(dossier))
    if state(dossier) != was:
        found.append(f"{name}: the dossier is another")
    return found


def _full(base: Path, spare: int, place: Path, was: str) -> list[str]:
    """Run commands where `spare` bytes are free; what only reads must work even with none."""
    _mount(base.stat().st_size * 2 + spare, place)
    dossier, filler, more = place / "d.alteram", place / "filler", place.parent / "more.txt"
    shutil.copy(base, dossier)
    # Too long to be analysed, so that it is kept at once, and longer than any space left here.
    more.write_text("VARDA - The ministry of Vardania said that 12 people died in Kesh. " * 48_000)
    found = []
    for job in _WRITING + _READING:
        words = [str(more) if word == "MORE" else word for word in job]
        free = os.statvfs(place).f_bavail * os.statvfs(place).f_frsize
        filler.write_bytes(b"\0" * max(free - spare, 0))
        done = _run(*words, "--dossier", str(dossier), cwd=place)
        filler.unlink()
        name = f"{spare} bytes free, {words[0]}"
        found += _faults(name, done, dossier, was)
        if job in _READING and done.returncode:
            found.append(f"{name}: exit {done.returncode}: {done.stderr.strip()[-300:]}")
        if job in _WRITING and not spare and not done.returncode:
            found.append(f"{name}: ends well where nothing can be written")
    return found


def _read_only(base: Path, place: Path, was: str) -> list[str]:
    _mount(base.stat().st_size * 2, place)
    dossier = place / "d.alteram"
    shutil.copy(base, dossier)
    subprocess.run(["mount", "-o", "remount,ro", place], check=True)
    text = str(next(TEXTS.iterdir()))
    found = _faults("read", _run("read", text, "--dossier", str(dossier), cwd=place), dossier, was)
    done = _run("events", "--dossier", str(dossier), cwd=place)
    if done.returncode:
        found.append(f"events: {done.stderr}")
    return [f"read-only: {one}" for one in found]


def main() -> int:
    """Fill disks and look at what stands on them; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    if not parser.parse_args().inside:
        if not may_unshare("--mount"):
            print("full disk: skipped, for no mount namespace can be made here (unshare)")
            return 0
        again = ["unshare", "--map-root-user", "--mount", sys.executable, "-m", "torture.disk"]
        return subprocess.run([*again, "--inside"], check=False).returncode
    faults: list[str] = []
    with tempfile.TemporaryDirectory(prefix="torture-disk-") as folder:
        base = Path(folder) / "base.alteram"
        api.read(sorted(map(str, TEXTS.iterdir())), base)
        was = state(base)
        try:
            for spare in _SPARE:
                faults += _full(base, spare, Path(folder) / f"full-{spare}", was)
            faults += _read_only(base, Path(folder) / "read-only", was)
        finally:
            for place in Path(folder).iterdir():
                if place.is_mount():
                    subprocess.run(["umount", place], check=True)
        for fault in faults:
            print(fault)
    commands = len(_SPARE) * len(_WRITING + _READING) + 2
    print(f"full disk, read-only disk: {commands} commands, faults {len(faults)}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
