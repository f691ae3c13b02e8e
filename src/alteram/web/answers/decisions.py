"""Decisions, listed, made and taken back, for programs."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from alteram.decisions import in_sight
from alteram.decisions.actions import Action
from alteram.desk import View
from alteram.errors import NotFoundError
from alteram.model import Decision
from alteram.web.answers.asking import MOST, Given, Id
from alteram.web.refusal import Refusal
from alteram.web.rights import check_taking_back, decision_of, role_for
from alteram.web.visitor import AtHand, Coder, Here, Seen

ROUTER = APIRouter(prefix="/decisions", tags=["decisions"])


class Decisions(BaseModel):
    """A part of the decisions, the first ones first. `hidden` stand in rounds that are open."""

    items: tuple[Decision, ...]
    total: int
    hidden: int


class Decided(Given):
    """A decision to be made.

    `subject` and `value` name records by their ids: of pairs one each; of an edit the record and
    its field ("c-1 date") and the new value; of a note a record, or a document and a place
    ("doc-1 20-35"), and the words; of `restrict` what is restricted and the least role that still
    sees it; of `graphic` yes or no. `why` is asked for where the program is overruled. `round`
    makes it a coding, which counts for agreement and changes nothing.
    """

    action: Action
    subject: str = Field(min_length=1, max_length=500)
    value: str = Field(default="", max_length=20_000)
    why: str = Field(default="", max_length=5_000)
    round: str = Field(default="", max_length=100)


class TakenBack(Given):
    """Why a decision is taken back."""

    why: str = Field(min_length=1, max_length=5_000)


class Asked(Given):
    """Which decisions are asked for."""

    who: str | None = Field(default=None, max_length=200, description="Those of one person.")
    round: str | None = Field(
        default=None, max_length=100, description="Those of one round; of an open one, yours."
    )
    about: str | None = Field(default=None, max_length=100, description="Those on one record.")
    offset: int = Field(default=0, ge=0, le=10_000_000, description="How many are passed over.")
    limit: int = Field(default=100, ge=1, le=MOST, description="How many items at most.")


@ROUTER.get("", summary="Decisions in the order in which they were made")
def decisions(seen: Seen, here: Here, asked: Annotated[Asked, Query()]) -> Decisions:
    """Return decisions. Those of rounds that are open stay out of sight, but for one's own."""
    own = asked.who if asked.who == here.who else None
    shown, hidden = in_sight(seen.decisions, asked.round, own)
    found = [
        one
        for one in shown
        if (asked.who is None or one.who == asked.who)
        and (asked.about is None or asked.about in (*one.subject.split(), *one.value.split()))
    ]
    part = tuple(found[asked.offset : asked.offset + asked.limit])
    return Decisions(items=part, total=len(found), hidden=hidden)


@ROUTER.post("", status_code=201, summary="Decide")
def decide(desk: AtHand, here: Coder, given: Decided) -> Decision:
    """Write a decision down under the name of who asks; it is kept when this is answered.

    Coders write notes and code in rounds; reviewers decide; leads restrict, release and close
    rounds.
    """
    if given.action in ("undo", "renew"):
        raise Refusal(400, "Take a decision back at its own address. Nothing was written.")
    needed = role_for(given.action, given.round)
    if not here.may(needed):
        raise Refusal(
            403, f"This needs the role {needed}; yours is {here.role}. Nothing was written."
        )
    return desk.decide(
        given.action, given.subject, given.value, who=here.who, why=given.why,
        coded_in=given.round, role=here.role,
    )  # fmt: skip


@ROUTER.post("/{decision}/undo", status_code=201, summary="Take a decision back")
def undo(desk: AtHand, seen: Seen, here: Coder, decision: Id, given: TakenBack) -> Decision:
    """Take a decision back; it stays in the list, with the row that takes it back."""
    check_taking_back(_in_sight(seen, decision), seen, here)
    return desk.undo(decision, who=here.who, why=given.why, role=here.role)


@ROUTER.post("/{decision}/renew", status_code=201, summary="Give a decision force again")
def renew(desk: AtHand, seen: Seen, here: Coder, decision: Id, given: TakenBack) -> Decision:
    """Say that a decision that no longer fitted its records still holds."""
    check_taking_back(_in_sight(seen, decision), seen, here)
    return desk.decide("renew", decision, who=here.who, why=given.why, role=here.role)


def _in_sight(seen: View, decision: str) -> Decision:
    """Return a decision by its id; raises NotFoundError for one of a round that is open."""
    row = decision_of(seen, decision)
    if row.round and row.round not in seen.judged.closed:
        raise NotFoundError(f"There is no decision {decision}; nothing was written.")
    return row
