"""The pages of actors: who is one, put together or told apart by hand, with what each bears."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, Field

from alteram.errors import DecisionError
from alteram.model import LinkedActor
from alteram.web.belonging import mark_of, to_outcome, unchanged
from alteram.web.rendering import asked_by_htmx, show
from alteram.web.visitor import AtHand, Here, Reviewer, Seen
from alteram.web.watched import watch

ROUTER = APIRouter()

AT_ONCE = 100
MEMBERS = 50
_MOST = 50
"""Actors put together in one go."""
_MOST_MEMBERS = 500
Why = Annotated[str, Field(max_length=1_000)]


@ROUTER.get("/actors")
def actors(
    request: Request,
    seen: Seen,
    here: Here,
    q: Annotated[str, Query(max_length=200)] = "",
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
) -> HTMLResponse:
    """Show the actors, by name, or those whose names have the words."""
    found, total = seen.actors(q.strip(), limit=AT_ONCE, offset=offset)
    return show(
        request,
        "actors.html",
        actors=found,
        numbers=seen.actor_numbers([one.id for one in found]),
        total=total,
        q=q.strip(),
        offset=offset,
        at_once=AT_ONCE,
        parties=seen.judged.parties,
        private=seen.judged.private,
        pending=seen.pending,
    )


@ROUTER.get("/actors/join")
def joining(
    request: Request,
    seen: Seen,
    here: Reviewer,
    actor: Annotated[list[str], Query(max_length=_MOST)] = [],  # noqa: B006
) -> Response:
    """Show what would come together, before anything is written."""
    found = [seen.actor(one) for one in dict.fromkeys(actor)]
    if len(found) < 2:
        return RedirectResponse("/actors", 303)
    return show(request, "actors_join.html", actors=found, shown=mark_of(found))


class JoinForm(BaseModel):
    """The actors that are to be one, as they were shown, and why."""

    actor: Annotated[list[str], Field(min_length=2, max_length=_MOST)]
    shown: Annotated[str, Field(max_length=80)]
    why: Why = ""


@ROUTER.post("/actors/join")
def join(desk: AtHand, here: Reviewer, form: Annotated[JoinForm, Form()]) -> Response:
    """Put actors together: one decision for each but the first."""
    with desk.alone():
        now = desk.view(here.role)
        found = unchanged(now.actor, form.actor, form.shown)
        first, *others = found
        for one in others:
            row = desk.decide(
                "same_actor", one.id, first.id, who=here.who, role=here.role, why=form.why
            )
    return to_outcome(row.id, len(others) - 1)


@ROUTER.get("/actors/{actor}")
def one_actor(
    request: Request,
    seen: Seen,
    here: Here,
    actor: str,
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
) -> HTMLResponse:
    """Show one actor: all names, where each stands, and what people decided."""
    found = seen.actor(actor)
    members = seen.members(found, limit=MEMBERS, offset=offset)
    watch(request, seen, (one.document.id for one in members))
    part_of = None
    if found.part_of is not None:
        part_of = next((one for one in seen.links.actors if one.id == found.part_of), None)
    return show(
        request,
        "actor.html",
        actor=found,
        part_of=part_of,
        members=members,
        offset=offset,
        at_once=MEMBERS,
        party=seen.judged.parties.get(actor, ""),
        party_why=seen.judged.reasons.get(actor, ""),
        named=seen.judged.names.get(actor),
        private=seen.judged.private.get(actor),
        history=seen.history((actor, *found.members))[::-1][:_MOST],
        pending=seen.pending,
    )


@ROUTER.get("/actors/{actor}/why")
def why(request: Request, seen: Seen, here: Here, actor: str) -> HTMLResponse:
    """Show why the program put the names of an actor together."""
    reasons = seen.why_actor(actor)
    template = "actor_why_part.html" if asked_by_htmx(request) else "actor_why.html"
    return show(request, template, actor=seen.actor(actor), reasons=reasons[:_MOST])


@ROUTER.get("/actors/{actor}/split")
def splitting(
    request: Request,
    seen: Seen,
    here: Reviewer,
    actor: str,
    member: Annotated[list[str], Query(max_length=_MOST_MEMBERS)] = [],  # noqa: B006
) -> Response:
    """Show which names would stand apart, before anything is written."""
    found = seen.actor(actor)
    if not member:
        return RedirectResponse(f"/actors/{actor}", 303)
    chosen = _chosen(found, member)
    shown = seen.members(found, only=chosen, limit=_MOST_MEMBERS)
    return show(request, "actor_split.html", actor=found, members=shown, shown=mark_of([found]))


class SplitForm(BaseModel):
    """The members that are to stand apart, of an actor as it was shown, and why."""

    member: Annotated[list[str], Field(min_length=1, max_length=_MOST_MEMBERS)]
    shown: Annotated[str, Field(max_length=80)]
    why: Why = ""


@ROUTER.post("/actors/{actor}/split")
def split(actor: str, desk: AtHand, here: Reviewer, form: Annotated[SplitForm, Form()]) -> Response:
    """Tell members apart from the rest of an actor, by one decision."""
    with desk.alone():
        now = desk.view(here.role)
        (found,) = unchanged(now.actor, [actor], form.shown)
        chosen = " ".join(_chosen(found, form.member))
        row = desk.decide(
            "other_actor", chosen, found.id, who=here.who, role=here.role, why=form.why
        )
    return to_outcome(row.id, 0)


class ActorForm(BaseModel):
    """What is decided of one actor: the name shown, the party, or that it is a private person."""

    action: Annotated[str, Field(pattern="^(name|party|private)$")]
    value: Annotated[str, Field(max_length=300)] = ""
    why: Why = ""


@ROUTER.post("/actors/{actor}")
def set_of_actor(
    actor: str, seen: Seen, desk: AtHand, here: Reviewer, form: Annotated[ActorForm, Form()]
) -> Response:
    """Write down the name shown, the party, or that somebody is a private person."""
    found = seen.actor(actor)
    value = "" if form.action == "private" else form.value
    desk.decide(form.action, found.id, value, who=here.who, role=here.role, why=form.why)
    return RedirectResponse(f"/actors/{found.id}", 303)


def _chosen(actor: LinkedActor, members: list[str]) -> tuple[str, ...]:
    """Return the members of an actor that somebody chose; some of them, not all."""
    held = tuple(dict.fromkeys(one for one in members if one in actor.members))
    if not held or len(held) == len(actor.members):
        raise DecisionError(
            "Choose some of the places where the name stands, and leave at least one; nothing "
            "was written."
        )
    return held
