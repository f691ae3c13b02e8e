"""What one document's speakers said: its records whose words stand in its text, by place."""

from dataclasses import dataclass, replace

from alteram.model import UNNAMED_OUTLET, Attribution, Claim, Entry, Figure, Problem, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The records of one document, each with the attribution that names its speaker.

    All stand in the order of their places. `left_out` are those whose words are not where they
    should be, or that nobody is there to have said.
    """

    entry: Entry
    attributions: tuple[Attribution, ...]
    claims: tuple[tuple[Claim, Attribution], ...]
    figures: tuple[tuple[Figure, Claim, Attribution], ...]
    left_out: tuple[Problem, ...]


def said(entry: Entry) -> Said:
    """Return the records of a document that may be written out, and those that may not."""
    text, analysis = entry.text.text, entry.analysis
    left: list[Problem] = []
    by_id: dict[str, Attribution] = {}
    for one in analysis.attributions:
        if all(_inside(text, span) for span in (*one.speaker, *one.cue, *one.content)):
            by_id[one.id] = one
        else:
            left.append(_off(entry, f"attribution {one.id} is outside the text"))
    claims: dict[str, tuple[Claim, Attribution]] = {}
    for claim in analysis.claims:
        by = by_id.get(claim.attribution)
        if by is None:
            left.append(_off(entry, f"claim {claim.id} has no attribution, so no speaker"))
        elif not _inside(text, claim.span) or any(
            text[label.span.start : label.span.end] != label.text for label in claim.labels
        ):
            left.append(_off(entry, f"claim {claim.id} does not match the text at its offsets"))
        else:
            claims[claim.id] = (claim, by)
    figures = []
    for figure in analysis.figures:
        if figure.claim not in claims:
            left.append(_off(entry, f"figure {figure.id} has no claim"))
        elif not figure.verbatim or text[slice(*figure.span)] != figure.verbatim:
            left.append(_off(entry, f"figure {figure.id}: the text is not {figure.verbatim!r}"))
        else:
            figures.append((figure, *claims[figure.claim]))
    return Said(
        entry=entry,
        attributions=tuple(sorted(by_id.values(), key=lambda one: (*place_of(one), one.id))),
        claims=tuple(sorted(claims.values(), key=lambda one: (*one[0].span, one[0].id))),
        figures=_without_absent_wholes(figures),
        left_out=tuple(left),
    )


def _without_absent_wholes(
    figures: list[tuple[Figure, Claim, Attribution]],
) -> tuple[tuple[Figure, Claim, Attribution], ...]:
    """Return figures by place; none is a part of one that was left out."""
    ids = {figure.id for figure, _, _ in figures}
    whole = [
        (figure if figure.subset_of in ids else replace(figure, subset_of=None), claim, by)
        for figure, claim, by in figures
    ]
    return tuple(sorted(whole, key=lambda one: (*one[0].span, one[0].id)))


def place_of(attribution: Attribution) -> Span:
    """Return the least stretch that holds an attribution's content, else its speaker or cue."""
    spans = attribution.content or attribution.speaker or attribution.cue or (Span(0, 0),)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def outlet_of(entry: Entry) -> str:
    """Return the outlet of a document, or the words for one that is not named."""
    return entry.document.outlet or UNNAMED_OUTLET


def chain_of(by: Attribution) -> tuple[str, ...]:
    """Return who said it and through whom, innermost first; never empty."""
    return by.chain or (by.speaker_name,)


def _inside(text: str, span: Span) -> bool:
    return 0 <= span.start < span.end <= len(text)


def _off(entry: Entry, line: str) -> Problem:
    return Problem(
        location=entry.document.location,
        stage="export",
        message=f"{line}; it was left out of the export. Run `alteram verify`.",
    )
