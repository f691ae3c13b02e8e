"""Two readers, a linker, an exporter and two people who decide, all at once on one dossier.

Nobody may lose what was acknowledged, and whoever cannot go on must say so in one line.

    python -m torture.together --seconds 60
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from alteram import api
from torture.workload import TEXTS

KINDS = ("read", "read", "link", "decide", "decide", "export")


def main() -> int:
    """Let all work on one dossier for a while; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    asked = parser.parse_args()
    faults: list[str] = []
    with tempfile.TemporaryDirectory(prefix="torture-together-") as place:
        dossier = Path(place) / "d.alteram"
        # Half of the texts are there already; the readers bring the others and meet on each.
        texts = sorted(map(str, TEXTS.iterdir()))
        api.read(texts[: len(texts) // 2], dossier)
        works = []
        for number, kind in enumerate(KINDS):
            folder = Path(place) / f"out-{number}"
            folder.mkdir()
            command = [sys.executable, "-m", "torture.workload", kind, str(dossier), str(folder)]
            works.append(
                subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            )
        time.sleep(asked.seconds)
        done: dict[str, list[str]] = {kind: [] for kind in KINDS}
        for kind, work in zip(KINDS, works, strict=True):
            stopped = work.poll()
            work.terminate()
            out, err = work.communicate()
            done[kind].extend(out.splitlines()[1:])
            if kind != "read" and stopped is not None:
                faults.append(f"{kind} ended by itself: {err.strip()[-300:]}")
            if kind == "read" and stopped not in (None, 0):
                faults.append(f"read ended with {stopped}: {err.strip()[-300:]}")
        faults.extend(fault.line for fault in api.verify(dossier))
        decided = {one.id for one in api.decisions(dossier)}
        faults.extend(f"decision lost: {one}" for one in done["decide"] if one not in decided)
        held = {entry.document.location for entry in api.collection(dossier).entries}
        faults.extend(f"document lost: {one}" for one in done["read"] if one not in held)
    for fault in faults:
        print(fault)
    counts = ", ".join(f"{len(rows)} {kind}" for kind, rows in done.items())
    print(
        f"together for {asked.seconds:g} s: {len(KINDS)} processes, {counts}; faults {len(faults)}"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
