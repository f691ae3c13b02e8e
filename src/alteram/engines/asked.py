"""What an analyst is asked and answers, and how both go from one process to another.

MessagePack, since it is checked against the records' types as it is read and costs little; JSON
with escapes where a text holds half a character (a lone surrogate), which UTF-8 cannot.
"""

import json
from typing import NamedTuple, TypeVar

import msgspec

from alteram.pipeline import Analysed, Kept, analyse_or_report
from alteram.read.frames import HEAD

T = TypeVar("T")
_JSON = b"["


class Asked(NamedTuple):
    """A text to analyse, with what `analyse_or_report` takes beside it.

    Results of stages are given back only where some are given, be it `NOTHING_KEPT`.
    `held` is how many bytes more whoever asks keeps until the answer has come (the original of
    the text): so many are asked ahead as fit the memory set aside for all.
    """

    text: str
    date: str | None = None
    outlet: str | None = None
    location: str = ""
    kept: Kept | None = None
    held: int = 0
    rules_only: bool = False


class Task(NamedTuple):
    """One text for an analyst, and how many seconds of computing it may cost."""

    asked: Asked
    seconds: float


class Answer(NamedTuple):
    """The analysis of one text; `memory` is the most that the process has used, in bytes."""

    analysed: Analysed
    memory: int


def analysed(asked: Asked) -> Analysed:
    """Return the analysis of one text; a fault in a stage becomes a problem of this text alone."""
    return analyse_or_report(
        asked.text,
        date=asked.date,
        outlet=asked.outlet,
        location=asked.location,
        kept=asked.kept,
        rules_only=asked.rules_only,
    )


def framed_record(kind: bytes, record: object) -> bytes:
    """Return a frame of one kind with a record in it, whatever characters it holds."""
    try:
        body = msgspec.msgpack.encode(record)
    except UnicodeEncodeError:
        body = json.dumps(msgspec.to_builtins(record)).encode("ascii")
    return HEAD.pack(kind, len(body)) + body


def record_in(body: bytes, kind: type[T]) -> T:
    """Return the record in a frame; raises msgspec.DecodeError if there is none of its kind."""
    # All records here are arrays of fields, which MessagePack begins with another byte.
    if body[:1] == _JSON:
        return msgspec.convert(json.loads(body), kind)
    return msgspec.msgpack.decode(body, type=kind)
