"""WACZ: web archives packed into a ZIP file with a list of their hashes (WACZ 1.1.1)."""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator

from alteram.errors import ReadError
from alteram.read.reading import Container, Flaw, Given, Piece
from alteram.read.zipped import FAULTS, members, open_zip

MOST_UNPACKED = 500_000_000
_LIST = "datapackage.json"
_ARCHIVE = re.compile(r"archive/[^/]+\.warc(?:\.gz)?")
_MOST_LIST_BYTES = 10_000_000


def _accepts(data: bytes, given: Given) -> bool:
    names = members(data)
    return _LIST in names and any(map(_ARCHIVE.fullmatch, names))


def _pieces(data: bytes, given: Given) -> Iterator[Piece | Flaw]:
    with open_zip(data, MOST_UNPACKED) as file:
        told = _hashes(file)
        for name in sorted(filter(_ARCHIVE.fullmatch, file.namelist())):
            try:
                archive = file.read(name)
            except FAULTS as error:
                yield Flaw(
                    locator=name,
                    message=f"cannot be unpacked ({error}); it was set aside. Get the file again.",
                )
                continue
            if told.get(name, "") not in ("", hashlib.sha256(archive).hexdigest()):
                yield Flaw(
                    locator=name,
                    message="holds other bytes than the list of hashes in its file tells; it was "
                    "set aside. Compare it with another copy.",
                )
                continue
            yield Piece(data=archive, locator=name)


def _hashes(file: zipfile.ZipFile) -> dict[str, str]:
    """Return the SHA-256 that the file lists for each of its members, as far as it can be read."""
    if file.getinfo(_LIST).file_size > _MOST_LIST_BYTES:
        raise ReadError(
            "is a WACZ file whose list of hashes is too large; it was set aside. "
            "Take the web archives out of it and read those."
        )
    try:
        said = json.loads(file.read(_LIST))
        return {
            one["path"]: one["hash"].removeprefix("sha256:")
            for one in said["resources"]
            if str(one.get("hash", "")).startswith("sha256:")
        }
    except (*FAULTS, TypeError, AttributeError, RecursionError) as error:
        raise ReadError(
            f"is a WACZ file whose list of hashes cannot be read ({type(error).__name__}); it was "
            "set aside. Take the web archives out of it and read those."
        ) from error


WACZ = Container(media_type="application/wacz", accepts=_accepts, pieces=_pieces)
