"""List the words that occur in lower case, which are no names.

Usage: common.py OUT.txt TEXTS.jsonl...
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

_WORD = re.compile(r"(?<![\w'’#@./-])[A-Z]?[a-z]{2,}(?![\w'’@/-])(?!\.\w)")
TIMES, SHARE = 2, 0.03


def main() -> None:
    """Write the words that are common in lower case, sorted, one a line."""
    count: Counter[str] = Counter()
    for path in sys.argv[2:]:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            count.update(_WORD.findall(json.loads(line)["text"]))
    words = sorted(
        word
        for word, times in count.items()
        if word.islower() and times >= max(TIMES, SHARE * count[word.capitalize()])
    )
    Path(sys.argv[1]).write_text("\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} words")


if __name__ == "__main__":
    main()
