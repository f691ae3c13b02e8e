"""FollowTheMoney entities: those that hold a document's text; the others are listed, not read."""

from alteram.errors import ReadError
from alteram.read.jsonkinds import Kind, Members, listed, verbatim
from alteram.read.published import edtf_of
from alteram.read.reading import Reading
from alteram.read.visible import visible_text

_TEXT = ("bodyText", "bodyHtml")


def is_entity(value: Members) -> bool:
    """Tell whether an object is an entity: a schema with properties."""
    return isinstance(value.get("schema"), str) and isinstance(value.get("properties"), dict)


def _accepts(value: Members) -> bool:
    return is_entity(value) and any(name in value["properties"] for name in _TEXT)


def _first(properties: Members, *names: str) -> str:
    for name in names:
        for value in listed(properties.get(name)):
            if isinstance(value, str) and value.strip():
                return value
    return ""


def _read(value: Members, how: str) -> Reading:
    properties: Members = value["properties"]
    plain = [one for one in listed(properties.get("bodyText")) if isinstance(one, str)]
    pages = [one for one in listed(properties.get("bodyHtml")) if isinstance(one, str)]
    name, texts = ("bodyText", plain) if any(map(str.strip, plain)) else ("bodyHtml", pages)
    if name == "bodyHtml":
        texts = [visible_text(one) for one in pages]
    text = "\n\n".join(one for one in texts if one.strip())
    if not text:
        raise ReadError(
            f"is an entity of the schema {value['schema']} without text; it was set aside. "
            "Export it with bodyText."
        )
    several = f" ({len(texts)} values, an empty line between them)" if len(texts) > 1 else ""
    return Reading(
        text=text,
        media_type="application/json",
        method=f"FollowTheMoney {value['schema']}, {name}{several}, {how}",
        title=_first(properties, "title", "name", "subject", "fileName"),
        outlet=_first(properties, "publisher"),
        author=_first(properties, "author"),
        published=edtf_of(_first(properties, "publishedAt", "authoredAt", "date")),
        received=verbatim(value, "properties") + verbatim(properties, *_TEXT),
    )


def _location(value: Members) -> str:
    return _first(value["properties"], "sourceUrl", "publisherUrl")


ENTITY = Kind(name="FollowTheMoney entity", accepts=_accepts, read=_read, location=_location)
