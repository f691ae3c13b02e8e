"""The documents of a dossier as a table: filtered, sorted, a hundred at a time."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from alteram.model import UNNAMED_OUTLET, Document

SortKey = Literal["date", "outlet", "title", "location", "claims"]
SORTS: tuple[SortKey, ...] = get_args(SortKey)
AT_ONCE = 100
"""Documents of one page of the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which documents are wanted, and in which order; `page` counts from 1.

    `since` and `until` are compared with the date of publication by its beginning, so that
    "2022" as `until` takes all of 2022 in. Documents without a date are in neither.
    """

    words: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    sort: SortKey = "date"
    falling: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One page of the table: its documents, how many there are in all, and on how many pages."""

    documents: tuple[Document, ...]
    total: int
    page: int
    pages: int


def listing(
    documents: Iterable[Document],
    asked: Asked,
    claims: Callable[[Iterable[str]], Mapping[str, int]],
) -> Listing:
    """Return a page of the documents that are asked for; without a date or name they come last.

    `claims` gives the numbers of claims of documents; it is asked where they are sorted by them.
    """
    found = [one for one in documents if is_asked(one, asked)]
    found.sort(key=lambda one: (one.location, one.id))
    numbers = claims(one.id for one in found) if asked.sort == "claims" else {}
    key = _key(asked.sort, numbers)
    known = [one for one in found if key(one)[0]]
    known.sort(key=key, reverse=asked.falling)
    found = known + [one for one in found if not key(one)[0]]
    pages = max(1, -(-len(found) // AT_ONCE))
    page = min(max(1, asked.page), pages)
    first = (page - 1) * AT_ONCE
    return Listing(
        documents=tuple(found[first : first + AT_ONCE]), total=len(found), page=page, pages=pages
    )


def is_asked(one: Document, asked: Asked) -> bool:
    """Tell whether a document has what is asked for, but for its place in the table."""
    title = (one.title or one.location).casefold()
    date = one.published or ""
    return (
        all(word in title for word in asked.words.casefold().split())
        and (not asked.outlet or (one.outlet or UNNAMED_OUTLET) == asked.outlet)
        and (not asked.since or (bool(date) and date[: len(asked.since)] >= asked.since))
        and (not asked.until or (bool(date) and date[: len(asked.until)] <= asked.until))
    )


def _key(sort: SortKey, numbers: Mapping[str, int]) -> Callable[[Document], tuple[bool, int, str]]:
    """Return whether a document has what is sorted by, and that as a number or as words."""
    if sort == "claims":
        return lambda one: (True, numbers.get(one.id, 0), "")
    words: dict[SortKey, Callable[[Document], str | None]] = {
        "date": lambda one: one.published,
        "outlet": lambda one: one.outlet,
        "title": lambda one: one.title,
        "location": lambda one: one.location,
    }
    of = words[sort]
    return lambda one: (bool(of(one)), 0, (of(one) or "").casefold())


def outlets(documents: Iterable[Document]) -> tuple[tuple[str, int], ...]:
    """Return the outlets by name, each with how many documents it has."""
    found = Counter(one.outlet or UNNAMED_OUTLET for one in documents)
    return tuple(sorted(found.items(), key=lambda pair: (pair[0].casefold(), pair[0])))


def by_day(documents: Iterable[Document]) -> tuple[tuple[str, int], ...]:
    """Return how many documents came in on each day (UTC), the last day first."""
    found = Counter(one.captured[:10] for one in documents)
    return tuple(sorted(found.items(), reverse=True))
