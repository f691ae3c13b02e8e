"""Documents, their texts, records and copies, for programs."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel

from alteram.api.copying import SameText
from alteram.desk import View
from alteram.errors import NotFoundError
from alteram.model import (
    Analysis,
    Attribution,
    Claim,
    CopyCluster,
    Decision,
    Document,
    Event,
    Figure,
    TextVersion,
)
from alteram.store import Receipt
from alteram.web.answers.asking import After, Id, Limit, Page, Words, page
from alteram.web.visitor import Seen
from alteram.web.watched import of_entry, watch

ROUTER = APIRouter(tags=["documents"])


class Whole(BaseModel):
    """A document as it stands: rejected records left out, edits in place.

    Offsets are code points of `text.text`, the end exclusive. What the role may not see is
    written as blocks (U+2588) of the same length.
    """

    document: Document
    text: TextVersion
    analysis: Analysis
    receipts: tuple[Receipt, ...]
    clusters: tuple[CopyCluster, ...]
    events: tuple[Event, ...]


class Record(BaseModel):
    """One record of a document, with its exact words and what people decided of it."""

    kind: Literal["attribution", "claim", "figure"]
    record: Attribution | Claim | Figure
    quotes: tuple[str, ...]
    state: str
    graphic: bool
    history: tuple[Decision, ...]


@ROUTER.get("/documents", summary="Documents by date and location")
def documents(seen: Seen, q: Words = "", after: After = None, limit: Limit = 100) -> Page[Document]:
    """Return documents, undated ones last; with `q`, those with it in title, outlet or location."""
    asked = q.casefold().strip()
    found = [
        one
        for one in seen.documents
        if asked in f"{one.title or ''}\n{one.outlet or ''}\n{one.location}".casefold()
    ] if asked else seen.documents  # fmt: skip
    return page(found, after, limit, _id)


@ROUTER.get("/documents/{document}", summary="A document with its text and records")
def document(request: Request, seen: Seen, document: Id) -> Whole:
    """Return a document as it stands."""
    entry = seen.entry(document)
    watch(request, seen, of_entry(entry))
    return Whole(
        document=entry.document,
        text=entry.text,
        analysis=entry.analysis,
        receipts=seen.receipts(document),
        clusters=seen.clusters(document),
        events=seen.events_of(document),
    )


@ROUTER.get("/documents/{document}/records/{record}", summary="One record of a document")
def record(request: Request, seen: Seen, document: Id, record: Id) -> Record:
    """Return an attribution, claim or figure as it stands, with its words and its decisions."""
    entry = seen.entry(document)
    for kind in (entry.analysis.attributions, entry.analysis.claims, entry.analysis.figures):
        for one in kind:
            if one.id == record:
                watch(request, seen, (document, record))
                return _record(seen, entry.text.text, one)
    raise NotFoundError(f"There is no record {record} in the document {document}.")


def _record(seen: View, text: str, one: Attribution | Claim | Figure) -> Record:
    kind: Literal["attribution", "claim", "figure"]
    if isinstance(one, Attribution):
        kind, spans = "attribution", one.content
    else:
        kind, spans = ("claim" if isinstance(one, Claim) else "figure"), (one.span,)
    return Record(
        kind=kind,
        record=one,
        quotes=tuple(text[span.start : span.end] for span in spans),
        state=seen.judged.state(one.id),
        graphic=one.id in seen.judged.graphic,
        history=seen.history((one.id,)),
    )


@ROUTER.get("/documents/{document}/copies", summary="Texts that a document shares with others")
def copies(
    request: Request,
    seen: Seen,
    document: Id,
    differences: Annotated[bool, Query(description="Say what differs, word by word.")] = False,
) -> tuple[SameText, ...]:
    """Return the texts of which several documents have a copy, this one among them."""
    found = seen.copies(document, differences=differences)
    watch(request, seen, (copy.document.id for text in found for copy in text.copies))
    return found


@ROUTER.get(
    "/documents/{document}/original",
    summary="The bytes of a document as they were received",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}, "description": "The bytes."}},
)
def original(request: Request, seen: Seen, document: Id) -> Response:
    """Return the bytes. They are not given where a part of the text is hidden from the role."""
    data = seen.original(document)
    watch(request, seen, of_entry(seen.entry(document)))
    return Response(
        data,
        media_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{document}"'},
    )


def _id(one: Document) -> str:
    return one.id
