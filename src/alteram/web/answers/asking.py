"""What programs may ask with, and the parts that all answers share."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Path, Query
from pydantic import BaseModel, ConfigDict, Field

from alteram.errors import NotFoundError

T = TypeVar("T")

MOST = 500
"""Items of one answer."""
ID = r"^[A-Za-z0-9][A-Za-z0-9:._-]*$"
"""What an id is written with."""

Id = Annotated[str, Path(pattern=ID, max_length=100, description="The id of a record.")]
After = Annotated[
    str | None,
    Query(
        pattern=ID, max_length=100,
        description="The id of the last item of the page before; what follows it is given.",
    ),
]  # fmt: skip
Offset = Annotated[
    int, Query(ge=0, le=10_000_000, description="How many items are passed over from the first.")
]
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many items at most.")]
Words = Annotated[str, Query(max_length=500, description="Words to look for, in any case.")]
Day = Annotated[
    str | None,
    Query(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", description="A day: YYYY-MM-DD."),
]


class Refused(BaseModel):
    """Why a request was not answered: what was wrong, what was done, and what to do next."""

    problem: str


REFUSALS: dict[int | str, dict[str, Any]] = {
    status: {"model": Refused, "description": words}
    for status, words in (
        (400, "What was asked for cannot be done; nothing was."),
        (401, "Nobody is signed in, or the key is not known."),
        (403, "The role may not do this, or the token is missing."),
        (404, "There is no such thing, as far as the role sees."),
        (405, "The address does not take this method."),
        (413, "More was sent than is taken at once."),
        (421, "The workbench is not served under this name."),
        (422, "A part of the request is missing or does not fit."),
        (429, "Too much was asked too fast."),
        (503, "The workbench is busy; ask again later."),
    )
}


class Given(BaseModel):
    """What is sent as JSON; a name that is not known is refused."""

    model_config = ConfigDict(extra="forbid", str_max_length=20_000)


class Page(BaseModel, Generic[T]):
    """A part of a list in a fixed order.

    `total` counts the whole list as far as the role sees it. `after` is what to ask for the next
    part with; null at the end.
    """

    items: tuple[T, ...]
    total: int = Field(ge=0)
    after: str | None = None


def page(rows: Sequence[T], after: str | None, limit: int, key: Callable[[T], str]) -> Page[T]:
    """Return the part of a list after an item; raises NotFoundError where there is no such item."""
    start = 0
    if after is not None:
        place = next((number for number, one in enumerate(rows) if key(one) == after), None)
        if place is None:
            raise NotFoundError(f"There is no {after} in this list. Begin without `after`.")
        start = place + 1
    items = tuple(rows[start : start + limit])
    more = start + limit < len(rows)
    return Page(items=items, total=len(rows), after=key(items[-1]) if items and more else None)
