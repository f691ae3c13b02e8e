"""Plain text: the characters as they are, line ends and all."""

from alteram.errors import ReadError
from alteram.read.charset import decode
from alteram.read.reading import Given, Reader, Reading


def _accepts(data: bytes, given: Given) -> bool:
    return True


def read_plain(data: bytes, given: Given) -> Reading:
    """Return the text of plain bytes; raises ReadError for binary or empty ones."""
    text, how, *_ = decode(data, given.charset)
    if not text.strip():
        raise ReadError("holds nothing but white space; it was set aside. Give a file with text.")
    return Reading(text=text, media_type="text/plain", method=f"plain text, {how}")


PLAIN = Reader(media_type="text/plain", accepts=_accepts, read=read_plain)
