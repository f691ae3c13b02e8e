"""The page of exports: every format, the report and the annex, made in the background."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, StreamingResponse
from pydantic import BaseModel, Field

from alteram.desk.exporting import ANNEX, KEPT_FOR, REPORTS, Ready, Wish
from alteram.desk.jobs import Job
from alteram.errors import NotFoundError, ReportError
from alteram.export import EXPORTERS
from alteram.export.annex import FORMS, MOST_PAGES, Asked
from alteram.export.masking import Masking
from alteram.text.edtf import is_edtf
from alteram.web.accounts import note
from alteram.web.refusal import Refusal
from alteram.web.rendering import asked_by_htmx, show
from alteram.web.visitor import AtHand, Coder, Here, Seen, Visitor

ROUTER = APIRouter()

EVENTS = 500
_NAMES, _LONGEST = 200, 20_000
_LEAST_KEY = 32
_EACH = 0.25  # seconds between two looks at how far an export is
Lines = Annotated[str, Field(max_length=_LONGEST)]
Id = Annotated[str, Query(max_length=40)]


class ExportForm(BaseModel):
    """What is to be written and how; several names or parties stand one a line."""

    form: Annotated[str, Field(max_length=40)]
    mask_private: bool = False
    mask_persons: bool = False
    mask_names: Lines = ""
    mask_key: Annotated[str, Field(max_length=1_000)] = ""
    with_restricted: bool = False
    event: Annotated[list[str], Field(max_length=50)] = []
    parties: Lines = ""
    speakers: Lines = ""
    first: Annotated[str, Field(max_length=60)] = ""
    last: Annotated[str, Field(max_length=60)] = ""
    max_pages: Annotated[int, Field(ge=1, le=100_000)] = MOST_PAGES
    forms: Annotated[list[str], Field(max_length=5)] = []
    count: Annotated[str, Field(max_length=10)] = ""


@ROUTER.get("/export")
def export(
    request: Request,
    seen: Seen,
    desk: AtHand,
    here: Here,
    event: Annotated[str, Query(max_length=80)] = "",
) -> HTMLResponse:
    """Show what can be written, and what this person had written."""
    return show(
        request,
        "export.html",
        formats=EXPORTERS,
        events=seen.links.events[:EVENTS],
        chosen=event,
        annex_forms=FORMS,
        reports=tuple(REPORTS.items()),
        most_pages=MOST_PAGES,
        jobs=desk.exports.of(here.who, here.role),
        minutes=round(KEPT_FOR / 60),
    )


@ROUTER.post("/export")
def begin(
    request: Request, desk: AtHand, here: Coder, form: Annotated[ExportForm, Form()]
) -> Response:
    """Put an export in line, noted in the log."""
    job = desk.exports.start(_wish(form, here), here.who, here.role)
    withheld = ", with restricted items" if form.with_restricted else ""
    note(request, "exported", f"{form.form}{' (pages counted)' if form.count else ''}{withheld}")
    return RedirectResponse(f"/export/job?of={job.id}", 303)


@ROUTER.get("/export/job")
def job(request: Request, desk: AtHand, here: Coder, of: Id = "") -> Response:
    """Show how far an export is, and what came of it before it is fetched."""
    if not of:
        return RedirectResponse("/export", 303)
    found = desk.exports.find(of, here.who, here.role)
    template = "export_job_part.html" if asked_by_htmx(request) else "export_job.html"
    return show(
        request, template, job=found, progress=found.progress, ready=found.result,
        minutes=round(KEPT_FOR / 60), here_still=_there(found),
    )  # fmt: skip


@ROUTER.get("/export/progress")
async def progress(desk: AtHand, here: Coder, of: Id = "") -> Response:
    """Tell how far an export is, as server-sent events, until it has ended."""
    if not of:
        return RedirectResponse("/export", 303)
    found = desk.exports.find(of, here.who, here.role)
    return StreamingResponse(_told(found), media_type="text/event-stream")


async def _told(found: Job[Ready]) -> AsyncIterator[str]:
    before = None
    while True:
        now = found.progress
        if now != before:
            words = {"state": now.state, "steps": now.steps, "words": now.words}
            yield f"event: {'ended' if now.ended else 'step'}\ndata: {json.dumps(words)}\n\n"
            before = now
        if now.ended:
            return
        await asyncio.sleep(_EACH)


@ROUTER.get("/export/file")
def file(desk: AtHand, here: Coder, of: Id = "") -> Response:
    """Hand out what was written, to be kept and not shown."""
    if not of:
        return RedirectResponse("/export", 303)
    found = desk.exports.find(of, here.who, here.role)
    ready = found.result
    if ready is None or ready.path is None or not ready.path.is_file():
        raise NotFoundError("This export is not there (any more). Make it again.")
    return FileResponse(
        ready.path, media_type="application/octet-stream", filename=ready.path.name,
        content_disposition_type="attachment",
    )  # fmt: skip


@ROUTER.post("/export/stop")
def stop(desk: AtHand, here: Coder, of: Annotated[str, Form(max_length=40)]) -> Response:
    """Stop an export at its next step."""
    desk.exports.find(of, here.who, here.role).stop()
    return RedirectResponse(f"/export/job?of={of}", 303)


def _there(found: Job[Ready]) -> bool:
    ready = found.result
    return ready is not None and ready.path is not None and ready.path.is_file()


def _wish(form: ExportForm, here: Visitor) -> Wish:
    """Return what a form asks for; raises ReportError or Refusal where it cannot be had."""
    if form.with_restricted and not here.may("lead"):
        raise Refusal(403, "Restricted items leave with a lead alone; nothing was begun.")
    names = _lines(form.mask_names)
    if len(names) > _NAMES:
        raise ReportError(f"More than {_NAMES} names to be masked; nothing was begun.")
    secret = form.mask_key.encode("utf-8")
    if secret and len(secret) < _LEAST_KEY:
        raise ReportError(
            f"A key of {len(secret)} bytes is no secret; nothing was begun. Give at least "
            f"{_LEAST_KEY} characters, or none for the dossier's own."
        )
    return Wish(
        form=form.form,
        masking=Masking(
            names=names, private=form.mask_private, persons=form.mask_persons, secret=secret
        ),
        with_restricted=form.with_restricted if here.may("lead") else None,
        open_rounds=here.may("lead"),
        asked=_asked(form),
        forms=tuple(one for one in FORMS if one in form.forms),
        count=bool(form.count),
    )


def _asked(form: ExportForm) -> Asked:
    events = tuple(one.strip() for one in form.event if one.strip())
    if form.form == ANNEX and not events:
        raise ReportError("An annex is of events: choose one; nothing was begun.")
    for one in (form.first, form.last):
        if one.strip() and not is_edtf(one.strip()):
            raise ReportError(f"{one!r} is no date (2022, 2022-03, 2022-03-04); nothing was begun.")
    return Asked(
        events=events,
        parties=_lines(form.parties),
        speakers=_lines(form.speakers),
        first=form.first.strip() or None,
        last=form.last.strip() or None,
        max_pages=form.max_pages,
    )


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.splitlines() if line.strip())
