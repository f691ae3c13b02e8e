"""Set a twentieth of the prepared texts aside, by the hash of their names.

Usage: split.py IN.pickle TRAIN.pickle HELD.pickle

What is held out serves to choose thresholds and to calibrate; no weight is learned from it.
"""

import hashlib
import pickle
import sys
from pathlib import Path

SHARE = 20


def is_held(name: str) -> bool:
    """Tell whether a text is set aside."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % SHARE == 0


def main() -> None:
    """Split one file in two."""
    source, train, held = map(Path, sys.argv[1:4])
    examples = pickle.loads(source.read_bytes())
    for path, wanted in ((train, False), (held, True)):
        kept = [one for one in examples if is_held(one.name) is wanted]
        path.write_bytes(pickle.dumps(kept))
        print(f"{path}: {len(kept)} texts")


if __name__ == "__main__":
    main()
