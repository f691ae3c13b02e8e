"""Dates, intervals and durations of a text, as EDTF and TIMEX3, anchored and in order."""

from datetime import timedelta

from alteram.model import DateMention, Span
from alteram.text import edtf
from alteram.text.date_anchor import Context, Grain
from alteram.text.date_frames import Found, frame
from alteram.text.date_grammar import Candidate, candidates
from alteram.text.date_heads import days_told, head_date
from alteram.text.date_hits import Hit
from alteram.text.date_words import encode
from alteram.text.parse import Parsed

_MONTH = 31


def _anchored(parsed: Parsed, anchor: str | None) -> Context:
    """Return the state that reading starts with, the anchor's day in its middle."""
    if anchor is None:
        return Context(parsed=parsed)
    try:
        first, last = edtf.bounds(anchor)
    except ValueError:
        return Context(parsed=parsed)
    if first is None or last is None:
        return Context(parsed=parsed, day=first or last, grain="year")
    days = (last - first).days
    grain: Grain = "day" if days == 0 else "month" if days < _MONTH else "year"
    return Context(parsed=parsed, day=first + timedelta(days=days // 2), grain=grain)


def _resolved(
    rules: list[tuple[int, int, int, Candidate]], where: list[int], context: Context
) -> list[Found]:
    found: list[Found] = []
    reached = 0
    for start, negative_end, _, candidate in rules:
        if start < reached:
            continue
        hit = Hit(candidate.match, where, context.parsed.tokens)
        context.at = hit.first
        try:
            meaning = candidate.resolver(hit, context)
        except (ValueError, OverflowError):  # beyond the years 1 to 9999 there are no dates
            meaning = None
        if meaning is not None:
            found.append(Found(start, -negative_end, meaning))
            reached = -negative_end
    return found


def _mention(parsed: Parsed, where: list[int], one: Found) -> DateMention:
    span = Span(parsed.tokens[where[one.start]].start, parsed.tokens[where[one.end - 1]].end)
    return DateMention(
        span=span,
        text=parsed.text[span.start : span.end],
        edtf=one.meaning.edtf,
        kind=one.meaning.kind,
        timex_type=one.meaning.type,
        timex_value=one.meaning.value,
    )


def own_date(parsed: Parsed) -> str | None:
    """Return the EDTF day or month that a text's head gives as its own, for one without dateline.

    It is what `find_dates` counts from where it is given no anchor.
    """
    codes, where = encode(parsed)
    found = _resolved(candidates(codes), where, Context(parsed=parsed))
    return head_date(parsed, [_mention(parsed, where, one) for one in found])


def find_dates(parsed: Parsed, anchor: str | None) -> tuple[DateMention, ...]:
    """Return the time expressions of a text, sorted and without overlap.

    `anchor` is the EDTF date of the document. Without it, or with one that is no EDTF date, a
    date that stands by itself in the text's head takes its place, and else the first day told
    gives the year of days and the week of weekdays; what still depends on the document's day
    has `edtf` None and X's in `timex_value`.
    """
    codes, where = encode(parsed)
    rules = candidates(codes)
    context = _anchored(parsed, anchor)
    found = _resolved(rules, where, context)
    if context.day is None:
        first = [_mention(parsed, where, one) for one in found]
        head = head_date(parsed, first)
        context = _anchored(parsed, head)
        if head is None:
            days = days_told(first)
            context.weak = days[0] if days else None
            context.weekly = all(abs((day - days[0]).days) <= _MONTH for day in days)
        if context.day or context.weak:
            found = _resolved(rules, where, context)
    return tuple(_mention(parsed, where, one) for one in frame(codes, found, context))
