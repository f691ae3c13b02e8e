"""Parquet files, good and bad, the same bytes each time."""

import io
from collections.abc import Callable, Mapping, Sequence

import pyarrow as pa
from pyarrow import parquet

KEY = b"0123456789abcdef"


def table_of(columns: Mapping[str, object], *, rows: int = 5_000, **options: object) -> bytes:
    """Return a table as a file, so many rows a group."""
    held = io.BytesIO()
    parquet.write_table(pa.table(columns), held, row_group_size=rows, **options)
    return held.getvalue()


def good(text: str) -> bytes:
    """Return three rows in two groups, with columns of several types."""
    return table_of(
        {"title": ["Road", "Two", None], "text": [text] * 3, "date": ["2022-02-16", None, ""],
         "words": [20, None, 3]}, rows=2,
    )  # fmt: skip


def repeated(megabytes: int, rows: int) -> bytes:
    """Return a small file whose one long text stands in very many rows (a dictionary)."""
    index = pa.array([0] * rows, pa.int32())
    text = pa.array(["The road is closed. " * (megabytes * 50_000)])
    return table_of({"text": pa.DictionaryArray.from_arrays(index, text)}, rows=rows)


def large_group(megabytes: int) -> bytes:
    """Return a file with one group of rows that unpacks to so much."""
    held = io.BytesIO()
    schema = pa.schema([("text", pa.string())])
    with parquet.ParquetWriter(held, schema, compression="zstd", use_dictionary=False) as writer:
        some = pa.record_batch({"text": ["a" * 1_000_000] * 20}, schema=schema)
        for _ in range(megabytes // 20):
            writer.write_batch(some, row_group_size=1_000_000)
    return held.getvalue()


def deep(levels: int) -> bytes:
    """Return a table with a column of lists of lists of lists."""
    kind: pa.DataType = pa.int8()
    for _ in range(levels):
        kind = pa.list_(kind)
    return table_of({"text": ["The road is closed."], "deep": pa.array([None], kind)})


def nulls(rows: int) -> bytes:
    return table_of({"text": pa.nulls(rows, pa.string())}, rows=rows)


def groups(count: int) -> bytes:
    """Return a table of very many groups of one row."""
    return table_of({"text": ["The road is closed."] * count}, rows=1, write_statistics=False)


def no_words(rows: int) -> bytes:
    """Return a table whose texts are said to be UTF-8 and are not."""
    raw = pa.array([b"\xff\xfe said so", b"The road is closed."] * rows, pa.binary())
    return table_of({"text": raw.view(pa.string())}, use_dictionary=False)


def footer_says(data: bytes, length: int) -> bytes:
    """Return a file whose footer is said to have another length."""
    return data[:-8] + length.to_bytes(4, "little") + data[-4:]


def columns(names: Sequence[str]) -> bytes:
    return table_of({name: ["The road is closed."] for name in names})


HOSTILE: Mapping[str, Callable[[int], bytes]] = {
    "same.parquet": lambda n: repeated(25, 1000 * n),
    "deep.parquet": lambda n: deep(99 * n),
    "group.parquet": lambda n: large_group(600 * n),
    "groups.parquet": lambda n: groups(21_000 * n),
    "nulls.parquet": lambda n: nulls(300_000 * n),
    "no-words.parquet": lambda n: no_words(20 * n),
    "footer.parquet": lambda n: footer_says(good("The road is closed."), 10**9 // n),
    "wide.parquet": lambda n: columns(["text", *map(str, range(2000 * n))]),
}
"""What is bad of itself, by the size that is asked for; see `bad_files.py`."""
