"""The date of a statement where the words of report give it: "said on 6 March"."""

import re

from alteram.model import Attribution, DateMention, Entry, Span
from alteram.text.edtf import bounds, precision

# A day beside the reporting word: nothing but a small word, or where it was said, between.
_AFTER = re.compile(r"^[\s,]*(?:(?:in|at|to) [^.;,:\n]{1,40}?[\s,]+)?(?:late |early )?(?:on )?$")
_BEFORE = re.compile(r"(?:^|[.!?\n”\"—–-])\s*(?:(?:late |early )?on )?(?:the )?$", re.IGNORECASE)
_FARTHEST = 80


def saying_date(entry: Entry, attribution: Attribution) -> str | None:
    """Return the day on which something was said, or None where the report does not give it.

    It stands right after the reporting word ("told reporters on 6 March") or opens the sentence
    ("On 6 March the ministry said"), outside what was said, and is no later than the document.
    """
    if not attribution.cue:
        return None
    text = entry.text.text
    days = [day for day in entry.analysis.dates if _is_day(day) and not _inside(day, attribution)]
    for cue in attribution.cue:
        after = [day for day in days if cue.end <= day.span.start <= cue.end + _FARTHEST]
        for day in after[:1]:
            if _AFTER.match(text[cue.end : day.span.start]) and _is_past(day, entry):
                return day.edtf
    first = min((*attribution.cue, *attribution.speaker), key=lambda span: span.start)
    for day in days:
        near = day.span.end <= first.start <= day.span.end + 3
        opening = _BEFORE.search(text[max(0, day.span.start - 20) : day.span.start])
        if near and opening and _is_past(day, entry):
            return day.edtf
    return None


def _is_day(day: DateMention) -> bool:
    return day.edtf is not None and day.kind == "date" and precision(day.edtf) == "day"


def _inside(day: DateMention, attribution: Attribution) -> bool:
    return any(_meet(day.span, span) for span in attribution.content)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _is_past(day: DateMention, entry: Entry) -> bool:
    published = entry.document.published or entry.analysis.date
    if published is None or day.edtf is None:
        return True
    try:
        (_, last), (first, _) = bounds(published), bounds(day.edtf)
    except ValueError:
        return True
    return first is None or last is None or first <= last
