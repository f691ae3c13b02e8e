"""PDF (ISO 32000): the text layer, page by page, by pdfium; by pypdf where pdfium cannot.

The libraries may take very long, or end the process, on files made to hurt: the process in which
this runs is watched from outside.
"""

import re
from collections.abc import Sequence

from alteram.errors import ReadError
from alteram.read.pagelines import joined, paragraphs, usual_step
from alteram.read.pdfpages import Page, Pages, by_pdfium, by_pypdf
from alteram.read.reading import Given, Reader, Reading

_START = re.compile(rb"\s{0,32}%PDF-\d")
_SNIFFED = 1024
_LEAST = 25
"""Letters and digits below which a page with a picture counts as a scan without text."""
_LEAST_READABLE = 0.7
_SHOWN = 20
_OCR = "Make it searchable with a text recogniser (OCR) first and read that."


def _accepts(data: bytes, given: Given) -> bool:
    return b"%PDF-" in data[:_SNIFFED] and (
        _START.match(data) is not None or "pdf" in given.media_type
    )


def read_pdf(data: bytes, given: Given) -> Reading:
    """Return the text of a PDF's pages; raises ReadError where there is none or a password is due.

    Pages that are pictures are named in a problem, and are a refusal where all are.
    """
    pages = by_pdfium(data)
    if pages is None or all(page.fault for page in pages.pages):
        pages = by_pypdf(data)
    _refuse_without_text(pages.pages)
    step = usual_step([page.lines for page in pages.pages])
    made = [paragraphs(page.lines, step) for page in pages.pages]
    text = joined([words for words, _ in made])
    if _readable(text) < _LEAST_READABLE:
        raise ReadError(
            "is a PDF whose text layer is unreadable (its letters are not mapped to characters); "
            f"it was set aside. {_OCR}"
        )
    return Reading(
        text=text,
        media_type="application/pdf",
        method=_method(pages, sum(number for _, number in made)),
        title=dict(pages.received).get("PDF Title"),
        weak=True,
        received=pages.received,
        problems=_problems(pages),
    )


def _method(pages: Pages, joined_words: int) -> str:
    broken = sum(page.broken_words for page in pages.pages) + joined_words
    return (
        f"{pages.method}, {len(pages.pages)} pages with a form feed between, lines joined into "
        "paragraphs by their places"
        + (f", {broken} words joined that a line's end broke" if broken else "")
    )


def _letters(page: Page) -> int:
    return sum(char.isalnum() for line in page.lines for char in line.text)


def _is_scan(page: Page) -> bool:
    letters = _letters(page)
    return letters < _LEAST and page.has_picture or not letters and page.has_content


def _refuse_without_text(pages: Sequence[Page]) -> None:
    scans = [page for page in pages if _is_scan(page)]
    if any(_letters(page) and page not in scans for page in pages):
        return
    if scans:
        raise ReadError(
            f"is a PDF that has {len(pages)} pages and no text layer: pictures of pages; it was "
            f"set aside. {_OCR}"
        )
    raise ReadError("is a PDF without text on any page; it was set aside. Look into the file.")


def _readable(text: str) -> float:
    shown = [char for char in text if not char.isspace()]
    bad = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or char < " " for char in shown)
    return 1 - bad / len(shown)


def _problems(pages: Pages) -> tuple[str, ...]:
    scans = [number for number, page in enumerate(pages.pages, 1) if _is_scan(page)]
    failed = [number for number, page in enumerate(pages.pages, 1) if page.fault]
    found = []
    if scans:
        found.append(
            f"has no text layer on {_numbers(scans)}; what stands there was not read. {_OCR}"
        )
    if failed:
        found.append(
            f"cannot be read on {_numbers(failed)}; the other pages were. Print it to a new PDF."
        )
    if pages.attachments:
        found.append(
            f"holds {pages.attachments} embedded files, which were not read. "
            "Save them from a PDF viewer and read them."
        )
    return tuple(found)


def _numbers(numbers: Sequence[int]) -> str:
    """Return page numbers in words, those in a row as a range."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    shown = [str(one) if one == two else f"{one} to {two}" for one, two in ranges[:_SHOWN]]
    more = " and others" if len(ranges) > _SHOWN else ""
    return ("page " if len(numbers) == 1 else "pages ") + ", ".join(shown) + more


PDF = Reader(media_type="application/pdf", accepts=_accepts, read=read_pdf)
