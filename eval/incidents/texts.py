"""The documents of MUC-4 with what Alteram finds in them, analysed once and kept in a folder.

The folder of the kept analyses is given by the user and lies outside the project. A changed
program makes the kept analyses stale; they are keyed by the program's own source code.
"""

import hashlib
import json
import os
import pickle
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import alteram
from alteram.model import Analysis
from alteram.pipeline import analyse
from alteram.text.parse import Parsed, parse

_AT_ONCE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One document: its text, its analysis, and the parse that the analysis rests on."""

    doc_id: str
    text: str
    analysis: Analysis
    parsed: Parsed


def documents(data: Path, split: str) -> list[dict[str, Any]]:
    """Return the rows of `docs.jsonl` that belong to one split."""
    with (data / "docs.jsonl").open(encoding="utf-8") as lines:
        return [row for line in lines if (row := json.loads(line))["split"] == split]


def keys(data: Path, split: str) -> dict[str, list[dict[str, Any]]]:
    """Return the key templates of one split by document."""
    found: dict[str, list[dict[str, Any]]] = {}
    with (data / "templates.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["split"] == split:
                found.setdefault(row["doc_id"], []).append(row)
    return found


def read_texts(rows: Sequence[tuple[str, str]], workers: int = 2) -> list[Read]:
    """Analyse (id, text) pairs in their order."""
    if len(rows) < _AT_ONCE or workers < 2:
        return [_read(row) for row in rows]
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    # New processes, not copies: one that has started DuckDB cannot be copied safely.
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        return list(pool.map(_read, rows, chunksize=_AT_ONCE))


def _read(row: tuple[str, str]) -> Read:
    doc_id, text = row
    return Read(doc_id=doc_id, text=text, analysis=analyse(text), parsed=parse(text))


@lru_cache(maxsize=1)
def _program() -> str:
    """Return a hash of the program's source and data files, and of this file."""
    root = Path(alteram.__file__).parent
    found = hashlib.sha256(Path(__file__).read_bytes())
    for path in sorted(root.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            found.update(path.read_bytes())
    return found.hexdigest()[:16]


def split_texts(data: Path, split: str, kept: Path | None, workers: int = 2) -> list[Read]:
    """Return the analysed documents of one split, from the folder `kept` where they are there."""
    rows = [(row["doc_id"], row["text"]) for row in documents(data, split)]
    if kept is None:
        return read_texts(rows, workers)
    path = kept / f"muc4-{split}-{_program()}.pickle"
    if path.is_file():
        loaded: list[Read] = pickle.loads(path.read_bytes())  # noqa: S301 - our own file
        return loaded
    found = read_texts(rows, workers)
    kept.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(found))
    return found
