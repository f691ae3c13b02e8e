"""Casualty figures on MUC-4 documents: how many (number, death or injury) pairs of the keys.

Usage: casualties.py DATA_DIR [--split dev] [--limit N] [--show]

DATA_DIR holds `docs.jsonl` and `templates.jsonl` (the keys). Per document the pairs of the keys
(a number above one with DEATH or INJURY as effect) are matched with those of the figures found,
each once; a pair matches where the number lies in the key's range and the outcome fits. The keys
leave out fighting between armed forces, so precision is a lower bound. Templates' other slots are
not looked at: this measures figures alone.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from alteram.extract.quantities import Quantity, find_quantities
from alteram.text.parse import parse

_EFFECTS = {"killed": "DEATH", "injured": "INJURY"}


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def key_pairs(template: dict[str, Any]) -> Iterator[tuple[str, float, float, bool]]:
    """Yield effect, least and greatest number and whether it may be left out."""
    effects: dict[str, set[str]] = defaultdict(set)
    for entry in template["hum_effect"]:
        for ref in entry["ref"]:
            effects[ref] |= set(entry["values"]) & set(_EFFECTS.values())
    for entry in template["hum_number"]:
        numbers = [n for n in entry["parsed"] if n and not n["plural"]]
        found = sorted({effect for ref in entry["ref"] for effect in effects[ref]})
        if not numbers or (numbers[0]["hi"] or numbers[0]["lo"] or 0) <= 1:
            continue
        low = min(n["lo"] or 0 for n in numbers)
        high = max(n["hi"] if n["hi"] is not None else 1e9 for n in numbers)
        for effect in found:
            yield effect, low, high, bool(template["optional"] or entry["optional"])


def found_pair(quantity: Quantity) -> tuple[str, float, float] | None:
    """Return effect and range of a figure, None where it is no casualty or has no number."""
    effect = _EFFECTS.get(quantity.outcome)
    numbers = [n for n in (quantity.value, quantity.low, quantity.high) if n is not None]
    if effect is None or not numbers or max(numbers) <= 1 or quantity.qualifier == "words_only":
        return None
    return effect, min(numbers), max(numbers)


def match(
    keys: list[tuple[str, float, float, bool]], found: list[tuple[str, float, float]]
) -> tuple[int, int, int]:
    """Return pairs matched, pairs of the keys that count, and pairs found (repeats once)."""
    wanted = sorted(set(keys))
    left = sorted(set(found))
    total = len(left)
    hits = missed = 0
    for effect, low, high, optional in wanted:
        best = next((f for f in left if f[0] == effect and f[1] <= high and low <= f[2]), None)
        if best is None:
            missed += not optional
        else:
            left.remove(best)
            hits += 1
    return hits, hits + missed, total


def main() -> None:
    """Print recall and precision over one split."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--show", action="store_true", help="print documents with misses")
    args = parser.parse_args()
    if not (args.data / "docs.jsonl").is_file():
        sys.exit(f"No docs.jsonl in {args.data}; nothing was measured. Give the data's folder.")
    keys: dict[str, list[tuple[str, float, float, bool]]] = defaultdict(list)
    for template in rows(args.data / "templates.jsonl"):
        if template["split"] == args.split:
            keys[template["doc_id"]].extend(key_pairs(template))
    docs = [d for d in rows(args.data / "docs.jsonl") if d["split"] == args.split]
    sums = [0, 0, 0]
    for doc in docs[: args.limit]:
        pairs = [found_pair(q) for q in find_quantities(parse(doc["text"]), ())]
        counts = match(keys[doc["doc_id"]], [pair for pair in pairs if pair is not None])
        sums = [a + b for a, b in zip(sums, counts, strict=True)]
        if args.show and counts[0] < counts[1]:
            print(doc["doc_id"], sorted(set(keys[doc["doc_id"]])), pairs)
    hits, wanted, found = sums
    print(f"pairs in the keys {wanted}, found {found}, matched {hits}")
    print(f"recall {hits / max(wanted, 1):.3f}, precision {hits / max(found, 1):.3f}")


if __name__ == "__main__":
    main()
