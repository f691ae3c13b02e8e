"""Which attribution each word of a text belongs to: the innermost whose content covers it."""

import sys
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from alteram.extract.frames import Frame, frame_of
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


_MARKING = frozenset({"alleged", "allegedly", "so-called", "purported", "supposed"})
_EVIDENCE = frozenset({"prove", "show", "indicate", "demonstrate", "determine", "order"})
_MODALS = frozenset({"must", "should", "would", "could", "may", "might", "can", "ought"})
_BELIEVING = frozenset(
    {"believe", "think", "suspect", "doubt", "know", "fear", "deny", "feel", "assume", "suppose"}
)


_FINDINGS = frozenset(
    {"investigation", "inquiry", "evidence", "fact", "material", "examination", "assessment"}
    | {"record", "document", "data", "probe", "analysis", "proof"}
)


def _is_finding(parsed: Parsed, one: Attribution) -> bool:
    """Tell whether the "speaker" is a thing that somebody refers to: "the inquiry found"."""
    words = [token for span in one.speaker for token in parsed.tokens_in(span)]
    inside = {token.i for token in words}
    return any(token.head not in inside and token.lemma in _FINDINGS for token in words)


def _is_passed_on(parsed: Parsed, one: Attribution) -> bool:
    """Tell whether what a nested speaker is given is told by the outer speaker all the same.

    "Documents prove", "they must admit", "alleged" and bare intentions say nothing of their own.
    """
    words = [token for span in one.cue for token in parsed.tokens_in(span)]
    lemmas = {token.lemma for token in words}
    if one.parent is None or one.kind == "direct" and one.speaker:
        return False
    if not one.speaker or lemmas & (_MARKING | _EVIDENCE) or _is_finding(parsed, one):
        return True
    if any(token.lower in _MODALS for token in words):
        return True
    return one.mode == "attitude" and not lemmas & _BELIEVING


def _is_nobody(parsed: Parsed, one: Attribution) -> bool:
    """Tell whether the "speaker" says that nobody spoke: "no group has claimed ..."."""
    first = parsed.tokens_in(one.speaker[0])[:1] if one.speaker else ()
    return any(token.lower in ("no", "nobody", "none", "neither") for token in first)


def find_owners(parsed: Parsed, attributions: Sequence[Attribution]) -> Owners:
    """Return the owner of every word."""
    content = [-1] * len(parsed.tokens)
    cue: dict[int, int] = {}
    frames: list[Frame] = []
    outlets = {i for i, one in enumerate(attributions) if one.kind == "outlet"}
    outlet = min(outlets, default=None)
    by_id = {one.id: i for i, one in enumerate(attributions)}
    passed = [_is_passed_on(parsed, one) and one.parent in by_id for one in attributions]
    # Of two with the same words the inner speaker says them; by id, names would decide.
    order = sorted(
        (i for i in range(len(attributions)) if not passed[i]),
        key=lambda i: (i not in outlets, -_size(attributions[i]), len(attributions[i].chain), i),
    )
    for number in order:
        teller = (
            outlet if outlet is not None and _is_nobody(parsed, attributions[number]) else number
        )
        for span in attributions[number].content:
            inside = parsed.tokens_in(span)
            if inside:
                first, after = inside[0].i, inside[-1].i + 1
                content[first:after] = [teller] * (after - first)
    for number, one in enumerate(attributions):
        tokens = tuple(token for span in one.cue for token in parsed.tokens_in(span))
        frames.append(frame_of(parsed, tokens))
        for token in tokens:
            if not passed[number]:
                cue.setdefault(token.i, number)
    return Owners(tuple(content), cue, tuple(frames), outlet)


_LEADING = frozenset({"that", "and", "or", "but", "while", "where", "whereas"})
_TRAILING = frozenset({"IN", "CC", "DT", "TO", "PRP$", ",", ".", ":", "``", "''", "HYPH"})


def trim(parsed: Parsed, span: Span) -> Span:
    """Return a span without the joining words and marks at its edges."""
    tokens = [t for t in parsed.tokens_in(span) if t.start >= span.start and t.end <= span.end]
    first, last = 0, len(tokens) - 1
    while first < last and (
        tokens[first].lower in _LEADING or not any(c.isalnum() for c in tokens[first].text)
    ):
        first += 1
    while last > first and (
        tokens[last].tag in _TRAILING or not any(c.isalnum() for c in tokens[last].text)
    ):
        last -= 1
    return Span(tokens[first].start, tokens[last].end) if tokens else span


def clip(span: Span, at: int, attribution: Attribution) -> Span:
    """Return the part of a span that lies in the content span which holds offset `at`."""
    content = attribution.content
    number = bisect_right(content, Span(at, sys.maxsize)) - 1
    if number >= 0 and content[number].start <= at < content[number].end:
        return Span(max(span.start, content[number].start), min(span.end, content[number].end))
    return span
