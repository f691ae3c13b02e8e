"""Measure the program on the hand-coded collections and hold it to what it reached before.

Usage: gate.py [--shared DIR] [--whole] [--misses] [--update]

Prints one table of shares (hits by cases) for `demo`, which the rules were developed with,
`eval/unseen`, `eval/accounts` and `eval/opened`, which they were mended with later, and
`eval/fresh` and `eval/heldout`, from which no rule was written; and one for the test part of
`eval/nested`. `floors.json` holds the least share of each and the SHA-256 of each corpus; exit
code 1 where a share is below its floor or a corpus is not the one that the floors were measured on.
`--whole` adds the reading of incidents, the coreference of events and the swap of parties, which
take a quarter of an hour.
`--update` raises floors and takes a changed corpus over; it lowers none: whoever lowers a
floor does so in the file, by hand, and says why in the commit.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import nested
from gold import score
from matching import Measure, corpus_hash, read_corpus
from shared_sets import Result, measure_in_scratch, swapped

HERE = Path(__file__).parent
CORPORA = {
    "demo": HERE.parent / "demo",
    "unseen": HERE / "unseen",
    "accounts": HERE / "accounts",
    "opened": HERE / "opened",
    "fresh": HERE / "fresh",
    "heldout": HERE / "heldout",
}
BLIND = ("fresh", "heldout")
FOLDERS = CORPORA | {"nested": nested.FOLDER}
FLOORS = HERE / "floors.json"
OUTSIDE = "third-party sets"
"""Floors of figures on sets that the project does not hold; raised by hand."""

Scores = dict[str, dict[str, Measure]]


def main() -> int:
    """Measure, print and compare; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--floors", type=Path, default=FLOORS)
    parser.add_argument("--whole", action="store_true", help="also what takes many minutes")
    parser.add_argument("--misses", action="store_true", help="print what was missed, case by case")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is reached")
    options = parser.parse_args()
    scores = {name: score(read_corpus(folder)) for name, folder in CORPORA.items()}
    print_table(scores)
    marked = {"nested": nested.score(nested.read_texts("test"))}
    print()
    print_table(marked)
    if options.misses:
        print_misses(scores)
    outside = print_shared(options.shared, whole=options.whole)
    if options.whole:
        print("\nThe names of a text's two main states swapped, records that stay the same:")
        print_results(swapped(options.shared))
    scores |= marked
    floors = json.loads(options.floors.read_text(encoding="utf-8"))
    if options.update:
        floors = raised(floors, scores)
        options.floors.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    faults = compare(floors, scores) + compare_outside(floors, outside)
    print("\nBelow a floor:" if faults else "\nNo share is below its floor.", flush=True)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def print_table(scores: Scores) -> None:
    """Print a line for each measure and a column for each corpus."""
    print(f"{'':20}" + "".join(f"{name:>20}" for name in scores))
    for name in next(iter(scores.values())):
        cells = [column[name] for column in scores.values()]
        shown = (f"{100 * m.share:5.1f} ({m.hits}/{m.total})" if m.total else "-" for m in cells)
        print(f"{name:20}" + "".join(f"{cell:>20}" for cell in shown))


def print_misses(scores: Scores) -> None:
    """Print each case that failed, by corpus and measure; the blind ones stay unread."""
    for corpus, measures in scores.items():
        if corpus in BLIND:
            continue
        for name, one in measures.items():
            print(f"\n{corpus}: {name}", *one.misses, sep="\n  ")


def print_shared(shared: Path, *, whole: bool) -> list[Result]:
    """Print the figures on third-party sets beside the peers', or say that there are none."""
    if not (shared / "eval").is_dir():
        print(f"\nNo third-party sets in {shared}: seeds, PolNeAR and the others not measured.")
        return []
    print("\nThird-party sets; the peers stand on PolNeAR's and FactAppeal's test parts:")
    results = measure_in_scratch(shared, whole=whole)
    print_results(results)
    return results


def print_results(results: list[Result]) -> None:
    """Print a line for each figure, beside the peers'."""
    for one in results:
        print(f"{one.name:45}{one.value:7.1f}   {one.peers}", flush=True)


def raised(floors: dict[str, Any], scores: Scores) -> dict[str, Any]:
    """Return the floors, none lower than before, with the hashes of the corpora as they are."""
    return {OUTSIDE: floors.get(OUTSIDE, {})} | {
        corpus: {
            "sha256": corpus_hash(FOLDERS[corpus]),
            "floors": {
                name: max(one.share, floors.get(corpus, {}).get("floors", {}).get(name, 0.0))
                for name, one in measures.items()
            },
        }
        for corpus, measures in scores.items()
    }


def compare(floors: dict[str, Any], scores: Scores) -> list[str]:
    """Return a line for each share below its floor and each corpus that changed."""
    faults = []
    for corpus, measures in scores.items():
        held = floors.get(corpus, {"sha256": "", "floors": {}})
        if held["sha256"] != corpus_hash(FOLDERS[corpus]):
            faults.append(
                f"{corpus}: texts or records are not those that the floors were measured on. "
                "Check the change, then run gate.py --update."
            )
        faults += [
            f"{corpus}: {name} is {one.share:.4f} ({one.hits}/{one.total}), "
            f"below its floor of {held['floors'][name]:.4f}. gate.py --misses lists the cases."
            for name, one in measures.items()
            if one.share < held["floors"].get(name, 0.0)
        ]
    return faults


def compare_outside(floors: dict[str, Any], results: list[Result]) -> list[str]:
    """Return a line for each figure on a third-party set that is below its floor, if it has one."""
    held: dict[str, float] = floors.get(OUTSIDE, {})
    return [
        f"{one.name} is {one.value:.2f}, below its floor of {held[one.name]:.2f}."
        for one in results
        if one.value < held.get(one.name, 0.0)
    ]


if __name__ == "__main__":
    sys.exit(main())
