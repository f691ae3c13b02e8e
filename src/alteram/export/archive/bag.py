"""BagIt 1.0 (RFC 8493): what is in a package, file by file, with the hash of each."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from alteram.export.writing import whole_file

BLOCK = 1 << 20
_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def write_bag(folder: Path, info: Iterable[tuple[str, str]]) -> None:
    """Make a bag of a folder in which all other files stand: payload under `data/`.

    `info` are lines of bag-info.txt. No date is among what is written here, so that the same
    files give the same bag.
    """
    files = sorted(path.relative_to(folder).as_posix() for path in _files(folder))
    payload = [name for name in files if name.startswith("data/")]
    size = sum((folder / name).stat().st_size for name in payload)
    _write(folder / "bagit.txt", _DECLARATION)
    lines = [*info, ("Payload-Oxum", f"{size}.{len(payload)}")]
    _write(folder / "bag-info.txt", "".join(f"{name}: {_one_line(held)}\n" for name, held in lines))
    (folder / "data").mkdir(exist_ok=True)
    _manifest(folder, "manifest-sha256.txt", payload)
    tags = sorted(path.relative_to(folder).as_posix() for path in _files(folder))
    _manifest(
        folder, "tagmanifest-sha256.txt", [name for name in tags if not name.startswith("data/")]
    )


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _manifest(folder: Path, manifest: str, names: Iterable[str]) -> None:
    with whole_file(folder / manifest) as file:
        for name in names:
            file.write(f"{file_hash(folder / name)}  {name}\n".encode("ascii"))


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file, read in blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for block in iter(lambda: file.read(BLOCK), b""):
            digest.update(block)
    return digest.hexdigest()


def _write(path: Path, words: str) -> None:
    with whole_file(path) as file:
        file.write(words.encode("utf-8", "replace"))


def _one_line(words: str) -> str:
    return " ".join(words.split())
