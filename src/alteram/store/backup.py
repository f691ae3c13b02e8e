"""A file of an older schema brought to this one, with a complete copy beside it."""

import os
import shutil
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import DBAPIError

from alteram.errors import DossierError
from alteram.store.schema import SCHEMA_VERSION, VERSION
from alteram.store.troubles import trouble


def bring_to_schema(path: Path, writer: Engine) -> None:
    """Bring a file to the schema of this release; raises DossierError, and leaves it as it was.

    Nobody else writes from before the copy is made until the new schema stands; a stop leaves
    the old file or the new one.
    """
    from alteram.store.migrating import migrate  # slow to load, and seldom needed

    try:
        with writer.begin() as connection:
            version = connection.execute(select(func.max(VERSION.c.version))).scalar_one()
            if version < SCHEMA_VERSION:
                back_up(path, version)
                migrate(connection)
    except DBAPIError as error:
        raise trouble(str(path), error.orig) from error


def back_up(path: Path, version: int) -> Path:
    """Write a complete copy beside the file, under a name that is free; return its path."""
    draft = path.with_name(f"{path.name}.schema-{version}.backup.new")
    try:
        # Only who holds the lock to write the dossier comes here: a draft is a stopped one's.
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
        with (
            closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as held,
            closing(sqlite3.connect(draft)) as copy,
        ):
            held.backup(copy)
        shutil.copymode(path, draft)
        _write_through(draft)
        target = _publish(draft, path, version)
        _write_through(path.parent)
    except (OSError, sqlite3.Error) as error:
        draft.unlink(missing_ok=True)
        raise DossierError(
            f"{path}: is of an older release, and no copy of it can be made beside it ({error}); "
            "it was left as it is. Make room in its folder and run the command again."
        ) from error
    return target


def _publish(draft: Path, path: Path, version: int) -> Path:
    """Give a finished copy the first name that is free; an older copy is never overwritten."""
    for number in count(1):
        end = "" if number == 1 else f".{number}"
        target = path.with_name(f"{path.name}.schema-{version}.backup{end}")
        if target.exists():
            continue
        try:
            os.link(draft, target)
        except FileExistsError:
            continue
        except OSError:  # no such links on this disk
            draft.rename(target)
        break
    draft.unlink(missing_ok=True)
    return target


def _write_through(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
