"""JSON written piece by piece: one row a line, so that a reader needs one line in memory."""

import json
from collections.abc import Iterable
from typing import BinaryIO

Json = dict[str, object]


def json_bytes(value: object) -> bytes:
    """Return a value as JSON on one line; lone surrogates, which UTF-8 cannot hold, are escaped."""
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, allow_nan=False).encode("ascii")


def write_list(file: BinaryIO, rows: Iterable[bytes]) -> int:
    """Write a JSON list, each row on a line of its own; return how many there were."""
    count = 0
    file.write(b"[")
    for row in rows:
        file.write(b",\n" if count else b"\n")
        file.write(row)
        count += 1
    file.write(b"\n]" if count else b"]")
    return count


def given(row: Json) -> Json:
    """Return a row without what is not known: None, and empty words and lists."""
    return {name: held for name, held in row.items() if held not in (None, "", [], {}, ())}
