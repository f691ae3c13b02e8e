"""HTML: the main text and what the page says about itself, by trafilatura and htmldate.

What trafilatura keeps is compared with all text of the page's body. Where it kept little, the
body's own text is taken instead, so that a page it does not understand is not lost in silence.
"""

import re
from importlib.metadata import version

import lxml.etree
import lxml.html
import trafilatura
from trafilatura.settings import Document as Extract

from alteram.errors import ReadError
from alteram.read.charset import decode
from alteram.read.reading import Reader, Reading

MAX_HTML_BYTES = 5_000_000

_SNIFFED = 2048
_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,1000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"<(?:p|div|body|br|h[1-6]|title|meta|article|span|a)\b[^>]*>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_UNSEEN = ("script", "style", "noscript", "template", "iframe", "svg", "head", "select", "button")
_FRAME = ("nav", "header", "footer", "aside", "form")
_BLOCKS = frozenset(
    ["p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section"]
    + ["article", "ul", "ol", "table", "pre", "br", "hr", "main", "dd", "dt", "figcaption", "td"]
)
_SPACE = re.compile(r"[^\S\n]+")
_BLANK = re.compile(r"\s*\n\s*")
_LEAST_SHARE = 0.5
_FAULTS = (
    lxml.etree.LxmlError, ArithmeticError, AssertionError, AttributeError, LookupError,
    RecursionError, TypeError, ValueError,
)  # fmt: skip


def _accepts(data: bytes, hint: str) -> bool:
    head = data[:_SNIFFED]
    if _START.match(head):
        return True
    return "html" in hint and (_TAG.search(head) is not None or b"\x00" in head)


def _tree(text: str) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(_DECLARATION.sub("", text, count=1), parser=parser)
    except _FAULTS as error:
        raise ReadError(
            f"is HTML that cannot be parsed ({error}); it was set aside. "
            "Save the page's text as plain text."
        ) from error
    return tree


def _visible_text(tree: lxml.html.HtmlElement, *, framed: bool) -> str:
    """Return the text of a page's body, one block a line; without frames if `framed` is false."""
    skipped = frozenset(_UNSEEN if framed else _UNSEEN + _FRAME)
    pieces: list[str] = []
    hidden = 0
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        opens = event == "start"
        if tag in skipped:
            hidden += 1 if opens else -1
        elif tag in _BLOCKS:
            pieces.append("\n")
        said = element.text if opens else element.tail
        if said and not hidden:
            pieces.append(_SPACE.sub(" ", said.replace("\n", " ")))
    return _BLANK.sub("\n", "".join(pieces)).strip()


def _extract(tree: lxml.html.HtmlElement, captured: str) -> Extract | None:
    """Return trafilatura's finding; dates after the day of capture are not believed."""
    dating: dict[str, object] = {"original_date": True, "extensive_search": False}
    if captured[:10]:
        dating["max_date"] = captured[:10]
    try:
        found = trafilatura.bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            date_extraction_params=dating,
        )
    except _FAULTS:
        return None
    return found if isinstance(found, Extract) else None


def _size(text: str) -> int:
    return sum(map(len, text.split()))


def read_html(data: bytes, captured: str) -> Reading:
    """Return the main text of a page and its title, outlet, author and date.

    Raises ReadError for a page without text, above `MAX_HTML_BYTES` or of no known charset.
    """
    if len(data) > MAX_HTML_BYTES:
        raise ReadError(
            f"is an HTML page of {len(data):,} bytes, above the limit of {MAX_HTML_BYTES:,}; it "
            "was set aside. Save the article's text as plain text."
        )
    declared = _CHARSET.search(data[:_SNIFFED])
    text, how = decode(data, None if declared is None else declared[1].decode("ascii"))
    tree = _tree(text)
    body = _visible_text(tree, framed=False) or _visible_text(tree, framed=True)
    if not any(char.isalpha() for char in body):
        raise ReadError(
            "is an HTML page without text (a frame, a picture or a page that needs a script); it "
            "was set aside. Save the page as shown in a browser, or its text."
        )
    found = _extract(tree, captured)
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
