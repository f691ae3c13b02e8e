"""The files of a folder, in one order on every machine, without following a link out of it."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

MOST_LEVELS = 200
_Kind = Literal["file", "folder", "hidden", "link", "other"]


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


class Unlisted(NamedTuple):
    """A folder that cannot be listed, or lies too deep."""

    folder: str


def files_in(folder: str, *, is_ours: Callable[[Path], bool] = lambda path: False) -> Folder:
    """Return what `walk` yields, the folders that cannot be listed among `unread`."""
    found = Folder()
    for one in walk(folder, found, is_ours):
        if isinstance(one, Unlisted):
            found.unread.append(one.folder)
        else:
            found.files.append(one)
    return found


def walk(
    folder: str, counted: Folder, is_ours: Callable[[Path], bool], level: int = 0
) -> Iterator[str | Unlisted]:
    """Yield the files below a folder, sorted by name, subfolders in their place.

    Hidden entries (a name that begins with a full stop), symbolic links, pipes and devices are left
    out and counted in `counted`; what `is_ours` (the dossier itself) is left out. In memory are
    the names of one folder, and of those above it, at a time.
    """
    try:
        entries = _entries(folder) if level <= MOST_LEVELS else None
    except OSError:
        entries = None
    if entries is None:
        yield Unlisted(folder)
        return
    for name, kind in entries:
        path = str(Path(folder) / os.fsdecode(name))
        if kind == "folder":
            yield from walk(path, counted, is_ours, level + 1)
        elif kind == "file":
            if not is_ours(Path(path)):
                yield path
        else:
            counted.hidden += kind == "hidden"
            counted.links += kind == "link"
            counted.others += kind == "other"


def _entries(folder: str) -> list[tuple[bytes, _Kind]]:
    """Return the names in a folder, sorted, and what each is; raises OSError."""
    with os.scandir(folder) as listed:
        return sorted((os.fsencode(entry.name), _kind(entry)) for entry in listed)


def _kind(entry: os.DirEntry[str]) -> _Kind:
    if entry.name.startswith("."):
        return "hidden"
    if entry.is_symlink():
        return "link"
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    return "file" if entry.is_file(follow_symlinks=False) else "other"
