"""Files and addresses added to the dossier, for programs."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from pydantic import BaseModel, Field

from alteram.api.intake import ReadOptions
from alteram.desk import View
from alteram.desk.adding import MOST_ADDRESSES, MOST_INPUTS, Adding, Inbox, Outcome, addresses_in
from alteram.desk.jobs import Progress
from alteram.errors import NotFoundError
from alteram.web.answers.asking import Given, Id
from alteram.web.pages.adding import AtWork
from alteram.web.visitor import Reviewer, Seen

ROUTER = APIRouter(prefix="/adding", tags=["adding"])

Outlet = Annotated[str, Form(max_length=200, description="The outlet of all that is added.")]
Date = Annotated[str, Form(max_length=40, description="The date of publication of all (EDTF).")]


class Batch(BaseModel):
    """Inputs that are read together in the background, and how far they are.

    `done` are those that are read, `now` the one that is being read, `fault` why the batch ended
    before its end. Documents and problems are there for all as soon as they are read.
    """

    id: str
    inputs: tuple[str, ...]
    progress: Progress
    done: tuple[Outcome, ...]
    now: Outcome
    fault: str


class Addresses(Given):
    """Web addresses to be fetched and read; outlet and date hold for all of them."""

    addresses: list[Annotated[str, Field(max_length=2_000, pattern=r"^https?://\S+$")]] = Field(
        min_length=1, max_length=MOST_ADDRESSES
    )
    outlet: str = Field(default="", max_length=200)
    date: str = Field(default="", max_length=40)


@ROUTER.post("/files", status_code=202, summary="Add files")
def add_files(
    here: Reviewer,
    seen: Seen,
    adding: AtWork,
    files: Annotated[
        list[UploadFile],
        File(min_length=1, max_length=MOST_INPUTS, description="The files to be read."),
    ],
    outlet: Outlet = "",
    date: Date = "",
) -> Batch:
    """Take files in, as multipart/form-data, and begin to read them."""
    with _filled(files) as inbox:
        job = adding.start(inbox, (), _options(outlet, date), here.who)
    return _told(seen, adding, job.id)


@ROUTER.post("/addresses", status_code=202, summary="Add web addresses")
def add_addresses(here: Reviewer, seen: Seen, adding: AtWork, given: Addresses) -> Batch:
    """Begin to fetch addresses and to read what they give; none of a private network."""
    addresses = addresses_in("\n".join(given.addresses))
    with _filled(()) as inbox:
        job = adding.start(inbox, addresses, _options(given.outlet, given.date), here.who)
    return _told(seen, adding, job.id)


@ROUTER.get("/{batch}", summary="How far a batch is")
def batch(here: Reviewer, seen: Seen, adding: AtWork, batch: Id) -> Batch:
    """Return how far files or addresses are that were added; known until others follow."""
    return _told(seen, adding, batch)


def _options(outlet: str, date: str) -> ReadOptions:
    return ReadOptions(outlet=outlet.strip() or None, date=date.strip() or None)


@contextmanager
def _filled(files: Iterable[UploadFile]) -> Iterator[Inbox]:
    """Yield a folder with these files, which is cleared if it is not put in line."""
    inbox = Inbox()
    try:
        for one in files:
            inbox.take(one.filename or "", one.file)
        yield inbox
    except BaseException:
        inbox.clear()
        raise


def _told(seen: View, adding: Adding, job: str) -> Batch:
    found = adding.find(job)
    if found is None:
        raise NotFoundError(f"There is no batch {job}; batches are known for a while only.")
    held, inputs = found
    progress = held.progress  # before what is done, so that nothing comes after the end
    return Batch(
        id=held.id,
        inputs=inputs.names,
        progress=progress,
        done=tuple(_in_sight(seen, one) for one in inputs.done),
        now=_in_sight(seen, inputs.now),
        fault=held.fault,
    )


def _in_sight(seen: View, one: Outcome) -> Outcome:
    """Return what became of an input, with the documents and problems that the role sees."""
    return replace(
        one,
        documents=seen.records(document.id for document in one.documents),
        problems=seen.told(one.problems),
    )
