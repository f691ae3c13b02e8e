"""The first step of a run: the files of a share read, each document analysed, all of it kept."""

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from alteram.engines.analysts import Analysts
from alteram.engines.asked import Asked
from alteram.engines.entries import EntryWriter, entry_file
from alteram.engines.job import Job, Share
from alteram.engines.kept_stages import KeptStages, before, kept_stages
from alteram.engines.places import place
from alteram.engines.program import program
from alteram.engines.tables import TableWriter, table_file
from alteram.errors import AlteramError, QuoteMismatchError, ReadError, RunError
from alteram.model import Entry, Problem
from alteram.pipeline import NOTHING_KEPT, Analysed
from alteram.read import Readers, Received
from alteram.store.documents import check


class _Workers(NamedTuple):
    """The processes that parse and analyse for this one."""

    readers: Readers
    analysts: Analysts


def read_share(job: Job, share: Share) -> str:
    """Write the entries of a share, and its problems; return its name.

    The entries come last, which say that it is done.
    What cannot be read or analysed is a problem of its own, and the rest goes on. Raises RunError
    where results cannot be written, or this host has another program than the one who asks.
    """
    if program() != job.program:
        raise RunError(
            f"share {share.name}: another version of Alteram is installed where it was to be read; "
            "nothing of it was done. Install the same version on all machines."
        )
    out = place(job.out)
    with (
        kept_stages(out, share.name) as kept,
        entry_file(out, share.name) as entries,
        table_file(out, "problems", share.name) as problems,
    ):
        received = _received(job, share)
        for one, analysed in _workers().analysts.through(
            (one, _asked(one, kept)) for one in received
        ):
            if isinstance(one, Problem):
                problems.add(_row(one))
            else:
                assert analysed is not None
                _keep(one, analysed, entries, problems)
    out.drop(before(share.name))
    return share.name


@lru_cache(maxsize=1)
def _workers() -> _Workers:
    """Return the processes that work for this one, for all shares that it is given.

    They end with it; to start them for each share would cost a fifth of the time.
    """
    return _Workers(Readers(), Analysts(1))


def _received(job: Job, share: Share) -> Iterator[Received | Problem]:
    """Yield what the files of a share give, one after the other."""
    texts = place(job.given)
    for path in share.files:
        location = os.fsencode(path).decode("utf-8", "backslashreplace")
        try:
            data = texts.read(path)
        except ReadError as error:
            yield _set_aside(location, error)
            continue
        for one in _workers().readers.read(data, location, job.captured, columns=job.columns):
            yield one if isinstance(one, Problem) else _completed(one, job)


def _completed(one: Received, job: Job) -> Received:
    """Return a document with what was told for those that do not tell it themselves."""
    document = replace(
        one.document,
        outlet=one.document.outlet or job.outlet,
        published=one.document.published or job.date,
    )
    return replace(one, document=document)


def _asked(one: Received | Problem, kept: KeptStages | None) -> Asked | None:
    if isinstance(one, Problem):
        return None
    return Asked(
        text=one.text.text,
        date=one.document.published,
        outlet=one.document.outlet,
        location=one.document.location,
        kept=NOTHING_KEPT if kept is None else kept.of(one.text.sha256),
        held=len(one.original),
    )


def _keep(one: Received, analysed: Analysed, entries: EntryWriter, problems: TableWriter) -> None:
    """Keep a document, or why it cannot be kept."""
    entry = Entry(document=one.document, text=one.text, analysis=analysed.analysis)
    try:
        check(entry, one.original)
    except QuoteMismatchError as error:
        problems.add(_row(_set_aside(one.document.location, error)))
        return
    entries.add(entry, one.original, analysed.kept)
    for problem in entry.analysis.problems:
        problems.add(_row(problem))


def _set_aside(location: str, error: AlteramError) -> Problem:
    words = os.fsencode(str(error)).decode("utf-8", "backslashreplace")
    return Problem(location=location, stage="read", message=words)


def _row(problem: Problem) -> dict[str, object]:
    return {"location": problem.location, "stage": problem.stage, "message": problem.message}
