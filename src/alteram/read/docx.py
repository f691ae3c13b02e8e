"""DOCX (ISO/IEC 29500): paragraphs and tables in their order, notes at the end.

Headers, footers and comments are no part of the text. Of tracked changes the insertions are text
and the deletions are not: the text is the one that the last writer meant.
"""

import io
import zipfile
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from alteram.errors import ReadError
from alteram.read.reading import Given, Pairs, Reader, Reading
from alteram.read.wordtext import blocks, count
from alteram.read.zipped import FAULTS, members, open_zip

if TYPE_CHECKING:
    from docx.document import Document

MOST_UNPACKED = 100_000_000
"""Bytes of all parts of a file together, pictures included."""
MOST_XML = 30_000_000
"""Bytes of one part that is read as a tree, which takes many times that."""
_MAIN = "word/document.xml"
_NOTES = ("footnotes", "endnotes")
_PROPERTIES = (
    "title", "author", "last_modified_by", "created", "modified", "subject", "category",
    "comments", "revision",
)  # fmt: skip


def _accepts(data: bytes, given: Given) -> bool:
    return _MAIN in members(data)


def read_docx(data: bytes, given: Given) -> Reading:
    """Return the text of a Word file; raises ReadError for bombs, broken files and empty ones."""
    with open_zip(data, MOST_UNPACKED) as file:
        _check_parts(file)
    document = _opened(data)
    said = _properties(document)
    body = blocks(document.element.body)
    notes = [one for kind in _NOTES for one in blocks(_notes(document, kind))]
    text = "\n\n".join(body + notes)
    if not text.strip():
        raise ReadError(
            "is a Word file without text (pictures, or nothing); it was set aside. "
            "Where it is a scan, make it searchable (OCR) first."
        )
    return Reading(
        text=text,
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        method=f"python-docx {version('python-docx')}, paragraphs and tables, headers and footers "
        f"left out{f', {len(notes)} notes at the end' if notes else ''}",
        title=dict(said).get("DOCX title"),
        weak=True,
        received=said,
        problems=_problems(document),
    )


def _check_parts(file: zipfile.ZipFile) -> None:
    for one in file.infolist():
        if not one.filename.endswith((".xml", ".rels")):
            continue
        if one.file_size > MOST_XML:
            raise ReadError(
                f"is a Word file with a part of {one.file_size:,} bytes, above the limit of "
                f"{MOST_XML:,}; it was set aside. Save its text as plain text."
            )
        try:
            part = file.read(one)
        except FAULTS as error:
            raise _broken(error) from error
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            raise ReadError(
                "is a Word file that defines entities of its own, as no word processor does; it "
                "was set aside. Look into the file."
            )


def _opened(data: bytes) -> "Document":
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        document = docx.Document(io.BytesIO(data))
        if document.element.body is None:
            raise ValueError("it has no body")
    except (*FAULTS, OpcError, LxmlError, AttributeError, TypeError, LookupError) as error:
        raise _broken(error) from error
    return document


def _broken(error: Exception) -> ReadError:
    return ReadError(
        f"is a Word file that is broken or of a kind that is not read ({error}); it was set "
        "aside. Open it in a word processor and save it as DOCX."
    )


def _notes(document: "Document", kind: str) -> Any:
    """Return the tree of a file's footnotes or endnotes, or None."""
    from docx.oxml import parse_xml
    from lxml.etree import LxmlError

    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            try:
                return parse_xml(relation.target_part.blob)
            except (*FAULTS, LxmlError):
                return None
    return None


def _properties(document: "Document") -> Pairs:
    """Return what the program that wrote the file says of it; hints, and kept as such."""
    found = []
    for name in _PROPERTIES:
        try:
            value = getattr(document.core_properties, name)
        except (*FAULTS, AttributeError, TypeError):
            continue
        if value:
            found.append((f"DOCX {name.replace('_', ' ')}", str(value)))
    return tuple(found)


def _problems(document: "Document") -> tuple[str, ...]:
    found = []
    number = count(document.element.body, "commentReference")
    if number:
        found.append(
            f"has {number} comments in its margin, which are no part of its text and were not "
            "read. Save them as a text of their own where they matter."
        )
    gone, new = (count(document.element.body, kind) for kind in ("del", "ins"))
    if gone or new:
        found.append(
            f"has tracked changes: {new} insertions were read as text, {gone} deletions were "
            "left out. Accept or reject them in a word processor to choose otherwise."
        )
    return tuple(found)


DOCX = Reader(
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    accepts=_accepts,
    read=read_docx,
)
