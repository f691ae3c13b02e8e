"""A text laid out for reading: in runs of paragraphs, every mark flat, every character escaped.

Marks nest and cross, HTML elements only nest: so the text is cut wherever a mark begins or ends,
and each piece says which marks it is of. The words of a paragraph are those of the text, one for
one, so that a place in the page is a place in the text.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup, escape

from alteram.compare.wording import OUTCOMES
from alteram.model import Attribution, Entry, Span
from alteram.text.edtf_words import date_words

Role = Literal["content", "speaker", "cue", "figure", "date", "claim", "part"]

DEEPEST = 3
"""Levels of nesting that are told apart by the eye; what is deeper looks like the deepest."""
_RUN = 3_000
"""Code points of one run, about a screen and a half: a browser lays out those in sight alone."""
_LONGEST = 6_000
_BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")
_WRAPPED, _SHORTEST_WRAPPED = 3, 55
_OPENS: tuple[Role, ...] = ("cue", "speaker", "content")
_CUT = re.compile("\u2588(?:[\u2588\\s]*\u2588)?")
"""Characters that stand for what somebody may not see."""
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the words after them round."""
_STYLE: dict[Role, str] = {"speaker": "s", "cue": "w", "figure": "f", "date": "t"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a text and what it is: `record` is whose, `words` a name for it aloud."""

    span: Span
    role: Role
    record: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A stretch of a text between blank lines; `wrapped` where its line ends mean nothing."""

    span: Span
    html: Markup
    part: str
    wrapped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Paragraphs that are drawn together, about a screen of them."""

    paragraphs: tuple[Paragraph, ...]


@dataclass(slots=True)
class _Open:
    """The marks that a piece of text lies in, by role, in the order in which they began."""

    marks: dict[str, list[Mark]] = field(default_factory=lambda: defaultdict(list))

    def last(self, role: Role) -> Mark | None:
        held = self.marks[role]
        return held[-1] if held else None


def marks_of(entry: Entry) -> list[Mark]:
    """Return the marks of a document: who says what, figures, dates, claims, parts of the page.

    The outlet's own voice has no mark but those of its claims and figures.
    """
    found = entry.analysis
    marks = [mark for one in found.attributions for mark in _attributed(one)]
    for figure in found.figures:
        words = f"figure, {OUTCOMES[figure.outcome]}"
        marks.append(Mark(span=figure.span, role="figure", record=figure.id, words=words))
    for number, claim in enumerate(found.claims):
        marks.append(Mark(span=claim.span, role="claim", record=claim.id, words=str(number)))
    for date in found.dates:
        words = date_words(date.edtf) if date.edtf else date.kind
        marks.append(Mark(span=date.span, role="date", record="", words=words))
    marks += [Mark(span=one.span, role="part", record=one.kind) for one in entry.text.parts]
    return [one for one in marks if one.span.start < one.span.end]


def _attributed(one: Attribution) -> Iterator[Mark]:
    if one.kind == "outlet":
        return
    roles: tuple[tuple[Role, Sequence[Span]], ...] = (
        ("content", one.content), ("speaker", one.speaker), ("cue", one.cue),
    )  # fmt: skip
    for role, spans in roles:
        for span in spans:
            yield Mark(span=span, role=role, record=one.id, words=one.speaker_name)


def laid_out(entry: Entry, graphic: Set[str] = frozenset()) -> tuple[Run, ...]:
    """Return a document's text in runs of marked paragraphs; linear but for sorting the marks.

    The passages of claims that are `graphic` are drawn so that they are read only when asked for.
    """
    text, marks = entry.text.text, marks_of(entry)
    spans = list(_paragraphs(text))
    pieces = _Pieces(text, marks, entry.document.id, graphic)
    parts = sorted((one.span.start, one.span.end, one.kind) for one in entry.text.parts)
    runs: list[Run] = []
    held: list[Paragraph] = []
    begun = 0
    for span in spans:
        if held and span.end - begun > _RUN:
            runs.append(Run(paragraphs=tuple(held)))
            held = []
        if not held:
            begun = span.start
        held.append(
            Paragraph(
                span=span,
                html=pieces.paragraph(span),
                part=_part(text, span, parts),
                wrapped=_is_wrapped(text[span.start : span.end]),
            )
        )
    return (*runs, Run(paragraphs=tuple(held))) if held else tuple(runs)


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield the stretches between blank lines, very long ones in several, at ends of lines."""
    start = 0
    for end, after in [*((m.start(), m.end()) for m in _BLANK_LINES.finditer(text)),
                       (len(text), len(text))]:  # fmt: skip
        while end - start > _LONGEST:
            cut = max(text.rfind(sign, start, start + _LONGEST) for sign in "\n ")
            cut = cut + 1 if cut > start else start + _LONGEST
            yield Span(start, cut)
            start = cut
        if text[start:end].strip():
            yield Span(start, end)
        start = after


def _is_wrapped(words: str) -> bool:
    """Tell whether the lines of a paragraph end where a page was full and not where a line did."""
    lines = words.strip().split("\n")
    return len(lines) >= _WRAPPED and all(len(one) >= _SHORTEST_WRAPPED for one in lines[:-1])


def _part(text: str, span: Span, parts: Sequence[tuple[int, int, str]]) -> str:
    """Return what a paragraph is as a whole: "title", "boilerplate", or nothing."""
    at = bisect_right(parts, (span.start, len(text), ""))
    for start, end, kind in parts[max(0, at - 2) : at + 1]:
        if start <= span.end and not (text[span.start : start] + text[end : span.end]).strip():
            return kind
    return ""


def _named_cut(found: re.Match[str]) -> str:
    """Return what stands for hidden words with a name that can be read aloud."""
    name = f"{len(found.group())} characters are restricted"
    return f'<span class="cut" role="img" aria-label="{name}">{found.group()}</span>'


def _kept_apart(found: re.Match[str]) -> str:
    """Return a character that turns words round, in a box of its own where it turns none."""
    title = f"a character that turns words round (U+{ord(found.group()):04X})"
    return f'<span class="turn" title="{title}">{found.group()}</span>'


class _Pieces:
    """The pieces of a text between the places where marks begin and end, from left to right."""

    def __init__(self, text: str, marks: Sequence[Mark], document: str, graphic: Set[str]) -> None:
        self._text = text
        self._graphic = graphic
        self._document = document
        self._begin: dict[int, list[Mark]] = defaultdict(list)
        self._end: dict[int, list[Mark]] = defaultdict(list)
        # What is longer begins first, so that the last one open is the innermost.
        for mark in sorted(marks, key=lambda one: (one.span.start, -one.span.end, one.record)):
            self._begin[mark.span.start].append(mark)
            self._end[mark.span.end].append(mark)
        self._cuts = sorted({*self._begin, *self._end})
        self._next = 0
        self._open = _Open()
        self._named: set[str] = set()
        self._anchored: set[str] = set()
        with_cue = {one.record for one in marks if one.role == "cue"}
        self._linked_at = {
            "cue": with_cue,
            "content": {one.record for one in marks if one.role == "content"} - with_cue,
        }

    def paragraph(self, span: Span) -> Markup:
        """Return one paragraph; paragraphs are asked for in their order."""
        out: list[str] = []
        anchors = self._pass(span.start, within=span)
        at = span.start
        while at < span.end:
            upto = self._cuts[self._next] if self._next < len(self._cuts) else span.end
            upto = min(max(upto, at + 1), span.end)
            out.append(anchors)
            out.append(self._piece(Span(at, upto)))
            at = upto
            anchors = self._pass(at, within=span) if at < span.end else ""
        return Markup("".join(out))

    def _pass(self, at: int, within: Span) -> str:
        """Open and close what begins and ends up to a place; return the anchors of claims there."""
        anchors: list[str] = []
        while self._next < len(self._cuts) and self._cuts[self._next] <= at:
            cut = self._cuts[self._next]
            self._next += 1
            for mark in self._end.get(cut, ()):
                self._open.marks[mark.role].remove(mark)
            for mark in self._begin.get(cut, ()):
                self._open.marks[mark.role].append(mark)
                if mark.role == "claim" and mark.record not in self._anchored:
                    self._anchored.add(mark.record)
                    anchors.append(
                        f'<span class="at" id="{escape(mark.record)}" data-n="{mark.words}"></span>'
                    )
        return "".join(anchors)

    def _piece(self, span: Span) -> str:
        plain = str(escape(self._text[span.start : span.end])).replace("\r", "&#13;")
        words = _TURNS.sub(_kept_apart, _CUT.sub(_named_cut, plain))
        classes = self._classes(span)
        if any(one.record in self._graphic for one in self._open.marks["claim"]):
            return f'<span class="{classes} graphic" aria-hidden="true">{words}</span>'
        about, link, aloud = self._about(plain)
        claims = " ".join(one.words for one in self._open.marks["claim"])
        if not (classes or claims or about):
            return words
        attributes = [f' class="{classes}"'] if classes else []
        if claims:
            attributes.append(f' data-c="{claims}"')
        date = self._open.last("date")
        if date is not None:
            attributes.append(f' title="{escape(date.words)}"')
        if about:
            attributes.append(f' data-r="{escape(about)}"')
        if not link:
            return f"<span{''.join(attributes)}>{words}</span>"
        attributes.append(f' id="{escape(about)}"')
        if aloud:
            attributes.append(f' aria-label="{aloud}"')
        where = f"/documents/{escape(self._document)}/records/{escape(about)}"
        return f'<a href="{where}"{"".join(attributes)}>{words}</a>'

    def _classes(self, span: Span) -> str:
        """Return the classes of a piece: its level of nesting, what it is, where it begins."""
        held = self._open.marks
        found = []
        if contents := held["content"]:
            found.append(f"c{min(len(contents), DEEPEST)}")
            if any(one.span.start == span.start for one in contents):
                found.append("b")
            if any(one.span.end == span.end for one in contents):
                found.append("e")
        found += [style for role, style in _STYLE.items() if held[role]]
        if part := self._open.last("part"):
            found.append(part.record)
        return " ".join(found)

    def _about(self, words: str) -> tuple[str, bool, str]:
        """Return the record that a piece opens, whether it is its first link, and its name."""
        figure = self._open.last("figure")
        if figure is not None:
            return figure.record, self._first(figure.record), f"{words}: {escape(figure.words)}"
        for role in _OPENS:
            mark = self._open.last(role)
            if mark is not None:
                link = mark.record in self._linked_at.get(role, ()) and self._first(mark.record)
                # Of what has no reporting word the words said are the link: they name it.
                aloud = f"{words}: {escape(mark.words)}" if role == "cue" else ""
                return mark.record, link, aloud
        return "", False, ""

    def _first(self, record: str) -> bool:
        if record in self._named:
            return False
        self._named.add(record)
        return True
