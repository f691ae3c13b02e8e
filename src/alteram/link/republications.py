"""A pair of texts that share words as a record: which comes from which, and where the words are."""

from collections.abc import Sequence

import numpy as np

from alteram.link.sharing import Shared, View, common_quotations
from alteram.model import Republication, Span

_DIGITS = 3


def republication(first: View, second: View, shared: Shared) -> Republication:
    """Return the record of a pair; `first` appeared first, `shared` was found for this order."""
    if shared.kind == "contains":
        inner, outer = (first, second) if shared.inside == 1 else (second, first)
    else:
        inner, outer = first, second
    return Republication(
        document=outer.trace.document,
        of=inner.trace.document,
        kind=shared.kind,
        overlap=round(shared.share, _DIGITS),
        credit=shared.credit,
        passages=_passages(inner, outer, shared),
    )


def _passages(inner: View, outer: View, shared: Shared) -> tuple[Span, ...]:
    if shared.kind == "same_text":
        return ()
    common = np.intersect1d(inner.unique, outer.unique, assume_unique=True)
    found = set(outer.passages(common))
    if shared.kind == "rewritten":
        found.update(
            outer.words_at(*map(int, outer.spans[at]))
            for _, at, _ in common_quotations(inner, outer)
        )
    return merged(sorted(found))


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans, sorted, those that meet as one."""
    found: list[Span] = []
    for span in spans:
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return tuple(found)


def by_quotation(first: View, second: View) -> Republication | None:
    """Return the record of two texts that have a quotation in common, or None."""
    found = common_quotations(first, second)
    if not found:
        return None
    spans = {second.words_at(*map(int, second.spans[at])) for _, at, _ in found}
    return Republication(
        document=second.trace.document,
        of=first.trace.document,
        kind="same_quotation",
        overlap=round(max(share for _, _, share in found), _DIGITS),
        passages=merged(sorted(spans)),
    )
