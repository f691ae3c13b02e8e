"""CSV: each row a document, with columns that the user maps or that have usual names (RFC 4180)."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from alteram.errors import ReadError
from alteram.read.charset import decode
from alteram.read.columns import find_columns
from alteram.read.cutting import Cutter
from alteram.read.published import edtf_of
from alteram.read.reading import Container, Flaw, Given, Piece, Reading
from alteram.read.storable import one_line

LONGEST_FIELD = 10_000_000
"""Characters of one field."""
MOST_COLUMNS = 2_000
_TYPES = ("csv", "tab-separated")
_DELIMITERS = (",", ";", "\t", "|")
_FIRST_LINE = 20_000
_LOOKED_AT = 30
_SAMPLE = 200_000
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


def _accepts(data: bytes, given: Given) -> bool:
    """Take what is called a table, and whatever has the column in its first line that is asked."""
    if any(kind in given.media_type for kind in _TYPES):
        return True
    asked = (given.columns or {}).get("text", "")
    first = data[:_FIRST_LINE].replace(b"\x00", b"").partition(b"\n")[0]
    return bool(asked) and asked.casefold() in first.decode("utf-8", "replace").casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One record of a table: its number (the header is row 1), characters and fields."""

    number: int
    start: int
    end: int
    fields: tuple[str, ...]
    fault: str = ""


def _rows(text: str, delimiter: str) -> Iterator[_Row]:
    """Yield the records of a table; one that breaks the rules of quoting has a fault."""
    # A setting of the library as a whole; its own limit is shorter than an article may be.
    csv.field_size_limit(LONGEST_FIELD)
    end = 0

    def lines() -> Iterator[str]:
        nonlocal end
        for line in io.StringIO(text, newline=""):
            end += len(line)
            yield line

    reader = csv.reader(lines(), delimiter=delimiter, strict=True)
    number = 0
    while True:
        start = end
        try:
            fields = tuple(next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            number += 1
            yield _Row(number=number, start=start, end=end, fields=(), fault=str(error))
            continue
        number += 1
        if fields:
            yield _Row(number=number, start=start, end=end, fields=fields)


def _delimiter(text: str) -> str:
    """Return the delimiter by which most of the first rows have as many fields as the header.

    Of several the one that gives most fields, then the more usual one.
    """
    sample = text[:_SAMPLE]

    def fit(delimiter: str) -> tuple[float, int]:
        widths = []
        for row in _rows(sample, delimiter):
            widths.append(len(row.fields))
            if len(widths) > _LOOKED_AT:
                break
        if not widths or widths[0] < 2:
            return 0.0, 0
        # The last row of a sample may be cut off.
        later = widths[1:-1] or widths[1:] or widths
        return round(sum(width == widths[0] for width in later) / len(later), 1), widths[0]

    return max(_DELIMITERS, key=fit)


def _pieces(data: bytes, given: Given) -> Iterator[Piece | Flaw]:
    decoded = decode(data, given.charset)
    delimiter = _delimiter(decoded.text)
    rows = _rows(decoded.text, delimiter)
    header = next(rows, None)
    if header is None or header.fault or len(header.fields) > MOST_COLUMNS:
        raise ReadError(
            "is a table without a first row that names its columns; nothing was read. "
            "Write the columns' names into the first row."
        )
    names = tuple(name.strip() for name in header.fields)
    places = find_columns(names, given.columns)
    mapped = ", ".join(f"{field}={names[place]!r}" for field, place in sorted(places.items()))
    method = f"table, {_NAMES[delimiter]} between columns, {decoded.how}; {mapped}"
    cutter = Cutter(data, decoded)
    for row in rows:
        fault = row.fault or _unlike(row.fields, names)
        if fault:
            yield Flaw(
                locator=f"row {row.number}", message=f"is no row that can be read ({fault}); it "
                "was set aside. Mend its quotation marks and delimiters."
            )  # fmt: skip
        elif any(field.strip() for field in row.fields):
            yield _piece(row, names, places, cutter.cut(row.start, row.end), method)


def _unlike(fields: Sequence[str], names: Sequence[str]) -> str:
    if len(fields) == len(names):
        return ""
    return f"{len(fields)} fields where the first row has {len(names)}"


def _piece(
    row: _Row, names: Sequence[str], places: Mapping[str, int], data: bytes, method: str
) -> Piece | Flaw:
    said = {field: row.fields[place].strip() for field, place in places.items()}
    ident = one_line(said.get("id"))
    locator = f"row {row.number}" + (f" ({ident[:80]})" if ident else "")
    text = row.fields[places["text"]]
    if not text.strip():
        return Flaw(
            locator=locator,
            message=f"has no text in the column {names[places['text']]!r}; it was set aside. "
            "Name another column or fill it in.",
        )
    published, problems = dated(said.get("date", ""))
    return Piece(
        data=data,
        locator=locator,
        location=said.get("location", ""),
        reading=Reading(
            text=text,
            media_type="text/csv",
            method=method,
            title=said.get("title"),
            outlet=said.get("outlet"),
            author=said.get("author"),
            published=published,
            received=tuple(
                (name, value)
                for place, (name, value) in enumerate(zip(names, row.fields, strict=True))
                if place != places["text"]
            ),
            problems=problems,
        ),
    )


def dated(words: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the date that a field of a row says (EDTF), and a sentence where it leaves it open."""
    found = edtf_of(words)
    if not words or found is not None:
        return found, ()
    return None, (
        f"has the date {words[:80]!r}, which can be read in more ways than one or in none; the "
        "document was kept without it. Write dates as 2022-03-04.",
    )


TABLE = Container(media_type="text/csv", accepts=_accepts, pieces=_pieces)
