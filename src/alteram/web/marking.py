"""A text laid out for reading: in runs of paragraphs, every mark flat, every character escaped.

Marks nest and cross, HTML elements only nest: so the text is cut wherever a mark begins or ends,
and each piece says which marks it is of. The words of a paragraph are those of the text, one for
one, so that a place in the page is a place in the text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from alteram.compare.wording import OUTCOMES
from alteram.model import Attribution, Entry, Span
from alteram.text.edtf_words import date_words
from alteram.web.pieces import Mark, Pieces, Role

_RUN = 3_000
"""Code points of one run, about a screen and a half: a browser lays out those in sight alone."""
_LONGEST = 6_000
_BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")
_WRAPPED, _SHORTEST_WRAPPED = 3, 55


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A stretch of a text between blank lines; `wrapped` where its line ends mean nothing."""

    span: Span
    html: Markup
    part: str
    wrapped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Paragraphs that are drawn together, about a screen of them."""

    paragraphs: tuple[Paragraph, ...]


def marks_of(entry: Entry) -> list[Mark]:
    """Return the marks of a document: who says what, figures, dates, claims, parts of the page.

    The outlet's own voice has no mark but those of its claims and figures.
    """
    found = entry.analysis
    marks = [mark for one in found.attributions for mark in _attributed(one)]
    for figure in found.figures:
        words = f"figure, {OUTCOMES[figure.outcome]}"
        marks.append(Mark(span=figure.span, role="figure", record=figure.id, words=words))
    for number, claim in enumerate(found.claims):
        marks.append(Mark(span=claim.span, role="claim", record=claim.id, words=str(number)))
    for date in found.dates:
        words = date_words(date.edtf) if date.edtf else date.kind
        marks.append(Mark(span=date.span, role="date", record="", words=words))
    marks += [Mark(span=one.span, role="part", record=one.kind) for one in entry.text.parts]
    return [one for one in marks if one.span.start < one.span.end]


def _attributed(one: Attribution) -> Iterator[Mark]:
    if one.kind == "outlet":
        return
    roles: tuple[tuple[Role, Sequence[Span]], ...] = (
        ("content", one.content), ("speaker", one.speaker), ("cue", one.cue),
    )  # fmt: skip
    for role, spans in roles:
        for span in spans:
            yield Mark(span=span, role=role, record=one.id, words=one.speaker_name)


class _Same:
    """A document as a key: the very same record, since to compare all of one would take long."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry

    def __hash__(self) -> int:
        return id(self.entry)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.entry is self.entry


def laid_out(entry: Entry, graphic: Set[str] = frozenset()) -> tuple[Run, ...]:
    """Return a document's text in runs of marked paragraphs; linear but for sorting the marks.

    The passages of claims that are `graphic` are drawn so that they are read only when asked for.
    The last few are kept.
    """
    return _laid_out(_Same(entry), frozenset(graphic))


@lru_cache(maxsize=8)
def _laid_out(same: _Same, graphic: frozenset[str]) -> tuple[Run, ...]:
    entry = same.entry
    text, marks = entry.text.text, marks_of(entry)
    spans = list(_paragraphs(text))
    pieces = Pieces(text, marks, entry.document.id, graphic)
    parts = sorted((one.span.start, one.span.end, one.kind) for one in entry.text.parts)
    runs: list[Run] = []
    held: list[Paragraph] = []
    begun = 0
    for span in spans:
        if held and span.end - begun > _RUN:
            runs.append(Run(paragraphs=tuple(held)))
            held = []
        if not held:
            begun = span.start
        held.append(
            Paragraph(
                span=span,
                html=pieces.paragraph(span),
                part=_part(text, span, parts),
                wrapped=_is_wrapped(text[span.start : span.end]),
            )
        )
    return (*runs, Run(paragraphs=tuple(held))) if held else tuple(runs)


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield the stretches between blank lines, very long ones in several, at ends of lines."""
    start = 0
    for end, after in [*((m.start(), m.end()) for m in _BLANK_LINES.finditer(text)),
                       (len(text), len(text))]:  # fmt: skip
        while end - start > _LONGEST:
            cut = max(text.rfind(sign, start, start + _LONGEST) for sign in "\n ")
            cut = cut + 1 if cut > start else start + _LONGEST
            yield Span(start, cut)
            start = cut
        if text[start:end].strip():
            yield Span(start, end)
        start = after


def _is_wrapped(words: str) -> bool:
    """Tell whether the lines of a paragraph end where a page was full and not where a line did."""
    lines = words.strip().split("\n")
    return len(lines) >= _WRAPPED and all(len(one) >= _SHORTEST_WRAPPED for one in lines[:-1])


def _part(text: str, span: Span, parts: Sequence[tuple[int, int, str]]) -> str:
    """Return what a paragraph is as a whole: "title", "boilerplate", or nothing."""
    at = bisect_right(parts, (span.start, len(text), ""))
    for start, end, kind in parts[max(0, at - 2) : at + 1]:
        if start <= span.end and not (text[span.start : start] + text[end : span.end]).strip():
            return kind
    return ""
