"""Documents added from a page: files and addresses taken in, and how far each batch is."""

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, StreamingResponse
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException

from alteram.api.intake import ReadOptions
from alteram.desk.adding import MOST_INPUTS, Adding, Batch, Inbox, addresses_in
from alteram.desk.jobs import Job
from alteram.web.refusal import Refusal
from alteram.web.rendering import show
from alteram.web.visitor import Reviewer, Seen

EACH = 0.25
"""Seconds between two looks at how far a batch is."""
_FIELDS = 40
_LONGEST_FIELD = 100_000


_FIRST = threading.Lock()


@asynccontextmanager
async def _lasting(app: FastAPI) -> AsyncIterator[None]:
    """End the thread that adds documents with the application."""
    yield
    held: Adding | None = getattr(app.state, "adding", None)
    if held is not None:
        await run_in_threadpool(held.close)


ROUTER = APIRouter(lifespan=_lasting)


def at_work(request: Request) -> Adding:
    """Return what adds documents; it is there from the first time that somebody asks for it."""
    state = request.app.state
    with _FIRST:
        if getattr(state, "adding", None) is None:
            state.adding = Adding(state.desk.name)
    held: Adding = state.adding
    return held


AtWork = Annotated[Adding, Depends(at_work)]


async def sent(request: Request, here: Reviewer) -> AsyncIterator[FormData]:
    """Yield the form that a person sent, with its files; they are closed afterwards."""
    try:
        form = await request.form(
            max_files=MOST_INPUTS, max_fields=_FIELDS, max_part_size=_LONGEST_FIELD
        )
    except MultiPartException as error:
        raise Refusal(
            400, f"The form cannot be taken in ({error.message}); nothing was read. Send less."
        ) from error
    try:
        yield form
    finally:
        await form.close()


@ROUTER.post("/adding")
async def add(
    here: Reviewer, adding: AtWork, form: Annotated[FormData, Depends(sent)]
) -> RedirectResponse:
    """Take files and addresses in and begin to read them."""
    if _word(form, "allow_private") and not here.may("lead"):
        raise Refusal(
            403,
            "Addresses of a private network are read for a lead alone; nothing was read. "
            "Ask a lead to add them.",
        )
    job = await run_in_threadpool(_begin, adding, form, here.who)
    return RedirectResponse(f"/adding/{job.id}", status_code=303)


def _begin(adding: Adding, form: FormData, who: str) -> Job[None]:
    """Put a form's files in a private folder, and them and its addresses in line."""
    options = ReadOptions(
        outlet=_word(form, "outlet") or None,
        date=_word(form, "date") or None,
        columns=_columns(_word(form, "columns")),
        allow_private=bool(_word(form, "allow_private")),
    )
    addresses = addresses_in(_word(form, "addresses"))
    inbox = Inbox()
    try:
        for one in form.getlist("files"):
            # A browser sends an empty file where none was chosen.
            if isinstance(one, UploadFile) and (one.filename or one.size):
                inbox.take(one.filename or "", one.file)
        return adding.start(inbox, addresses, options, who)
    except BaseException:
        inbox.clear()
        raise


def _word(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""


def _columns(words: str) -> dict[str, str] | None:
    """Return "text=body; title=headline" as a table's columns; raises Refusal."""
    columns = {}
    for pair in filter(str.strip, words.split(";")):
        field, equals, name = (one.strip() for one in pair.partition("="))
        if not (field and equals and name):
            raise Refusal(
                400,
                f"{pair.strip()[:100]!r} names no column; nothing was read. "
                "Write it as text=body; title=headline.",
            )
        columns[field] = name
    return columns or None


@ROUTER.get("/adding/{job}")
def progress(
    request: Request, job: str, here: Reviewer, adding: AtWork, seen: Seen
) -> HTMLResponse:
    """Show how far a batch is."""
    found, batch = _found(adding, job)
    state = found.progress  # before what is done, so that nothing comes after the end
    return show(
        request,
        "adding.html",
        job=found,
        state=state,
        batch=batch,
        line=line_of(found, batch),
        pending=batch.names[len(batch.done) :],
        told=seen.told,
        visible={one.id for one in seen.records(_documents(batch))},
    )


def _documents(batch: Batch) -> Iterator[str]:
    return (one.id for done in batch.done for one in done.documents)


@ROUTER.get("/adding/{job}/events")
def events(request: Request, job: str, here: Reviewer, adding: AtWork) -> StreamingResponse:
    """Tell how far a batch is, each time that it is further (server-sent events)."""
    found, batch = _found(adding, job)
    return StreamingResponse(_told(request, found, batch), media_type="text/event-stream")


async def _told(request: Request, job: Job[None], batch: Batch) -> AsyncIterator[str]:
    before = ""
    while not await request.is_disconnected():
        ended = job.progress.ended
        now = json.dumps(
            {"line": line_of(job, batch), "done": len(batch.done), "of": len(batch.names),
             "ended": ended}
        )  # fmt: skip
        if now != before:
            yield f"data: {now}\n\n"
            before = now
        if ended:
            return
        await asyncio.sleep(EACH)


def _found(adding: Adding, job: str) -> tuple[Job[None], Batch]:
    found = adding.find(job)
    if found is None:
        raise Refusal(
            404,
            "This batch is not known any more; what was added of it is in the dossier. "
            "Its problems stand there too.",
        )
    return found


def line_of(job: Job[None], batch: Batch) -> str:
    """Return in one sentence how far a batch is."""
    state, done, of = job.progress.state, len(batch.done), len(batch.names)
    if state == "waiting":
        return "Waiting for another batch to end."
    if state == "failed":
        return f"Ended before its time: {job.fault} What was added until then is kept."
    if state == "stopped":
        return f"Stopped; {done} of {of} inputs were read. What was added until then is kept."
    if state == "done":
        return f"Done: {of} of {of} inputs."
    if batch.phase == "linking":
        return f"All {of} inputs are read and kept. Linking them with what is there."
    now = batch.now
    so_far = f": documents so far: {now.new + now.known}" if now.location else ""
    return f"Reading input {done + 1} of {of}, {batch.names[min(done, of - 1)]}{so_far}"
