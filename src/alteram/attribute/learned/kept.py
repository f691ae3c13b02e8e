"""The readings of a text as a few bytes each, taken again where the network is shown the same.

What it is shown is all that a reading comes from but the files of the network and the code around
it: words as they are shown, the numbers of tokens, syntax, quotations, what the rules found. A
rule that changes one of these for a text has that text read again, and no other.
"""

import hashlib
from functools import lru_cache
from importlib.metadata import version
from math import isfinite
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from alteram.attribute.learned import weights
from alteram.attribute.learned.decode import Run
from alteram.attribute.learned.features import Document
from alteram.attribute.learned.reader import Reading, reader
from alteram.model import Span
from alteram.text.kept import sealed, unsealed, version_of

MODULES = ("decode", "features", "kept", "pieces", "reader", "weights", "windows")
"""The modules of this room that a reading comes from, and the one that packs it."""
LIBRARIES = ("numpy", "onnxruntime", "tokenizers")

_MOST_BYTES, _MOST_EACH = 10_000, 200
"""Bytes of packed readings: so many, and so many for each token of the text."""
_FOLDER = Path(__file__).parent


class Kept(NamedTuple):
    """Readings, and what is kept of them."""

    readings: list[Reading]
    kept: bytes


def read_kept(document: Document, kept: bytes) -> Kept:
    """Return the cues of a text, from what is kept where just this was shown to this network."""
    known = unpack_readings(document, kept) if kept else None
    if known is not None:
        return Kept(known, kept)
    readings = reader().read(document)
    return Kept(readings, pack_readings(document, readings))


def pack_readings(document: Document, readings: list[Reading]) -> bytes:
    """Return readings as bytes, exactly."""
    return sealed(readings_version(), digest(document), msgspec.msgpack.encode(readings))


def unpack_readings(document: Document, kept: bytes) -> list[Reading] | None:
    """Return the readings of a text from what is kept, None where that does not fit."""
    total = len(document.parsed.tokens)
    most = _MOST_BYTES + _MOST_EACH * total
    made = unsealed(readings_version(), digest(document), kept, most)
    if made is None:
        return None
    try:
        found = msgspec.msgpack.decode(made, type=list[Reading])
    except msgspec.DecodeError:
        return None
    return found if all(_is_of(one, total) for one in found) else None


def _is_of(reading: Reading, total: int) -> bool:
    """Tell whether a reading is one of a text of so many tokens."""
    speaker, content, sureness = reading.roles
    runs: list[Run] = [reading.cue, *content] + ([] if speaker is None else [speaker])
    inside = all(0 <= first <= last < total for first, last in runs)
    return inside and isfinite(reading.seen) and isfinite(sureness)


def digest(document: Document) -> bytes:
    """Return a hash of all that the network is shown of a text."""
    parsed = document.parsed
    tokens = parsed.tokens

    def touched(spans: tuple[Span, ...]) -> list[list[int]]:
        return [[token.i for token in parsed.tokens_in(span)] for span in spans]

    shown = (
        "".join(parsed.shown).encode("utf-8", "surrogatepass"),
        [len(word) for word in parsed.shown],
        document.tokens.shape,
        np.ascontiguousarray(document.tokens, dtype="<i8").tobytes(),
        [token.head for token in tokens],
        [sentence.last for sentence in parsed.sentences],
        document.quotation,
        [(touched(one.speaker), touched(one.cue), touched(one.content)) for one in document.found],
        sorted(document.ruled.items()),
    )
    return hashlib.blake2b(msgspec.msgpack.encode(shown), digest_size=32).digest()


@lru_cache(maxsize=1)
def readings_version() -> bytes:
    """Return what stands for the network: its files, the code around it, the libraries."""
    files = [_FOLDER / f"{name}.py" for name in MODULES]
    return version_of(files, *sorted(weights.SHA256.values()), *map(version, LIBRARIES))
