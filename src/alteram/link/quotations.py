"""Quotations as passages that several texts may have: where they stand, and their short runs.

What is cited from a law or a charter is left out: texts that quote one article of a constitution
do not come from each other.
"""

import re
from collections.abc import Iterator

from alteram.model import Span
from alteram.text.quotes import find_quotations
from alteram.text.sentences import find_paragraphs

LEAST_QUOTED = 8
RUN = 3
"""Words of a run inside a quotation: one changed word leaves most of a short quotation equal."""

_ARTICLE = re.compile(
    r"\b(?:articles?|sections?|paragraphs?|clauses?|principles?|rules?|chapters?|amendments?|§)"
    r"\s*\(?(?:\d|[ivxlc]+\b|one|two|three|four|five|six|seven|eight|nine|ten)",
    re.IGNORECASE,
)
_NORM = re.compile(r"\bshall\b", re.IGNORECASE)
_SELF = re.compile(r"\b(?:I|we|our|my|us|me)\b", re.IGNORECASE)
_LOOK = 90
_SENTENCE = re.compile(r"[.!?]\s")


def is_of_law(text: str, span: Span) -> bool:
    """Tell whether a quotation gives a rule: it says "shall" of nobody present, or an article."""
    words = text[span.start : span.end]
    if _NORM.search(words) and not _SELF.search(words):
        return True
    before = text[max(0, span.start - _LOOK) : span.start]
    return _ARTICLE.search(_SENTENCE.split(before)[-1]) is not None


def spoken(text: str) -> Iterator[Span]:
    """Yield the outermost quotations of a text as one span each, in order."""
    if not any(mark in text for mark in "\"“”„«»‘’'"):
        return
    end = 0
    for one in find_quotations(text, find_paragraphs(text)):
        span = Span(one.pieces[0].start, one.pieces[-1].end)
        if one.speech and span.start >= end and not is_of_law(text, span):
            yield span
            end = span.end
