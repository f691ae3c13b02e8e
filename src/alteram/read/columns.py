"""Which column of a table is which field of a document: as a person says, or by usual names."""

import re
from collections.abc import Mapping, Sequence

from alteram.errors import ReadError
from alteram.read.reading import Columns

FIELDS = ("text", "title", "date", "outlet", "author", "location", "id")
_USUAL: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "article text", "full text", "fulltext"),
    "title": ("title", "headline"),
    "date": ("date", "published", "publication date", "published at", "pub date", "datetime"),
    "outlet": ("outlet", "newspaper", "publication", "publisher", "media outlet"),
    "author": ("author", "byline"),
    "location": ("location of text", "url", "link", "permalink", "uri"),
    "id": ("id", "document id", "article id", "guid"),
}
_SHOWN = 40


def find_columns(header: Sequence[str], columns: Columns | None) -> dict[str, int]:
    """Return the place of each field's column; raises ReadError where names do not settle it."""
    places = _asked(header, columns) if columns else _by_usual_names(header)
    if "text" not in places:
        raise ReadError(
            f"is a table with the columns {_listed(header)}; which holds the text is not clear, "
            f"and nothing was read. {_example(header)}"
        )
    return places


def _asked(header: Sequence[str], columns: Columns) -> dict[str, int]:
    places: dict[str, int] = {}
    for field, name in sorted(columns.items()):
        if field not in FIELDS:
            raise ReadError(
                f"was to be read with a column for {field!r}, which is no field; nothing was "
                f"read. The fields are {', '.join(FIELDS)}."
            )
        found = [number for number, one in enumerate(header) if one == name]
        found = found or [number for number, one in enumerate(header) if _key(one) == _key(name)]
        if len(found) != 1:
            raise ReadError(
                f"is a table with {len(found) or 'no'} columns named {name!r}; nothing was read. "
                f"Its columns are {_listed(header)}."
            )
        places[field] = found[0]
    return places


def _by_usual_names(header: Sequence[str]) -> dict[str, int]:
    keys = [_key(name) for name in header]
    places: dict[str, int] = {}
    for field, names in _USUAL.items():
        found = [number for number, key in enumerate(keys) if key in names]
        if len(found) > 1:
            either = " or ".join(repr(header[number]) for number in found)
            raise ReadError(
                f"is a table with the columns {_listed(header)}; whether {either} is the {field} "
                f"is not clear, and nothing was read. {_example(header)}"
            )
        if found:
            places[field] = found[0]
    return places


def _key(name: str) -> str:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return " ".join(re.split(r"[\W_]+", spaced.casefold())).strip()


def _listed(header: Sequence[str]) -> str:
    names = [repr(name[:_SHOWN]) for name in header[:_SHOWN]]
    more = len(header) - len(names)
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")


def _example(header: Sequence[str]) -> str:
    name = max(header, key=len, default="TEXT")[:_SHOWN]
    return (
        f"Say which column is which, for example --column text={name!r} "
        f"(fields: {', '.join(FIELDS)})."
    )
