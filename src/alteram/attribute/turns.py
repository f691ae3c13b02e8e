"""Words after a label: turns of an interview ("Name: words") and entries of a live page.

What follows such a label is the speaker's own, though no marks stand around it. A text is set
out in turns where labels come again and the words address somebody or tell of the speaker
himself: lists such as "Killed: 3" do neither.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from alteram.attribute.scene import QUOTE_MARKS, Draft, Scene
from alteram.model import Span
from alteram.text.clocks import clock_stamps
from alteram.text.parse import Token
from alteram.text.rolewords import BODIES, GROUPS, OUTLETS, PERSONS, words

_LABEL = re.compile(
    r"(?:[QA](?=[.:]\s)|[^\W\d_][\w.’'-]*(?:[ ][\w.’'-]+){0,4}(?:[ ]\([^()\n]{2,60}\))?(?=:\s))"
)
_SMALL = words("de del da di van von der bin ibn al el la le of the for and from")
_ADDRESS = words("i we you my our your me us")
_SENDERS = BODIES | PERSONS | GROUPS | OUTLETS | words("spokesman spokeswoman spokesperson")
_QUESTION = frozenset(["q", "a"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_LEAST_TURNS, _LEAST_LABELS, _LONGEST_LABEL = 3, 2, 14


class _Line(NamedTuple):
    """A paragraph that opens with a label: label, mark after it, and the words."""

    label: Span
    mark: Token
    words: Span


def report_turns(scene: Scene) -> list[Draft]:
    """Return what labels at the head of paragraphs ascribe to those whom they name."""
    if ":" not in scene.parsed.text and "\nA." not in scene.parsed.text:
        return []
    return [*_turns(scene), *_entries(scene)]


def _turns(scene: Scene) -> list[Draft]:
    lines = [_labelled(scene, paragraph) for paragraph in scene.parsed.paragraphs]
    if not _is_dialogue(scene, [line for line in lines if line is not None]):
        return []
    last = max(number for number, line in enumerate(lines) if line is not None)
    found: list[Draft] = []
    for paragraph, line in zip(scene.parsed.paragraphs[: last + 1], lines, strict=False):
        if line is not None:
            found.append(_turn(scene, line))
        elif found and _tells_of_self(scene, paragraph):
            found[-1] = replace(found[-1], content=(*found[-1].content, paragraph))
    return found


def _labelled(scene: Scene, paragraph: Span) -> _Line | None:
    text = scene.parsed.text
    match = _LABEL.match(text, paragraph.start, paragraph.end)
    if match is None or not _is_label(match[0]):
        return None
    after = scene.parsed.tokens_in(Span(match.end(), min(match.end() + 1, paragraph.end)))
    start = match.end() + 1
    start += len(text[start : paragraph.end]) - len(text[start : paragraph.end].lstrip())
    if not after or start >= paragraph.end:
        return None
    return _Line(Span(*match.span()), after[-1], Span(start, paragraph.end))


def _is_label(label: str) -> bool:
    parts = label.partition(" (")[0].split()
    return all(part[0].isupper() or part.lower() in _SMALL for part in parts)


def _is_dialogue(scene: Scene, lines: Sequence[_Line]) -> bool:
    """Tell whether labelled paragraphs are turns: names that come again, and words said."""
    text = scene.parsed.text
    count = Counter(text[line.label.start : line.label.end] for line in lines)
    if len(lines) < _LEAST_TURNS or len(count) < _LEAST_LABELS or max(count.values()) < 2:
        return False
    told = sum(text[line.words.end - 1] in '.!?…"”' for line in lines)
    addressed = sum(_tells_of_self(scene, line.words) for line in lines)
    return (
        2 * told > len(lines)
        and addressed > 1
        and 2 * sum(n for n in count.values() if n > 1) >= len(lines)
    )


def _tells_of_self(scene: Scene, span: Span) -> bool:
    """Tell whether a stretch says "I", "we" or "you" outside quotation marks."""
    return any(
        token.lower in _ADDRESS and scene.within[token.i] < 0
        for token in scene.parsed.tokens_in(span)
    )


def _turn(scene: Scene, line: _Line) -> Draft:
    text = scene.parsed.text
    label = text[line.label.start : line.label.end]
    return Draft(
        speaker=() if label.lower() in _QUESTION else (line.label,),
        cue=(Span(line.mark.start, line.mark.end),),
        content=(line.words,),
        core=(line.mark.i, line.mark.i),
        confidence=0.9,
        form="direct",
        firm=True,
    )


def _entries(scene: Scene) -> Iterator[Draft]:
    """Read the entries of a live page: "10:10 District hospital: three dead"."""
    for stamp in clock_stamps(scene.parsed.text, scene.parsed.paragraphs):
        draft = _entry(scene, scene.parsed.tokens_in(stamp)[-1].i + 1)
        if draft is not None:
            yield draft


def _entry(scene: Scene, first: int) -> Draft | None:
    tokens = scene.parsed.tokens
    paragraph = scene.sentence(tokens[first]).paragraph
    end = scene.parsed.paragraphs[paragraph].end
    within = range(first, min(first + _LONGEST_LABEL, len(tokens) - 1))
    at = next((i for i in within if tokens[i].text == ":"), None)
    if at is None or tokens[at].end >= end or tokens[at + 1].text in QUOTE_MARKS:
        return None
    label = tokens[first:at]
    if any(token.tag in _FINITE for token in label) or not _names_sender(label):
        return None
    comma = next((i for i in range(first + 1, at) if tokens[i].text == ","), at)
    return Draft(
        speaker=scene.span(first, comma - 1),
        cue=(Span(tokens[at].start, tokens[at].end),),
        content=(Span(tokens[at + 1].start, end),),
        core=(at, at),
        confidence=0.7,
        form="indirect",
        firm=True,
    )


def _names_sender(label: Sequence[Token]) -> bool:
    return any(token.lower in _SENDERS or token.lemma in _SENDERS for token in label)
