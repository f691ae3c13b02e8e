"""Time and memory of linking a large dossier, whole and when documents are added.

usage: python bench/dossier.py [--documents N] [--add M] [--keep FILE]

The dossier is made up (`made_dossier.py`): six claims a document. It is written straight into its
tables, for reading is measured elsewhere; then it is linked whole, M documents are added, and it
is brought up to date. `--keep` names the dossier; one that is there is used as it is.
"""

import argparse
import resource
import tempfile
import time
from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path

from made_dossier import reports
from sqlalchemy import insert

from alteram.api.linking import bring_up_to_date
from alteram.model import Entry
from alteram.store import Dossier, schema
from alteram.store.codec import pack, pack_text
from alteram.store.passages import keep_passages
from alteram.store.rows import batches


def fill(store: Dossier, entries: Iterable[Entry]) -> None:
    """Write documents into a dossier's tables, some thousand at a time."""
    for some in batches(entries, 2_000):
        rows = {
            schema.ORIGINALS: [
                {"sha256": e.document.sha256, "bytes": e.text.text.encode()} for e in some
            ],
            schema.DOCUMENTS: [
                {"id": e.document.id, "sha256": e.document.sha256,
                 "location": e.document.location, "record": pack(e.document)} for e in some
            ],
            schema.TEXTS: [
                {"document": e.document.id, "sha256": e.text.sha256,
                 "text": pack_text(e.text.text), "record": pack(replace(e.text, text=""))}
                for e in some
            ],
            schema.ANALYSES: [
                {"document": e.document.id, "record": pack(e.analysis)} for e in some
            ],
        }  # fmt: skip
        with store.transactions.writing() as connection:
            for table, values in rows.items():
                connection.execute(insert(table), values)
            keep_passages(connection, some)


def timed(what: str, store: Dossier) -> None:
    """Bring the links up to date; print what it took."""
    wall, spent = time.perf_counter(), time.process_time()
    bring_up_to_date(store)
    links = store.links()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(
        f"{what}: {time.perf_counter() - wall:.1f} s ({time.process_time() - spent:.1f} CPU s), "
        f"peak {peak:.2f} GB; {len(links.events)} events, {len(links.actors)} actors, "
        f"{len(links.copies)} clusters of copies",
        flush=True,
    )


def main() -> None:
    """Make, link, add, link again."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--add", type=int, default=100)
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = args.keep or Path(folder) / "made.alteram"
        made = reports(args.documents + args.add)
        there = path.exists()
        with Dossier.open(path, create=True) as store:
            first = islice(made, args.documents)
            if there:
                deque(first, maxlen=0)
            else:
                fill(store, first)
            print(f"{args.documents} documents, {path.stat().st_size / 2**20:.0f} MB", flush=True)
            timed("linked whole", store)
            fill(store, made)
            timed(f"{args.add} documents added", store)


if __name__ == "__main__":
    main()
