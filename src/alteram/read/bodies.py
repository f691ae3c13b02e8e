"""The body of a server's answer, unpacked, and never more of it than is allowed."""

import http.client
import zlib

from alteram.errors import ReadError

_CHUNK = 1 << 16
_GZIP = 16 + zlib.MAX_WBITS


def body_of(answer: http.client.HTTPResponse, max_bytes: int) -> bytes:
    """Return the bytes of an answer; raises ReadError above the limit, packed or unpacked.

    Raises zlib.error's reason as ReadError where what is packed is damaged or cut off, and
    http.client.IncompleteRead where the server sent less than it said.
    """
    packing = (answer.getheader("Content-Encoding") or "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip", ""):
        raise ReadError(
            f"came packed as {packing[:40]!r}, which was not asked for and is not unpacked; it was "
            "set aside. Save the page in a browser and read the file."
        )
    unpacker = zlib.decompressobj(_GZIP) if "gzip" in packing else None
    pieces: list[bytes] = []
    size = came = 0
    while packed := answer.read1(_CHUNK):
        came += len(packed)
        piece = packed if unpacker is None else _unpacked(unpacker, packed, max_bytes - size + 1)
        pieces.append(piece)
        size += len(piece)
        # What is packed may be a little larger than what it holds, and may hold nothing.
        if size > max_bytes or came > max_bytes + _CHUNK:
            raise ReadError(
                f"is larger than the limit of {max_bytes:,} bytes; nothing of it was kept. "
                "Save it and read it in parts."
            )
    if answer.length:
        raise http.client.IncompleteRead(b"", answer.length)
    if unpacker is not None and not unpacker.eof:
        raise ReadError("came packed and cut off; nothing of it was kept. Try again.")
    return b"".join(pieces)


def _unpacked(unpacker: "zlib._Decompress", packed: bytes, most: int) -> bytes:
    try:
        return unpacker.decompress(packed, most)
    except zlib.error as error:
        raise ReadError(
            f"came packed and damaged ({error}); nothing of it was kept. Try again."
        ) from error
