"""The tables as Parquet: one file a table, every column with its type."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
from pyarrow import parquet

from alteram.export.columns import COLUMNS, Kind
from alteram.export.exporter import Exporter
from alteram.export.rows import Row
from alteram.export.tables import Tables, export_tables
from alteram.holding import Holding
from alteram.model import Problem

_GROUP = 5_000
_SPANS = pa.list_(pa.list_(pa.int64()))
_TYPES: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "whole": pa.int64(),
    "number": pa.float64(),
    "yes_no": pa.bool_(),
    "texts": pa.list_(pa.string()),
    "pairs": pa.list_(pa.list_(pa.string())),
    "spans": _SPANS,
    "parts": pa.list_(
        pa.struct([("kind", pa.string()), ("start", pa.int64()), ("end", pa.int64())])
    ),
    "labels": pa.list_(
        pa.struct(
            [
                ("start", pa.int64()),
                ("end", pa.int64()),
                ("text", pa.string()),
                ("distanced", pa.bool_()),
            ]
        )
    ),
    "links": pa.list_(
        pa.struct(
            [
                ("document", pa.string()),
                ("of", pa.string()),
                ("kind", pa.string()),
                ("overlap", pa.float64()),
                ("credit", pa.string()),
                ("passages", _SPANS),
            ]
        )
    ),
}
_SURROGATE = re.compile("[\ud800-\udfff]")


def schema_of(table: str) -> pa.Schema:
    """Return the columns of a table with their types."""
    return pa.schema([(name, _TYPES[kind]) for name, kind in COLUMNS[table].items()])


def _fill(tables: Tables, table: str, file: BinaryIO) -> None:
    schema = schema_of(table)
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        for some in _groups(tables.rows(table)):
            writer.write_table(pa.Table.from_pylist(some, schema=schema))


def export_parquet(holding: Holding, folder: Path) -> tuple[Problem, ...]:
    """Write the tables of a dossier into a folder; see `export_tables`."""
    return export_tables(holding, folder, "parquet", _fill)


def _groups(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while some := [_utf8(row) for row in islice(rows, _GROUP)]:
        yield some


def _utf8(row: Row) -> Row:
    """Return a row that UTF-8 can hold: lone surrogates become replacement characters."""
    made: Row = {name: _held(value) for name, value in row.items()}
    return made


def _held(value: object) -> object:
    if isinstance(value, str):
        return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, list):
        return [_held(one) for one in value]
    if isinstance(value, dict):
        return {name: _held(one) for name, one in value.items()}
    return value


PARQUET = Exporter(
    name="parquet", what="a folder of tables with typed columns", write=export_parquet
)
