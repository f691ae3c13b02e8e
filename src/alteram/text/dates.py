"""Dates, intervals and durations of a text, as EDTF and TIMEX3, anchored and in order."""

from datetime import date

from alteram.model import DateMention, Span
from alteram.text import edtf
from alteram.text.date_anchor import Context
from alteram.text.date_frames import Found, frame
from alteram.text.date_grammar import candidates
from alteram.text.date_hits import Hit
from alteram.text.date_words import encode
from alteram.text.parse import Parsed


def _anchor_day(anchor: str | None) -> date | None:
    if anchor is None:
        return None
    try:
        first, last = edtf.bounds(anchor)
    except ValueError:
        return None
    return first or last


def find_dates(parsed: Parsed, anchor: str | None) -> tuple[DateMention, ...]:
    """Return the time expressions of a text, sorted and without overlap.

    `anchor` is the EDTF date of the document; without it, or with one that is no EDTF date,
    expressions that depend on it have `edtf` None and X's in `timex_value`.
    """
    codes, where = encode(parsed)
    context = Context(parsed=parsed, day=_anchor_day(anchor))
    found: list[Found] = []
    reached = 0
    for start, negative_end, _, candidate in candidates(codes):
        if start < reached:
            continue
        hit = Hit(candidate.match, where, parsed.tokens)
        try:
            meaning = candidate.resolver(hit, context)
        except (ValueError, OverflowError):  # beyond the years 1 to 9999 there are no dates
            meaning = None
        if meaning is not None:
            found.append(Found(start, -negative_end, meaning))
            reached = -negative_end
    mentions = []
    for one in frame(codes, found, context):
        span = Span(parsed.tokens[where[one.start]].start, parsed.tokens[where[one.end - 1]].end)
        meaning = one.meaning
        mentions.append(
            DateMention(
                span=span,
                text=parsed.text[span.start : span.end],
                edtf=meaning.edtf,
                kind=meaning.kind,
                timex_type=meaning.type,
                timex_value=meaning.value,
            )
        )
    return tuple(mentions)
