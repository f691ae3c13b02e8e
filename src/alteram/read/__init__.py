"""Bytes to documents and the frozen texts that all offsets refer to."""

from alteram.errors import ReadError
from alteram.model import Document, TextVersion
from alteram.read.folders import files_in
from alteram.read.isolation import Readers
from alteram.read.paths import MAX_BYTES, fetch_bytes
from alteram.read.reading import Columns
from alteram.read.receiving import MAX_CONTAINER_BYTES, Received, read_documents

__all__ = [
    "MAX_BYTES",
    "MAX_CONTAINER_BYTES",
    "Columns",
    "Readers",
    "Received",
    "fetch_bytes",
    "files_in",
    "read_document",
    "read_documents",
]


def read_document(data: bytes, location: str, captured: str) -> tuple[Document, TextVersion]:
    """Return the first document that the bytes hold, and its text; raises ReadError."""
    for one in read_documents(data, location, captured):
        if isinstance(one, Received):
            return one.document, one.text
        raise ReadError(one.message)
    raise ReadError(f"{location}: holds no document; it was set aside. Give a file with text.")
