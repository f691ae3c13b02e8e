"""The log of restricted items: what of a page is restricted is noted before it is shown."""

from collections.abc import Iterable, Iterator

from fastapi import Request

from alteram.api import ReviewItem
from alteram.comparison import Comparison, Line
from alteram.desk import View
from alteram.model import Entry
from alteram.store import Hit
from alteram.web.accounts import note
from alteram.web.shown import records_of


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


def of_entry(entry: Entry) -> Iterator[str]:
    """Yield the ids of a document and of its records."""
    yield entry.document.id
    yield from (one.id for one in entry.analysis.attributions)
    yield from (one.id for one in entry.analysis.claims)
    yield from (one.id for one in entry.analysis.figures)


def of_items(items: Iterable[ReviewItem]) -> Iterator[str]:
    """Yield the ids of items of the queue, of their documents and of all records in them."""
    for item in items:
        yield item.document
        yield from records_of(item)


def of_hits(hits: Iterable[Hit]) -> Iterator[str]:
    """Yield the ids of the passages that a search found, and of their documents."""
    for hit in hits:
        yield hit.document
        yield from hit.claims
        if hit.attribution is not None:
            yield hit.attribution
