"""Passages that have some words, with who said each, through whom and when."""

from collections.abc import Iterator, Sequence
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup, escape
from pydantic import BaseModel

from alteram.desk import View
from alteram.desk.listing import Asked, is_asked, outlets
from alteram.errors import NotFoundError
from alteram.store import Cut, Found, Hit
from alteram.text.edtf_words import date_words
from alteram.web.rendering import show
from alteram.web.visitor import Seen
from alteram.web.watched import of_hits, watch

ROUTER = APIRouter()

AT_ONCE = 50
"""Passages of one page."""
LONGEST = 500
"""Characters of a question."""
_AROUND = 240
NOTHING = Found(hits=(), more=0)


class Question(BaseModel):
    """What is looked for, as an address holds it; `after` is where the page before ended."""

    q: str = ""
    speaker: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    after: str = ""

    def address(self, after: str) -> str:
        """Return the address of a page of what is found."""
        held = {**self.model_dump(), "after": after}
        asked = urlencode({name: value for name, value in held.items() if value})
        return f"/search?{asked}"


@ROUTER.get("/search")
def search(request: Request, seen: Seen, question: Annotated[Question, Query()]) -> HTMLResponse:
    """Show passages by date."""
    asked = Asked(
        outlet=question.outlet[:1_000], since=question.since[:10], until=question.until[:10]
    )
    found, fault = _found(seen, question, asked)
    watch(request, seen, of_hits(found.hits))
    records = {one.id: one for one in seen.records({hit.document for hit in found.hits})}
    last = _place(found.hits, question.after)
    return show(
        request,
        "search.html",
        question=question,
        asked=asked,
        found=found,
        fault=fault,
        records=records,
        quoted={hit: marked(hit) for hit in found.hits},
        graphic=seen.judged.graphic,
        outlets=outlets(seen.documents),
        next_page=question.address(last) if found.more else "",
        first_page=question.address("") if question.after else "",
        date_words=date_words,
    )


def _found(seen: View, question: Question, asked: Asked) -> tuple[Found, str]:
    """Return what is found, or why nothing could be looked for."""
    words = question.q[:LONGEST]
    if not words.strip():
        return NOTHING, ""
    document, _, shown = question.after.partition(":")
    after = (document, int(shown) if shown.isdecimal() and len(shown) < 9 else 0)
    among = None
    if asked.outlet or asked.since or asked.until:
        held = {one.id for one in seen.documents if is_asked(one, asked)}
        among = held.__contains__
    cut = Cut(limit=AT_ONCE, after=after, among=among)
    try:
        return seen.search(words, speaker=question.speaker[:LONGEST], limit=cut), ""
    except NotFoundError as error:
        return NOTHING, str(error)


def _place(hits: Sequence[Hit], before: str) -> str:
    """Return where a page ends: its last document, and how many of its passages were shown."""
    if not hits:
        return ""
    document = hits[-1].document
    shown = sum(one.document == document for one in hits)
    last, _, number = before.partition(":")
    if last == document and number.isdecimal():
        shown += int(number)
    return f"{document}:{shown}"


def marked(hit: Hit) -> Markup:
    """Return the words of a passage with those looked for marked; of a long one what is near."""
    first, last = hit.marks[0].start - _AROUND, hit.marks[-1].end + _AROUND
    start, end = max(hit.start, first), min(hit.end, last)
    if end - start > 3 * _AROUND:
        end = min(end, max(start + 3 * _AROUND, hit.marks[0].end))
    pieces = list(_pieces(hit, start, end))
    before = "… " if start > hit.start else ""
    after = " …" if end < hit.end else ""
    return Markup("").join((before, *pieces, after))


def _pieces(hit: Hit, start: int, end: int) -> Iterator[Markup]:
    at = start
    for mark in hit.marks:
        if mark.start < at or mark.end > end:
            continue
        yield escape(hit.quote[at - hit.start : mark.start - hit.start])
        words = escape(hit.quote[mark.start - hit.start : mark.end - hit.start])
        yield Markup("<mark>{}</mark>").format(words)
        at = mark.end
    yield escape(hit.quote[at - hit.start : end - hit.start])
