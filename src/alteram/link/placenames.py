"""Names that no gazetteer has, but that some document of the collection uses as a place.

A village is told to be one once ("the village of Belmar"); other sentences and documents only
name it. A claim without a place that has such a name in its words is about that place.
"""

import re
from collections.abc import Iterable

from alteram.link.names import state_key
from alteram.model import Claim, Entry, PlaceMention

_WORD = re.compile(r"\w[\w\N{RIGHT SINGLE QUOTATION MARK}'-]*", re.UNICODE)
_LONGEST = 3


def unlisted_places(entries: Iterable[Entry], states: frozenset[str]) -> dict[str, PlaceMention]:
    """Return the unresolved place names of a collection, but for names of its states."""
    found: dict[str, PlaceMention] = {}
    for entry in entries:
        for place in entry.analysis.places:
            name = " ".join(place.name.split())
            unlisted = place.precision == "unknown" and place.lat is None
            if unlisted and name[:1].isupper() and state_key(name) not in states:
                found.setdefault(name, place)
    return found


def named_place(entry: Entry, claim: Claim, known: dict[str, PlaceMention]) -> PlaceMention | None:
    """Return the one unlisted place that a claim's words name where its text saw none."""
    if not known:
        return None
    seen = {place.span.start for place in entry.analysis.places}
    words = entry.text.text[claim.span.start : claim.span.end]
    tokens = [
        (claim.span.start + word.start(), word.group().removesuffix("'s"))
        for word in _WORD.finditer(words)
    ]
    found: dict[str, PlaceMention] = {}
    for i, (start, word) in enumerate(tokens):
        if not word[0].isupper() or start in seen:
            continue
        for size in range(1, _LONGEST + 1):
            name = " ".join(part for _, part in tokens[i : i + size])
            longer = i + size < len(tokens) and tokens[i + size][1][0].isupper()
            if name in known and not longer:
                found[name] = known[name]
    return next(iter(found.values())) if len(found) == 1 else None
