"""Resolve gold toponyms: `python eval/toponyms.py toponyms.jsonl predictions.jsonl`."""

import json
import sys
from pathlib import Path

from alteram.model import Span
from alteram.text.parse import parse
from alteram.text.places import resolve_spans


def main(data: str, output: str) -> None:
    """Write for each document a list beside its toponyms: null or [lat, lon, geonameid]."""
    with Path(data).open(encoding="utf-8") as lines, Path(output).open("w") as out:
        for line in lines:
            document = json.loads(line)
            spans = [Span(t["start"], t["end"]) for t in document["toponyms"]]
            found = resolve_spans(parse(document["text"]), spans)
            pred = [m and [m.lat, m.lon, m.geonameid] for m in found]
            out.write(json.dumps({"doc_id": document["doc_id"], "pred": pred}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
