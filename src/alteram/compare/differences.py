"""What differs between a copy and the text that it comes from, word by word.

The words are aligned by difflib (Ratcliff and Obershelp, 1988); where that would take too long,
sentences are aligned first, and only what lies between equal ones is looked at word by word.
White space is no difference.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from alteram.model import Span

Change = Literal["left_out", "added", "changed"]

_TOKEN = re.compile(r"\w+(?:['’.,-]\w+)*|[^\w\s]")
_STOP = re.compile(r"[.!?…]")
MOST_STEPS = 4_000_000
"""Pairs of equal words that an alignment may look at: some two seconds."""
_SHORT, _AROUND = 2, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Words of the earlier text that a copy leaves out, adds, or has others for.

    `before` lies in the earlier text, `after` in the copy; what is left out or added has an empty
    span on the other side. `words_before` and `words_after` are the exact words.
    """

    kind: Change
    before: Span
    after: Span
    words_before: str
    words_after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """All that differs between two texts, in order; `kept` is the share of the earlier's words.

    `aligned` is False where a stretch was too long to be looked at word by word.
    """

    differences: tuple[Difference, ...]
    kept: float
    aligned: bool = True


class _Token(NamedTuple):
    word: str
    start: int
    end: int


class _Step(NamedTuple):
    """A stretch of tokens that is equal or not: from, to in the earlier text and in the copy."""

    equal: bool
    a: int
    b: int
    c: int
    d: int


def find_differences(
    earlier: str, copy: str, within: Span | None = None, among: Span | None = None
) -> Differences:
    """Return what `copy` leaves out, adds and changes; `within` and `among` limit the two texts.

    `within` is a stretch of the copy, `among` one of the earlier text; spans count from the
    beginning of the texts all the same.
    """
    first, second = _tokens(earlier, among), _tokens(copy, within)
    steps, aligned = _align(first, second)
    merged = [_after_stop(step, first, second) for step in _without_chance(steps)]
    changed = sum(step.b - step.a for step in merged if not step.equal)
    kept = 1 - changed / max(1, len(first))
    ends = (among.start if among else 0, within.start if within else 0)
    found = (
        _difference(earlier, copy, first, second, step, ends) for step in merged if not step.equal
    )
    return Differences(differences=tuple(found), kept=round(kept, 3), aligned=aligned)


def apply_differences(earlier: str, differences: Sequence[Difference]) -> str:
    """Return an earlier text with the differences made: the words of the copy, spaced anew."""
    pieces, position = [], 0
    for one in differences:
        pieces += [earlier[position : one.before.start], one.words_after]
        position = one.before.end
    return " ".join([*pieces, earlier[position:]])


def place_of(words: str, text: str) -> Span | None:
    """Return the stretch of a text that comes nearest to some words, or None."""
    wanted, held = _tokens(words, None), _tokens(text, None)
    if _cost(wanted, held) > MOST_STEPS:
        return None
    matcher = SequenceMatcher(None, _words(wanted), _words(held), autojunk=False)
    longest = matcher.find_longest_match()
    if longest.size < _SHORT:
        return None
    first = max(0, longest.b - longest.a)
    last = min(len(held), first + len(wanted))
    blocks = SequenceMatcher(None, _words(wanted), _words(held[first:last]), autojunk=False)
    met = [block for block in blocks.get_matching_blocks() if block.size]
    return Span(held[first + met[0].b].start, held[first + met[-1].b + met[-1].size - 1].end)


def _tokens(text: str, span: Span | None) -> list[_Token]:
    start, end = span or Span(0, len(text))
    return [_Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]


def _words(tokens: Sequence[_Token]) -> list[str]:
    return [token.word for token in tokens]


def _cost(first: Sequence[_Token], second: Sequence[_Token]) -> int:
    counted = Counter(_words(second))
    return sum(counted[token.word] for token in first)


def _align(first: list[_Token], second: list[_Token]) -> tuple[list[_Step], bool]:
    head = _common_head(_words(first), _words(second))
    tail = _common_head(_words(first[head:])[::-1], _words(second[head:])[::-1])
    inner = first[head : len(first) - tail], second[head : len(second) - tail]
    middle, aligned = _by_words(*inner) if _cost(*inner) <= MOST_STEPS else _by_sentences(*inner)
    ends = len(first) - tail, len(second) - tail
    return [
        _Step(True, 0, head, 0, head),
        *(_moved(step, head, head) for step in middle),
        _Step(True, ends[0], len(first), ends[1], len(second)),
    ], aligned


def _common_head(first: Sequence[str], second: Sequence[str]) -> int:
    pairs = zip(first, second, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(first), len(second)))


