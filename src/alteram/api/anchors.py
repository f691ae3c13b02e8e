"""W3C Web Annotations read: who wrote what, about which passage; and where that passage stands.

A passage is found by its place and its exact words, or by its exact words alone where they
stand in the text once. Nothing near to it is ever taken for it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from alteram.errors import ReadError
from alteram.model import Span

LARGEST = 256_000_000
_PROGRAM = "urn:alteram:program:"
_LISTS = ("items", "first", "@graph")
_DEEPEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A passage as an annotation points to it; `source` names the text. Offsets are code points.

    `whole` is set where the annotation is about the text and not about a passage of it.
    """

    source: str
    whole: bool = False
    start: int | None = None
    end: int | None = None
    exact: str | None = None
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """Words of somebody about passages; `by_program` where the creator is this program.

    `decision` is the id of the decision that it was written out from, if it was from one.
    """

    id: str
    who: str
    created: str
    words: str
    targets: tuple[Target, ...]
    by_program: bool
    decision: str = ""


def read_annotations(data: bytes) -> Iterator[Annotation]:
    """Yield the annotations of a JSON-LD file: one, a list, a page, a collection with a page.

    Raises ReadError where it is none of these.
    """
    if len(data) > LARGEST:
        raise ReadError(f"The file is larger than {LARGEST:,} bytes; nothing of it was read.")
    try:
        held = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"The file is not JSON ({error}); nothing of it was read.") from error
    found = list(_annotations(held, 0))
    if not found:
        raise ReadError(
            "The file has no Web Annotation; nothing of it was read. It must be JSON-LD with "
            'objects of "type": "Annotation", alone, in a list or under "items".'
        )
    yield from map(_annotation, found)


def _annotations(held: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(held, list):
        for one in held:
            yield from _annotations(one, depth)
    elif isinstance(held, dict) and depth <= _DEEPEST:
        if "Annotation" in _several(held.get("type", held.get("@type"))):
            yield held
        else:
            for name in _LISTS:
                yield from _annotations(held.get(name), depth + 1)


def _several(held: Any) -> list[Any]:
    return held if isinstance(held, list) else [] if held is None else [held]


def _words(held: Any) -> str:
    return held if isinstance(held, str) else ""


def _annotation(held: dict[str, Any]) -> Annotation:
    creators = _several(held.get("creator"))
    names = [one.get("name", one.get("id")) if isinstance(one, dict) else one for one in creators]
    ids = [_words(one.get("id")) if isinstance(one, dict) else _words(one) for one in creators]
    bodies = [*_several(held.get("body")), held.get("bodyValue")]
    said = [_words(one.get("value")) if isinstance(one, dict) else _words(one) for one in bodies]
    return Annotation(
        id=_words(held.get("id", held.get("@id"))) or "(no id)",
        who=", ".join(filter(None, map(_words, names))).strip(),
        created=_words(held.get("created")),
        words="\n".join(one.strip() for one in said if one.strip()),
        targets=tuple(map(_target, _several(held.get("target")))),
        by_program=bool(ids) and all(one.startswith(_PROGRAM) for one in ids),
        decision=_words(held.get("alteram:decision")),
    )


def _target(held: Any) -> Target:
    if not isinstance(held, dict):
        return Target(source=_words(held), whole=True)
    source = held.get("source", held.get("id"))
    by_type = {
        str(one.get("type")): one for one in _several(held.get("selector")) if isinstance(one, dict)
    }
    place = by_type.get("TextPositionSelector", {})
    words = by_type.get("TextQuoteSelector", {})
    start, end = place.get("start"), place.get("end")
    exact = words.get("exact")
    return Target(
        source=_words(source.get("id") if isinstance(source, dict) else source),
        whole=not held.get("selector"),
        start=start if type(start) is int else None,
        end=end if type(end) is int else None,
        exact=exact if isinstance(exact, str) and exact else None,
        prefix=_words(words.get("prefix")),
        suffix=_words(words.get("suffix")),
    )


def places(target: Target, text: str) -> tuple[Span, ...]:
    """Return where in a text a target stands: none, one, or several where words alone are given.

    With place and words, that place if those very words stand there. With words alone, all
    places of them that have the prefix before and the suffix after them, if these are given.
    A place without words counts only where the caller knows that it is that very text.
    """
    start, end, exact = target.start, target.end, target.exact
    if start is not None and end is not None:
        sound = 0 <= start < end <= len(text) and exact in (None, text[start:end])
        return (Span(start, end),) if sound else ()
    return tuple(_matches(target, text)) if exact is not None else ()


def _matches(target: Target, text: str) -> Iterator[Span]:
    exact = target.exact or ""
    at = text.find(exact)
    while at >= 0:
        end = at + len(exact)
        if text.endswith(target.prefix, 0, at) and text.startswith(target.suffix, end):
            yield Span(at, end)
        at = text.find(exact, at + 1)
