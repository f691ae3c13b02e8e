"""Time to verify, open, search and add to a large dossier.

usage: python bench/verify.py [--documents N] [--keep FILE | --dossier ADDRESS]

The dossier is made up (`made_dossier.py`): six claims a document. It is linked only with --link,
for that is measured elsewhere. `--keep` names the file; one that is there is used as it is.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from dossier import fill
from made_dossier import reports

from alteram.api.linking import bring_up_to_date
from alteram.model import Decision
from alteram.store import Dossier

_SEARCHED = ("people", "place7", '"people were killed"', "people capital telephone", "nowhere")


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print how long the block took."""
    start = time.perf_counter()
    yield
    print(f"{what}: {time.perf_counter() - start:.3f} s", flush=True)


def main() -> None:
    """Make, open, search, decide, verify."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--dossier")
    parser.add_argument("--link", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = args.dossier or str(args.keep or Path(folder) / "made.alteram")
        with Dossier.open(where, create=True) as store:
            if next(store.documents(), None) is None:
                with timed(f"{args.documents} documents written"):
                    fill(store, reports(args.documents))
            if args.link:
                with timed("linked"):
                    bring_up_to_date(store)
        if not args.dossier:
            print(f"file: {Path(where).stat().st_size / 2**20:.0f} MB")
        for write in (False, True):
            with timed("opened for writing" if write else "opened for reading"):
                Dossier.open(where, write=write).close()
        with Dossier.open(where, write=True) as store:
            for words in _SEARCHED:
                with timed(f"searched {words}"):
                    found = store.search(words, 50)
                print(f"    {len(found.hits)} shown, {found.more} more")
            row = Decision(id="", made="2031-01-01", who="A. Coder", action="accept", subject="c")
            with timed("200 decisions"):
                for number in range(store.head().number, store.head().number + 200):
                    store.append_decision(replace(row, id=f"decision-{number}"))
            with timed("verified"):
                found_faults = store.verification()
            print(f"    {found_faults.documents} documents, {len(found_faults.faults)} faults")
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GB")


if __name__ == "__main__":
    main()