def _moved(step: _Step, first: int, second: int) -> _Step:
    return _Step(step.equal, step.a + first, step.b + first, step.c + second, step.d + second)


def _by_words(first: Sequence[_Token], second: Sequence[_Token]) -> tuple[list[_Step], bool]:
    matcher = SequenceMatcher(None, _words(first), _words(second), autojunk=False)
    return [_Step(tag == "equal", *at) for tag, *at in matcher.get_opcodes()], True


def _by_sentences(first: Sequence[_Token], second: Sequence[_Token]) -> tuple[list[_Step], bool]:
    """Align sentences, then the words between equal ones where they are few enough."""
    cuts = _sentences(first), _sentences(second)
    told = [
        [tuple(_words(t[a:b])) for a, b in c] for t, c in zip((first, second), cuts, strict=True)
    ]
    counted = Counter(told[1])
    if sum(counted[sentence] for sentence in told[0]) > MOST_STEPS:
        return [_Step(False, 0, len(first), 0, len(second))], False
    steps, aligned = [], True
    matcher = SequenceMatcher(None, told[0], told[1], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        a, b = (cuts[0][i][0], cuts[0][j - 1][1]) if i < j else (_at(cuts[0], i),) * 2
        c, d = (cuts[1][k][0], cuts[1][m - 1][1]) if k < m else (_at(cuts[1], k),) * 2
        if tag == "equal" or _cost(first[a:b], second[c:d]) > MOST_STEPS:
            aligned = aligned and tag == "equal"
            steps.append(_Step(tag == "equal", a, b, c, d))
        else:
            steps.extend(_moved(step, a, c) for step in _by_words(first[a:b], second[c:d])[0])
    return steps, aligned


def _sentences(tokens: Sequence[_Token]) -> list[tuple[int, int]]:
    ends = [n + 1 for n, token in enumerate(tokens) if _STOP.fullmatch(token.word)]
    if not ends or ends[-1] < len(tokens):
        ends.append(len(tokens))
    return [pair for pair in zip([0, *ends], ends, strict=False) if pair[0] < pair[1]]


def _at(cuts: Sequence[tuple[int, int]], number: int) -> int:
    return cuts[number][0] if number < len(cuts) else (cuts[-1][1] if cuts else 0)


def _without_chance(steps: Sequence[_Step]) -> Iterator[_Step]:
    """Join differences between which only a word or two are the same, as "the" and a comma are."""
    held: list[_Step] = []
    for step in steps:
        if step.a == step.b and step.c == step.d:
            continue
        if len(held) > 1 and not step.equal and held[-1].equal and not held[-2].equal:
            gap, before = held[-1], held[-2]
            around = max(step.b - step.a, step.d - step.c) + max(
                before.b - before.a, before.d - before.c
            )
            if gap.b - gap.a <= _SHORT and around >= _AROUND:
                held[-2:] = [_Step(False, before.a, step.b, before.c, step.d)]
                continue
        if held and held[-1].equal == step.equal:
            held[-1] = _Step(step.equal, held[-1].a, step.b, held[-1].c, step.d)
        else:
            held.append(step)
    yield from held


def _after_stop(step: _Step, first: Sequence[_Token], second: Sequence[_Token]) -> _Step:
    """Let words left out or added begin with a word: "A b." rather than ". A b" before a stop."""
    _, a, b, c, d = step
    while not step.equal and (a == b) != (c == d):
        tokens, at, end = (first, a, b) if a < b else (second, c, d)
        if end >= len(tokens) or tokens[at].word != tokens[end].word or tokens[at].word.isalnum():
            break
        a, b, c, d = a + 1, b + 1, c + 1, d + 1
    return _Step(step.equal, a, b, c, d)


def _difference(
    earlier: str,
    copy: str,
    first: Sequence[_Token],
    second: Sequence[_Token],
    step: _Step,
    ends: tuple[int, int],
) -> Difference:
    before = _span(first, step.a, step.b, ends[0])
    after = _span(second, step.c, step.d, ends[1])
    kind: Change = "changed"
    if step.a == step.b:
        kind = "added"
    elif step.c == step.d:
        kind = "left_out"
    return Difference(
        kind=kind,
        before=before,
        after=after,
        words_before=earlier[before.start : before.end],
        words_after=copy[after.start : after.end],
    )


def _span(tokens: Sequence[_Token], first: int, last: int, beginning: int) -> Span:
    if first < last:
        return Span(tokens[first].start, tokens[last - 1].end)
    at = tokens[first - 1].end if first else beginning
    return Span(at, at)
