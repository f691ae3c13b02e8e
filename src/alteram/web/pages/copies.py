"""The copies of a text: which documents have it, and what differs between two of them."""

from collections.abc import Sequence
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup, escape

from alteram.compare import find_differences
from alteram.compare.differences import Difference
from alteram.desk import View
from alteram.model import Entry, Republication, Span
from alteram.text.edtf_words import date_words
from alteram.web.rendering import show
from alteram.web.visitor import Seen
from alteram.web.watched import of_entry, watch

ROUTER = APIRouter()

KINDS = {
    "same_text": "the same text",
    "rewritten": "the same text, rewritten",
    "contains": "contains the text",
    "same_quotation": "the same quotation in another text",
}
_WORDS = {"left_out": "left out", "added": "added", "changed": "changed"}


@ROUTER.get("/documents/{document}/copies")
def copies(request: Request, document: str, seen: Seen) -> HTMLResponse:
    """Show all copies of a document's text, with the origin."""
    texts = seen.copies(document)
    watch(request, seen, (document, *(copy.document.id for text in texts for copy in text.copies)))
    return show(
        request,
        "copies.html",
        document=seen.record(document),
        texts=texts,
        kinds=KINDS,
        date_words=date_words,
    )


@ROUTER.get("/documents/{document}/copies/{other}")
def difference(request: Request, document: str, other: str, seen: Seen) -> HTMLResponse:
    """Show two documents side by side, with what the later one left out, added and changed."""
    earlier, copy, link = _in_order(seen, document, other)
    watch(request, seen, (*of_entry(earlier), *of_entry(copy)))
    within = None
    if link is not None and link.kind == "contains" and link.passages:
        within = Span(link.passages[0].start, link.passages[-1].end)
    found = find_differences(earlier.text.text, copy.text.text, within=within)
    return show(
        request,
        "differences.html",
        document=document,
        earlier=earlier.document,
        copy=copy.document,
        link=link,
        found=found,
        left=drawn(earlier.text.text, found.differences, "before"),
        right=drawn(copy.text.text, found.differences, "after"),
        words=_WORDS,
        kinds=KINDS,
        within=within is not None,
        date_words=date_words,
    )


def _in_order(seen: View, one: str, other: str) -> tuple[Entry, Entry, Republication | None]:
    """Return two documents, the one whose text the other has first, and how it has it.

    Where neither is known to have the text of the other, the second one comes first.
    """
    links = [link for cluster in seen.clusters(one) for link in cluster.links]
    for link in links:
        if {link.document, link.of} == {one, other} and one != other:
            return seen.entry(link.of), seen.entry(link.document), link
    return seen.entry(other), seen.entry(one), None


def drawn(text: str, found: Sequence[Difference], side: Literal["before", "after"]) -> Markup:
    """Return a text with what differs marked and numbered; everything of the text is escaped."""
    tag = "del" if side == "before" else "ins"
    other = "after" if side == "before" else "before"
    pieces: list[Markup] = []
    at = 0
    for number, one in enumerate(found, 1):
        span = one.before if side == "before" else one.after
        pieces.append(escape(text[at : span.start]))
        at, words = span.end, text[span.start : span.end]
        pieces.append(
            Markup('<{} class="{}{}" id="{}-{}"><a href="#{}-{}">{}</a></{}>').format(
                tag, one.kind, "" if words else " gap", side, number, other, number,
                words or _MISSING[one.kind], tag,
            )
        )  # fmt: skip
    pieces.append(escape(text[at:]))
    return Markup("").join(pieces)


_MISSING = {"left_out": "left out here", "added": "not there yet", "changed": "nothing"}
