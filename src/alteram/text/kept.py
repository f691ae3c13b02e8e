"""Results of costly stages as bytes that are taken again only where they fit.

What is kept lies in files that others may have written. So each result stands behind a seal over
the version of what made it, over what it was made of, and over its own bytes: a damaged one, one
of another version or of another text is none.
"""

import hashlib
import zlib
from collections.abc import Iterable
from pathlib import Path

_SEAL = 16
_LEVEL = 6


def sealed(version: bytes, made_of: bytes, result: bytes) -> bytes:
    """Return a result, compressed, behind its seal."""
    packed = zlib.compress(result, _LEVEL)
    return _seal(version, made_of, packed) + packed


def unsealed(version: bytes, made_of: bytes, kept: bytes, most: int) -> bytes | None:
    """Return the result that is kept, None where it does not fit or has more than `most` bytes."""
    packed = kept[_SEAL:]
    if kept[:_SEAL] != _seal(version, made_of, packed):
        return None
    opened = zlib.decompressobj()
    try:
        result = opened.decompress(packed, most)
    except zlib.error:
        return None
    return result if opened.eof and not opened.unused_data else None


def _seal(version: bytes, made_of: bytes, packed: bytes) -> bytes:
    total = hashlib.blake2b(digest_size=_SEAL)
    for part in (version, made_of, packed):
        total.update(len(part).to_bytes(8, "little") + part)
    return total.digest()


def version_of(files: Iterable[Path], *words: str) -> bytes:
    """Return what stands for the bytes of some files, by their names, and for some words."""
    total = hashlib.sha256()
    for path in sorted(files):
        total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    total.update("\0".join(words).encode())
    return total.digest()
