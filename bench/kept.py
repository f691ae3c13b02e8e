"""What is kept of each text: its bytes, and the time of analysing again with it and without.

Run it on a dossier that `alteram read` made: python bench/kept.py DOSSIER. It works on a copy, in
one process, and counts the seconds of computing.
"""

import shutil
import sys
import tempfile
import time
from pathlib import Path

from alteram import api
from alteram.pipeline import analyse
from alteram.store import Dossier


def analysed_again(dossier: Path) -> float:
    """Return the seconds of computing that analysing all texts of a dossier again takes."""
    before = time.process_time()
    api.analyse(dossier, everything=True, processes=0)
    return time.process_time() - before


def main(given: str) -> None:
    """Print sizes and times for a dossier."""
    analyse("The ministry of Vardania said on Monday that 12 people were killed in Kesh.")
    with tempfile.TemporaryDirectory() as folder:
        dossier = Path(folder) / "copy.alteram"
        shutil.copy(given, dossier)
        with Dossier.open(dossier) as store:
            words = [len(entry.text.text.split()) for entry in store.entries()]
        analysed_again(dossier)
        with Dossier.open(dossier, write=True) as store:
            kept = store.stages([one.id for one in store.documents()])
            size = sum(len(result) for own in kept.values() for result in own.values())
        print(f"{len(words)} documents, {sum(words):,} words")
        print(f"kept: {size / len(words):,.0f} bytes a document, {size / sum(words):.1f} a word")
        taken = analysed_again(dossier)
        with Dossier.open(dossier, write=True) as store:
            for document in kept:
                store.keep_stages(document, {})
        made = analysed_again(dossier)
    print(f"again with what is kept: {1000 * taken / len(words):,.1f} ms a document")
    print(f"again without it:        {1000 * made / len(words):,.1f} ms a document")
    print(f"{made / taken:.1f} times as fast")


if __name__ == "__main__":
    main(sys.argv[1])
