"""The files of a folder, in one order on every machine, without following a link out of it."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

MOST_LEVELS = 200


@dataclass(slots=True)
class Folder:
    """The files below a folder; how many hidden entries, links and others were left out."""

    files: list[str] = field(default_factory=list)
    hidden: int = 0
    links: int = 0
    others: int = 0
    unread: list[str] = field(default_factory=list)

    @property
    def left_out(self) -> str:
        """What was left out, in words; empty where nothing was."""
        counts = (
            (self.hidden, "hidden file or folder", "hidden files or folders"),
            (self.links, "link", "links"),
            (self.others, "entry that is no document", "entries that are no documents"),
        )
        return ", ".join(
            f"{number:,} {one if number == 1 else many}" for number, one, many in counts if number
        )


def files_in(folder: str, *, is_ours: Callable[[Path], bool] = lambda path: False) -> Folder:
    """Return the files below a folder, sorted by name, subfolders in their place.

    Hidden entries (a name that begins with a full stop), symbolic links, pipes and devices are left
    out and counted; what `is_ours` (the dossier itself) is left out. A subfolder that cannot be
    listed, or lies too deep, is among `unread`.
    """
    found = Folder()
    _walk(folder, found, is_ours, 0)
    return found


def _walk(folder: str, found: Folder, is_ours: Callable[[Path], bool], level: int) -> None:
    if level > MOST_LEVELS:
        found.unread.append(folder)
        return
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: os.fsencode(entry.name))
    except OSError:
        found.unread.append(folder)
        return
    for entry in entries:
        path = str(Path(folder) / entry.name)
        if entry.name.startswith("."):
            found.hidden += 1
        elif entry.is_symlink():
            found.links += 1
        elif entry.is_dir(follow_symlinks=False):
            _walk(path, found, is_ours, level + 1)
        elif not entry.is_file(follow_symlinks=False):
            found.others += 1
        elif not is_ours(Path(path)):
            found.files.append(path)
