"""ZIP containers: what they hold, looked at before anything of it is unpacked."""

import io
import zipfile
import zlib

from alteram.errors import ReadError
from alteram.read.reading import Given, Reader, Reading

START = b"PK\x03\x04"
MOST_MEMBERS = 20_000
MOST_RATIO = 200
"""How many times its packed size a member may have unpacked, where that is above a megabyte."""
_SMALL = 1_000_000
FAULTS = (
    zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, OSError,
    RuntimeError, ValueError,
)  # fmt: skip
_OTHERS = (
    ("xl/workbook.xml", "a spreadsheet (XLSX)", "Save the sheet as CSV and read that."),
    ("ppt/presentation.xml", "a presentation (PPTX)", "Save it as PDF and read that."),
    ("META-INF/container.xml", "an e-book (EPUB)", "Save its chapters as HTML and read them."),
    ("content.xml", "an OpenDocument file (ODT)", "Save it as DOCX and read that."),
)


def members(data: bytes) -> dict[str, zipfile.ZipInfo]:
    """Return what a ZIP file says that it holds, by name; empty where it is broken."""
    if not data.startswith(START):
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return {one.filename: one for one in file.infolist()}
    except FAULTS:
        return {}


def open_zip(data: bytes, most_bytes: int) -> zipfile.ZipFile:
    """Return a ZIP file whose members are few, small, not packed beyond measure and not locked.

    `most_bytes` bounds them all together, as the file gives their sizes; no more than it gives
    is ever unpacked. Raises ReadError.
    """
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
        held = file.infolist()
    except FAULTS as error:
        raise ReadError(
            f"is a ZIP container that is broken ({error}); it was set aside. Get it again."
        ) from error
    total = sum(one.file_size for one in held)
    worst = max(held, key=lambda one: one.file_size / max(one.compress_size, 1), default=None)
    if len(held) > MOST_MEMBERS or total > most_bytes:
        raise ReadError(
            f"unpacks to {len(held):,} files of {total:,} bytes, above the limit of "
            f"{MOST_MEMBERS:,} files or {most_bytes:,} bytes; it was not unpacked. Split it."
        )
    if (
        worst is not None
        and worst.file_size > _SMALL
        and worst.file_size > MOST_RATIO * max(worst.compress_size, 1)
    ):
        raise ReadError(
            f"holds a file that unpacks to {worst.file_size:,} bytes from "
            f"{worst.compress_size:,}, as no text does; it was not unpacked. Look into the file."
        )
    if any(one.flag_bits & 0x1 for one in held):
        raise ReadError(
            "is protected by a password; it was set aside. Save it without one and read that."
        )
    return file


def _accepts(data: bytes, given: Given) -> bool:
    return bool(members(data))


def _refuse(data: bytes, given: Given) -> Reading:
    names = members(data)
    for name, kind, advice in _OTHERS:
        if name in names:
            raise ReadError(f"is {kind}, which is not read; it was set aside. {advice}")
    raise ReadError(
        f"is a ZIP archive of {len(names):,} files, which is not opened; it was set aside. "
        "Unpack it and read its files."
    )


OTHER_ZIP = Reader(media_type="application/zip", accepts=_accepts, read=_refuse)
