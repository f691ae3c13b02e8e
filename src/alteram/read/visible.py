"""The text that a page or a piece of HTML shows, read from tag to tag without a tree."""

import html
import re

_RAW = frozenset(["script", "style", "textarea", "title", "xmp"])
_UNSEEN = frozenset(
    ["script", "style", "noscript", "template", "iframe", "svg", "head", "select", "button"]
)
_FRAME = frozenset(["nav", "header", "footer", "aside", "form"])
_TAG_NAME = re.compile(r"(/?)([a-zA-Z][\w:-]*)")
_BLOCKS = frozenset(
    ["p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section"]
    + ["article", "ul", "ol", "table", "pre", "br", "hr", "main", "dd", "dt", "figcaption", "td"]
)
_SPACE = re.compile(r"\s+")


def visible_text(page: str, *, framed: bool = True) -> str:
    """Return the text of a page, one block a line; without frames if `framed` is false.

    Reads from tag to tag without a tree, so that neither depth nor broken tags lose text.
    """
    skipped = _UNSEEN if framed else _UNSEEN | _FRAME
    pieces: list[str] = []
    raw, comment, hidden = "", False, 0
    for number, chunk in enumerate(page.split("<")):
        if comment or chunk.startswith("!--"):
            _, end, said = chunk.partition("-->")
            comment = not end
            tag, closes = "", False
        else:
            head, end, said = chunk.partition(">")
            found = _TAG_NAME.match(head) if number else None
            tag, closes = (found[2].lower(), bool(found[1])) if found else ("", False)
            said = said if found or head[:1] in "!?" and number else "<" * (number > 0) + chunk
        if raw and not (closes and tag == raw):
            continue
        raw = tag if tag in _RAW and not closes else ""
        if tag in skipped:
            hidden = max(hidden - 1, 0) if closes else hidden + 1
        elif tag in _BLOCKS:
            pieces.append("\x01")
        if not hidden and not comment and not raw:
            pieces.append(said)
    lines = _SPACE.sub(" ", html.unescape("".join(pieces))).replace("\x00", "").split("\x01")
    return "\n".join(line for piece in lines if (line := piece.strip()))
