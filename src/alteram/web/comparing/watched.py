"""The log of restricted items: what of a page is restricted is noted before it is shown."""

from collections.abc import Iterable

from fastapi import Request

from alteram.comparison import Comparison, Line
from alteram.desk import View
from alteram.web.accounts import note


def watch(request: Request, seen: View, ids: Iterable[str]) -> None:
    """Note that the visitor saw those of these records that somebody restricted."""
    restricted = seen.judged.restrictions.keys()
    found = sorted(restricted & set(ids)) if restricted else []
    if found:
        note(request, "viewed", *found)


def of_event(found: Comparison) -> Iterable[str]:
    """Return the ids of all that the page of an event is made of."""
    return (found.event.id, *found.event.claims, *found.event.documents)


def of_lines(lines: Iterable[Line]) -> Iterable[str]:
    """Return the ids of the passages and documents of lines."""
    return {one for line in lines for one in (line.claim, line.document)}
