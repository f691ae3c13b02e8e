"""A corpus of texts with records made by hand, and what scoring it needs: measures and spans."""

import hashlib
import json
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alteram import api
from alteram.model import Collection, Entry, Span

Row = dict[str, Any]


@dataclass(slots=True)
class Measure:
    """Hits among all that were looked for, and a line for each that failed."""

    hits: int = 0
    total: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, hit: bool, miss: str) -> None:
        """Count one case."""
        self.hits += hit
        self.total += 1
        if not hit:
            self.misses.append(miss)

    @property
    def share(self) -> float:
        """Hits by total, rounded so that a floor survives being written; 1.0 without cases."""
        return round(self.hits / self.total, 4) if self.total else 1.0


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of texts as the program reads it, beside the records made by hand."""

    expected: dict[str, list[Any]]
    collection: Collection
    sha256: str

    def entry(self, name: str) -> Entry:
        """Return the document of that file name."""
        return next(e for e in self.collection.entries if Path(e.document.location).name == name)


def corpus_hash(folder: Path) -> str:
    """Return one SHA-256 over the names and bytes of the texts and of the records."""
    total = hashlib.sha256()
    texts = sorted((folder / "texts").glob("*")) or sorted(folder.glob("*.txt"))
    for path in [*texts, *folder.glob("expected.json")]:
        total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def read_corpus(folder: Path) -> Corpus:
    """Read the texts of a folder into a dossier that is thrown away."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as scratch:
        dossier = Path(scratch) / "gate.alteram"
        api.read(sorted(str(path) for path in (folder / "texts").iterdir()), dossier)
        collection = api.collection(dossier)
    return Corpus(expected, collection, corpus_hash(folder))


def overlap(one: Span, other: Span) -> int:
    """Return how many characters two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def span_of(entry: Entry, words: str, start: int = 0) -> Span:
    """Return where the words stand first, at or after `start`; raise ValueError if nowhere."""
    found = entry.text.text.index(words, start)
    return Span(found, found + len(words))


def statement_span(entry: Entry, row: Row) -> Span:
    """Return the stretch from the row's first words to its last."""
    start = span_of(entry, row["from"]).start
    return Span(start, span_of(entry, row["to"], start).end)
