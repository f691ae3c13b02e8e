"""The files below a folder or prefix, in one order wherever they are, and cut into shares."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pyarrow import fs

from alteram.engines.job import Share, Size, share_name
from alteram.engines.places import Place, reason
from alteram.errors import RunError
from alteram.read import files_in
from alteram.read.folders import Folder


class File(NamedTuple):
    """A file by its path below the folder, with what changes when it does."""

    path: str
    size: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The files, sorted by name, subfolders in their place; what was left out, in words.

    `unread` are folders below that could not be listed.
    """

    files: tuple[File, ...]
    left_out: str = ""
    unread: tuple[str, ...] = ()


def listing(place: Place) -> Listing:
    """Return the files below a folder, as a reading of the folder takes them.

    Raises RunError where there is no folder, nothing in it, or it cannot be listed.
    """
    found = _on_disk(place) if place.is_local else _in_store(place)
    if not found.files:
        told = f" (left out: {found.left_out})" if found.left_out else ""
        raise RunError(
            f"{place.name}: holds no file to read{told}; nothing was done. Name another folder."
        )
    return found


def _on_disk(place: Place) -> Listing:
    root = Path(place.path)
    if not root.is_dir():
        raise _no_folder(place)
    folder = files_in(place.path)
    if place.path in folder.unread:
        raise RunError(
            f"{place.name}: the folder cannot be listed; nothing was done. Check its permissions."
        )
    return Listing(
        files=tuple(_file(root, path) for path in folder.files),
        left_out=folder.left_out,
        unread=tuple(os.path.relpath(path, root) for path in folder.unread),
    )


def _file(root: Path, path: str) -> File:
    try:
        stat = os.lstat(path)
    except OSError:
        # Gone since it was listed: the one who reads it says so.
        return File(os.path.relpath(path, root), 0, 0)
    return File(os.path.relpath(path, root), stat.st_size, stat.st_mtime_ns)


def _in_store(place: Place) -> Listing:
    try:
        if place.files.get_file_info(place.path).type == fs.FileType.NotFound:
            raise _no_folder(place)
        found = place.files.get_file_info(fs.FileSelector(place.path, recursive=True))
    except OSError as error:
        raise RunError(
            f"{place.name}: cannot be listed ({reason(error)}); nothing was done. "
            "Check the address, the connection and whose credentials the environment has."
        ) from error
    counts = Folder()
    files = []
    for one in found:
        path = one.path[len(place.path.rstrip("/")) + 1 :]
        hidden = any(name.startswith(".") for name in path.split("/"))
        if one.is_file and hidden:
            counts.hidden += 1
        elif one.is_file:
            files.append(File(path, one.size or 0, one.mtime_ns or 0))
    return Listing(files=tuple(sorted(files, key=_by_name)), left_out=counts.left_out)


def _by_name(file: File) -> list[bytes]:
    return [os.fsencode(name) for name in file.path.split("/")]


def _no_folder(place: Place) -> RunError:
    return RunError(
        f"{place.name}: there is no such folder, or it is a file; nothing was done. "
        "Name a folder of texts, or an address as s3://bucket/folder."
    )


def cut(files: Sequence[File], most: Size) -> tuple[Share, ...]:
    """Return the files cut into shares, in their order."""
    return tuple(
        Share(
            name=share_name(number),
            files=tuple(file.path for file in part),
            bytes=sum(file.size for file in part),
        )
        for number, part in enumerate(_parts(files, most))
    )


def marks(files: Sequence[File], most: Size, program: str) -> tuple[str, ...]:
    """Return for each share what is other once its files or the program changed, 16 hex digits."""
    return tuple(
        hashlib.sha256(repr((program, part)).encode("utf-8", "backslashreplace")).hexdigest()[:16]
        for part in _parts(files, most)
    )


def _parts(files: Sequence[File], most: Size) -> Iterator[list[File]]:
    part: list[File] = []
    size = 0
    for file in files:
        if part and (len(part) == most.files or size + file.size > most.bytes):
            yield part
            part, size = [], 0
        part.append(file)
        size += file.size
    if part:
        yield part
