"""The chain over decisions: each row's seal depends on it and on all rows before it.

A row that is altered, taken out or put between others breaks every seal after it. Who can write
the file can make all seals anew; so the last one is worth noting elsewhere.
"""

import hashlib
import json
from dataclasses import asdict

from alteram.model import Decision

BEGINNING = "0" * 64
"""What stands before the first decision."""


def seal(previous: str, decision: Decision) -> str:
    """Return the SHA-256, in hex, of the seal before and the decision.

    The decision is taken as JSON with sorted keys, no spaces, ASCII alone and without empty
    fields, so that the standard library of any language can make it again and a later release
    may add fields.
    """
    held = {name: value for name, value in asdict(decision).items() if value}
    row = json.dumps(held, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(f"{previous}\n{row}".encode("ascii")).hexdigest()
