"""Compare the confidence of attributions with how often they are right.

Usage: calibration.py GOLD.jsonl

Each line of GOLD holds `text` and `attributions` as the attribution scorer has them. An outermost
attribution is right where one of the gold has a cue that shares a word, and content and speaker
with a Jaccard index of words of at least 0.5. Prints the expected calibration error over ten
bins (Guo et al. 2017) and the share of right ones in each.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from alteram.attribute.attributions import find_attributions
from alteram.text.layout import find_layout
from alteram.text.parse import parse

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
BINS = 10

Spans = Sequence[Sequence[int]]


def _words(text: str, spans: Spans) -> set[int]:
    return {m.start() for start, end in spans for m in _WORD.finditer(text, start, end)}


def _is_alike(one: set[int], other: set[int]) -> bool:
    return len(one & other) >= 0.5 * len(one | other)


def is_right(text: str, found: tuple[Spans, Spans, Spans], golden: list[dict[str, Any]]) -> bool:
    """Tell whether speaker, cue and content answer one of the gold attributions."""
    speaker, cue, content = (_words(text, spans) for spans in found)
    return any(
        _is_alike(content, _words(text, gold["content"]))
        and _is_alike(speaker, _words(text, gold["source"]))
        and (cue & _words(text, gold["cue"]) or not (cue or gold["cue"]))
        for gold in golden
    )


def judged(rows: Sequence[dict[str, Any]]) -> Iterator[tuple[float, bool]]:
    """Yield confidence and rightness of each outermost attribution."""
    for row in rows:
        text = row["text"]
        for one in find_attributions(parse(text), find_layout(text).parts):
            if one.parent is None:
                spans = (one.speaker, one.cue, one.content)
                yield one.confidence, is_right(text, spans, row["attributions"])


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> tuple[float, list[str]]:
    """Return the expected calibration error and a line for each bin."""
    error, lines = 0.0, []
    for n in range(BINS):
        held = [pair for pair in pairs if min(int(pair[0] * BINS), BINS - 1) == n]
        if held:
            sure = sum(one for one, _ in held) / len(held)
            right = sum(hit for _, hit in held) / len(held)
            error += abs(sure - right) * len(held) / len(pairs)
            lines.append(f"{n / BINS:.1f}: {len(held):5} said {sure:.3f} right {right:.3f}")
    return error, lines


def main() -> None:
    """Read the file and print the table."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    error, table = calibration_error(list(judged([json.loads(line) for line in lines])))
    print(*table, f"expected calibration error {error:.4f}", sep="\n")


if __name__ == "__main__":
    main()
