"""The tables that a run writes: typed rows into Parquet files, counted and hashed on the way."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

import msgspec
import pyarrow as pa
from pyarrow import parquet

from alteram.engines.job import ALL, file_of
from alteram.engines.places import Place
from alteram.export.columns import COLUMNS
from alteram.export.parquet import schema_of
from alteram.export.rows import Row

_GROUP = 5_000
_OTHERS = {
    "problems": pa.schema(
        [("location", pa.string()), ("stage", pa.string()), ("message", pa.string())]
    ),
    # How documents came in again, after the first time, of which the table of documents tells.
    "receipts": pa.schema(
        [("document_id", pa.string()), ("location", pa.string()), ("captured", pa.string())]
    ),
}
_WRAP = 1 << 256


class Tally(NamedTuple):
    """How many rows there are, and what stands for them whatever their order and files.

    `digest` is the sum of the SHA-256 of all rows modulo 2^256: tallies of parts of a table are
    added, and the same rows have the same sum.
    """

    rows: int = 0
    digest: int = 0

    @classmethod
    def of(cls, row: Row) -> "Tally":
        """Return the tally of one row."""
        return cls(1, int.from_bytes(hashlib.sha256(msgspec.json.encode(row)).digest()))

    def __add__(self, other: object) -> "Tally":
        """Return the tally of the rows of both."""
        assert isinstance(other, Tally)
        return Tally(self.rows + other.rows, (self.digest + other.digest) % _WRAP)


class TableWriter:
    """Takes the rows of one file; a group of them is in memory."""

    def __init__(self, table: str, file: Any) -> None:
        self.tally = Tally()
        self._schema = _schema(table)
        self._writer = parquet.ParquetWriter(file, self._schema, compression="zstd")
        self._rows: list[Row] = []

    def add(self, row: Mapping[str, object]) -> None:
        """Take a row."""
        held = dict(row)
        self.tally += Tally.of(held)
        self._rows.append(held)
        if len(self._rows) == _GROUP:
            self._write()

    def close(self) -> None:
        """Write what is left, and the end of the file."""
        self._write()
        self._writer.close()

    def _write(self) -> None:
        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
            self._rows.clear()


@contextmanager
def table_file(out: Place, table: str, share: str = ALL) -> Iterator[TableWriter]:
    """Yield what takes the rows of a table that a share gives; raises RunError."""
    with out.writing(file_of(table, share)) as file:
        writer = TableWriter(table, file)
        yield writer
        writer.close()


def rows_in(out: Place, table: str, share: str, columns: list[str]) -> Iterator[Row]:
    """Yield the rows of a share in a table, of these columns alone, some in memory at a time."""
    with out.reading(file_of(table, share)) as file:
        for batch in parquet.ParquetFile(file).iter_batches(_GROUP, columns=columns):
            yield from batch.to_pylist()


def _schema(table: str) -> pa.Schema:
    return schema_of(table) if table in COLUMNS else _OTHERS[table]
