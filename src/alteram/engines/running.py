"""A run from its texts to its tables, on whatever engine; one that was stopped goes on.

Three steps over shares: documents are read and analysed, then say what they tell of events, then
become rows. Between them this process finds, of what was seen of all documents, what belongs
together.
"""

import datetime
import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from alteram import __version__
from alteram.engines import record
from alteram.engines.engine import Engine
from alteram.engines.job import ALL, DONE, ENTRIES, RUN, WORK, Job, Share, file_of
from alteram.engines.linking_run import counted, linked, save_homes, write_tables
from alteram.engines.listing import Listing, cut, listing, marks
from alteram.engines.places import Place, place, results
from alteram.engines.program import program
from alteram.engines.reading_share import read_share
from alteram.engines.table_share import table_share
from alteram.engines.tables import Tally, rows_in, table_file
from alteram.engines.telling_share import Counted
from alteram.errors import RunError
from alteram.model import Problem

Phase = Literal["Reading", "Linking", "Writing"]
Told = Callable[[Phase, int, int], None]
"""Called with how many shares of all have gone through a phase."""
MOST_SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class RunDone:
    """What a run gave, and where.

    `problems` are the first of those set aside, in the order of their shares. `again` tells that
    it was done before, and nothing had to be done.
    """

    out: str
    record: record.Done
    problems: tuple[Problem, ...]
    again: bool


def run(job: Job, engine: Engine, told: Told = lambda phase, done, of: None) -> RunDone:
    """Work through the texts of a job and write its tables.

    Where results of the same job are there, what has been done is not done again; where the texts
    or the program are other than they were, or results are there no more, what depends on it is.
    A job without `captured` takes that of the results, else the time now. Raises RunError.
    """
    texts, out = place(job.given), results(job.out)
    _check_apart(texts, out)
    found = listing(texts)
    shares = cut(found.files, job.size)
    with _alone(out):
        job = _begun(job, out, found)
        done = record.done(out)
        if done is not None and record.lost(out, len(shares)):
            out.drop(DONE)
            done = None
        if again := done is not None:
            out.drop_folder(WORK)
        if done is None:
            done = _worked(job, engine, found, shares, told)
        problems = tuple(_problems(out, shares))
        return RunDone(out=out.name, record=done, problems=problems, again=again)


def _begun(job: Job, out: Place, found: Listing) -> Job:
    """Write down what is asked, or check it against what is; return the job as it is worked."""
    old = record.earlier(out)
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    captured = job.captured or (now if old is None else old.captured)
    job = replace(job, captured=captured, program=program())
    new = record.asked(job, __version__, found.files, marks(found.files, job.size, job.program))
    if old is None:
        record.save(out, RUN, new)
    else:
        record.check_options(out, old, new)
        if old.shares != new.shares:
            record.make_room(out, old, new)
    return job


def _worked(
    job: Job, engine: Engine, found: Listing, shares: Sequence[Share], told: Told
) -> record.Done:
    out = place(job.out)
    of = len(shares)
    there = frozenset(out.names(ENTRIES))
    missing = [share for share in shares if f"{share.name}.parquet" not in there]
    for number, _ in enumerate(engine.map(partial(read_share, job), missing), 1):
        told("Reading", of - len(missing) + number, of)
    ours = counted(out, shares)
    telling = iter(range(1, of + 1))
    links = linked(job, engine, ours, lambda: told("Linking", next(telling), of))
    save_homes(out, links.events, ours)
    tallies, problems = _tabled(job, engine, ours, told)
    tallies |= write_tables(out, links, ours)
    unread = _note_unread(out, found)
    tallies["problems"] += unread
    if unread.rows:
        problems["read"] = problems.get("read", 0) + unread.rows
    done = record.Done(
        tables=record.tabled(tallies),
        problems=dict(sorted(problems.items())),
        left_out=found.left_out,
    )
    record.save(out, DONE, done)
    out.drop_folder(WORK)
    return done


def _tabled(
    job: Job, engine: Engine, shares: Sequence[Counted], told: Told
) -> tuple[dict[str, Tally], dict[str, int]]:
    """Write the tables of all shares; return their tallies, and the problems by stage."""
    tallies: dict[str, Tally] = {}
    problems: dict[str, int] = {}
    for number, one in enumerate(engine.map(partial(table_share, job), shares), 1):
        for table, tally in one.tallies.items():
            tallies[table] = tallies.get(table, Tally()) + tally
        for stage, count in one.problems.items():
            problems[stage] = problems.get(stage, 0) + count
        told("Writing", number, len(shares))
    return tallies, problems


def _note_unread(out: Place, found: Listing) -> Tally:
    """Keep which folders could not be listed."""
    if not found.unread:
        out.drop(file_of("problems"))
        return Tally()
    with table_file(out, "problems") as problems:
        for path in found.unread:
            location = os.fsencode(path).decode("utf-8", "backslashreplace")
            words = (
                f"{location}: the folder cannot be listed, or is too deep; nothing of it was read. "
                "Check its permissions, or make a run of it by itself."
            )
            problems.add({"location": location, "stage": "read", "message": words})
    return problems.tally


def _problems(out: Place, shares: Sequence[Share]) -> Iterator[Problem]:
    """Yield the first problems."""
    left = MOST_SHOWN
    names = [*(share.name for share in shares), ALL]
    there = frozenset(out.names("problems"))
    for name in names:
        if f"{name}.parquet" not in there:
            continue
        for row in rows_in(out, "problems", name, ["location", "stage", "message"]):
            if not left:
                return
            left -= 1
            yield Problem(**{field: str(value) for field, value in row.items()})


def _check_apart(texts: Place, out: Place) -> None:
    """Raise RunError where results would stand among the texts, or the texts among them."""
    # Two addresses of one store may differ in who asks, and in nothing else.
    if texts.files.type_name != out.files.type_name:
        return
    ours, theirs = _whole(out), _whole(texts)
    if ours.startswith(theirs) or theirs.startswith(ours):
        raise RunError(
            f"{out.name}: is, holds or stands in {texts.name}, from which texts are read; nothing "
            "was done. Name a folder for the results that is apart from the texts."
        )


def _whole(folder: Place) -> str:
    path = os.path.realpath(folder.path) if folder.is_local else folder.path
    return f"{path.rstrip('/')}/"


@contextmanager
def _alone(out: Place) -> Iterator[None]:
    """Let nobody else on this machine write into a folder; raises RunError where somebody does."""
    if not out.is_local:
        yield
        return
    out.make()
    folder = os.open(out.path, os.O_RDONLY)
    try:
        _lock(folder, out)
        yield
    finally:
        os.close(folder)


def _lock(folder: int, out: Place) -> None:
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise RunError(
            f"{out.name}: another run is writing there; nothing was done. "
            "Wait until it has ended, or name another folder for the results."
        ) from error
    except OSError:
        return  # A file system that knows no locks: nobody can be kept out.
