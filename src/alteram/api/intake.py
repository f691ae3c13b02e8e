"""What is to be read: files, folders, web addresses, all parsed in a process of their own."""

import datetime
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from alteram.errors import AlteramError, ReadError
from alteram.model import Problem
from alteram.read import Columns, Readers, Received, fetch_bytes
from alteram.read.address import Fetched, Fetching, fetch_address, is_address, shown
from alteram.read.folders import Folder, walk

FOLDER = "folder"
"""The stage of a note on what of a folder was left out on purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What holds for all inputs of one reading.

    `outlet` and `date` (EDTF) are for documents that do not say theirs; `columns` says which
    column of a table is which field. `allow_private` lets web addresses lead to machines that are
    not on the public internet.
    """

    outlet: str | None = None
    date: str | None = None
    columns: Columns | None = None
    allow_private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A file that somebody sent: the name that they gave it is its location, not where it lies."""

    name: str
    path: Path


class Inputs:
    """The inputs one by one, each folder as the files below it, sorted; gone through once.

    A folder, or a part of one, that cannot be listed gives a problem in its place. The files of
    the dossier itself are no inputs. `notes` say at the end what was left out on purpose.
    """

    def __init__(self, inputs: Sequence[str | Sent], dossier: str | Path) -> None:
        self.notes: list[Problem] = []
        self._inputs = inputs
        self._ours = Path(dossier).absolute()

    def __iter__(self) -> Iterator[str | Sent | Problem]:
        for given in self._inputs:
            if isinstance(given, Sent) or not _is_folder(given):
                yield given
            else:
                yield from self._files(given)

    def _files(self, given: str) -> Iterator[str | Problem]:
        folder = Folder()
        is_empty = True
        for path in walk(given, folder, self._is_ours):
            is_empty = False
            yield path if isinstance(path, str) else _unlisted(path.folder)
        if folder.left_out:
            self.notes.append(_note(given, f"left out: {folder.left_out}"))
        if is_empty:
            yield set_aside(given, _empty(given))

    def _is_ours(self, path: Path) -> bool:
        own = path.absolute()
        ours = self._ours
        return own.name.startswith(ours.name) and own.parent.resolve() == ours.parent.resolve()


def received(
    given: str | Sent, readers: Readers, options: ReadOptions
) -> Iterator[Received | Problem]:
    """Yield what one input gives, each document as soon as it is read."""
    location = name_of(given)
    try:
        fetched = _fetched(given, options)
    except ReadError as error:
        yield set_aside(location, error)
        return
    captured = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    yield from readers.read(
        fetched.data,
        storable(location),
        captured,
        columns=options.columns,
        media_type=fetched.media_type,
        received=fetched.received,
    )


def name_of(given: str | Sent) -> str:
    """Return the location of an input, as it is kept and told."""
    return given.name if isinstance(given, Sent) else given


def _fetched(location: str | Sent, options: ReadOptions) -> Fetched:
    if isinstance(location, Sent):
        return Fetched(data=_sent(location), media_type="", received=())
    if is_address(location):
        return fetch_address(location, Fetching(allow_private=options.allow_private))
    return Fetched(data=fetch_bytes(location), media_type="", received=())


def _sent(given: Sent) -> bytes:
    """Return the bytes of a file that was sent; raises ReadError, in its own name."""
    try:
        return fetch_bytes(str(given.path))
    except ReadError as error:
        raise ReadError(str(error).replace(str(given.path), given.name)) from error


def set_aside(location: str, error: AlteramError) -> Problem:
    """Return the problem of an input that could not become a document."""
    return Problem(location=storable(location), stage="read", message=storable(str(error)))


def storable(location: str) -> str:
    """Return a location as it may be kept: bytes that are no UTF-8 written out, no password."""
    return os.fsencode(shown(location)).decode("utf-8", "backslashreplace")


def _is_folder(given: str) -> bool:
    try:
        return Path(given).is_dir()
    except ValueError:
        return False


def _note(location: str, words: str) -> Problem:
    place = storable(location)
    return Problem(location=place, stage=FOLDER, message=f"{place}: {words}.")


def _unlisted(path: str) -> Problem:
    return set_aside(
        path,
        ReadError(
            f"{path}: the folder cannot be listed, or is too deep; nothing of it was read. "
            "Check its permissions, or name it by itself."
        ),
    )


def _empty(path: str) -> ReadError:
    return ReadError(f"{path}: the folder holds no file to read. Name another.")
