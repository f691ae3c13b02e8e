"""Decisions: written down with who and why; what follows from them is brought up to date."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from alteram.api.held import DEFAULT_DOSSIER
from alteram.api.linking import bring_up_to_date
from alteram.api.naming import named
from alteram.api.records import present
from alteram.decisions import (
    ACTIONS,
    By,
    decide,
    in_force,
    in_sight,
    records_of,
    rounds,
    seen,
)
from alteram.errors import DecisionError
from alteram.model import Decision
from alteram.store import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionList:
    """Decisions in order; `hidden` is how many more stand in rounds that are still open."""

    decisions: tuple[Decision, ...]
    hidden: int


def make_decision(
    action: str,
    subject: str,
    value: str = "",
    dossier: str | Path = DEFAULT_DOSSIER,
    *,
    who: str,
    why: str = "",
) -> Decision:
    """Write down a decision and bring the links up to date with it; return it.

    `subject` and `value` name what it is about: for events a claim's id, several of them, or an
    event as in `compare`; for actors an id, several ids of members, or a name; for texts an id or
    the path as read; for figures an id
    or the exact words; for a review or an edit a record's id (of an edit, with the field after
    it); for a note a record, a document, or a document and the place of a passage ("doc-1
    12-30"); for a party the actor, or the party that the program proposes, and the new party's
    name; for an undo or renewal a decision's id. Raises DecisionError for a decision that lacks
    something, NotFoundError where nothing or more than one thing answers to a name.
    """
    by = By(who=who, why=why, made=now())
    return _written(action, subject, value, dossier, by)


def code(
    action: str,
    subject: str,
    value: str = "",
    dossier: str | Path = DEFAULT_DOSSIER,
    *,
    who: str,
    coded_in: str,
) -> Decision:
    """Write down one person's coding in a round: it counts for agreement and changes nothing.

    What is named is as in `make_decision`; raises as it does.
    """
    by = By(who=who, made=now(), round=coded_in)
    return _written(action, subject, value, dossier, by)


def _written(action: str, subject: str, value: str, dossier: str | Path, by: By) -> Decision:
    if action not in ACTIONS:
        raise DecisionError(f"No decision {action!r}. There are: {', '.join(ACTIONS)}.")
    with Dossier.open(dossier, write=True) as store:
        bring_up_to_date(store)
        decision = write_down(store, action, subject, value, by)
        bring_up_to_date(store)
    return decision


def write_down(
    store: Dossier,
    action: str,
    subject: str,
    value: str,
    by: By,
    *,
    named_in: Dossier | None = None,
) -> Decision:
    """Write a decision down in an open dossier; its links are not brought up to date with it.

    `named_in` is the dossier as somebody sees it who may not see all: what is named is looked up
    there. Raises as `make_decision` does.
    """
    with store.transactions.writing():
        held = store.decisions()
        about = named(named_in or store, action, subject, value)
        by = replace(by, round=_round_of(action, about.subject, held, by.round))
        _may(action, about.subject, by, held)
        decision = decide(action, about.subject, about.value, by)
        decision = decide(action, about.subject, about.value, by, seen=_seen(store, decision, held))
        store.append_decision(decision)
    return decision


def decisions(
    dossier: str | Path = DEFAULT_DOSSIER, *, coded_in: str | None = None, who: str | None = None
) -> tuple[Decision, ...]:
    """Return the decisions of a dossier in order; those of open rounds stay out of sight.

    With `coded_in`, the rows of that round; with `who` too, one's own even while it is open.
    """
    return decision_list(dossier, coded_in=coded_in, who=who).decisions


def decision_list(
    dossier: str | Path = DEFAULT_DOSSIER, *, coded_in: str | None = None, who: str | None = None
) -> DecisionList:
    """Return what `decisions` does, with the number of those that stay out of sight."""
    with Dossier.open(dossier) as store:
        shown, hidden = in_sight(store.decisions(), coded_in, who)
    return DecisionList(decisions=shown, hidden=hidden)


def now() -> str:
    """Return the time, as decisions keep it (ISO 8601, UTC)."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")


def _seen(store: Dossier, decision: Decision, held: Sequence[Decision]) -> str:
    """Return the marks of the records that a decision is about, as they are stored now."""
    renewed = decision.action == "renew"
    if renewed:
        decision = next(one for one in held if one.id == decision.subject)
    records = records_of(decision)
    now = present(store, records)
    if renewed and not now:
        raise DecisionError(
            f"Nothing that {decision.id} was about is in the dossier any more; nothing was "
            "written. Take it back with undo, and decide on what is there now."
        )
    return seen(records, now) if records else ""


def _round_of(action: str, subject: Sequence[str], held: Sequence[Decision], name: str) -> str:
    """Return the round of a row; who takes back a coding does so in its own round."""
    if action != "undo":
        return name
    return next(one.round for one in held if one.id == subject[0])


def _may(action: str, subject: Sequence[str], by: By, held: Sequence[Decision]) -> None:
    """Refuse what would break a round open, or renew what needs no renewal."""
    if by.round and rounds(held).get(by.round):
        raise DecisionError(
            f"The round {by.round!r} is closed; nothing was written. "
            "Settle what differs by an ordinary decision, without --round."
        )
    if action == "undo" and by.round:
        (row,) = (one for one in held if one.id == subject[0])
        if row.who != by.who.strip():
            raise DecisionError(
                f"That row of the round {by.round!r} is another person's; nothing was written."
            )
    if action == "renew" and not any(
        one.row.id == subject[0] and one.lapsed for one in in_force(held)
    ):
        raise DecisionError(
            f"{subject[0]} needs no look: it is in force, or was taken back; nothing was written. "
            "`alteram decisions --look` lists those that do."
        )
