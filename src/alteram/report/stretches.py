"""Stretches of a document with what is marked in them, at places of the stretch."""

from collections.abc import Iterator
from dataclasses import replace

from alteram.model import Entry, Span
from alteram.report.marks import Mark


def marks_of(entry: Entry, *, anchored: bool = True) -> Iterator[Mark]:
    """Yield who says what in a text: claims are link targets where they are `anchored`."""
    for part in entry.text.parts:
        yield Mark(span=part.span, name="aside")
    for attribution in entry.analysis.attributions:
        through = " ← ".join(attribution.chain)
        if attribution.kind != "outlet":
            for span in attribution.content:
                yield Mark(span=span, name="content", title=through)
        for span in attribution.speaker:
            yield Mark(span=span, name="speaker")
        for span in attribution.cue:
            yield Mark(span=span, name="cue")
    for claim in entry.analysis.claims:
        yield Mark(span=claim.span, name="claim", anchor=claim.id if anchored else "")
    for figure in entry.analysis.figures:
        yield Mark(span=figure.span, name="figure")


def within(marks: list[Mark], start: int, end: int) -> list[Mark]:
    """Return the marks that meet a stretch, at its own places."""
    return [
        replace(
            mark,
            span=Span(max(mark.span.start, start) - start, min(mark.span.end, end) - start),
        )
        for mark in marks
        if mark.span.start < end and start < mark.span.end
    ]


def claim_starts(entry: Entry, start: int, end: int) -> list[tuple[int, str]]:
    """Return where claims begin in a stretch, at its own places, with their ids."""
    held = entry.analysis.claims
    return sorted((one.span.start - start, one.id) for one in held if start <= one.span.start < end)
