"""What a format is told and hands back: a text, or the pieces that a file of several holds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

Columns = Mapping[str, str]
"""Which column of a table is which field of a document: field to the column's name."""

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is known of bytes beside themselves; all of it only helps, none of it is needed.

    `media_type` and `charset` are what a server, a message or the ending of a name says,
    `location` the address, `captured` the time of capture (ISO), `name` how the file calls itself.
    """

    captured: str
    location: str = ""
    media_type: str = ""
    charset: str | None = None
    columns: Columns | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The text of one document; `method` says how it was had, `published` is EDTF.

    `received` is what came with it, in order; `problems` are sentences on what of it could not be
    read, for a document of which the rest was. `weak` is set where title and author are what a
    program wrote into the file: then the layout of the text goes before them.
    """

    text: str
    media_type: str
    method: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    received: Pairs = ()
    problems: tuple[str, ...] = ()
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One document inside a file of several: its exact bytes and the place where they stand.

    `locator` is empty for a file that is a document itself beside what it holds (an e-mail with
    its attachments). Where `reading` is None the bytes are read as a file of their own, `given`
    to help; `location` and `captured` are the piece's own, empty where it does not say them.
    """

    data: bytes
    locator: str
    reading: Reading | None = None
    media_type: str = ""
    charset: str | None = None
    location: str = ""
    captured: str = ""
    received: Pairs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """A piece that is no document, and why: what was wrong, what was done, what to do."""

    locator: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A format of single documents: whether bytes are of it (by content, then by the hint).

    `read` raises ReadError alone.
    """

    media_type: str
    accepts: Callable[[bytes, Given], bool]
    read: Callable[[bytes, Given], Reading]


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """A format of files that hold several documents.

    `pieces` goes through them in order, one in memory at a time; it raises ReadError where the
    rest cannot be read, and what it gave before stands.
    """

    media_type: str
    accepts: Callable[[bytes, Given], bool]
    pieces: Callable[[bytes, Given], Iterator[Piece | Flaw]]


Format = Reader | Container
