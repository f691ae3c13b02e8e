"""Many people at one workbench at once, each with an account and a session of their own.

No decision that was acknowledged may be lost, none may be there twice or be there although it was
refused, the chain of decisions must verify, and no answer may be a fault of the server.

    python -m torture.reviewers --people 20 --seconds 300
"""

import argparse
import re
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.web.serving import serving

from alteram import api
from alteram.web.accounts.accounts import Accounts
from torture.person import Person, Told, name_of
from torture.workload import TEXTS

OWN = re.compile(r"load-\d+-\d+")


def main() -> int:
    """Let all review for a while; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--pause", type=float, default=1.0, help="seconds between two deeds of one")
    parser.add_argument("--dossier", help="a dossier to work on a copy of, not the sample texts")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="torture-reviewers-") as place:
        dossier = Path(place) / "d.alteram"
        if asked.dossier:
            shutil.copyfile(asked.dossier, dossier)
        else:
            api.read(sorted(map(str, TEXTS.iterdir())), dossier)
        told = review(dossier, asked.people, asked.seconds, asked.pause)
        faults = [*(fault for one in told for fault in one.faults), *missing(dossier, told)]
    for fault in faults:
        print(fault)
    for row in latencies(told):
        print(row)
    kept, refused = (sum(len(getattr(one, name)) for one in told) for name in ("kept", "refused"))
    print(
        f"{asked.people} people for {asked.seconds:g} s: {kept} decisions kept, {refused} refused; "
        f"faults {len(faults)}"
    )
    return 1 if faults else 0


def review(dossier: Path, people: int, seconds: float, pause: float) -> list[Told]:
    """Serve a dossier to people who review it for a while; return what each was told."""
    passwords = _people(dossier, people)
    with serving(dossier, "--sign-in") as served:
        working = [Person(number, served.url, pause) for number in range(people)]
        for one in working:
            one.sign_in(passwords[one.name])
        stop = threading.Event()
        threads = [threading.Thread(target=one.work, args=(stop,)) for one in working]
        for thread in threads:
            thread.start()
        time.sleep(seconds)
        stop.set()
        for thread in threads:
            thread.join()
        for one in working:
            one.close()
    return [one.told for one in working]


def _people(dossier: Path, count: int) -> dict[str, str]:
    """Make people who may review, and a lead; return the first password of each."""
    with Accounts(Path(f"{dossier}.people")) as accounts:
        accounts.begin("Lead")
        names = [name_of(number) for number in range(count)]
        return {name: accounts.people.add(name, "reviewer", "Lead") for name in names}


def missing(dossier: Path, told: Sequence[Told]) -> list[str]:
    """Return what a dossier holds other than what people were told, and what does not verify."""
    rows = [
        (own, one.action, one.subject)
        for one in api.decisions(dossier)
        for own in set(OWN.findall(f"{one.why} {one.value}"))
    ]
    there = {own for own, *_ in rows}
    faults = [fault.line for fault in api.verify(dossier)]
    for one in told:
        faults += [f"decision lost: {own}" for own in one.kept if own not in there]
        faults += [f"refused, and there: {own}" for own in one.refused if own in there]
    faults += [f"there {times} times: {row}" for row, times in Counter(rows).items() if times > 1]
    return faults


def latencies(told: Sequence[Told]) -> list[str]:
    """Return a line for each kind of deed: how many, median, 95 of 100, worst."""
    held: dict[str, list[float]] = {}
    for one in told:
        for kind, seconds in one.times:
            held.setdefault(kind, []).append(seconds * 1000)
            held.setdefault("all", []).append(seconds * 1000)
    rows = []
    for kind, times in sorted(held.items()):
        times.sort()
        late = times[min(len(times) - 1, int(len(times) * 0.95))]
        rows.append(
            f"{kind:12} {len(times):7,}  median {statistics.median(times):7.0f} ms  "
            f"95 % {late:7.0f} ms  worst {times[-1]:7.0f} ms"
        )
    return rows


if __name__ == "__main__":
    sys.exit(main())
