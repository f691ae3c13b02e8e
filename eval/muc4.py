"""Templates of MUC-4 from what Alteram finds, for an outside scorer of their slots.

Usage: muc4.py DATA_DIR OUT.jsonl [--split dev] [--plain] [--kept FOLDER] [--workers 2]

DATA_DIR holds `docs.jsonl` and `templates.jsonl`. With `--plain` the records alone fill the
slots; without it small classifiers over the records and the parse are trained on the keys of the
train split each time, since nothing learned from them is kept in the project. `--kept` names a
folder outside the project for analyses, so that a second run is quicker.
"""

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from incidents import plain, reader
from incidents.texts import Read, keys, split_texts

_PEERS = {
    "casualty_figure": ("casualty figures", "rules 29.8"),
    "hum_num+effect": ("number with effect", "rules 12.4"),
    "perp_org": ("perpetrator organisation", "rules 48.9, GRIT 51.9"),
    "perp_conf": ("confidence", "rules 33.7"),
    "date": ("date", "rules 35.6"),
    "location": ("location", "rules 42.9"),
    "country": ("country", "rules 59.1"),
    "templates": ("templates", ""),
}


def by_records(texts: list[Read]) -> list[dict[str, Any]]:
    """Return a prediction for each text by the records alone."""
    return [{"doc_id": text.doc_id, "templates": plain.templates(text.analysis)} for text in texts]


def by_training(
    data: Path, texts: list[Read], kept: Path | None, workers: int
) -> list[dict[str, Any]]:
    """Return a prediction for each text by a reader trained on the train split."""
    trained, _ = reader.train(split_texts(data, "train", kept, workers), keys(data, "train"))
    return [
        {"doc_id": text.doc_id, "templates": reader.templates(trained.notes(text))}
        for text in texts
    ]


def write(predictions: list[dict[str, Any]], out: Path) -> None:
    """Write predictions as JSON Lines."""
    out.write_text("".join(json.dumps(row) + "\n" for row in predictions), encoding="utf-8")


def measure(shared: Path, scratch: Path, kept: Path | None = None) -> list[tuple[str, float, str]]:
    """Return name, F1 in percent and peers' figures on the dev split, plain and trained."""
    data = shared / "eval" / "data" / "muc4"
    texts = split_texts(data, "dev", kept)
    return [
        *_scored(shared, by_records(texts), scratch, "MUC-4 dev, records alone"),
        *_scored(shared, by_training(data, texts, kept, 2), scratch, "MUC-4 dev, trained"),
    ]


def _scored(
    shared: Path, predictions: list[dict[str, Any]], scratch: Path, name: str
) -> Iterator[tuple[str, float, str]]:
    out = scratch / "muc4.jsonl"
    write(predictions, out)
    command = [sys.executable, str(shared / "eval" / "score_muc4.py"), str(out), "--split", "dev"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = dict(re.findall(r"(?m)^(\S+)\s.*?F1\s+([\d.]+)", printed))
    for slot, (words, peers) in _PEERS.items():
        yield f"{name}: {words}", float(found[slot]), peers


def main() -> None:
    """Write the templates of one split."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--plain", action="store_true", help="the records alone, nothing trained")
    parser.add_argument("--kept", type=Path, help="a folder that keeps analyses between runs")
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    if not (args.data / "docs.jsonl").is_file():
        sys.exit(f"No docs.jsonl in {args.data}; nothing was written. Give the data's folder.")
    texts = split_texts(args.data, args.split, args.kept, args.workers)
    if args.plain:
        found = by_records(texts)
    else:
        found = by_training(args.data, texts, args.kept, args.workers)
    write(found, args.out)


if __name__ == "__main__":
    main()
