"""Speed and memory of the per-document part: documents/s, words/s, seconds by stage, peak memory.

usage: python bench/annotate.py [TEXTS.jsonl] [--rounds N]

TEXTS.jsonl holds one JSON object a line with a "text"; without it the sample collection is used.
One process, one thread; CPU seconds of this process after one warm-up text, so that other work on
the machine disturbs little. Loading is shown apart.
"""

import argparse
import gc
import os
import resource
import time
from collections import defaultdict
from pathlib import Path

from stages import texts_of, timed

# As the command line sets them.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
gc.set_threshold(50_000, 20, 50)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=1)
    args = parser.parse_args()
    texts = texts_of(args.texts) * args.rounds

    start = time.process_time()
    from alteram import pipeline

    pipeline.analyse(texts[0])
    loading = time.process_time() - start

    spent: dict[str, float] = defaultdict(float)
    stages = ("detect_language", "find_layout", "parse", "find_dates", "find_places")
    for name in (*stages, "attribute", "extract"):
        setattr(pipeline, name, timed(name, getattr(pipeline, name), spent))
    start = time.process_time()
    for text in texts:
        pipeline.analyse(text)
    total = time.process_time() - start

    words = sum(len(text.split()) for text in texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"documents {len(texts)}, words {words}, loading {loading:.1f} s")
    print(f"{len(texts) / total:.1f} documents/s, {words / total:,.0f} words/s, peak {peak:.0f} MB")
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {name:16} {1000 * seconds / len(texts):7.2f} ms/document {seconds / total:6.1%}")


if __name__ == "__main__":
    main()
