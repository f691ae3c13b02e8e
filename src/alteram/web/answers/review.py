"""What the program proposes, to be looked at, for programs."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from pydantic import Field

from alteram.api.reviewing import Queue, ReviewItem, Wanted
from alteram.web.answers.asking import ID, Given, Id
from alteram.web.visitor import Seen
from alteram.web.watched import of_items, watch

ROUTER = APIRouter(prefix="/review", tags=["review"])

State = Literal["proposed", "accepted", "rejected", "needs_work", "restricted"]


class Asked(Given):
    """Which claims are asked for."""

    state: State = Field(default="proposed", description="Accepted means: the passage says this.")
    event: str | None = Field(
        default=None, max_length=100, pattern=ID, description="The claims of this event alone."
    )
    document: str | None = Field(
        default=None, max_length=100, pattern=ID, description="The claims of this document alone."
    )
    offset: int = Field(default=0, ge=0, le=10_000_000, description="How many are passed over.")
    limit: int = Field(default=20, ge=1, le=100, description="How many items at most.")


@ROUTER.get("", summary="The queue of claims")
def queue(request: Request, seen: Seen, asked: Annotated[Asked, Query()]) -> Queue:
    """Return claims with their passages, those of which the program is least sure first."""
    if asked.event is not None:
        seen.event(asked.event)
    if asked.document is not None:
        seen.record(asked.document)
    wanted = Wanted(state=asked.state, event=asked.event, document=asked.document)
    found = seen.queue(wanted, limit=asked.limit, offset=asked.offset)
    watch(request, seen, of_items(found.items))
    return found


@ROUTER.get("/{claim}", summary="One claim as it stands in the queue")
def item(request: Request, seen: Seen, claim: Id) -> ReviewItem:
    """Return a claim with its passage in context, its fields as proposed and as edited."""
    found = seen.item(claim)
    watch(request, seen, of_items((found,)))
    return found
