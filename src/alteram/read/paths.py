"""Bytes from a path or from standard input, with every refusal in clear words."""

import mimetypes
import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from alteram.errors import ReadError

MAX_BYTES = 20_000_000
"""Bytes of one document."""
MAX_CONTAINER_BYTES = 200_000_000
"""Bytes of a file of several documents (a web archive, a table), read as a whole into memory."""
STDIN = "-"

_CHUNK = 1 << 20


def fetch_bytes(
    location: str, *, stdin: BinaryIO | None = None, max_bytes: int = MAX_CONTAINER_BYTES
) -> bytes:
    """Return the bytes at a path, or of standard input for "-"; they are read once.

    Raises ReadError where there is nothing, no file, no permission, more than `max_bytes`, or a
    file that was written to meanwhile: what was read of it may never have been its content.
    """
    try:
        if location == STDIN:
            data = (stdin or sys.stdin.buffer).read(max_bytes + 1)
        else:
            path = Path(location)
            if path.is_dir():
                raise ReadError(
                    f"{location}: is a directory; nothing of it was read. "
                    f"Name its files, for example {path / '*.txt'}."
                )
            _refuse_pipe(path, location)
            with path.open("rb", buffering=0) as file:
                data = _bytes_of(file.fileno(), location, max_bytes)
    except FileNotFoundError as error:
        raise ReadError(
            f"{location}: there is no such file; it was left out. Check the path."
        ) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ReadError(
            f"{location}: cannot be read ({reason}); it was left out. Check path and permissions."
        ) from error
    check_size(len(data), location, max_bytes)
    return data


def _bytes_of(file: int, location: str, max_bytes: int) -> bytes:
    """Return what an open file holds, up to one byte above the limit."""
    before = os.fstat(file)
    pieces: list[bytes] = []
    size = 0
    while size <= max_bytes and (piece := os.read(file, min(_CHUNK, max_bytes + 1 - size))):
        pieces.append(piece)
        size += len(piece)
    after = os.fstat(file)
    if stat.S_ISREG(after.st_mode) and size <= max_bytes:
        same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
        # Files that the system makes up as they are read (/proc) say that they are empty.
        if not same or (after.st_size and size != after.st_size):
            raise ReadError(
                f"{location}: changed while it was read; it was left out. "
                "Read it again once no other program writes to it."
            )
    return b"".join(pieces)


def _refuse_pipe(path: Path, location: str) -> None:
    """Raise ReadError for what would make us wait, perhaps for ever, for somebody to write."""
    mode = path.stat().st_mode
    if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode) or (stat.S_ISCHR(mode) and _is_terminal(path)):
        raise ReadError(
            f"{location}: is a pipe, a socket or a terminal; it was left out. "
            "Give its text on standard input and name it -."
        )


def _is_terminal(path: Path) -> bool:
    return path.resolve().as_posix().startswith(("/dev/tty", "/dev/pts", "/dev/console"))


def check_size(size: int, location: str, max_bytes: int = MAX_BYTES) -> None:
    """Raise ReadError for an empty input or one above the limit."""
    if size == 0:
        raise ReadError(f"{location}: is empty; it was set aside. Give a file with text.")
    if size > max_bytes:
        raise ReadError(
            f"{location}: is larger than the limit of {max_bytes:,} bytes; it was set aside. "
            "Split it into single documents."
        )


def media_type_of(location: str) -> str:
    """Return the media type that the name of a file suggests, or an empty string."""
    return mimetypes.guess_type(location, strict=True)[0] or ""
