"""Bytes from a path or from standard input, with every refusal in clear words."""

import mimetypes
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
