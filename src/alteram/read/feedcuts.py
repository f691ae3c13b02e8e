"""The exact bytes of a feed's items, by the places at which an XML parser finds their tags."""

import codecs
from dataclasses import dataclass
from xml.parsers import expat

_ITEMS = frozenset(["item", "entry"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Cuts:
    """The items of a feed in order; `broken` says where its XML stops being XML."""

    items: tuple[bytes, ...]
    broken: str = ""


def cut_items(data: bytes) -> Cuts:
    """Return the bytes of each item, up to where the XML is broken; no entity is ever expanded."""
    parser = expat.ParserCreate()
    found: list[bytes] = []
    open_at: list[int] = []
    close = _close(data)

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] in _ITEMS:
            open_at.append(parser.CurrentByteIndex)

    def end(name: str) -> None:
        if name.rpartition(":")[2] in _ITEMS and open_at:
            place = data.find(close, parser.CurrentByteIndex)
            begin = open_at.pop()
            if not open_at:
                found.append(data[begin : place + len(close)])

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        return Cuts(items=tuple(found), broken=str(error) or type(error).__name__)
    return Cuts(items=tuple(found))


def _close(data: bytes) -> bytes:
    """Return the sign that ends a tag, in the feed's encoding."""
    if data.startswith(codecs.BOM_UTF16_LE):
        return ">".encode("utf-16-le")
    if data.startswith(codecs.BOM_UTF16_BE):
        return ">".encode("utf-16-be")
    return b">"
