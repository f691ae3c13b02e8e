"""Exports made in the background, for programs."""

from typing import Annotated

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse
from pydantic import BaseModel, Field

from alteram.desk.exporting import ANNEX, REPORTS, Counted, Ready, Wish
from alteram.desk.jobs import Job, Progress
from alteram.errors import NotFoundError
from alteram.export import EXPORTERS
from alteram.export.masking import Masking
from alteram.model import Problem
from alteram.web.accounts import note
from alteram.web.answers.asking import Given, Id
from alteram.web.refusal import Refusal
from alteram.web.visitor import AtHand, Coder, Here

ROUTER = APIRouter(prefix="/exports", tags=["exports"])


class Format(BaseModel):
    """A format by the name under which it is asked for."""

    name: str
    what: str


class Wished(Given):
    """What is to be written, and whose names are masked in it.

    `mask_names` are one person each, forms of one name parted by ";". Leads alone may have what
    is restricted `with_restricted`.
    """

    form: str = Field(min_length=1, max_length=40)
    mask_names: list[Annotated[str, Field(max_length=500)]] = Field(default=[], max_length=200)
    mask_private: bool = False
    mask_persons: bool = False
    with_restricted: bool = False


class Export(BaseModel):
    """An export, how far it is, and what it holds. `ready`: it can be fetched."""

    id: str
    form: str
    progress: Progress
    ready: bool
    fault: str
    files: tuple[tuple[str, int], ...]
    left_out: tuple[Problem, ...]
    notes: tuple[str, ...]
    unmet: tuple[str, ...]
    counted: Counted | None


@ROUTER.get("/formats", summary="What can be written")
def formats(here: Here) -> tuple[Format, ...]:
    """Return the formats. The annex takes more choices and is made on the page /export."""
    made = tuple(Format(name=one.name, what=one.what) for one in EXPORTERS)
    return (
        *made,
        *(Format(name=one, what=f"the report ({file})") for one, file in REPORTS.items()),
    )


@ROUTER.get("", summary="One's own exports")
def exports(desk: AtHand, here: Coder) -> tuple[Export, ...]:
    """Return the exports that one asked for, the last first; they are kept for a while."""
    return tuple(_told(one) for one in desk.exports.of(here.who, here.role))


@ROUTER.post("", status_code=202, summary="Begin an export")
def begin(request: Request, desk: AtHand, here: Coder, given: Wished) -> Export:
    """Put an export in line, noted in the log. What is restricted is left out."""
    if given.with_restricted and not here.may("lead"):
        raise Refusal(403, "Restricted items leave with a lead alone; nothing was begun.")
    if given.form == ANNEX or all(given.form != one.name for one in formats(here)):
        raise NotFoundError(f"There is no format {given.form!r}; nothing was begun.")
    wish = Wish(
        form=given.form,
        masking=Masking(
            names=tuple(given.mask_names), private=given.mask_private, persons=given.mask_persons
        ),
        with_restricted=given.with_restricted if here.may("lead") else None,
        open_rounds=here.may("lead"),
    )
    job = desk.exports.start(wish, here.who, here.role)
    note(request, "exported", f"{given.form}{', with restricted items' * given.with_restricted}")
    return _told(job)


@ROUTER.get("/{export}", summary="How far an export is")
def export(desk: AtHand, here: Coder, export: Id) -> Export:
    """Return how far an export of one's own is, and what it holds."""
    return _told(desk.exports.find(export, here.who, here.role))


@ROUTER.get(
    "/{export}/file",
    summary="What was written",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}, "description": "The bytes."}},
)
def file(desk: AtHand, here: Coder, export: Id) -> Response:
    """Return the bytes: the file that was written, or a ZIP archive of several."""
    ready = desk.exports.find(export, here.who, here.role).result
    if not _there(ready) or ready is None or ready.path is None:
        raise NotFoundError("This export is not there (any more). Make it again.")
    return FileResponse(
        ready.path, media_type="application/octet-stream", filename=ready.path.name,
        content_disposition_type="attachment",
    )  # fmt: skip


def _there(ready: Ready | None) -> bool:
    return ready is not None and ready.path is not None and ready.path.is_file()


def _told(job: Job[Ready]) -> Export:
    progress, ready = job.progress, job.result
    return Export(
        id=job.id,
        form=job.what,
        progress=progress,
        ready=_there(ready),
        fault=job.fault,
        files=ready.files if ready is not None else (),
        left_out=ready.left_out if ready is not None else (),
        notes=ready.notes if ready is not None else (),
        unmet=ready.unmet if ready is not None else (),
        counted=ready.counted if ready is not None else None,
    )
