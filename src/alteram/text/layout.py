"""How a news text is laid out: headline, dateline, byline and page furniture, apart from body.

Only what is surely not body is marked. The head is read from the first paragraph down until the
body begins, the tail from there on; nothing is looked at twice, so time is linear.
"""

import re
from dataclasses import dataclass, field

from alteram.model import Part, PartKind, Span
from alteram.text.clocks import with_stamps
from alteram.text.datelines import (
    DATE,
    Dateline,
    calendar_line,
    date_prefix,
    dateline,
    first_dateline,
    to_edtf,
)
from alteram.text.furniture import (
    byline,
    byline_place,
    credit_tail,
    credited_agency,
    is_furniture,
    is_list_heading,
    name_alone,
    signature,
)
from alteram.text.headlines import (
    TITLE_CHARS,
    ends_as_sentence,
    is_in_capitals,
    is_running_text,
    key,
    may_be_title,
    may_stand_above,
)
from alteram.text.issuers import (
    Issuer,
    dated_kind,
    find_issuer,
    is_outlet_line,
    masthead,
    signed_for,
)
from alteram.text.sentences import find_paragraphs

_TITLES, _HEAD, _SIGNED_WITHIN = 4, 24, 3
_TITLE_LABEL = re.compile(r"\s*#+\s*|\s*(?:title|headline)\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What of a text is not body, and what its head says about it; `date` is EDTF."""

    parts: tuple[Part, ...] = ()
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    date: str | None = None
    place: str | None = None


@dataclass(slots=True)
class _Draft:
    text: str
    parts: list[Part] = field(default_factory=list)
    titles: dict[str, None] = field(default_factory=dict)
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    date: str | None = None
    place: str | None = None

    def mark(self, kind: PartKind, start: int, end: int) -> None:
        """Add a part; a neighbour of the same kind is lengthened instead."""
        while start < end and self.text[end - 1].isspace():
            end -= 1
        while start < end and self.text[start].isspace():
            start += 1
        if start == end:
            return
        last = self.parts[-1] if self.parts else None
        if last is not None and last.kind == kind and not self.text[last.span.end : start].strip():
            self.parts[-1] = Part(kind=kind, span=Span(last.span.start, end))
        else:
            self.parts.append(Part(kind=kind, span=Span(start, end)))

    def learn(self, found: Dateline) -> None:
        """Keep what a dateline says; the first word on a matter stands."""
        self.date = self.date or found.date
        self.place = self.place or found.place
        self.outlet = self.outlet or found.outlet

    def sign(self, author: str | None, outlet: str | None) -> None:
        """Keep a byline; of two in a row without an outlet the first is the outlet's."""
        after_byline = bool(self.parts) and self.parts[-1].kind == "byline"
        if author and self.author and after_byline and self.outlet is None and outlet is None:
            self.author, self.outlet = author, self.author
        self.author, self.outlet = self.author or author, self.outlet or outlet

    def done(self) -> Layout:
        """Return the finished layout."""
        return Layout(
            parts=tuple(self.parts),
            title=self.title,
            outlet=self.outlet,
            author=self.author,
            date=self.date,
            place=self.place,
        )


def _read_line(draft: _Draft, start: int, end: int, capitals: bool) -> bool:
    """Take a paragraph that is wholly calendar, byline, dateline or furniture."""
    line = draft.text[start:end] if end - start <= 300 else ""
    if not line:
        return False
    found = calendar_line(line)
    if found is not None:
        draft.learn(found)
        draft.mark("dateline", start, end)
        return True
    return _read_credit(draft, line, start, end) or _read_aside(draft, line, (start, end), capitals)


def _read_credit(draft: _Draft, line: str, start: int, end: int) -> bool:
    """Take a byline, an outlet's name with or without its day, or what kind of text it is."""
    by = byline(line)
    if by is not None:
        draft.sign(*by)
        day = DATE.search(line)
        draft.date = draft.date or (to_edtf(day) if day is not None else None)
        draft.place = draft.place or byline_place(line)
        draft.mark("byline", start, end)
        return True
    alone = is_outlet_line(line) and (bool(draft.titles) or line.startswith("The "))
    mast = (line, None) if alone else masthead(line)
    if mast is not None:
        draft.outlet, draft.date = draft.outlet or mast[0], draft.date or mast[1]
        draft.mark("byline", start, end)
        return True
    issued = dated_kind(line)
    if issued is not None:
        draft.date = draft.date or issued
        draft.mark("dateline", start, end)
    return issued is not None


def _read_aside(draft: _Draft, line: str, span: tuple[int, int], capitals: bool) -> bool:
    """Take page furniture and a dateline that is a whole line."""
    if is_furniture(line) or is_list_heading(line):
        draft.mark("boilerplate", *span)
        return True
    found = dateline(draft.text, *span, capitals=capitals)
    whole = found is not None and found.end >= span[1]
    if found is not None and whole:
        draft.learn(found)
        draft.mark("dateline", *span)
    return whole


def _read_title(draft: _Draft, span: Span, capitals: bool, above: bool) -> bool:
    """Take a paragraph that is a headline or repeats one; `above` if a dateline follows it."""
    start, end = span
    line = draft.text[start:end] if end - start <= TITLE_CHARS else ""
    words = key(line)
    if not words:
        return False
    is_new = len(draft.titles) < _TITLES and (
        may_be_title(line, capitals) or (above and may_stand_above(line))
    )
    if words in draft.titles or is_new:
        draft.titles[words] = None
        line = _TITLE_LABEL.sub("", line)
        if draft.title is None or (len(draft.title.split()) < 3 < len(line.split())):
            draft.title = line
        draft.mark("title", start, end)
        return True
    return False


def _read_issuer(draft: _Draft, issuer: Issuer) -> int:
    """Mark the head lines of a body's own statement; return how many there are."""
    for line in issuer.lines:
        draft.mark("byline", *line)
    draft.outlet, draft.title = issuer.name, draft.text[issuer.title.start : issuer.title.end]
    draft.titles[key(draft.title)] = None
    day = DATE.search(draft.title)
    draft.title = draft.title.partition("\n")[0].strip()
    draft.date = to_edtf(day) if day is not None else None
    draft.mark("title", *issuer.title)
    return len(issuer.lines) + 1


def _read_head(draft: _Draft, paragraphs: tuple[Span, ...]) -> int:
    """Mark the head; return the index of the first paragraph of the body."""
    text, capitals = draft.text, is_in_capitals(draft.text)
    issuer = None if capitals else find_issuer(text, paragraphs)
    read = 0 if issuer is None else _read_issuer(draft, issuer)
    bodies = [
        number
        for number, span in enumerate(paragraphs[: _HEAD + 12])
        if is_running_text(text[span.start : min(span.end, span.start + 600)])
    ]
    last_body = bodies[-1] if bodies else -1
    dated = first_dateline(text, paragraphs, capitals)
    for number, (begin, end) in enumerate(paragraphs[read:_HEAD], start=read):
        start = begin
        prefix = date_prefix(text, start, end)
        if prefix is not None:
            draft.learn(prefix)
            draft.mark("dateline", start, prefix.end)
            start = prefix.end + len(text[prefix.end : end]) - len(text[prefix.end : end].lstrip())
            if start >= end:
                continue
        if _read_line(draft, start, end, capitals):
            continue
        author = name_alone(text[start:end]) if draft.titles and end - start <= 60 else None
        if author is not None and number < last_body:
            draft.sign(author, None)
            draft.mark("byline", start, end)
            continue
        above = number < dated
        if number < last_body and _read_title(draft, Span(start, end), capitals, above):
            continue
        found = dateline(text, start, end, capitals=capitals)
        if found is not None:
            draft.learn(found)
            draft.mark("dateline", start, found.end)
        return number
    return min(len(paragraphs), _HEAD)


def _read_furniture(draft: _Draft, line: str, span: Span, listing: bool) -> bool:
    """Take a line below the body that is furniture, a labelled date or a link in a list."""
    issued = calendar_line(line)
    if issued is not None and issued.labelled:
        draft.learn(issued)
        draft.mark("dateline", *span)
        return True
    linked = listing and (not ends_as_sentence(line) or issued is not None)
    if linked or is_furniture(line):
        draft.mark("boilerplate", *span)
        return True
    return False


def _sign_below(draft: _Draft, line: str, span: Span) -> bool:
    """Take "For the General Staff" and the name beneath it."""
    who = signed_for(line)
    above = draft.parts[-1] if draft.parts else Part(kind="title", span=span)
    below = above.kind == "byline" and not draft.text[above.span.end : span.start].strip()
    if who is None and (not below or ends_as_sentence(line)):
        return False
    draft.outlet = draft.outlet or who
    draft.mark("byline", *span)
    return True


def _read_body(draft: _Draft, paragraphs: tuple[Span, ...], first: int) -> None:
    """Mark furniture between and after the paragraphs of the body."""
    text, listing, last = draft.text, False, len(paragraphs) - 1
    for number, span in enumerate(paragraphs[first:], start=first):
        start, end = span
        line = text[start:end] if end - start <= 300 else ""
        if line and is_list_heading(line):
            listing = True
            draft.mark("boilerplate", start, end)
            continue
        if line and _read_furniture(draft, line, span, listing):
            continue
        listing = False
        if line and last - _SIGNED_WITHIN < number and _sign_below(draft, line, span):
            continue
        signed = signature(line) if line and number > first and number == last else None
        if signed is not None:
            draft.author, draft.outlet = draft.author or signed[0], draft.outlet or signed[1]
            draft.mark("byline", start, end)
            continue
        tail = credit_tail(text, start, end)
        if tail is not None and tail > start:
            draft.mark("boilerplate", tail, end)


def find_layout(text: str) -> Layout:
    """Find headline, dateline, byline and furniture of a text, and what they say.

    Parts are sorted, do not overlap and hold no white space at their edges.
    """
    paragraphs = find_paragraphs(text)
    draft = _Draft(text)
    first = _read_head(draft, paragraphs)
    _read_body(draft, paragraphs, first)
    draft.outlet = draft.outlet or credited_agency(text, paragraphs[first:])
    draft.parts = with_stamps(text, paragraphs, draft.parts)
    return draft.done()
