"""Write the training part of the project's own marked texts as JSON lines.

Usage: marked_texts.py OUT.jsonl

PolNeAR counts a preposition after the verb and an adverb before it with the cue ("also warned
of"); the marked texts leave the one to the content and the other out. The network cannot learn
both, so the lines have PolNeAR's way.
"""

import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "eval"))
from marked import MarkedText, read_marked
from nested import read_texts

HERE = Path(__file__).parent
_ADVERB = re.compile(
    r"\b(?:\w+ly|also|then|again|later|never|once|twice|now|already|still|yesterday|further)\s+$"
)
_PREPOSITION = re.compile(r"\s*\b(?:about|of|for|on|with|against|at|over|from|upon)\s+")

Spans = list[list[int]]


def training_texts() -> list[MarkedText]:
    """Return the training part of `eval/nested` and all of `training/texts`."""
    own = [
        read_marked(path.stem, path.read_text(encoding="utf-8"))
        for path in sorted((HERE / "texts").glob("*.txt"))
    ]
    return [*read_texts("train"), *own]


def as_polnear(text: str, cue: Spans, content: Spans) -> tuple[Spans, Spans]:
    """Return cue and content with adverb and preposition counted with the cue."""
    if not cue:
        return cue, content
    before = _ADVERB.search(text[max(cue[0][0] - 20, 0) : cue[0][0]])
    if before:
        cue = [[cue[0][0] - len(before[0]), cue[0][1]], *cue[1:]]
    last = cue[-1][1]
    for at, (start, end) in enumerate(content):
        found = _PREPOSITION.match(text, last, end)
        if found and text[last:start].isspace():
            cue = [*cue[:-1], [cue[-1][0], last + len(found[0].rstrip())]]
            content = [*content[:at], [found.end(), end], *content[at + 1 :]]
            break
    return cue, content


def main() -> None:
    """Write one line a text, as `prepare.py` reads them."""
    with Path(sys.argv[1]).open("w", encoding="utf-8") as out:
        for text in training_texts():
            rows = []
            for one in text.attributions:
                cue, content = as_polnear(
                    text.text, [list(s) for s in one.cue], [list(s) for s in one.content]
                )
                rows.append({"source": one.speaker, "cue": cue, "content": content})
            row = {"doc_id": text.name, "text": text.text, "attributions": rows}
            out.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
