"""Coreference of events (ECB+) by the machinery that links events, for an outside scorer.

Usage: ecbplus.py DATA_DIR OUT.jsonl [--split dev] [--way trees] [--without NAMES]

DATA_DIR holds `docs.jsonl` and `mentions.jsonl`. The mentions are given; which texts tell of one
story is predicted. Comparisons are those of `coreference/levels.py`, put to Splink; what they
weigh is learned from the train split each time, since nothing learned from it is kept in the
project. `--way` is `trees` (boosted trees over the levels, then once more over what these found
in the whole story), `counts` (Splink's bits, counted level by level) or `head` (equal heads in
one story, the baseline). With `--split train` each of three parts is read by what the other two
teach. `--without` leaves out comparisons, by commas.
"""

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from coreference import levels, reader, weights
from coreference.mentions import read_mentions
from coreference.piles import Pile
from coreference.texts import parse, rows

from alteram.link.linkage import Model

WAYS = ("trees", "counts", "head")
_PEERS = {
    "trees": "wanted 79; neural 79.5 to 86.4",
    "counts": "wanted 79; neural 79.5 to 86.4",
    "head": "published on the test part: 75.3",
}

Row = dict[str, Any]


def read(data: Path, split: str) -> tuple[list[Row], list[Row]]:
    """Return the texts and the mentions of events of one split."""
    texts = [row for row in rows(data / "docs.jsonl") if row["split"] == split]
    mentions = [
        row
        for row in rows(data / "mentions.jsonl")
        if row["split"] == split and row["kind"] == "event" and row["validated"]
    ]
    return texts, mentions


def blind(texts: Sequence[Row], mentions: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Return texts and mentions without what must be predicted: topics, stories, chains."""
    return (
        [{k: v for k, v in row.items() if k not in ("topic", "subtopic")} for row in texts],
        [{k: v for k, v in row.items() if k not in ("topic", "chain")} for row in mentions],
    )


def predict(data: Path, split: str, ways: Sequence[str], model: Model) -> dict[str, list[Row]]:
    """Return the rows to be scored for each way of grouping."""
    parts = reader.in_piles(parse((labelled := read(data, "train"))[0]))
    found: dict[str, list[Row]] = {way: [] for way in ways}
    if split == "train":
        for number, part in enumerate(parts):
            others = [other for i, other in enumerate(parts) if i != number]
            trained = reader.train(others, labelled[1], model)
            pile = trained.pile(part, read_mentions(labelled[1], part))
            _add(found, trained, pile, f"{number}:")
        return found
    trained = reader.train(parts, labelled[1], model)
    given, mentions = blind(*read(data, split))
    texts = parse(given)
    _add(found, trained, trained.pile(texts, read_mentions(mentions, texts)), "")
    return found


def _add(found: dict[str, list[Row]], trained: reader.Trained, pile: Pile, prefix: str) -> None:
    grouped = {
        "trees": trained.by_trees,
        "counts": trained.by_counts,
        "head": reader.by_head,
    }
    for way, predicted in found.items():
        for number, group in enumerate(grouped[way](pile)):
            for one in group:
                doc, mention = pile.mentions[one].key
                cluster = f"{prefix}{number}"
                predicted.append({"doc_id": doc, "m_id": mention, "cluster": cluster})


def write(predicted: Sequence[Row], out: Path) -> None:
    """Write predictions as JSON Lines."""
    out.write_text("".join(json.dumps(row) + "\n" for row in predicted), encoding="utf-8")


def measure(shared: Path, scratch: Path) -> Iterator[tuple[str, float, str]]:
    """Yield name, CoNLL F1 in percent and peers' figures on the dev split, way by way."""
    predicted = predict(shared / "eval" / "data" / "ecbplus", "dev", WAYS, levels.MODEL)
    for way in WAYS:
        out = scratch / "ecbplus.jsonl"
        write(predicted[way], out)
        scorer = shared / "eval" / "score_coref.py"
        command = [sys.executable, str(scorer), str(out), "--split", "dev"]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        for kind, score in re.findall(r'(?m)^(with\w*) singletons.*"CoNLL": ([\d.]+)', printed):
            yield f"ECB+ dev, {way}: CoNLL F1 {kind} singletons", float(score), _PEERS[way]


def main() -> None:
    """Write the clusters of one split."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--way", choices=WAYS, default="trees")
    parser.add_argument("--without", default="", help="comparisons to leave out, by commas")
    args = parser.parse_args()
    if not (args.data / "mentions.jsonl").is_file():
        sys.exit(f"No mentions.jsonl in {args.data}; nothing was written. Give the data's folder.")
    names = [name for name in args.without.split(",") if name]
    model = weights.without(levels.MODEL, names)
    write(predict(args.data, args.split, [args.way], model)[args.way], args.out)


if __name__ == "__main__":
    main()
