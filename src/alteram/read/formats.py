"""The formats that are read, in the order in which they are tried on the bytes."""

from alteram.read.html import HTML
from alteram.read.plain import PLAIN
from alteram.read.reading import Reader

READERS: tuple[Reader, ...] = (HTML, PLAIN)


def reader_for(data: bytes, hint: str) -> Reader:
    """Return the first reader that accepts the bytes; plain text accepts all."""
    return next(reader for reader in READERS if reader.accepts(data, hint))
