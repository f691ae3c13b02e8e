"""Which attribution each word of a text belongs to: the innermost whose content covers it."""

from collections.abc import Sequence
from dataclasses import dataclass

from alteram.extract.positions import Frame, frame_of
from alteram.model import Attribution, Span
from alteram.text.parse import Parsed


@dataclass(frozen=True, slots=True)
class Owners:
    """For each token the index of its attribution by content, -1 for none; and by cue."""

    content: tuple[int, ...]
    cue: dict[int, int]
    frames: tuple[Frame, ...]
    outlet: int | None

    def of(self, index: int) -> int | None:
        """Return the attribution that says a word, a reporting word being said by its speaker."""
        owner = self.content[index]
        if owner >= 0:
            return owner
        return self.cue.get(index)


def _size(attribution: Attribution) -> int:
    return sum(span.end - span.start for span in attribution.content)


def find_owners(parsed: Parsed, attributions: Sequence[Attribution]) -> Owners:
    """Return the owner of every word."""
    content = [-1] * len(parsed.tokens)
    cue: dict[int, int] = {}
    frames: list[Frame] = []
    outlet: int | None = None
    outlets = {i for i, one in enumerate(attributions) if one.kind == "outlet"}
    order = sorted(
        range(len(attributions)),
        key=lambda i: (i not in outlets, -_size(attributions[i]), i),
    )
    for number in order:
        for span in attributions[number].content:
            for token in parsed.tokens_in(span):
                content[token.i] = number
    for number, one in enumerate(attributions):
        tokens = tuple(token for span in one.cue for token in parsed.tokens_in(span))
        frames.append(frame_of(tokens))
        for token in tokens:
            cue.setdefault(token.i, number)
        if one.kind == "outlet" and outlet is None:
            outlet = number
    return Owners(tuple(content), cue, tuple(frames), outlet)


def clip(span: Span, at: int, attribution: Attribution) -> Span:
    """Return the part of a span that lies in the content span which holds offset `at`."""
    for content in attribution.content:
        if content.start <= at < content.end:
            return Span(max(span.start, content.start), min(span.end, content.end))
    return span
