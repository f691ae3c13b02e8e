"""Predict TIMEX3 for a file of texts with document dates, for a scorer of value F1.

Usage: `python eval/timex.py DATA.jsonl OUT.jsonl`; a line of DATA holds doc_id, text and dct.
"""

import json
import sys
import time
from pathlib import Path

from alteram.text.dates import find_dates
from alteram.text.parse import parse


def main(data: Path, out: Path) -> None:
    """Write one line of predictions for each text and print what finding dates took."""
    taken = 0.0
    with data.open(encoding="utf-8") as lines, out.open("w", encoding="utf-8") as target:
        documents = 0
        for line in lines:
            row = json.loads(line)
            parsed = parse(row["text"])
            begun = time.process_time()
            mentions = find_dates(parsed, (row.get("dct") or "")[:10] or None)
            taken += time.process_time() - begun
            documents += 1
            timex = [
                {
                    "start": m.span.start,
                    "end": m.span.end,
                    "type": m.timex_type,
                    "value": m.timex_value,
                }
                for m in mentions
                if m.timex_type
            ]
            target.write(json.dumps({"doc_id": row["doc_id"], "timex": timex}) + "\n")
    print(f"{documents} texts, {1000 * taken / max(documents, 1):.2f} ms each beyond the parser")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
