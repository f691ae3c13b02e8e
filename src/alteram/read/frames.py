"""What two processes say to each other: frames of a kind, a length and that many bytes.

Records stand in them as MessagePack and are checked against their types when they are read, so
that nothing that comes back from foreign bytes can be more than a record.
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from alteram.model import Document, TextVersion
from alteram.read.reading import Columns, Pairs

READY, TASK, BYTES, ANSWER, PROBLEM, FAULT, END = b"R", b"T", b"B", b"A", b"P", b"F", b"E"
HEAD = struct.Struct(">cQ")

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """An input to read; its bytes follow in a frame of their own."""

    location: str
    captured: str
    seconds: float
    media_type: str = ""
    columns: Columns | None = None
    received: Pairs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A document that came out of an input; `original` is None where it is the whole input."""

    document: Document
    text: TextVersion
    original: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """The end of an input; `memory` is the most that the process has used so far, in bytes."""

    memory: int


def framed(kind: bytes, record: object) -> bytes:
    """Return a frame; raises UnicodeEncodeError for a text that UTF-8 cannot hold."""
    body = record if isinstance(record, bytes) else msgspec.msgpack.encode(record)
    return HEAD.pack(kind, len(body)) + body


def record_in(body: bytes, kind: type[T]) -> T:
    """Return the record in a frame; raises msgspec.DecodeError if there is none of its kind."""
    return msgspec.msgpack.decode(body, type=kind)


def next_frame(read: Callable[[int], bytes], longest: int) -> tuple[bytes, bytes]:
    """Return kind and bytes of the next frame; raises ValueError where it is above `longest`.

    `read` returns exactly as many bytes as it is asked for, or raises EOFError.
    """
    kind, length = HEAD.unpack(read(HEAD.size))
    if length > longest:
        raise ValueError(f"a frame of {length} bytes")
    return kind, read(length)
