"""What a folder of results says of its run: what was asked, and once it is done, what it gave."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from alteram.engines.job import (
    ALL,
    DONE,
    ENTRIES,
    OF_ALL,
    OF_SHARES,
    RUN,
    WORK,
    Job,
    file_of,
    share_name,
)
from alteram.engines.kept_stages import before
from alteram.engines.listing import File
from alteram.engines.places import Place, shown
from alteram.engines.tables import Tally
from alteram.errors import RunError

T = TypeVar("T")
TABLES = (ENTRIES, *OF_SHARES)
FORM = 1
"""The form of the folder of results; raised where an older program could misread it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a run was begun with. `listing` is a hash of all files and their sizes.

    `shares` are marks: each changes with the files of its share and with the program.
    """

    form: int
    version: str
    program: str
    texts: str
    files: int
    bytes: int
    listing: str
    captured: str
    outlet: str | None
    date: str | None
    columns: dict[str, str]
    shares: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """How many rows a table has, and what stands for them, 64 hex digits (see `Tally`)."""

    rows: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a run gave: the rows of each table.

    `problems` counts them by stage; `left_out` says what of the texts was left out on purpose.
    """

    tables: dict[str, Rows]
    problems: dict[str, int]
    left_out: str = ""


def tabled(tallies: dict[str, Tally]) -> dict[str, Rows]:
    """Return tallies as they are kept, sorted by table."""
    return {
        table: Rows(tally.rows, f"{tally.digest:064x}") for table, tally in sorted(tallies.items())
    }


def asked(job: Job, version: str, files: Sequence[File], marks: Sequence[str]) -> Asked:
    """Return what a run is begun with."""
    listing = hashlib.sha256()
    for file in files:
        listing.update(f"{file.path}\0{file.size}\n".encode("utf-8", "surrogateescape"))
    return Asked(
        form=FORM,
        version=version,
        program=job.program,
        texts=shown(job.given),
        files=len(files),
        bytes=sum(file.size for file in files),
        listing=listing.hexdigest(),
        captured=job.captured,
        outlet=job.outlet,
        date=job.date,
        columns=dict(sorted((job.columns or {}).items())),
        shares=tuple(marks),
    )


def earlier(out: Place) -> Asked | None:
    """Return what the run was begun with whose results stand in a folder, None for a new one.

    Raises RunError where something else stands there.
    """
    packed = out.load(RUN)
    if packed is not None:
        return _decoded(out, RUN, packed, Asked)
    if others := [name for name in out.everything() if name != WORK]:
        raise RunError(
            f"{out.name}: holds something else ({', '.join(others[:3])}); nothing was done. "
            "Name a new or an empty folder for the results."
        )
    return None


def done(out: Place) -> Done | None:
    """Return what a run gave, None where it is not done."""
    packed = out.load(DONE)
    if packed is None:
        return None
    found = _decoded(out, DONE, packed, Done)
    if found.tables.keys() != {*OF_SHARES, *OF_ALL}:
        raise _not_ours(out, DONE, "it names other tables")
    return found


def lost(out: Place, shares: int) -> tuple[str, ...]:
    """Return which files of a run of so many shares are not there, sorted by table."""
    wanted = {table: {share_name(number) for number in range(shares)} for table in TABLES}
    wanted |= {table: {ALL} for table in OF_ALL}
    return tuple(
        file_of(table, name)
        for table, names in sorted(wanted.items())
        for name in sorted(names - {file.removesuffix(".parquet") for file in out.names(table)})
    )


def save(out: Place, relative: str, record: Asked | Done) -> None:
    """Write one of the two down."""
    out.save(relative, msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n")


def check_options(out: Place, old: Asked, new: Asked) -> None:
    """Raise RunError where a run is started again with other options, or has another form."""
    if old.form != new.form:
        raise RunError(
            f"{out.name}: holds results of another version of Alteram ({old.version}), in a form "
            "that this one does not know; nothing was done. Name another folder for the results."
        )
    asked_before = (
        ("--captured", old.captured, new.captured),
        ("--outlet", old.outlet, new.outlet),
        ("--date", old.date, new.date),
        ("--column", old.columns, new.columns),
    )
    other = [
        f"{name} was {was or 'not given'} and is {now or 'not given'}"
        for name, was, now in asked_before
        if was != now
    ]
    if other:
        raise RunError(
            f"{out.name}: holds results of a run with other options ({'; '.join(other)}); nothing "
            "was done. Give the same ones again, or name another folder for the results."
        )


def make_room(out: Place, old: Asked, new: Asked) -> None:
    """Put aside the entries of shares that are other than they were, and take away other results.

    What an earlier program found in the same texts is used again from where it is put.
    """
    out.drop(DONE)
    for number, mark in enumerate(old.shares):
        name = share_name(number)
        if number >= len(new.shares):
            for table in TABLES:
                out.drop(file_of(table, name))
        elif new.shares[number] != mark and out.has(file_of(ENTRIES, name)):
            out.move(file_of(ENTRIES, name), before(name))
    save(out, RUN, new)


def _decoded(out: Place, relative: str, packed: bytes, kind: type[T]) -> T:
    try:
        record = msgspec.json.decode(packed, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _not_ours(out, relative, error) from error
    return record


def _not_ours(out: Place, relative: str, why: object) -> RunError:
    return RunError(
        f"{out.name}: {relative} is none that this program wrote ({why}); nothing was done. "
        "Name another folder for the results."
    )
