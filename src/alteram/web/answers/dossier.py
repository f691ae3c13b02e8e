"""The dossier as a whole, and the search in it, for programs."""

from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel

from alteram.decisions import in_sight
from alteram.model import Problem
from alteram.store import Found
from alteram.web.answers.asking import Limit, Offset
from alteram.web.visitor import AtHand, Seen
from alteram.web.watched import of_hits, watch

ROUTER = APIRouter(tags=["dossier"])


class Overview(BaseModel):
    """How much there is, as far as the role sees it. `pending`: links have yet to follow."""

    name: str
    documents: int
    events: int
    actors: int
    copies: int
    decisions: int
    problems: int
    pending: bool


class Problems(BaseModel):
    """A part of what was set aside, and how much there is in all."""

    items: tuple[Problem, ...]
    total: int


@ROUTER.get("/dossier", summary="How much there is")
def dossier(seen: Seen, desk: AtHand) -> Overview:
    """Return the numbers of the dossier."""
    return Overview(
        name=PurePath(desk.name).name,
        documents=len(seen.documents),
        events=len(seen.links.events),
        actors=len(seen.links.actors),
        copies=len(seen.links.copies),
        decisions=len(in_sight(seen.decisions)[0]),
        problems=len(seen.problems),
        pending=seen.pending,
    )


@ROUTER.get("/problems", summary="What was set aside, and why")
def problems(seen: Seen, offset: Offset = 0, limit: Limit = 100) -> Problems:
    """Return what could not be read or analysed, in order."""
    found = seen.problems
    return Problems(items=found[offset : offset + limit], total=len(found))


@ROUTER.get("/search", summary="Passages that have all words")
def search(
    request: Request,
    seen: Seen,
    q: Annotated[str, Query(min_length=1, max_length=500, description="The words.")],
    speaker: Annotated[str, Query(max_length=200, description="Words of the speaker's name.")] = "",
    limit: Limit = 50,
) -> Found:
    """Return passages by date, with speaker, chain, place in the text and the words found.

    Words in quotation marks follow each other; case and accents do not matter. `more` counts the
    further documents that have some.
    """
    found = seen.search(q, speaker=speaker, limit=limit)
    watch(request, seen, of_hits(found.hits))
    return found
