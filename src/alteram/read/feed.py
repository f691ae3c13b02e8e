"""RSS and Atom: each item is a document, by feedparser; nothing that a feed names is fetched."""

import codecs
import io
import re
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from alteram.errors import ReadError
from alteram.read.feedcuts import cut_items
from alteram.read.published import edtf_of
from alteram.read.reading import Container, Flaw, Given, Pairs, Piece, Reading
from alteram.read.visible import visible_text

MOST_FEED_BYTES = 20_000_000
_SNIFFED = 4096
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*"
    rb"(?:<\?[^>]*\?>\s*|<!--.{0,1000}?-->\s*|<!DOCTYPE[^>\[]*(?:\[.{0,3000}?\]\s*)?>\s*)*"
    rb"<(?:[\w-]+:)?(?:rss|feed|RDF)\b",
    re.DOTALL,
)
_FEED_NAMESPACE = re.compile(rb"<(?:[\w-]+:)?rss\b|w3\.org/2005/Atom|purl\.org/(?:rss|atom)")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_PLAIN = "text/plain"
_FAULTS = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)


def _accepts(data: bytes, given: Given) -> bool:
    head = data[:_SNIFFED].replace(b"\x00", b"")
    return _ROOT.match(head) is not None and _FEED_NAMESPACE.search(head) is not None


def _pieces(data: bytes, given: Given) -> Iterator[Piece | Flaw]:
    if len(data) > MOST_FEED_BYTES or b"<!ENTITY" in data.replace(b"\x00", b""):
        raise ReadError(
            f"is a feed of more than {MOST_FEED_BYTES:,} bytes, or one that defines entities of "
            "its own, as no feed does; it was set aside. Look into the file."
        )
    feed = _parsed(data)
    items = list(feed.get("entries", []))
    if not items:
        raise ReadError(
            "is a feed without items; it was set aside. Fetch it again when it has some."
        )
    cuts = cut_items(data)
    outlet = _word(feed.get("feed", {}), "title")
    # Both parsers go through the items in their order; where one finds others, none is cut out.
    agreed = len(cuts.items) == len(items) or bool(cuts.broken)
    for number, item in enumerate(items, 1):
        cut = cuts.items[number - 1] if agreed and number <= len(cuts.items) else None
        yield _piece(item, number, cut, outlet)
    if cuts.broken:
        yield Flaw(
            locator="",
            message=f"is a feed whose XML is broken ({cuts.broken}); its items were read as far "
            "as they can be told. Compare them with the pages that they point to.",
        )


def _parsed(data: bytes) -> Any:
    # Imported where a feed is read, as all large libraries here.
    import feedparser

    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        # The library wants the encoding declared too.
        data = _DECLARATION.sub("", data.decode("utf-16", "replace"), count=1).encode()
    try:
        return feedparser.parse(io.BytesIO(data))
    except _FAULTS as error:
        raise ReadError(
            f"is a feed that cannot be read ({type(error).__name__}); it was set aside. "
            "Save the pages that it points to."
        ) from error


def _word(said: Any, name: str) -> str:
    """Return a string of the feed; the library's own look-up would warn of old names."""
    value = dict.get(said, name)
    return value.strip() if isinstance(value, str) else ""


def _text(item: Any) -> tuple[str, str]:
    """Return the longest text that an item gives and where it stood."""
    forms = [("content", one) for one in dict.get(item, "content", [])]
    forms.append(("summary", dict.get(item, "summary_detail") or {"value": _word(item, "summary")}))
    shown = []
    for name, form in forms:
        value = form.get("value") or ""
        plain = form.get("type") == _PLAIN
        shown.append((value if plain else visible_text(value), name))
    text, name = max(shown, key=lambda one: len(one[0]))
    return (text, name) if text.strip() else (visible_text(_word(item, "title")), "title alone")


def _piece(item: Any, number: int, cut: bytes | None, outlet: str) -> Piece | Flaw:
    locator = f"item {number}"
    text, name = _text(item)
    if not text.strip():
        return Flaw(
            locator=locator,
            message="has neither text nor title; it was set aside. Read the page it points to.",
        )
    received = _received(item, outlet)
    remark = () if cut is not None else (("bytes", "written out from the feed, not cut from it"),)
    written = "\n".join(f"{key}: {value}" for key, value in received) + f"\n\n{text}"
    return Piece(
        data=written.encode("utf-8", "replace") if cut is None else cut,
        locator=locator,
        location=_word(item, "link"),
        reading=Reading(
            text=text,
            media_type="application/xml",
            method=f"feedparser {version('feedparser')}, {name} of an item",
            title=visible_text(_word(item, "title")),
            outlet=visible_text(_word(dict.get(item, "source") or {}, "title") or outlet),
            author=_word(item, "author"),
            published=edtf_of(_word(item, "published")) or edtf_of(_word(item, "updated")),
            received=received + remark,
        ),
    )


def _received(item: Any, outlet: str) -> Pairs:
    names = ("title", "link", "id", "published", "updated", "author", "rights")
    found = [("feed", outlet)] + [(name, _word(item, name)) for name in names]
    found += [("tag", _word(one, "term")) for one in dict.get(item, "tags") or []]
    found += [
        (_word(one, "rel") or "link", _word(one, "href"))
        for one in dict.get(item, "links") or []
        if _word(one, "rel") != "alternate"
    ]
    return tuple(pair for pair in found if pair[1])


FEED = Container(media_type="application/rss+xml", accepts=_accepts, pieces=_pieces)
