"""What is asked of the list of events: all of it stands in the address and can be kept or sent."""

from dataclasses import dataclass, fields, replace
from typing import Annotated, Any, Literal, get_args
from urllib.parse import urlencode

from fastapi import Depends, Query, Request

Kind = Literal["table", "map", "timeline"]
KINDS: dict[Kind, str] = {"table": "Table", "map": "Map", "timeline": "Timeline"}

Sort = Literal["date", "place", "label", "documents", "copies", "origins"]
SORTS: tuple[Sort, ...] = get_args(Sort)

SHOWN = 100
SHOWN_DRAWN = 50
"""Events on one page, and on one that draws each of them."""

_MOST_FIRST = frozenset(("documents", "copies", "origins"))

_MOST_WORDS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """By what events are chosen; `since` and `until` are days (ISO 8601), empty where open."""

    words: str = ""
    party: str = ""
    speaker: str = ""
    outlet: str = ""
    outcome: str = ""
    since: str = ""
    until: str = ""

    def chosen(self) -> dict[str, Any]:
        """Return the value of each filter that is set, by its name."""
        held = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: value for name, value in held.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Filters with the way in which the events found are shown."""

    filters: Filters
    view: Kind = "table"
    sort: Sort = "date"
    descending: bool = False
    first: int = 0
    borders: bool = False

    @property
    def shown(self) -> int:
        """How many events stand on one page."""
        return SHOWN_DRAWN if self.view == "timeline" else SHOWN

    def address(self, **changes: object) -> str:
        """Return the address of the list with some of this changed; None takes a filter out."""
        held: dict[str, object] = {
            "view": self.view if self.view != "table" else None,
            **self.filters.chosen(),
            "sort": self.sort if self.sort != "date" else None,
            "descending": 1 if self.descending else None,
            "borders": 1 if self.borders else None,
            **changes,
        }
        asked = urlencode({name: value for name, value in held.items() if value})
        return f"/events?{asked}" if asked else "/events"

    def sorted_by(self, sort: Sort) -> str:
        """Return the address of the list sorted otherwise; the same again turns the order round.

        Of numbers the greatest stand first.
        """
        turned = not self.descending if self.sort == sort else sort in _MOST_FIRST
        return self.address(sort=sort, descending=1 if turned else None)


def filters(request: Request) -> Filters:
    """Return the filters of an address; words beyond the most are cut."""
    given = request.query_params
    return Filters(
        **{one.name: given.get(one.name, "").strip()[:_MOST_WORDS] for one in fields(Filters)}
    )


FiltersOf = Annotated[Filters, Depends(filters)]


def asked(
    filters: FiltersOf,
    view: str = "table",
    sort: str = "date",
    descending: bool = False,
    first: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
    borders: bool = False,
) -> Asked:
    """Return all that an address asks of the list; an unknown view or order is passed over."""
    found = Asked(
        filters=filters,
        view=next((one for one in KINDS if one == view), "table"),
        sort=next((one for one in SORTS if one == sort), "date"),
        descending=descending,
        borders=borders,
    )
    return replace(found, first=first - first % found.shown)


AskedOf = Annotated[Asked, Depends(asked)]
