"""Write attributions in the format of the attribution scorer.

Usage: attribution.py IN.jsonl OUT.jsonl [--factual]

Each line of IN holds `doc_id` and `text`. Only outermost attributions are written, since the
data sets that the scorer knows have no nesting. `--factual` keeps reported speech in whole
clauses or quotations and leaves out attitudes and what the program is less than 80 % sure of, as
data sets of factual appeals do (chosen on the training part of FactAppeal).
"""

import argparse
import json
from pathlib import Path

from alteram.attribute.attributions import find_attributions
from alteram.model import Attribution, Span
from alteram.text.layout import find_layout
from alteram.text.parse import parse

_CLAUSE_WORDS = 5
_SURE = 0.8


def _is_factual(text: str, found: Attribution) -> bool:
    longest = max((text[s.start : s.end] for s in found.content), key=len)
    return (
        found.mode == "speech"
        and found.confidence >= _SURE
        and bool(found.cue)
        and len(longest.split()) >= _CLAUSE_WORDS
        and not longest.lower().startswith("to ")
    )


def _name_alone(text: str, found: Attribution) -> list[Span]:
    """Return the speaker as those data sets mark it: without article and apposition."""
    spans = []
    for start, end in found.speaker:
        words = text[start:end].split(",")[0]
        for article in ("the ", "a ", "an "):
            if words.lower().startswith(article):
                start += len(article)
                words = words[len(article) :]
        spans.append(Span(start, start + len(words)))
    return [span for span in spans if span.end > span.start]


def annotate(text: str, *, factual: bool) -> list[dict[str, object]]:
    """Return the outermost attributions of a text as the scorer reads them."""
    return [
        {
            "id": one.id,
            "source": _name_alone(text, one) if factual else one.speaker,
            "cue": one.cue,
            "content": one.content,
        }
        for one in find_attributions(parse(text), find_layout(text).parts)
        if one.parent is None and (not factual or _is_factual(text, one))
    ]


def main() -> None:
    """Read the arguments and annotate one file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--factual", action="store_true")
    options = parser.parse_args()
    with (
        options.data.open(encoding="utf-8") as lines,
        options.predictions.open("w", encoding="utf-8") as out,
    ):
        for line in lines:
            document = json.loads(line)
            found = annotate(document["text"], factual=options.factual)
            out.write(json.dumps({"doc_id": document["doc_id"], "attributions": found}) + "\n")


if __name__ == "__main__":
    main()
