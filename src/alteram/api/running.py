"""A whole folder or bucket of texts worked through, on this machine or on a cluster."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from alteram.api.intake import ReadOptions
from alteram.api.reading import checked
from alteram.engines import Engine
from alteram.engines.job import Job
from alteram.engines.local import LocalEngine
from alteram.engines.running import RunDone, Told
from alteram.engines.running import run as run_job
from alteram.errors import RunError

EngineName = Literal["local", "spark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """How a run is done. `reading` holds for all texts.

    `processes` are those of the local engine (None: as many as cores and memory allow), `master` is
    that of a Spark cluster (None: what its environment says, else this machine). `captured` is
    one time (ISO) for the whole run; without it, that of the results that are there, else now.
    """

    engine: EngineName = "local"
    processes: int | None = None
    master: str | None = None
    captured: str | None = None
    reading: ReadOptions = field(default_factory=ReadOptions)


def run(
    given: str,
    out: str,
    *,
    options: RunOptions | None = None,
    told: Told = lambda phase, done, of: None,
) -> RunDone:
    """Read, analyse and link all texts of a folder, and write one table for each sort of record.

    `given` and `out` are folders, or addresses of folders (file://, s3://, gs://, hdfs://).
    `told` is called as shares of the work are done. What is done already is not done again.
    Raises RunError, ReadError where the date of the options is no date or a column for no field.
    """
    options = options or RunOptions()
    reading = checked(options.reading)
    job = Job(
        given=given,
        out=out,
        captured=_time(options.captured),
        program="",
        outlet=reading.outlet,
        date=reading.date,
        columns=reading.columns,
    )
    with _engine(options) as engine:
        return run_job(job, engine, told)


@contextmanager
def _engine(options: RunOptions) -> Iterator[Engine]:
    if options.engine == "local":
        if options.master is not None:
            raise RunError(
                f"{options.master}: is a master of Spark, and the engine is local; nothing was "
                "done. Add --engine spark, or leave --master out."
            )
        yield LocalEngine(options.processes)
        return
    if options.processes is not None:
        raise RunError(
            "The number of processes is that of the local engine; nothing was done. With Spark "
            f"leave --processes out, or say --master 'local[{options.processes}]'."
        )
    from alteram.engines.spark import SparkEngine

    with SparkEngine(options.master) as engine:
        yield engine


def _time(given: str | None) -> str:
    if given is None:
        return ""
    try:
        time = datetime.datetime.fromisoformat(given)
    except ValueError as error:
        raise RunError(
            f"{given!r} is no time; nothing was done. Write it as 2024-05-01T12:00:00+00:00."
        ) from error
    if time.tzinfo is None:
        time = time.replace(tzinfo=datetime.UTC)
    return time.isoformat(timespec="seconds")
