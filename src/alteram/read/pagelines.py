"""Lines of a printed page to paragraphs, by where they stand; no character but white space changes.

A page has no paragraphs, only lines. Two lines are apart where the gap between them, their size or
the indent of the second says so, or where the first ends a sentence well before the right edge.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

PARAGRAPH = "\n\n"
PAGE = "\f"
_BULLET = re.compile(r"[•·▪●◦–—*-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_HYPHEN = re.compile(r"([^\W_])[-\u2010\u00ad]$")
_CLOSES = re.compile(r"[.!?…][\"'”’»)\]]*$")
_WIDE_GAP = 1.3
_OPEN_GAP = 1.7
_LEAST_STEP = 0.5
_OTHER_SIZE = 0.12
_SHORT = 0.85
_INDENT = 0.8
_DEEP_INDENT = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line as it stands: its edges from the left and its foot from the bottom, in points.

    `size` is the height of its letters.
    """

    text: str
    left: float
    right: float
    foot: float
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    """What is usual on a page: the step from line to line, and the right edge."""

    step: float
    left: float
    right: float


def lines_by_length(text: str) -> list[Line]:
    """Return the lines of a text of which nothing but the characters is known."""
    return [
        Line(text=line.rstrip(), left=0, right=len(line.rstrip()), foot=-number, size=1)
        for number, line in enumerate(text.splitlines())
        if line.strip()
    ]


def paragraphs(lines: Sequence[Line], step: float) -> tuple[list[str], int]:
    """Return the paragraphs of one page, each on one line, and how many broken words were joined.

    `step` is that from line to line which is usual in the file. Between lines stands a space;
    between the parts of a word broken with a hyphen, nothing.
    """
    if not lines:
        return [], 0
    usual = _measure(lines, step)
    found = [lines[0].text.strip()]
    broken = 0
    for before, line in zip(lines, lines[1:], strict=False):
        words = line.text.strip()
        if _is_apart(before, line, usual):
            found.append(words)
            continue
        end = _HYPHEN.search(found[-1])
        if end is None or not words[:1].isalnum():
            found[-1] += f" {words}"
        elif end[1].islower() and words[0].islower():
            found[-1] = found[-1][:-1] + words
            broken += 1
        else:
            found[-1] += words
    return found, broken


def usual_step(pages: Sequence[Sequence[Line]]) -> float:
    """Return the step from line to line inside paragraphs: the third of all that is smallest."""
    steps = sorted(
        step
        for lines in pages
        for one, two in zip(lines, lines[1:], strict=False)
        if (step := one.foot - two.foot) > _LEAST_STEP * min(one.size, two.size)
    )
    return steps[len(steps) // 3] if steps else 0.0


def _measure(lines: Sequence[Line], step: float) -> _Measure:
    return _Measure(
        step=step,
        left=median(line.left for line in lines),
        right=max(line.right for line in lines),
    )


def _is_apart(before: Line, line: Line, usual: _Measure) -> bool:
    step = before.foot - line.foot
    larger = max(before.size, line.size)
    if abs(before.size - line.size) > _OTHER_SIZE * larger or _BULLET.match(line.text):
        return True
    if step < 0:
        return not _runs_on(before.text, line.text)
    if usual.step and step > _WIDE_GAP * usual.step:
        return step > _OPEN_GAP * usual.step or not _runs_on(before.text, line.text)
    return _SENTENCE_END.search(before.text) is not None and _begins_anew(before, line, usual)


def _begins_anew(before: Line, line: Line, usual: _Measure) -> bool:
    """Tell whether, after a sentence, a line is indented or the one before it stopped early."""
    if _INDENT * line.size < line.left - before.left < _DEEP_INDENT * line.size:
        return True
    width = usual.right - min(before.left, usual.left)
    return before.right - before.left < _SHORT * width and _CLOSES.search(before.text) is not None


def _runs_on(before: str, after: str) -> bool:
    """Tell whether a sentence runs on from one column or page to the next."""
    return _SENTENCE_END.search(before) is None and after[:1].islower()


def joined(pages: Sequence[Sequence[str]]) -> str:
    """Return the text of pages of paragraphs: an empty line between, a form feed at a page's end.

    A sentence that runs on over the page keeps its paragraph.
    """
    pieces: list[str] = []
    for number, page in enumerate(pages):
        if number:
            last = pieces[-1] if pieces else ""
            runs_on = bool(page) and bool(last) and _runs_on(last, page[0])
            pieces.append(PAGE if runs_on else f"\n{PAGE}\n")
        pieces.append(PARAGRAPH.join(page))
    return "".join(pieces)
