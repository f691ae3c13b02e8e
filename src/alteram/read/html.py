"""HTML: the main text and what the page says about itself, by trafilatura and htmldate.

What trafilatura keeps is compared with all text of the page's body. Where it kept little, the
body's own text is taken instead, so that a page it does not understand is not lost in silence.
"""

import re
from importlib.metadata import version
from typing import TYPE_CHECKING

from alteram.errors import ReadError
from alteram.read.charset import decode
from alteram.read.reading import Given, Reader, Reading
from alteram.read.visible import visible_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document as Extract

MAX_HTML_BYTES = 5_000_000
MOST_TAGS = 100_000
"""Above this number the main text is not looked for: it would take minutes."""
MOST_ATTRIBUTES = 500

_SNIFFED = 2048
_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,1000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"<(?:p|div|body|br|h[1-6]|title|meta|article|span|a)\b[^>]*>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d+[a-z_]*/")
"""What stands before the address of a page that was had from a public archive."""
_LEAST_SHARE = 0.5
_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError,
    ValueError,
)  # fmt: skip


def _accepts(data: bytes, given: Given) -> bool:
    head = data[:_SNIFFED]
    if _START.match(head):
        return True
    return "html" in given.media_type and (_TAG.search(head) is not None or b"\x00" in head)


def _tree(page: str) -> "HtmlElement | None":
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(_DECLARATION.sub("", page, count=1), parser=parser)
    except (lxml.etree.LxmlError, *_BROKEN):
        return None


def _is_costly(page: str) -> bool:
    """Tell whether the main text would take minutes to find: many tags, or one of many parts."""
    chunks = page.split("<")
    return len(chunks) > MOST_TAGS or any(
        len(chunk) > MOST_ATTRIBUTES
        and chunk[0].isalpha()
        and len(chunk.partition(">")[0].split()) > MOST_ATTRIBUTES
        for chunk in chunks
    )


def _extract(page: str, given: Given) -> "Extract | None":
    """Return trafilatura's finding; a date after the day of capture is not taken."""
    # Imported where a page is read: it takes half a second and, by a library of its own, tries
    # out a network socket, which commands that read no page shall not do.
    import trafilatura
    from lxml.etree import LxmlError
    from trafilatura.settings import Document

    tree = None if _is_costly(page) else _tree(page)
    if tree is None:
        return None
    dating: dict[str, object] = {"original_date": True, "extensive_search": False}
    if given.captured[:10]:
        dating["max_date"] = given.captured[:10]
    address = _ARCHIVED.sub("", given.location)
    try:
        found = trafilatura.bare_extraction(
            tree,
            url=address if address.startswith(("http://", "https://")) else None,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            date_extraction_params=dating,
        )
    except (LxmlError, *_BROKEN):
        return None
    return found if isinstance(found, Document) else None


def _size(text: str) -> int:
    return sum(map(len, text.split()))


def read_html(data: bytes, given: Given) -> Reading:
    """Return the main text of a page and its title, outlet, author and date.

    Raises ReadError for a page without text, above `MAX_HTML_BYTES` or of no known charset.
    """
    if len(data) > MAX_HTML_BYTES:
        raise ReadError(
            f"is an HTML page of {len(data):,} bytes, above the limit of {MAX_HTML_BYTES:,}; it "
            "was set aside. Save the article's text as plain text."
        )
    declared = _CHARSET.search(data[:_SNIFFED])
    text, how, *_ = decode(data, given.charset or (declared and declared[1].decode("ascii")))
    body = visible_text(text, framed=False) or visible_text(text, framed=True)
    if not any(char.isalpha() for char in body):
        raise ReadError(
            "is an HTML page without text (a frame, a picture or a page that needs a script); it "
            "was set aside. Save the page as shown in a browser, or its text."
        )
    found = _extract(text, given)
    main = (found.text or "").strip() if found is not None else ""
    share = _size(main) / _size(body)
    method = f"trafilatura {version('trafilatura')}, {how}"
    if share < _LEAST_SHARE:
        method = f"whole body text, {how}; main text extraction kept {share:.0%} of it"
        main = body
    return Reading(
        text=main,
        media_type="text/html",
        method=method,
        title=None if found is None else found.title or None,
        outlet=None if found is None else found.sitename or found.hostname or None,
        author=None if found is None else found.author or None,
        published=None if found is None else found.date or None,
    )


HTML = Reader(media_type="text/html", accepts=_accepts, read=read_html)
