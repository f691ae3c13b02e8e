"""One input to its documents: told by content, opened level by level, each with its frozen text."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from alteram.errors import ReadError
from alteram.model import Document, Problem, TextVersion, content_id, text_hash
from alteram.read.formats import format_of
from alteram.read.paths import MAX_CONTAINER_BYTES, check_size, media_type_of
from alteram.read.reading import Columns, Container, Flaw, Given, Pairs, Piece, Reading
from alteram.read.storable import one_line, storable_pairs, storable_text
from alteram.text.language import detect_language
from alteram.text.layout import find_layout

STAGE = "read"
MOST_LEVELS = 4
"""A file, what it holds, what that holds, and once more; what is deeper is not opened."""
MOST_PIECES = 100_000
"""Documents that one input may give, over all levels."""
MOST_UNPACKED = 1_000_000_000
"""Bytes that the pieces of one input may have together."""
MOST_PROBLEMS = 1_000
"""Problems of one input that are listed one by one; the others are counted."""
LONGEST_LAID_OUT = 3_000_000
"""Characters of a text whose whole layout is looked at; of a longer one only the beginning is."""
_HEAD = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One document as it came in: its record, its frozen text and its exact bytes."""

    document: Document
    text: TextVersion
    original: bytes


@dataclass(slots=True)
class _Input:
    """The file that was given, and how much of it has been opened so far."""

    sha256: str
    received: Pairs
    columns: Columns | None
    pieces: int = 0
    unpacked: int = 0

    def count(self, size: int) -> None:
        self.pieces += 1
        self.unpacked += size
        if self.pieces > MOST_PIECES or self.unpacked > MOST_UNPACKED:
            raise ReadError(
                f"holds more than {MOST_PIECES:,} documents or {MOST_UNPACKED:,} bytes of them; "
                "the rest was set aside. Split the file and read its parts."
            )


def read_documents(
    data: bytes,
    location: str,
    captured: str,
    *,
    columns: Columns | None = None,
    media_type: str = "",
    received: Pairs = (),
) -> Iterator[Received | Problem]:
    """Yield the documents that one input holds, in order, and a problem for each that it loses.

    Pure: the same bytes, location and time of capture (ISO) give the same records. The format is
    told by content; `media_type` or the ending of `location` only help. `columns` says which
    column of a table is which field; `received` is what came with the input (a server's headers).
    What a format does not say (title, outlet, author, date) comes from the layout of the text.
    Raises nothing: an input that cannot be read is a problem, its message beginning with the place.
    """
    for one in parse_documents(
        data, location, captured, columns=columns, media_type=media_type, received=received
    ):
        yield one if isinstance(one, Problem) else with_language(one)


def with_language(one: Received) -> Received:
    """Return a document whose text's language is named."""
    return replace(one, text=replace(one.text, language=detect_language(one.text.text)))


def parse_documents(
    data: bytes,
    location: str,
    captured: str,
    *,
    columns: Columns | None = None,
    media_type: str = "",
    received: Pairs = (),
) -> Iterator[Received | Problem]:
    """Yield what `read_documents` does, the languages of the texts not yet named.

    A process that parses foreign bytes does only that: to name a language takes a model, which
    is large and is unpacked into a file, and needs the text alone.
    """
    held = _Input(sha256=hashlib.sha256(data).hexdigest(), received=received, columns=columns)
    kind, _, parameters = media_type.partition(";")
    whole = Piece(
        data=data,
        locator="",
        media_type=kind.strip().lower(),
        charset=_charset(parameters),
        location=location,
        captured=captured,
    )
    problems = 0
    for one in _open(whole, held, 1):
        problems += isinstance(one, Problem)
        if isinstance(one, Received) or problems <= MOST_PROBLEMS:
            yield one
    if problems > MOST_PROBLEMS:
        more = problems - MOST_PROBLEMS
        yield _problem(location, f"has {more:,} more problems, which are not listed. Mend those.")


def _charset(parameters: str) -> str | None:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None


