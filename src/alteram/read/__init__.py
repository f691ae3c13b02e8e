"""Bytes to documents and the frozen texts that all offsets refer to."""

from alteram.read.columns import FIELDS
from alteram.read.folders import files_in
from alteram.read.isolation import Readers
from alteram.read.paths import MAX_BYTES, MAX_CONTAINER_BYTES, fetch_bytes
from alteram.read.reading import Columns
from alteram.read.receiving import Received, read_documents

__all__ = [
    "FIELDS",
    "MAX_BYTES",
    "MAX_CONTAINER_BYTES",
    "Columns",
    "Readers",
    "Received",
    "fetch_bytes",
    "files_in",
    "read_documents",
]
