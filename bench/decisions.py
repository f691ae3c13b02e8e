"""Measures how long single decisions take in a large dossier of made-up documents.

python bench/decisions.py --documents 10000
"""

import argparse
import tempfile
import time
from pathlib import Path

from made_dossier import reports

from alteram import api
from alteram.api.linking import bring_up_to_date
from alteram.store import Dossier


def fill(path: Path, documents: int) -> None:
    """Make a dossier of so many reports, linked."""
    with Dossier.open(path, create=True) as store:
        with store.transactions.writing():
            for entry in reports(documents):
                store.add(entry, entry.text.text.encode())
        bring_up_to_date(store)


def timed(path: Path, action: str, subject: str, value: str = "") -> str:
    """Make one decision, print what it took, return its id."""
    wall, spent = time.perf_counter(), time.process_time()
    made = api.make_decision(action, subject, value, path, who="A. Coder", why="measured")
    print(
        f"{action:12} {time.perf_counter() - wall:6.2f} s {time.process_time() - spent:6.2f} CPU s",
        flush=True,
    )
    return made.id


def main() -> None:
    """Fill a dossier, take one decision of each kind."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=10_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.alteram"
        fill(path, args.documents)
        with Dossier.open(path) as store:
            links = store.links()
        first, second, third = sorted(links.events, key=lambda one: -len(one.claims))[:3]
        people = [one.id for one in links.actors if one.kind == "person"]
        timed(path, "accept", first.claims[0])
        timed(path, "restrict", first.claims[1])
        timed(path, "label", first.id, "A label")
        rejected = timed(path, "reject", first.claims[2])
        timed(path, "undo", rejected)
        timed(path, "edit", f"{first.claims[3]} date", "1999-01-01")
        timed(path, "same_event", second.id, third.id)
        timed(path, "other_event", first.claims[4], first.id)
        timed(path, "same_actor", people[0], people[1])
        timed(path, "same_text", *first.documents[:2])


if __name__ == "__main__":
    main()