def _open(piece: Piece, held: _Input, level: int) -> Iterator[Received | Problem]:
    """Yield what a piece gives: itself, or what it holds where it is a file of several."""
    try:
        if piece.reading is not None:
            yield from _documents(piece, piece.reading, held)
            return
        given = Given(
            captured=piece.captured,
            location=piece.location,
            media_type=piece.media_type or media_type_of(piece.location),
            charset=piece.charset,
            columns=held.columns,
        )
        if not piece.data:
            check_size(0, piece.location)
        form = format_of(piece.data, given)
        if isinstance(form, Container):
            check_size(len(piece.data), piece.location, MAX_CONTAINER_BYTES)
            told = False
            for one in _pieces(form.pieces(piece.data, given), piece, held, level):
                told = True
                yield one
            if not told:
                raise ReadError(
                    f"is read as {form.media_type}, and no document was found in it; it was set "
                    "aside. Check that the file is whole."
                )
            return
        check_size(len(piece.data), piece.location)
        yield from _documents(piece, form.read(piece.data, given), held)
    except ReadError as error:
        yield _problem(piece.location, str(error))


def _pieces(
    pieces: Iterator[Piece | Flaw], outer: Piece, held: _Input, level: int
) -> Iterator[Received | Problem]:
    for piece in pieces:
        if isinstance(piece, Flaw):
            yield _problem(_place(outer, _tidy(piece.locator)), piece.message)
            continue
        held.count(len(piece.data))
        locator = _tidy(piece.locator)
        inner = replace(
            piece,
            locator=", ".join(filter(None, (outer.locator, locator))),
            location=_tidy(piece.location) or _place(outer, locator),
            captured=piece.captured or outer.captured,
        )
        if inner.reading is None and level == MOST_LEVELS:
            yield _problem(
                inner.location,
                f"is {level} levels deep in files inside files; it was not opened. "
                "Save it as a file of its own and read that.",
            )
        else:
            yield from _open(inner, held, level + 1)


def _tidy(words: str) -> str:
    """Return in one line what a file says of where its pieces stand, however long."""
    return " ".join(storable_text(words)[0].split())


def _place(outer: Piece, locator: str) -> str:
    """Return the address of a piece: that of the file, "#", and the way down to the piece."""
    if not locator:
        return outer.location
    inside = outer.locator and outer.location.endswith(f"#{outer.locator}")
    return f"{outer.location}{', ' if inside else '#'}{locator}"


def _problem(location: str, message: str) -> Problem:
    words = message if message.startswith(f"{location}: ") else f"{location}: {message}"
    return Problem(location=location, stage=STAGE, message=one_line(words) or location)


def _documents(piece: Piece, reading: Reading, held: _Input) -> Iterator[Received | Problem]:
    check_size(len(piece.data), piece.location)
    yield _received(piece, reading, held)
    for message in reading.problems:
        yield _problem(piece.location, message)


def _received(piece: Piece, reading: Reading, held: _Input) -> Received:
    words, change = storable_text(reading.text)
    layout = find_layout(words if len(words) <= LONGEST_LAID_OUT else words[:_HEAD])
    inside = bool(piece.locator)
    sha256 = hashlib.sha256(piece.data).hexdigest() if inside else held.sha256
    of_input = tuple((f"file: {name}", value) for name, value in held.received)
    document = Document(
        id=content_id("doc", sha256),
        sha256=sha256,
        size=len(piece.data),
        media_type=reading.media_type,
        location=piece.location,
        captured=piece.captured,
        title=(reading.weak and layout.title) or one_line(reading.title) or layout.title,
        outlet=one_line(reading.outlet) or layout.outlet,
        author=(reading.weak and layout.author) or one_line(reading.author) or layout.author,
        published=reading.published or layout.date,
        container=held.sha256 if inside else None,
        locator=piece.locator if inside else None,
        received=storable_pairs(
            piece.received + reading.received + (of_input if inside else held.received)
        ),
    )
    text = TextVersion(
        sha256=text_hash(words),
        document=document.id,
        text=words,
        language="",
        method=reading.method + change,
        parts=layout.parts,
    )
    return Received(document=document, text=text, original=piece.data)
