"""Stored words against the text at their offsets: the same to the character, or set aside."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from alteram.model import Analysis, Claim, Entry, Problem, Span, text_hash


def _off(text: str, name: str, span: Span, words: str | None = None) -> Iterator[str]:
    if not 0 <= span.start < span.end <= len(text):
        yield f"{name}: offsets {span.start}-{span.end} are not inside the text"
    elif words is not None and text[span.start : span.end] != words:
        yield f"{name}: the text at {span.start}-{span.end} is not {words!r}"


def _claim_faults(text: str, claim: Claim) -> Iterator[str]:
    yield from _off(text, f"claim {claim.id}", claim.span)
    for label in claim.labels:
        yield from _off(text, f"label of claim {claim.id}", label.span, label.text)


def _mention_faults(text: str, analysis: Analysis) -> Iterator[str]:
    """Faults of records that others point to by position or id, so that all would go."""
    for date in analysis.dates:
        yield from _off(text, "date", date.span, date.text)
    for place in analysis.places:
        yield from _off(text, "place", place.span, place.text)
    for actor in analysis.actors:
        for span in actor.mentions:
            yield from _off(text, f"actor {actor.id}", span)
    for attribution in analysis.attributions:
        for span in (*attribution.speaker, *attribution.cue, *attribution.content):
            yield from _off(text, f"attribution {attribution.id}", span)


def quote_faults(entry: Entry) -> tuple[str, ...]:
    """Return what does not match between an entry's records and its text, one line each."""
    text, analysis = entry.text.text, entry.analysis
    found: list[str] = []
    if text_hash(text) != entry.text.sha256:
        found.append("text: its SHA-256 is not the one it was stored under")
    if analysis.text_sha256 != entry.text.sha256:
        found.append("analysis: was made from another text")
    for part in entry.text.parts:
        found.extend(_off(text, part.kind, part.span))
    found.extend(_mention_faults(text, analysis))
    for claim in analysis.claims:
        found.extend(_claim_faults(text, claim))
    for figure in analysis.figures:
        found.extend(_off(text, f"figure {figure.id}", figure.span, figure.verbatim))
    return tuple(found)


def without_faults(entry: Entry) -> Entry:
    """Return the entry without the records whose words do not stand in its text.

    A claim goes with its figures. Where the text itself or a mention that others point to is
    off, nothing of the analysis can be relied on, and all of it is set aside.
    """
    text, analysis = entry.text.text, entry.analysis
    sound = (
        text_hash(text) == entry.text.sha256 == analysis.text_sha256
        and not any(_mention_faults(text, analysis))
        and not any(f for part in entry.text.parts for f in _off(text, part.kind, part.span))
    )
    if not sound:
        empty = Analysis(
            text_sha256=analysis.text_sha256, language=analysis.language, date=analysis.date
        )
        return replace(entry, analysis=empty)
    claims = tuple(c for c in analysis.claims if not any(_claim_faults(text, c)))
    kept = {claim.id for claim in claims}
    figures = [
        figure
        for figure in analysis.figures
        if figure.claim in kept and not any(_off(text, "", figure.span, figure.verbatim))
    ]
    ids = {figure.id for figure in figures}
    whole = tuple(
        figure if figure.subset_of is None or figure.subset_of in ids
        else replace(figure, subset_of=None)
        for figure in figures
    )  # fmt: skip
    return replace(entry, analysis=replace(analysis, claims=claims, figures=whole))


def left_out(location: str, faults: Iterable[str]) -> list[Problem]:
    """Return the problems of records that were left out for their faults."""
    return [
        Problem(
            location=location,
            stage="verify",
            message=f"{line}; it was left out. Restore the dossier from a copy.",
        )
        for line in faults
    ]
