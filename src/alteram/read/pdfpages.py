"""The pages of a PDF as lines with their places: by pdfium, and by pypdf where pdfium fails."""

import io
import logging
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import islice
from typing import TYPE_CHECKING, Any

from alteram.errors import ReadError
from alteram.read.pagelines import Line, lines_by_length
from alteram.read.reading import Pairs

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 5_000
_PASSWORD_ERROR = 4
_KEYS = ("Title", "Author", "Subject", "Creator", "Producer", "CreationDate", "ModDate")
_LINE = re.compile(r"[^\r\n]+")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])\ufffe(?=[^\W\d_])")
"""pdfium joins a word that is broken at a line's end and marks the place so."""
_NESTED_FORMS = 4
_MOST_OBJECTS = 10_000
_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RecursionError,
    TypeError, ValueError, zlib.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its lines in the library's order, and what else it bears.

    `broken_words` counts those that stood broken at a line's end. `fault` is set where the page
    could not be read.
    """

    lines: tuple[Line, ...]
    has_picture: bool = False
    has_content: bool = False
    broken_words: int = 0
    fault: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """All pages of a file, how they were had, and what the file says about itself."""

    pages: tuple[Page, ...]
    method: str
    received: Pairs
    attachments: int = 0


def _locked() -> ReadError:
    return ReadError(
        "is a PDF that is protected by a password; it was set aside. "
        "Open it with the password and save it without one."
    )


def _check_number(number: int) -> None:
    if number > MOST_PAGES:
        raise ReadError(
            f"is a PDF of {number:,} pages, above the limit of {MOST_PAGES:,}; it was set aside. "
            "Split it into single documents."
        )


def by_pdfium(data: bytes) -> Pages | None:
    """Return the pages as pdfium reads them, or None where it cannot open the file.

    Raises ReadError where a password is due or the pages are too many.
    """
    # Imported where a PDF is read: it loads a library of several megabytes.
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            _check_number(len(document))
            said = document.get_metadata_dict(skip_empty=True)
            return Pages(
                pages=tuple(_pdfium_page(document, number) for number in range(len(document))),
                method=f"pypdfium2 {version('pypdfium2')}",
                received=tuple((f"PDF {key}", said[key]) for key in _KEYS if key in said),
                attachments=max(document.count_attachments(), 0),
            )
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD_ERROR:
            raise _locked() from error
        return None


def _pdfium_page(document: Any, number: int) -> Page:
    import pypdfium2
    from pypdfium2 import raw

    try:
        page = document[number]
        text = page.get_textpage()
        words = text.get_text_range()
        broken = len(_BROKEN_WORD.findall(words))
        drawn = islice(page.get_objects(max_depth=_NESTED_FORMS), _MOST_OBJECTS)
        kinds = {one.type for one in drawn}
        lines = tuple(_pdfium_lines(text, words))
        text.close()
        page.close()
    except (pypdfium2.PdfiumError, AssertionError):
        return Page(lines=(), fault=True)
    return Page(
        lines=lines,
        has_picture=raw.FPDF_PAGEOBJ_IMAGE in kinds,
        has_content=bool(kinds),
        broken_words=broken,
    )


def _pdfium_lines(text: Any, words: str) -> Iterator[Line]:
    """Yield the lines of a page with their places; all by length where one has no place."""
    found = []
    units = passed = 0
    for match in _LINE.finditer(words):
        if not match[0].strip():
            continue
        # pdfium counts in halves of UTF-16.
        units += len(words[passed : match.start()].encode("utf-16-le", "surrogatepass")) // 2
        passed = match.start()
        line = _placed(text, match[0], units)
        if line is None:
            yield from lines_by_length(_mended(words))
            return
        found.append(line)
    yield from found


def _placed(text: Any, words: str, start: int) -> Line | None:
    import pypdfium2
    from pypdfium2 import raw

    length = len(words.rstrip())
    first = length - len(words.strip())
    places = sorted({start + first, start + (first + length) // 2, start + length - 1})
    boxes = []
    for place in places:
        index = raw.FPDFText_GetCharIndexFromTextIndex(text, place)
        try:
            boxes.append(text.get_charbox(index, loose=True))
        except pypdfium2.PdfiumError:
            return None
    heights = sorted(top - bottom for _, bottom, _, top in boxes)
    return Line(
        text=_mended(words.strip()),
        left=boxes[0][0],
        right=boxes[-1][2],
        foot=boxes[0][1],
        size=max(heights[len(heights) // 2], 0.1),
    )


def _mended(words: str) -> str:
    """Return words without pdfium's mark where they were broken at a line's end.

    Between small letters it stood for a hyphen that the line made; before a capital the hyphen
    belongs to the word ("Al-Tamari").
    """
    return _BROKEN_WORD.sub(
        lambda mark: "" if words[mark.end() : mark.end() + 1].islower() else "-", words
    ).replace("\ufffe", "-")


def by_pypdf(data: bytes) -> Pages:
    """Return the pages as pypdf reads them; raises ReadError where it cannot either."""
    import pypdf
    from pypdf.errors import PyPdfError

    # It logs what it mends; what matters is said by our own problems.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked()
        number = len(reader.pages)
        _check_number(number)
        pages = tuple(_pypdf_page(reader, place) for place in range(number))
    except (PyPdfError, *_BROKEN) as error:
        raise ReadError(
            "is a PDF that is broken: neither of two libraries opens it; it was set aside. "
            "Open it in a PDF viewer and print it to a new file."
        ) from error
    if not pages:
        raise ReadError("is a PDF without pages; it was set aside. Look into the file.")
    return Pages(pages=pages, method=f"pypdf {version('pypdf')}", received=())


def _pypdf_page(reader: "PdfReader", place: int) -> Page:
    from pypdf.errors import PyPdfError

    try:
        page = reader.pages[place]
        text = page.extract_text()
    except (PyPdfError, *_BROKEN):
        return Page(lines=(), fault=True)
    return Page(lines=tuple(lines_by_length(text)), has_picture=_has_picture(page))


def _has_picture(page: Any) -> bool:
    from pypdf.errors import PyPdfError

    try:
        return bool(page.images.keys())
    except (PyPdfError, *_BROKEN):
        return False
