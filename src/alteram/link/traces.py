"""What of a document is kept to compare it with any other, without reading its text again.

A trace is some four kilobytes for a text of 450 words: a hash for each run of words, the places of
the words, the runs inside quotations, what the text credits. All in bytes, to be stored as it is.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from alteram.link.fingerprints import Hashes, coded, found_words, runs_of
from alteram.link.quotations import LEAST_QUOTED, RUN, spoken
from alteram.model import Entry, Part, Span
from alteram.origins import Appearance, appearance, outlet_key
from alteram.text.credits import find_credits
from alteram.text.rolewords import BODIES, OUTLETS, STATE_HEADS

LONGEST_COMPARED = 60_000
"""Words: of a longer text the first are compared."""
MOST_QUOTATIONS = 400
_LENGTH_BITS = 6
_LONGEST_WORD = (1 << _LENGTH_BITS) - 1
_TYPE = np.dtype("<u4")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What of a document is compared; the bytes hold little-endian numbers of 32 bits.

    `runs` are the hashes of the body's runs of words in order, `places` one number a word (start
    in code points times 64, plus length, at most 63). `quotations` are the first and last word of
    each quotation in pairs, `quoted` the hashes of their short runs. `credits` are the outlets
    that the text names as where it comes from, `hints` those that may be the place of a
    dateline. `issuer` is set where the outlet is a body that speaks for itself.
    """

    appearance: Appearance
    words: int
    runs: bytes
    places: bytes
    quotations: bytes = b""
    quoted: bytes = b""
    credits: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    issuer: bool = False

    @property
    def document(self) -> str:
        """Return the id of the document."""
        return self.appearance.document


def unpacked(data: bytes) -> Hashes:
    """Return packed numbers as an array that is not to be written to."""
    return np.frombuffer(data, dtype=_TYPE)


def body_pieces(text: str, parts: Sequence[Part]) -> list[Span]:
    """Return the text without headline, dateline, byline and page furniture, as spans."""
    kept, position = [], 0
    for part in sorted(parts, key=lambda part: part.span):
        if part.span.start > position:
            kept.append(Span(position, part.span.start))
        position = max(position, part.span.end)
    kept.append(Span(position, len(text)))
    return [span for span in kept if span.start < span.end]


def trace(entry: Entry) -> Trace:
    """Return what is compared of one document: a pure function of its text and analysis."""
    text = entry.text.text
    words, starts, lengths = _words(text, body_pieces(text, entry.text.parts))
    codes = coded(words)
    quotations, quoted = _quotations(_spoken(entry), starts, codes)
    named = _named_credits(entry)
    places = (starts << _LENGTH_BITS) | np.minimum(lengths, _LONGEST_WORD)
    return Trace(
        appearance=appearance(entry),
        words=len(words),
        runs=runs_of(codes).astype(_TYPE).tobytes(),
        places=places.astype(_TYPE).tobytes(),
        quotations=quotations,
        quoted=quoted,
        credits=named[0],
        hints=named[1],
        issuer=speaks_for_itself(entry),
    )


def _words(
    text: str, pieces: Sequence[Span]
) -> tuple[list[str], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    words: list[str] = []
    starts: list[int] = []
    for piece in pieces:
        found = found_words(text[piece.start : piece.end])
        found = found[: LONGEST_COMPARED - len(words)]
        words.extend([match[0] for match in found])
        starts.extend([match.start() + piece.start for match in found])
    lengths = np.array([len(word) for word in words], dtype=np.int64)
    folded = [word.casefold() for word in words]
    return folded, np.array(starts, dtype=np.int64), lengths


def _spoken(entry: Entry) -> list[Span]:
    """Return the quotations by their marks, and speech that a text gives without any."""
    found = list(spoken(entry.text.text))
    ends = [span.end for span in found]
    for attribution in entry.analysis.attributions:
        for span in attribution.content if attribution.kind == "direct" else ():
            at = bisect_right(ends, span.start)
            if at == len(found) or found[at].start >= span.end:
                found.insert(at, span)
                ends.insert(at, span.end)
    return found


def _quotations(
    spans: Sequence[Span], starts: npt.NDArray[np.int64], codes: npt.NDArray[np.uint64]
) -> tuple[bytes, bytes]:
    at: list[tuple[int, int]] = []
    quoted: list[Hashes] = []
    for span in spans:
        first, after = (int(n) for n in np.searchsorted(starts, [span.start, span.end]))
        if after - first >= LEAST_QUOTED and len(at) < MOST_QUOTATIONS:
            at.append((first, after - 1))
            quoted.append(runs_of(codes[first:after], RUN))
    if not at:
        return b"", b""
    return np.array(at, dtype=_TYPE).tobytes(), np.concatenate(quoted).astype(_TYPE).tobytes()


def _named_credits(entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    own = outlet_key(entry.document.outlet)
    found = [one for one in find_credits(entry.text.text) if outlet_key(one.name) != own]
    met = {outlet_key(a.name) for a in entry.analysis.actors if a.kind == "outlet"}
    sure = {one.name for one in found if one.sure or outlet_key(one.name) in met}
    return tuple(sorted(sure)), tuple(sorted({one.name for one in found} - sure))


def speaks_for_itself(entry: Entry) -> bool:
    """Tell whether a document's outlet is a ministry, an office or another body, no newsroom."""
    outlet = entry.document.outlet
    if outlet is None:
        return False
    own = outlet_key(outlet)
    kinds = {one.kind for one in entry.analysis.actors if outlet_key(one.name) == own}
    if "outlet" not in kinds and kinds & {"body", "state", "group", "person"}:
        return True
    parts = set(own.replace(",", " ").split())
    return not parts.isdisjoint(BODIES | STATE_HEADS) and parts.isdisjoint(OUTLETS)
