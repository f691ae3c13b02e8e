"""Actors of the dossier, for programs."""

from fastapi import APIRouter
from pydantic import BaseModel

from alteram.model import LinkedActor
from alteram.web.answers.asking import Id, Limit, Offset, Words
from alteram.web.visitor import Seen

ROUTER = APIRouter(prefix="/actors", tags=["actors"])


class Actors(BaseModel):
    """A part of the actors by name, and how many there are in all."""

    items: tuple[LinkedActor, ...]
    total: int


@ROUTER.get("", summary="Actors by name")
def actors(seen: Seen, q: Words = "", offset: Offset = 0, limit: Limit = 100) -> Actors:
    """Return actors; with `q`, those of whom one name has it."""
    items, total = seen.actors(q.strip(), limit=limit, offset=offset)
    return Actors(items=items, total=total)


@ROUTER.get("/{actor}", summary="An actor")
def actor(seen: Seen, actor: Id) -> LinkedActor:
    """Return an actor with all its names and the actors of documents that are one with it."""
    return seen.actor(actor)
