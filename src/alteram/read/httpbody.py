"""What a server answered, as a web archive keeps it: status, headers and the decoded body."""

import io
import re
import zlib
from dataclasses import dataclass

from alteram.errors import ReadError
from alteram.read.reading import Pairs

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b[^\n]*\n?")
_END = re.compile(rb"\r?\n\r?\n")
_SIZE = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\n]{0,200})?\r?\n")
_NONE = frozenset(["identity", "none", "utf-8", ""])
_GZIP_OR_ZLIB = 47


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer of a server; `remark` says what is missing at the end of the body."""

    status: int
    headers: Pairs
    body: bytes
    remark: str = ""

    def header(self, name: str) -> str:
        """Return the first value of a header, or an empty string."""
        return next((value for key, value in self.headers if key.lower() == name), "")


def parse_answer(block: bytes, most_bytes: int) -> Answer:
    """Return an answer with its body unchunked and decompressed to at most `most_bytes`.

    Raises ReadError where it is no answer, or its coding is broken or not known.
    """
    status = _STATUS.match(block)
    if status is None:
        raise ReadError(
            "is a record that says it is a server's answer and is none; it was set aside. "
            "Look into the archive."
        )
    end = _END.search(block, status.end() - 1)
    head = block[status.end() : end.start() if end else len(block)]
    headers = tuple(
        (name.strip(), value.strip())
        for line in head.decode("latin-1").splitlines()
        for name, colon, value in [line.partition(":")]
        if colon
    )
    answer = Answer(status=int(status[1]), headers=headers, body=block[end.end() :] if end else b"")
    body, remark = answer.body, ""
    if "chunked" in answer.header("transfer-encoding").lower():
        body, remark = _unchunked(body)
    for coding in reversed(answer.header("content-encoding").lower().split(",")):
        body, cut = _decompressed(body, coding.strip(), most_bytes)
        remark = remark or cut
    return Answer(status=answer.status, headers=headers, body=body, remark=remark)


def _unchunked(body: bytes) -> tuple[bytes, str]:
    """Return a chunked body as one (RFC 9112, 7.1); archives may have unchunked it already."""
    pieces: list[bytes] = []
    place = 0
    while (size := _SIZE.match(body, place)) is not None:
        length = int(size[1], 16)
        if length == 0:
            return b"".join(pieces), ""
        piece = body[size.end() : size.end() + length]
        pieces.append(piece)
        if len(piece) < length:
            break
        place = size.end() + length
        place += len(body[place : place + 2]) - len(body[place : place + 2].lstrip(b"\r\n"))
    if not pieces:
        return body, ""
    return b"".join(pieces), "breaks off before its last chunk"


def _decompressed(body: bytes, coding: str, most_bytes: int) -> tuple[bytes, str]:
    if coding in _NONE or not body:
        return body, ""
    try:
        if coding in ("gzip", "x-gzip", "deflate"):
            return _inflated(body, coding, most_bytes)
        if coding in ("br", "zstd"):
            return _by_reader(body, coding, most_bytes)
    except (zlib.error, OSError, ValueError) as error:
        raise ReadError(
            f"has a body that is not packed as {coding}, as it says ({error}); it was set aside. "
            "Look into the archive."
        ) from error
    raise ReadError(
        f"has a body packed as {coding[:20]!r}, which is not known here; it was set aside. "
        "Save the page from a browser."
    )


def _inflated(body: bytes, coding: str, most_bytes: int) -> tuple[bytes, str]:
    if coding != "deflate" and not body.startswith(b"\x1f\x8b"):
        # Some archives keep the header and unpack the body.
        return body, ""
    unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
    try:
        found = unpacker.decompress(body, most_bytes + 1)
    except zlib.error:
        if coding != "deflate":
            raise
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        found = unpacker.decompress(body, most_bytes + 1)
    _check(found, most_bytes)
    return found, "" if unpacker.eof else "breaks off in the middle of its packed form"


def _by_reader(body: bytes, coding: str, most_bytes: int) -> tuple[bytes, str]:
    from fastwarc.stream_io import BrotliReader, ZstdReader

    reader = (BrotliReader if coding == "br" else ZstdReader)(io.BytesIO(body))
    found: bytes = reader.read(most_bytes + 1)
    _check(found, most_bytes)
    return found, ""


def _check(found: bytes, most_bytes: int) -> None:
    if len(found) > most_bytes:
        raise ReadError(
            f"has a body that unpacks to more than {most_bytes:,} bytes; it was set aside. "
            "Save the page's text."
        )
