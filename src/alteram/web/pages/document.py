"""One document to be read: its text with all that is said in it, its records, its notes."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel

from alteram.compare import wording
from alteram.decisions import Note
from alteram.desk import View
from alteram.model import CopyCluster, Entry, Span
from alteram.text.edtf_words import date_words
from alteram.web.accounts import note as note_access
from alteram.web.marking import Run, laid_out
from alteram.web.records import record_of
from alteram.web.refusal import Refusal
from alteram.web.rendering import asked_by_htmx, show
from alteram.web.visitor import AtHand, Coder, Seen

ROUTER = APIRouter()

LONGEST_NOTE = 4_000
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_NAMED = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST_NAME = 100


@ROUTER.get("/documents/{document}")
def document(
    request: Request, document: str, seen: Seen, graphic: Literal["", "shown"] = ""
) -> HTMLResponse:
    """Show a document's text with what is said in it marked; graphic passages when asked for."""
    entry = seen.entry(document)
    _note_view(request, seen, entry)
    flagged = seen.judged.graphic.keys() & _ids(entry)
    runs = laid_out(entry, flagged if not graphic else frozenset())
    ours = [one for one in seen.judged.notes if one.about in _ids(entry)]
    return show(
        request,
        "document.html",
        entry=entry,
        runs=runs,
        language=entry.text.language if _LANGUAGE.fullmatch(entry.text.language) else "und",
        margin=_margin(runs, ours, entry),
        flagged=bool(flagged),
        flagged_whole=document in flagged,
        covered=document in flagged and not graphic,
        shown=bool(graphic),
        notes=[one for one in ours if one.about == document and one.span is None],
        reviewed=sum(seen.judged.state(one.id) != "proposed" for one in entry.analysis.claims),
        receipts=seen.receipts(document),
        earlier=_earlier(document, seen.clusters(document)),
        clusters=seen.clusters(document),
        date_words=date_words,
    )


@ROUTER.get("/documents/{document}/records/{record}")
def record(request: Request, document: str, record: str, seen: Seen) -> HTMLResponse:
    """Show one record: as a part for the panel, or as a page of its own."""
    entry = seen.entry(document)
    _note_view(request, seen, entry)
    found = record_of(entry, record, seen.judged, seen.events_of(document))
    flagged = {document, record, *(one.claim.id for one in found.claims)}
    part = asked_by_htmx(request)
    return show(
        request,
        "record_part.html" if part else "record.html",
        entry=entry,
        record=found,
        words=wording,
        graphic=bool(flagged & seen.judged.graphic.keys()),
        date_words=date_words,
        level="h2" if part else "h1",
    )


@ROUTER.get("/documents/{document}/original")
def original(request: Request, document: str, seen: Seen) -> Response:
    """Hand out the bytes as they were received, as a file to keep and never as a page."""
    entry = seen.entry(document)
    data = seen.original(document)
    note_access(request, "downloaded", document)
    name = safe_name(entry.document.location) or document
    return Response(
        data,
        media_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


class Noted(BaseModel):
    """A form with a note: on the passage from `start` to `end`, on a record, or on the document."""

    words: str = ""
    about: str = ""
    start: str = ""
    end: str = ""


@ROUTER.post("/documents/{document}/notes")
def note(
    document: str, seen: Seen, desk: AtHand, here: Coder, given: Annotated[Noted, Form()]
) -> RedirectResponse:
    """Write down a note on a document, a record of it or a passage."""
    entry = seen.entry(document)
    about = given.about or document
    if about not in _ids(entry):
        raise Refusal(404, "The document has no such record; the note was not written.")
    words = given.words.strip()
    if not words or len(words) > LONGEST_NOTE:
        raise Refusal(
            400, f"A note has 1 to {LONGEST_NOTE:,} characters; it was not written. Shorten it."
        )
    if given.start or given.end:
        span = _passage(given.start, given.end, len(entry.text.text))
        about = f"{document} {span.start}-{span.end}"
    made = desk.decide("note", about, words, who=here.who, role=here.role)
    return RedirectResponse(f"/documents/{document}#note-{made.id}", status_code=303)


class Flagged(BaseModel):
    """A form that says whether a document or a claim of it is graphic."""

    about: str = ""
    value: Literal["yes", ""] = ""


@ROUTER.post("/documents/{document}/graphic")
def flag(
    document: str, seen: Seen, desk: AtHand, here: Coder, given: Annotated[Flagged, Form()]
) -> RedirectResponse:
    """Say that a document or a claim of it is graphic, or take that back."""
    about = given.about or document
    if about not in _ids(seen.entry(document)):
        raise Refusal(404, "The document has no such record; nothing was flagged.")
    desk.decide("graphic", about, given.value, who=here.who, role=here.role)
    return RedirectResponse(f"/documents/{document}", status_code=303)


def _note_view(request: Request, seen: View, entry: Entry) -> None:
    """Keep in the log who looked at a document of which something is restricted."""
    if seen.judged.restrictions.keys() & _ids(entry):
        note_access(request, "viewed", entry.document.id)


def safe_name(location: str) -> str:
    """Return the name of a file as any system can keep it: letters, digits and three signs."""
    name = _NAMED.sub("-", PurePosixPath(location.replace("\\", "/")).name)
    return name.strip(".-")[-_LONGEST_NAME:].lstrip(".-")


def _passage(start: str, end: str, length: int) -> Span:
    """Return a stretch of a text; raises Refusal where it is none."""
    if start.isdecimal() and end.isdecimal() and max(len(start), len(end)) < 12:
        span = Span(int(start), int(end))
        if span.start < span.end <= length:
            return span
    raise Refusal(400, "These words do not stand in the text; the note was not written.")


def _ids(entry: Entry) -> frozenset[str]:
    found = entry.analysis
    records = (found.attributions, found.claims, found.figures)
    return frozenset((entry.document.id, *(one.id for some in records for one in some)))


def _earlier(document: str, clusters: Sequence[CopyCluster]) -> str | None:
    """Return the document whose text this one has, if any; of several the first."""
    links = [link for cluster in clusters for link in cluster.links]
    return next((one.of for one in links if one.document == document), None)


def _margin(
    runs: Sequence[Run], notes: Sequence[Note], entry: Entry
) -> Mapping[int, Sequence[Note]]:
    """Return the notes on passages and records by the beginning of the paragraph they stand in."""
    found = entry.analysis
    places = {one.id: one.span.start for some in (found.claims, found.figures) for one in some}
    places |= {one.id: one.content[0].start for one in found.attributions if one.content}
    starts = [one.span.start for run in runs for one in run.paragraphs]
    margin: dict[int, list[Note]] = defaultdict(list)
    for one in notes:
        at = one.span.start if one.span is not None else places.get(one.about)
        if at is not None and starts:
            margin[max((s for s in starts if s <= at), default=starts[0])].append(one)
    return margin
