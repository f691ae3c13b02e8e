"""Parquet: each row a document, by the columns that a table of CSV would have (Apache Parquet).

The bytes of a row stand nowhere in such a file: they are spread over its columns and packed. So
a row is written out as one JSON object, its values as words, and these are the document's bytes.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from alteram.errors import ReadError
from alteram.read.columns import find_columns
from alteram.read.reading import Container, Flaw, Given, Piece, Reading
from alteram.read.storable import one_line
from alteram.read.table import MOST_COLUMNS, dated

LARGEST_GROUP = 1_000_000_000
"""Bytes that a group of rows has unpacked, as the file says before any of it is."""
MOST_ROWS = 1_000_000
LARGEST_FOOTER = 16_000_000
_MOST_PARTS = 20_000
_AT_ONCE = 32
_MARK, _SECRET = b"PAR1", b"PARE"
_FIRST_PAGE = b"\x15"
_TAIL = 8
_SHOWN = 200
_ENCRYPTED = "is an encrypted Parquet file; it was set aside. Save it without encryption."


def _accepts(data: bytes, given: Given) -> bool:
    """Take what begins as such a file and ends as one, or begins with a page where it is cut."""
    begins = data[:4] in (_MARK, _SECRET)
    return begins and (data[-4:] in (_MARK, _SECRET) or data[4:5] == _FIRST_PAGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """An open file: its flat columns, which of them are fields, and how it is said to be read."""

    file: Any
    names: tuple[str, ...]
    places: Mapping[str, int]
    method: str


def _pieces(data: bytes, given: Given) -> Iterator[Piece | Flaw]:
    # Takes a third of a second to load, which no other format should wait for.
    from pyarrow import ArrowException

    number = 0
    try:
        table = _opened(data, given)
        for number, values in enumerate(_rows(table), 1):
            yield _piece(number, values, table)
    except MemoryError:
        raise
    except (ArrowException, OSError, ValueError, TypeError, OverflowError) as error:
        raise ReadError(_why(error, number)) from error


def _why(error: Exception, number: int) -> str:
    words = " ".join(str(error).split())[:_SHOWN]
    if "decrypt" in words:
        return _ENCRYPTED
    where = f"after row {number:,}" if number else "from its beginning"
    return (
        f"is a damaged Parquet file, or written in a way that is not read: {words}; what "
        f"stands {where} was set aside. Write the table again, or save it as CSV."
    )


def _opened(data: bytes, given: Given) -> _Table:
    """Return the table, once all that its footer says of itself is within the limits."""
    from pyarrow import BufferReader, parquet, types

    _check_footer(data)
    file = parquet.ParquetFile(
        BufferReader(data),
        pre_buffer=False,
        thrift_string_size_limit=LARGEST_FOOTER,
        thrift_container_size_limit=_MOST_PARTS,
        page_checksum_verification=True,
    )
    if len(file.schema_arrow) > MOST_COLUMNS or file.metadata.num_rows > MOST_ROWS:
        raise ReadError(
            f"is a Parquet table of {file.metadata.num_rows:,} rows and {len(file.schema_arrow):,} "
            f"columns; the limits are {MOST_ROWS:,} and {MOST_COLUMNS:,}, and nothing was read. "
            "Split it."
        )
    flat = [one for one in file.schema_arrow if not types.is_nested(one.type)]
    names = tuple(one.name for one in flat)
    if len(set(file.schema_arrow.names)) < len(file.schema_arrow):
        raise ReadError(
            "is a Parquet table with two columns of one name; nothing was read. Rename one."
        )
    places = find_columns(names, given.columns)
    mapped = ", ".join(f"{field}={names[place]!r}" for field, place in sorted(places.items()))
    method = f"Parquet table, each row written out as JSON; {mapped}"
    return _Table(file=file, names=names, places=places, method=method)


def _check_footer(data: bytes) -> None:
    """Raise ReadError unless the file ends with a footer of bounded length, not encrypted."""
    if _SECRET in (data[:4], data[-4:]):
        raise ReadError(_ENCRYPTED)
    length = int.from_bytes(data[-_TAIL:-4], "little")
    if data[-4:] != _MARK or length + _TAIL + len(_MARK) > len(data):
        raise ReadError(
            "is a Parquet file that breaks off or is damaged at its end, where it says what it "
            "holds; it was set aside. Get it again."
        )
    if length > LARGEST_FOOTER:
        raise ReadError(
            f"is a Parquet file whose description of itself is {length:,} bytes long, above the "
            f"limit of {LARGEST_FOOTER:,}; it was set aside. Split it."
        )


def _rows(table: _Table) -> Iterator[tuple[bytes | None, ...]]:
    """Yield the values of each row, a few rows at a time in memory."""
    for group in range(table.file.num_row_groups):
        size = table.file.metadata.row_group(group).total_byte_size
        if not 0 <= size <= LARGEST_GROUP:
            raise ReadError(
                f"has a group of rows (number {group + 1}) of {size:,} bytes, above the limit of "
                f"{LARGEST_GROUP:,}; it and what follows were set aside. Write smaller groups."
            )
        batches = table.file.iter_batches(
            batch_size=_AT_ONCE, row_groups=[group], columns=list(table.names), use_threads=False
        )
        for batch in batches:
            yield from zip(*(_values(batch.column(name)) for name in table.names), strict=True)


def _values(column: Any) -> list[bytes | None]:
    """Return the values of a column as the bytes of their words."""
    from pyarrow import DictionaryArray, binary, string, types

    if isinstance(column, DictionaryArray):
        column = column.dictionary_decode()
    kind = column.type
    if not (types.is_binary(kind) or types.is_large_binary(kind)):
        is_words = types.is_string(kind) or types.is_large_string(kind)
        column = (column if is_words else column.cast(string())).cast(binary())
    values: list[bytes | None] = column.to_pylist()
    return values


def _piece(number: int, values: Sequence[bytes | None], table: _Table) -> Piece | Flaw:
    row = {
        name: _words(value)
        for name, value in zip(table.names, values, strict=True)
        if value is not None
    }
    said = {field: row.get(table.names[place], "").strip() for field, place in table.places.items()}
    ident = one_line(said.get("id"))
    locator = f"row {number}" + (f" ({ident[:80]})" if ident else "")
    place = table.places["text"]
    name, value = table.names[place], values[place]
    if value is None or not said["text"] or not _is_words(value):
        return Flaw(
            locator=locator,
            message=f"has no text in the column {name!r}; it was set aside. "
            "Name another column or fill it in.",
        )
    published, problems = dated(said.get("date", ""))
    return Piece(
        data=json.dumps(row, ensure_ascii=False).encode(),
        locator=locator,
        location=said.get("location", ""),
        reading=Reading(
            text=row[name],
            media_type="application/json",
            method=table.method,
            title=said.get("title"),
            outlet=said.get("outlet"),
            author=said.get("author"),
            published=published,
            received=tuple((one, words) for one, words in row.items() if one != name),
            problems=problems,
        ),
    )


def _is_words(value: bytes) -> bool:
    try:
        value.decode()
    except UnicodeDecodeError:
        return False
    return True


def _words(value: bytes) -> str:
    """Return a value as words; of bytes that are none (a picture) their number alone."""
    return value.decode() if _is_words(value) else f"({len(value):,} bytes that are no text)"


PARQUET = Container(media_type="application/vnd.apache.parquet", accepts=_accepts, pieces=_pieces)
