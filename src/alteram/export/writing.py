"""Files that appear under their names only when they are complete."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from alteram.errors import ReportError


def draft_of(path: Path, end: str) -> Path:
    """Return a name next to `path`, of this process and with this ending.

    Raises ReportError for a path that ends in no name (".", "/"): nothing can stand next to it.
    """
    if not path.name:
        raise ReportError(
            f"{path}: is a folder that cannot be replaced; nothing was written. Name a file, or a "
            "folder that is not there yet."
        )
    return path.with_name(f"{path.name}.{os.getpid()}.{end}")


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Yield a file to write; it takes the place of `path` once all of it is on the disk.

    Folders above it are made. Raises ReportError where it cannot be written; what stood under
    the name is then as it was.
    """
    draft = draft_of(path, "new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        raise ReportError(
            f"{path}: cannot be written ({error.strerror or error}); what stood there is as it "
            "was. Check folder, permissions and space."
        ) from error
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Yield an empty folder to fill; it becomes `path` once the block ends.

    Raises ReportError where it cannot be made, or where `path` is there and not empty: nothing
    that others may need is ever taken away.
    """
    draft = draft_of(path, "new")
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise ReportError(
            f"{path}: is there and not empty; nothing was written. Name a new or an empty folder."
        )
    try:
        draft.mkdir(parents=True)
        yield draft
        if path.exists():
            path.rmdir()
        draft.rename(path)
    except OSError as error:
        raise ReportError(
            f"{path}: cannot be written ({error.strerror or error}); nothing was left there. "
            "Check folder, permissions and space."
        ) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
