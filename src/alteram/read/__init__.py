"""Bytes to a document and the frozen text that all offsets refer to."""

import hashlib

from alteram.errors import ReadError
from alteram.model import Document, TextVersion, content_id, text_hash
from alteram.read.formats import reader_for
from alteram.read.paths import MAX_BYTES, check_size, fetch_bytes, media_type_of
from alteram.text.language import detect_language
from alteram.text.layout import find_layout

__all__ = ["MAX_BYTES", "fetch_bytes", "read_document"]


def read_document(
    data: bytes,
    location: str,
    captured: str,
    *,
    media_type: str = "",
    max_bytes: int = MAX_BYTES,
) -> tuple[Document, TextVersion]:
    """Return the document that the bytes are, and its text; pure, `captured` is given (ISO).

    The format is told by content; `media_type` or the ending of `location` only help. What the
    format does not say (title, outlet, author, date) comes from the layout of the text. Raises
    ReadError, its message beginning with `location`.
    """
    check_size(len(data), location, max_bytes)
    hint = media_type or media_type_of(location)
    try:
        reading = reader_for(data, hint).read(data, captured)
    except ReadError as error:
        raise ReadError(f"{location}: {error}") from error
    layout = find_layout(reading.text)
    sha256 = hashlib.sha256(data).hexdigest()
    document = Document(
        id=content_id("doc", sha256),
        sha256=sha256,
        size=len(data),
        media_type=reading.media_type,
        location=location,
        captured=captured,
        title=reading.title or layout.title,
        outlet=reading.outlet or layout.outlet,
        author=reading.author or layout.author,
        published=reading.published or layout.date,
    )
    text = TextVersion(
        sha256=text_hash(reading.text),
        document=document.id,
        text=reading.text,
        language=detect_language(reading.text),
        method=reading.method,
        parts=layout.parts,
    )
    return document, text
