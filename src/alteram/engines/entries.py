"""The table of entries: each document as it came, with all that it gives by itself.

One row a document, in the order in which the share's files gave them; a document that came twice
has a row for each time. Rows stand in groups of bounded size, so that no reader has to hold more
than one of them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pyarrow as pa
from pyarrow import parquet

from alteram.engines.job import ENTRIES, file_of
from alteram.engines.places import Place
from alteram.errors import DossierError
from alteram.link import seen
from alteram.model import Entry
from alteram.pipeline import Kept
from alteram.store.codec import pack, pack_kept, unpack, unpack_kept

T = TypeVar("T")

SCHEMA = pa.schema(
    [
        ("document", pa.string()),
        ("location", pa.string()),
        ("captured", pa.string()),
        ("sha256", pa.string()),
        ("text_sha256", pa.string()),
        # Ids of its claims, and of its actors with what tells how they are named: what is asked of
        # many documents at once is found without unpacking them.
        ("claims", pa.list_(pa.string())),
        (
            "actors",
            pa.list_(
                pa.struct([("id", pa.string()), ("unnamed", pa.bool_()), ("metonym", pa.bool_())])
            ),
        ),
        # The record `Entry`, as `store.codec.pack` writes it (JSON).
        ("entry", pa.binary()),
        # The exact bytes of the document, of which `sha256` is made.
        ("original", pa.binary()),
        # What linking keeps of the document by itself (`Seen`), as `store.pack_kept` writes it.
        ("seen", pa.binary()),
        # Results of stages by name, for later analyses of the same text, packed the same way.
        ("stages", pa.binary()),
    ]
)
_BYTES = ("entry", "original", "seen", "stages")
_MOST_ROWS = 256
_MOST_BYTES = 16_000_000
"""A group of rows is written before it has more, but for a single row that is larger."""


class EntryWriter:
    """Takes the documents of a share; a group of them is in memory."""

    def __init__(self, file: Any) -> None:
        plain = [name for name in SCHEMA.names if name not in _BYTES]
        self._writer = parquet.ParquetWriter(file, SCHEMA, compression="zstd", use_dictionary=plain)
        self._rows: list[dict[str, object]] = []
        self._bytes = 0

    def add(self, entry: Entry, original: bytes, kept: Kept) -> None:
        """Take a document with its bytes and the results of its stages."""
        packed = {
            "entry": pack(entry),
            "original": original,
            "seen": pack_kept(seen(entry)),
            "stages": pack_kept(dict(kept)),
        }
        size = sum(map(len, packed.values()))
        if self._bytes + size > _MOST_BYTES or len(self._rows) == _MOST_ROWS:
            self._write()
        self._bytes += size
        self._rows.append(_plain(entry) | packed)

    def close(self) -> None:
        """Write what is left, and the end of the file."""
        self._write()
        self._writer.close()

    def _write(self) -> None:
        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, schema=SCHEMA))
            self._rows.clear()
            self._bytes = 0


def _plain(entry: Entry) -> dict[str, object]:
    document, analysis = entry.document, entry.analysis
    return {
        "document": document.id,
        "location": document.location,
        "captured": document.captured,
        "sha256": document.sha256,
        "text_sha256": entry.text.sha256,
        "claims": [claim.id for claim in analysis.claims],
        "actors": [
            {"id": actor.id, "unnamed": actor.unnamed, "metonym": actor.metonym}
            for actor in analysis.actors
        ],
    }


@contextmanager
def entry_file(out: Place, share: str) -> Iterator[EntryWriter]:
    """Yield what takes the documents of a share; raises RunError."""
    with out.writing(file_of(ENTRIES, share)) as file:
        writer = EntryWriter(file)
        yield writer
        writer.close()


def columns_in(out: Place, share: str, columns: list[str]) -> Iterator[tuple[Any, ...]]:
    """Yield these columns of each row of a share's entries; a group of rows is in memory."""
    with out.reading(file_of(ENTRIES, share)) as file:
        table = parquet.ParquetFile(file)
        if not table.schema_arrow.equals(SCHEMA):
            raise out.damaged(file_of(ENTRIES, share), "its columns are not those of entries")
        for group in range(table.num_row_groups):
            held = table.read_row_group(group, columns=columns, use_threads=False)
            yield from zip(*(held.column(name).to_pylist() for name in columns), strict=True)


def entries_in(out: Place, share: str, repeated: frozenset[int]) -> Iterator[Entry]:
    """Yield the documents of a share, but for rows of documents that came before."""
    for row, (packed,) in enumerate(columns_in(out, share, ["entry"])):
        if row not in repeated:
            yield record_of(out, share, packed, Entry)


def record_of(out: Place, share: str, packed: bytes | None, kind: type[T]) -> T:
    """Return a record that stands packed in a share's entries; raises RunError if it is none."""
    held = packed or b""
    try:
        return unpack(held, kind) if kind is Entry else unpack_kept(held, kind)
    except DossierError as error:
        raise out.damaged(file_of(ENTRIES, share), error.__cause__) from error
