"""Clock times that open the entries of a live page or a log: "08:25 From the union: ..."."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from alteram.model import Part, Span

_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d(?::[0-5]\d)?|(?=\s?[ap]\.?m\b))(?:\s?[ap]\.?m\b\.?)?"
    r"(?:\s+(?:GMT|UTC|CET|EST|hrs|hours|local time))?(?:\s*[-–—:|])?\s+(?=\S)"
)
_LEAST = 3


def clock_stamps(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """Return the times that open paragraphs, where at least three of a text open so."""
    found = []
    for start, end in paragraphs:
        match = _CLOCK.match(text, start, min(end, start + 40))
        if match is not None:
            found.append(Span(start, start + len(match[0].rstrip())))
    return tuple(found) if len(found) >= _LEAST else ()


def with_stamps(text: str, paragraphs: Sequence[Span], parts: Sequence[Part]) -> list[Part]:
    """Return the parts of a text with its clock stamps as datelines, in their order."""
    ends = sorted(part.span.end for part in parts)
    starts = sorted(part.span.start for part in parts)
    stamps = [
        Part(kind="dateline", span=stamp)
        for stamp in clock_stamps(text, paragraphs)
        # As many parts end before it as begin before its end: none touches it.
        if bisect_right(ends, stamp.start) == bisect_left(starts, stamp.end)
    ]
    return sorted([*parts, *stamps], key=lambda part: part.span)
