"""IPTC ninjs, versions 1 to 3: a news item as JSON (headline, body_text or body_xhtml, bodies)."""

from alteram.errors import ReadError
from alteram.read.jsonkinds import Kind, Members, listed, names_of, verbatim, words
from alteram.read.published import edtf_of
from alteram.read.reading import Reading
from alteram.read.visible import visible_text

_PLAIN = "body_text"
_MARKED_UP = ("body_xhtml", "body_html")
_BODIES = (_PLAIN, *_MARKED_UP, "bodies")
_NEWS = frozenset(["versioncreated", "firstcreated", "headline", "headlines", "byline", "bylines"])


def _accepts(item: Members) -> bool:
    if any(name in item for name in _BODIES):
        return True
    return ("uri" in item or "guid" in item) and not _NEWS.isdisjoint(item)


def _body(item: Members) -> tuple[str, str]:
    """Return the text of an item and the member that it was had from."""
    if text := words(item, _PLAIN):
        return text, _PLAIN
    for name in _MARKED_UP:
        if text := visible_text(words(item, name)):
            return text, f"text of {name}"
    bodies = [one for one in listed(item.get("bodies")) if isinstance(one, dict)]
    for plain in (True, False):
        for body in bodies:
            kind = words(body, "contenttype", "contentType")
            value = words(body, "value")
            text = value if "html" not in kind else visible_text(value)
            if text.strip() and plain == ("html" not in kind):
                return text, "bodies" if plain else "text of bodies"
    return "", ""


def _headline(item: Members) -> str:
    if said := words(item, "headline"):
        return said
    for one in listed(item.get("headlines")):
        if isinstance(one, dict) and (said := words(one, "value")):
            return said
    return words(item, "name", "slugline")


def _read(item: Members, how: str) -> Reading:
    text, member = _body(item)
    if not text:
        raise ReadError(
            "is a ninjs item without a body; it was set aside. Ask for it with body_text or "
            "body_xhtml."
        )
    return Reading(
        text=text,
        media_type="application/ninjs+json",
        method=f"ninjs, {member}, {how}",
        title=_headline(item),
        outlet=_outlet(item),
        author=words(item, "byline", "by") or names_of(item.get("bylines")),
        published=edtf_of(words(item, "versioncreated", "firstcreated")),
        received=verbatim(item, *_BODIES),
    )


def _outlet(item: Members) -> str:
    for name in ("provider", "infosource", "infosources", "organisation", "copyrightholder"):
        if said := names_of(item.get(name)):
            return said
    return words(item, "source")


def _location(item: Members) -> str:
    uri = words(item, "uri", "guid")
    return uri if uri.startswith(("http://", "https://", "urn:", "tag:")) else ""


NINJS = Kind(name="ninjs", accepts=_accepts, read=_read, location=_location)
