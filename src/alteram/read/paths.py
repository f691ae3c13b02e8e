"""Bytes from a path or from standard input, with every refusal in clear words."""

import mimetypes
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from alteram.errors import ReadError

MAX_BYTES = 20_000_000
STDIN = "-"


def fetch_bytes(
    location: str, *, stdin: BinaryIO | None = None, max_bytes: int = MAX_BYTES
) -> bytes:
    """Return the bytes at a path, or of standard input for "-".

    Raises ReadError where there is nothing, no file, no permission, or more than `max_bytes`.
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
            with path.open("rb") as file:
                data = file.read(max_bytes + 1)
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
