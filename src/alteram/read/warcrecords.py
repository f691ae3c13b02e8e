"""The records of a web archive (WARC, ISO 28500), each checked against what it says of itself."""

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from alteram.read.reading import Pairs

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

MOST_RECORD_BYTES = 25_000_000
"""Bytes of one record that are looked at; a document may have 20 million."""
MOST_BREAKS = 10_000
"""How often reading goes on behind a record that cannot be read."""
_GZIP = b"\x1f\x8b\x08"
_PLAIN = re.compile(rb"WARC/[01]\.\d\r?\n")
_FAULTS = (OSError, ValueError)
READ = ("response", "resource")
_DIGESTS = ("md5:", "sha1:", "sha256:", "sha512:")
_GZIP_FORMAT = 31
_SNIFFED = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record: its number from 1, its headers, and its block where its kind is one we read.

    `fault` says why it is not to be trusted; `breaks` is set where its end is not known either.
    """

    number: int = 0
    kind: str = ""
    headers: Pairs = ()
    block: bytes = b""
    fault: str = ""
    breaks: bool = False

    def header(self, name: str) -> str:
        """Return the first value of a header, or an empty string."""
        return next((value for key, value in self.headers if key.lower() == name), "")


def is_archive(data: bytes) -> bool:
    """Tell whether bytes are a web archive, packed or not."""
    if not data.startswith(_GZIP):
        return _PLAIN.match(data) is not None
    try:
        head = zlib.decompressobj(_GZIP_FORMAT).decompress(data[:_SNIFFED], 64)
    except zlib.error:
        return False
    return _PLAIN.match(head) is not None


def records(data: bytes) -> Iterator[Record]:
    """Yield the records of an archive; behind one that is broken, the next that can be found."""
    number, start = 0, 0
    for attempt in range(MOST_BREAKS):
        last, breaks, seen = start, False, attempt == 0
        for place, record in _from(data, start):
            last, breaks = place, record.breaks
            # Behind a break the first guess at the next record may be none.
            seen = seen or bool(record.headers)
            if seen:
                number += 1
                yield replace(record, number=number)
        following = _next(data, last + 1) if breaks else None
        if following is None:
            return
        start = following
    yield Record(
        number=number + 1,
        fault=f"is behind {MOST_BREAKS:,} broken places; the rest was set aside. "
        "Make the archive again.",
    )


def _next(data: bytes, start: int) -> int | None:
    """Return where the next record may begin."""
    if data.startswith(_GZIP):
        place = data.find(_GZIP, start)
        return None if place < 0 else place
    found = _PLAIN.search(data, start)
    return None if found is None else found.start()


def _from(data: bytes, start: int) -> Iterator[tuple[int, Record]]:
    """Yield records with their places, up to the first of which the end is not known."""
    from fastwarc.warc import ArchiveIterator

    place = start
    try:
        stream = io.BytesIO(data)
        stream.seek(start)
        for one in ArchiveIterator(stream, parse_http=False, fsspec_args=False):
            place = one.stream_pos
            record = _record(one)
            yield place, record
            if record.breaks:
                return
    except _FAULTS as error:
        fault = f"cannot be read ({error}); it was set aside. Make the archive again."
        yield place, Record(fault=fault, breaks=True)


def _record(one: "WarcRecord") -> Record:
    headers = tuple(one.headers.to_tuples())
    record = Record(kind=(one.headers.get("WARC-Type") or "").lower(), headers=headers)
    length = record.header("content-length")
    if not record.kind or not length.isdecimal():
        fault = "has no kind or no length, or breaks off; it was set aside. Make the archive again."
        return replace(record, fault=fault, breaks=True)
    if record.kind not in READ:
        return record
    if int(length) > MOST_RECORD_BYTES:
        fault = f"has {int(length):,} bytes, above the limit of {MOST_RECORD_BYTES:,}; it was set "
        return replace(record, fault=fault + "aside. Save its text by itself.")
    one.freeze()
    digest = record.header("warc-block-digest")
    as_told = not digest.lower().startswith(_DIGESTS) or one.verify_block_digest()
    block = one.reader.read()
    if len(block) < int(length):
        fault = f"breaks off: it holds {len(block):,} of the {int(length):,} bytes that it tells; "
        fault += "it was set aside. Get the archive again."
        return replace(record, fault=fault, breaks=True)
    if not as_told:
        fault = f"holds other bytes than its digest tells ({digest}); it was set aside. "
        return replace(record, fault=fault + "Compare it with another copy of the archive.")
    return replace(record, block=block)
