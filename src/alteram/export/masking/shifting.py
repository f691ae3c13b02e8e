"""A text with stretches replaced, and where each place of the old text stands in the new."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from alteram.export.masking.finding import Stretch
from alteram.model import Span


class Shifted:
    """`new` is the text with its stretches replaced; `span` carries places over."""

    def __init__(self, text: str, stretches: Sequence[Stretch]) -> None:
        self._held = list(stretches)
        self._starts = [one.start for one in self._held]
        self._new_starts: list[int] = []
        pieces: list[str] = []
        done = size = 0
        for one in self._held:
            pieces += [text[done : one.start], one.words]
            self._new_starts.append(size + one.start - done)
            size += one.start - done + len(one.words)
            done = one.end
        pieces.append(text[done:])
        self.new = "".join(pieces)

    def span(self, span: Span) -> Span:
        """Return where a span stands now; one that cuts a replaced stretch takes all of it."""
        return Span(self._place(span.start, last=False), self._place(span.end, last=True))

    def _place(self, at: int, *, last: bool) -> int:
        number = (bisect_left if last else bisect_right)(self._starts, at) - 1
        if number < 0:
            return at
        one, new = self._held[number], self._new_starts[number]
        end = new + len(one.words)
        if at >= one.end:
            return end + at - one.end
        return end if last else new
