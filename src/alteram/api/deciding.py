"""Decisions about records that a person names by id, label, name, place of a file or words."""

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from alteram.api.held import DEFAULT_DOSSIER, find_event
from alteram.api.linking import bring_up_to_date
from alteram.decisions import LINKING, By, decide
from alteram.errors import DecisionError, NotFoundError
from alteram.model import Collection, Decision
from alteram.store import Dossier

T = TypeVar("T")


def make_decision(
    action: str,
    subject: str,
    value: str = "",
    dossier: str | Path = DEFAULT_DOSSIER,
    *,
    who: str,
    why: str,
) -> Decision:
    """Write down a decision and bring the links up to date with it; return it.

    `subject` and `value` name what it is about: for events a claim's id, or an event as in
    `compare`; for actors an id or a name; for texts an id or the path as read; for figures an id
    or the exact words; for a party the actor, or the party that the program proposes, and the
    new party's name; for an undo a decision's id. Raises DecisionError for a decision that lacks
    something, NotFoundError where nothing or more than one thing answers to a name.
    """
    made = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
    with Dossier.open(dossier, write=True) as store:
        bring_up_to_date(store)
        subjects, values = _named(action, subject, value, store.collection())
        decision = decide(action, subjects, values, By(who=who, why=why, made=made))
        store.append_decision(decision)
        if action in LINKING:
            bring_up_to_date(store)
    return decision


def decisions(dossier: str | Path = DEFAULT_DOSSIER) -> tuple[Decision, ...]:
    """Return all decisions of a dossier in the order in which they were made."""
    with Dossier.open(dossier) as store:
        return store.decisions()


def _named(
    action: str, subject: str, value: str, held: Collection
) -> tuple[Sequence[str], Sequence[str]]:
    """Return the ids of the records that subject and value name."""
    if action in ("same_event", "other_event"):
        return _claims(action, subject, value, held)
    if action in ("same_actor", "other_actor"):
        return _actors(subject, held), _actors(value, held)
    if action in ("same_text", "other_text"):
        return (_document(subject, held),), (_document(value, held),)
    if action in ("comparable", "not_comparable"):
        return (_figure(subject, held),), (_figure(value, held),)
    if action == "party":
        return (_party(subject, held),), (value,) if value else ()
    if action == "undo" and all(one.id != subject for one in held.decisions):
        raise NotFoundError(
            f"No decision {subject!r}; nothing was written. `alteram decisions` lists them."
        )
    return (subject,), (value,) if value else ()


def _claims(
    action: str, subject: str, value: str, held: Collection
) -> tuple[Sequence[str], Sequence[str]]:
    """Return claims: of two events to be one, all of both beside one of them; of others, all.

    One claim of each would not do: what stands between two events may still hold the rest apart.
    """
    one, other = _claims_of(subject, held), _claims_of(value, held)
    if action == "same_event":
        whole = one != (subject,) and other != (value,)
        return (*one, *(other[1:] if whole else ())), other[:1]
    apart = [claim for claim in other if claim not in one]
    if not apart:
        raise DecisionError(
            "Both are the same claims; nothing was written. "
            "Name the claim that belongs elsewhere, then the event that it stands in."
        )
    return one, apart


def _claims_of(name: str, held: Collection) -> tuple[str, ...]:
    if any(claim.id == name for entry in held.entries for claim in entry.analysis.claims):
        return (name,)
    return find_event(held.links.events, name).claims


def _actors(name: str, held: Collection) -> tuple[str, ...]:
    """Return the actors of documents that bear a name or an id, else those linked under it."""
    own = {a.id for e in held.entries for a in e.analysis.actors if name in (a.id, a.name)}
    if own:
        return tuple(sorted(own))
    linked = [one for one in held.links.actors if name in (one.id, one.name)]
    return _only((one.members for one in linked), "actor", name)


def _document(name: str, held: Collection) -> str:
    documents = [entry.document for entry in held.entries]
    return _only((d.id for d in documents if name in (d.id, d.location)), "document", name)


def _figure(words: str, held: Collection) -> str:
    figures = [figure for entry in held.entries for figure in entry.analysis.figures]
    found = dict.fromkeys(one.id for one in figures if words in (one.id, one.verbatim))
    return _only(found, "figure", words)


def _party(name: str, held: Collection) -> str:
    """Return the id of the linked actor of a name; a name of no actor is a proposed party's."""
    linked = {one.id for one in held.links.actors if name in (one.id, one.name, *one.aliases)}
    return _only(sorted(linked), "actor", name) if linked else name


def _only(found: Iterable[T], what: str, name: str) -> T:
    rows = list(found)
    if len(rows) == 1:
        return rows[0]
    count = f"{len(rows)} answer" if rows else "none answers"
    raise NotFoundError(
        f"Of {what}s, {count} to {name!r}; nothing was written. `alteram export jsonl DIR` "
        "lists their ids: name one by its id."
    )
