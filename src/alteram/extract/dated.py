"""Whether a number stands in a date."""

from bisect import bisect_right
from collections.abc import Sequence

from alteram.model import DateMention, Span


class Dated:
    """Tells whether a span touches a date; dates are sorted once."""

    def __init__(self, dates: Sequence[DateMention]) -> None:
        self.spans = sorted((date.span.start, date.span.end) for date in dates)
        self.starts = [start for start, _ in self.spans]

    def covers(self, span: Span) -> bool:
        at = bisect_right(self.starts, span.end - 1)
        return any(end > span.start for _, end in self.spans[max(at - 3, 0) : at])
