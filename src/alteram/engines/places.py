"""Folders, on this machine or in an object store, through pyarrow.fs.

A file appears under its name only when it is complete. Credentials come from the environment, or
from an address that is nowhere written down.
"""

import contextlib
import errno
import os
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import fs

from alteram.engines.job import WORK
from alteram.errors import ReadError, RunError
from alteram.read import MAX_CONTAINER_BYTES, fetch_bytes
from alteram.read.paths import check_size

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_ADDRESSES = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://[^\s'\"]*")
_USERINFO = re.compile(r"(?<=://)[^/@]*@")
_DRAFTS = f"{WORK}/drafts"
_DENIED = re.compile(r"ACCESS_DENIED|AccessDenied|Forbidden|status 403")


def shown(address: str) -> str:
    """Return an address as it may be kept and shown: without name, password and settings."""
    return _USERINFO.sub("", address).partition("?")[0] if _ADDRESS.match(address) else address


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A folder that may not be there yet; `name` is how it is shown."""

    name: str
    files: fs.FileSystem
    path: str

    @property
    def is_local(self) -> bool:
        """Whether it is a folder of this machine."""
        return isinstance(self.files, fs.LocalFileSystem)

    def at(self, relative: str) -> str:
        """Return the path of a file below the folder, as its file system takes it."""
        return f"{self.path.rstrip('/')}/{relative}"

    def read(self, relative: str) -> bytes:
        """Return the bytes of a text.

        Raises ReadError where this one cannot be read, RunError where an object store gives none.
        """
        if self.is_local:
            return self._fetched(relative)
        try:
            with self.files.open_input_stream(self.at(relative)) as file:
                data = bytes(file.read(MAX_CONTAINER_BYTES + 1))
        except FileNotFoundError as error:
            raise ReadError(
                f"{relative}: is there no more; it was left out. Check what takes files away."
            ) from error
        except OSError as error:
            if _DENIED.search(str(error)):
                raise ReadError(
                    f"{relative}: cannot be read ({reason(error)}); it was left out. "
                    "Check its permissions."
                ) from error
            raise RunError(
                f"{self.name}: {relative} cannot be read ({reason(error)}); what was done is kept. "
                "Check the connection and start the run again."
            ) from error
        check_size(len(data), relative, MAX_CONTAINER_BYTES)
        return data

    def _fetched(self, relative: str) -> bytes:
        """Return the bytes of a file of this machine, any fault told in its own name."""
        path = self.at(relative)
        try:
            return fetch_bytes(path)
        except ReadError as error:
            raise ReadError(str(error).replace(path, relative)) from error

    def has(self, relative: str) -> bool:
        """Tell whether there is a file of this name."""
        with self._clear("looked for"):
            return bool(self.files.get_file_info(self.at(relative)).is_file)

    def load(self, relative: str) -> bytes | None:
        """Return the bytes of a file of the run, or None where there is none; raises RunError."""
        with self._clear("read"):
            if not self.files.get_file_info(self.at(relative)).is_file:
                return None
            with self.files.open_input_stream(self.at(relative)) as file:
                return bytes(file.read())

    def held(self, relative: str) -> bytes:
        """Return the bytes of a file that the run has written; raises RunError."""
        found = self.load(relative)
        if found is None:
            raise RunError(
                f"{self.name}: {relative} is there no more; what was done is kept. "
                "Check what takes files away and start the run again."
            )
        return found

    @contextmanager
    def reading(self, relative: str) -> Iterator[Any]:
        """Yield a file of the run to read, at any place in it.

        Raises RunError where it cannot be read or is not what it was written as.
        """
        with self._clear(f"read ({relative})"):
            try:
                with self.files.open_input_file(self.at(relative)) as file:
                    yield file
            except pa.ArrowInvalid as error:
                raise self.damaged(relative, error) from error

    def damaged(self, relative: str, why: object) -> RunError:
        """Return the error of a file of the run that is not what it was written as."""
        return RunError(
            f"{self.name}: {relative} is damaged ({why}); nothing was changed. "
            "Take it away and start the run again: it is made anew."
        )

    def names(self, folder: str) -> list[str]:
        """Return the names of the files in a folder, sorted; none where there is no folder."""
        with self._clear("listed"):
            wanted = fs.FileSelector(self.at(folder), allow_not_found=True)
            return sorted(one.base_name for one in self.files.get_file_info(wanted) if one.is_file)

    def everything(self) -> list[str]:
        """Return the names of all that is in the folder, sorted; none where there is none."""
        with self._clear("listed"):
            found = self.files.get_file_info(self.path)
            if found.type == fs.FileType.NotFound:
                return []
            if found.is_file:
                raise RunError(
                    f"{self.name}: is a file; nothing was done. Name a folder for the results."
                )
            inside = self.files.get_file_info(fs.FileSelector(self.path))
            return sorted(one.base_name for one in inside)

    def make(self) -> None:
        """Make the folder, if it is not there; raises RunError."""
        with self._clear("made"):
            self.files.create_dir(self.path, recursive=True)

    def save(self, relative: str, data: bytes) -> None:
        """Write a file; it takes its name once all of it is there. Raises RunError."""
        with self.writing(relative) as file:
            file.write(data)

    @contextmanager
    def writing(self, relative: str) -> Iterator[Any]:
        """Yield a stream to write; the file takes its name once all of it is there.

        Raises RunError where it cannot be written; what stood under the name is then as it was.
        """
        draft = f"{_DRAFTS}/{uuid.uuid4().hex}"
        with self._clear(f"written ({relative})"):
            self._make_folder(_DRAFTS)
            self._make_folder(relative.rpartition("/")[0])
            try:
                with self.files.open_output_stream(self.at(draft)) as file:
                    yield file
                self._settle(draft)
                self.files.move(self.at(draft), self.at(relative))
            except BaseException:
                with contextlib.suppress(OSError):
                    self.files.delete_file(self.at(draft))
                raise

    def move(self, relative: str, to: str) -> None:
        """Give a file another name; raises RunError."""
        with self._clear(f"written ({to})"):
            self._make_folder(to.rpartition("/")[0])
            self.files.move(self.at(relative), self.at(to))

    def drop(self, relative: str) -> None:
        """Take a file away, if it is there; raises RunError."""
        with self._clear(f"changed ({relative})"), contextlib.suppress(FileNotFoundError):
            if self.files.get_file_info(self.at(relative)).is_file:
                self.files.delete_file(self.at(relative))

    def drop_folder(self, folder: str) -> None:
        """Take a folder away with all that is in it, if it is there; raises RunError."""
        with self._clear(f"changed ({folder})"):
            if self.files.get_file_info(self.at(folder)).type == fs.FileType.Directory:
                self.files.delete_dir(self.at(folder))

    def _make_folder(self, relative: str) -> None:
        # An object store has no folders; to make them would write empty objects.
        if isinstance(self.files, (fs.LocalFileSystem, fs.HadoopFileSystem)):
            self.files.create_dir(self.at(relative), recursive=True)

    def _settle(self, relative: str) -> None:
        """Wait until a file is on the disk, where this machine has it."""
        if self.is_local:
            with Path(self.at(relative)).open("rb") as file:
                os.fsync(file.fileno())

    @contextmanager
    def _clear(self, what: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise RunError(
                f"{self.name}: cannot be {what}: {reason(error)}; what was done is kept. "
                f"{_advice(error)}"
            ) from error


def reason(error: OSError) -> str:
    """Return why the system refused, in its own words."""
    words = error.strerror or (str(error) if not error.errno else os.strerror(error.errno))
    return _told(words)


def _told(words: str) -> str:
    """Return what a library says in one line, addresses in it as they may be shown."""
    return _ADDRESSES.sub(lambda found: shown(found[0]), " ".join(words.split()))[:500]


def _advice(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "Make room and start the run again: it goes on where it was."
    return "Check the address, permissions and space, and start the run again."


def place(given: str) -> Place:
    """Return the folder of a path or address; raises RunError where none can be meant."""
    try:
        if _ADDRESS.match(given):
            files, path = fs.FileSystem.from_uri(given)
        else:
            files, path = fs.LocalFileSystem(), os.path.abspath(given)  # noqa: PTH100 - keeps links
    except (OSError, ValueError) as error:
        words = reason(error) if isinstance(error, OSError) else _told(str(error))
        raise RunError(
            f"{shown(given)}: no folder can be reached there ({words}); nothing was done. "
            "Name a folder, or an address as s3://bucket/folder."
        ) from error
    return Place(name=shown(given), files=files, path=path)


def results(given: str) -> Place:
    """Return the folder that results go to; raises RunError where none can be meant."""
    out = place(given)
    try:
        out.path.encode()
    except UnicodeEncodeError as error:
        name = os.fsencode(out.name).decode("utf-8", "backslashreplace")
        raise RunError(
            f"{name}: the name is no UTF-8, in which the names of results have to be; nothing was "
            "done. Name another folder for the results."
        ) from error
    return out
