"""JSON and JSON lines: news items, labelled texts, entities and reviews, told by their members."""

import re
from collections import Counter
from collections.abc import Iterator

from alteram.errors import ReadError
from alteram.read.charset import Decoded, decode
from alteram.read.claimreview import CLAIM_REVIEW, has_type
from alteram.read.cutting import Cutter
from alteram.read.entities import ENTITY, is_entity
from alteram.read.jsonkinds import Kind, Members, words
from alteram.read.jsonparts import Value, unwrapped, values
from alteram.read.labelled import LABELLED
from alteram.read.ninjs import NINJS
from alteram.read.reading import Container, Flaw, Given, Piece
from alteram.read.storable import one_line

KINDS: tuple[Kind, ...] = (CLAIM_REVIEW, ENTITY, NINJS, LABELLED)
_OBJECT = rb"\{\s*\"(?:[^\"\\]|\\.){0,200}\"\s*:"
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)*" + _OBJECT, re.DOTALL)
_SNIFFED = 1024
_READABLE = (
    "Read are ninjs items, doccano lines, FollowTheMoney entities with bodyText, ClaimReview and "
    "objects with a member 'text'."
)
_SHOWN = 12


def _accepts(data: bytes, given: Given) -> bool:
    head = data[:_SNIFFED]
    return _START.match(head) is not None or (
        given.media_type.endswith("json")
        and head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")
    )


def _pieces(data: bytes, given: Given) -> Iterator[Piece | Flaw]:
    decoded = decode(data, given.charset)
    cutter = Cutter(data, decoded)
    others: Counter[str] = Counter()
    alone = _is_alone(decoded.text)
    for value in values(decoded.text):
        place = "" if alone else f"object {value.number}"
        if value.fault:
            yield Flaw(
                locator=f"object {value.number}",
                message=f"{value.fault}; it was set aside. Mend it and read it again.",
            )
            continue
        yield from _of_value(value, place, decoded, cutter, others)
    if others:
        yield _left_out(others)


def _is_alone(text: str) -> bool:
    """Tell whether a file is one object: then the file is the document."""
    if text.lstrip().startswith("["):
        return False
    found = values(text)
    return next(found, None) is not None and next(found, None) is None


def _of_value(
    value: Value, place: str, decoded: Decoded, cutter: Cutter, others: Counter[str]
) -> Iterator[Piece | Flaw]:
    inner = list(unwrapped(decoded.text, value.start, value.end, value.value))
    for number, (start, end, one) in enumerate(inner, 1):
        whole = start == value.start
        within = place if whole else ", ".join(filter(None, (place, f"part {number}")))
        if not isinstance(one, dict):
            others["values that are no objects"] += 1
            continue
        if _is_listed(one, whole=whole):
            others[words(one, "schema") or str(one.get("@type"))] += 1
            continue
        try:
            yield _piece(one, within, _bytes(cutter, decoded, start, end, within), decoded.how)
        except ReadError as error:
            yield Flaw(locator=within, message=str(error))


def _bytes(cutter: Cutter, decoded: Decoded, start: int, end: int, place: str) -> bytes:
    """Return an object's bytes; those of the whole file where the object is all there is."""
    return cutter.cut(start, end) if place else cutter.cut(0, len(decoded.text))


def _is_listed(value: Members, *, whole: bool) -> bool:
    """Tell whether an object is known not to be a document: an entity, a neighbour of a review."""
    if any(kind.accepts(value) for kind in KINDS):
        return False
    return is_entity(value) or (not whole and "@type" in value)


def _piece(value: Members, place: str, data: bytes, how: str) -> Piece:
    kind = next((one for one in KINDS if one.accepts(value)), None)
    if kind is None:
        raise ReadError(_unknown(value))
    reading = kind.read(value, how)
    if not reading.text.strip():
        raise ReadError("holds nothing but white space; it was set aside. Give a text.")
    return Piece(
        data=data, locator=place, reading=reading, location=one_line(kind.location(value)) or ""
    )


def _unknown(value: Members) -> str:
    if has_type(value, "Annotation") or has_type(value, "AnnotationPage"):
        return (
            "is a W3C annotation, which belongs to a text that is there already; it was set "
            "aside. Bring it in with: alteram import annotations FILE."
        )
    members = ", ".join(repr(name[:40]) for name in list(value)[:_SHOWN])
    return f"is JSON of no kind that is read (members: {members}); it was set aside. {_READABLE}"


def _left_out(others: Counter[str]) -> Flaw:
    kinds = ", ".join(f"{number} {name}" for name, number in sorted(others.items())[:_SHOWN])
    return Flaw(
        locator="",
        message=f"also holds {others.total()} things that are no documents ({kinds}); they were "
        "not read. Only entities with bodyText, and reviews, hold a text.",
    )


JSON = Container(media_type="application/json", accepts=_accepts, pieces=_pieces)
