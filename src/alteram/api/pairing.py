"""What a person means to be one, or apart: claims of events, actors of documents."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from alteram.api.held import find_event
from alteram.api.records import find_record
from alteram.errors import DecisionError, NotFoundError
from alteram.model import Claim, Event
from alteram.store import Dossier

T = TypeVar("T")

RECORD_ID = re.compile(r"(?:a|att|attribution|c|claim|f|figure)-[0-9a-f]{16}")


class Named(NamedTuple):
    """What a decision is about, in ids, and its value."""

    subject: Sequence[str]
    value: Sequence[str] = ()


def paired_events(store: Dossier, action: str, subject: str, value: str) -> Named:
    """Return claims: of two events to be one, all of both beside one of them; of others, all.

    One claim of each would not do: what stands between two events may still hold the rest apart.
    """
    events = store.links().events
    one, other = _claims_of(store, events, subject), _claims_of(store, events, value)
    if action == "same_event":
        given = one == tuple(subject.split()), other == tuple(value.split())
        if all(given):
            return Named(one, other)
        return Named((*one, *(() if any(given) else other[1:])), other[:1])
    apart = [claim for claim in other if claim not in one]
    if not apart:
        raise DecisionError(
            "Both are the same claims; nothing was written. "
            "Name the claim that belongs elsewhere, then the event that it stands in."
        )
    return Named(one, apart)


def _claims_of(store: Dossier, events: Sequence[Event], name: str) -> tuple[str, ...]:
    if any(name in event.claims for event in events):
        return (name,)
    ids = tuple(name.split())
    if ids and all(RECORD_ID.fullmatch(one) for one in ids):
        for one in ids:
            if not isinstance(find_record(store, one).record, Claim):
                raise NotFoundError(f"{one} is no claim; nothing was written. Name claims alone.")
        return ids
    return find_event(events, name).claims


def paired_actors(store: Dossier, action: str, subject: str, value: str) -> Named:
    """Return actors of documents; those to be told apart from the rest of them are not in it."""
    one, other = _members(store, subject), _members(store, value)
    if action == "other_actor":
        other = tuple(member for member in other if member not in one)
        if not other:
            raise DecisionError(
                "Both are the same actor; nothing was written. "
                "Name the one that belongs elsewhere, then the actor that it stands under."
            )
    return Named(one, other)


def _members(store: Dossier, name: str) -> tuple[str, ...]:
    """Return the actors of documents that bear a name or an id, else those linked under it."""
    linked = store.links().actors
    by_id = [one.members for one in linked if one.id == name]
    if by_id:
        return by_id[0]
    ids = tuple(name.split())
    known = {member for one in linked for member in one.members}
    if ids and known.issuperset(ids):
        return ids
    own = {a.id for entry in store.sound() for a in entry.analysis.actors if a.name == name}
    if own:
        return tuple(sorted(own))
    return only((one.members for one in linked if one.name == name), "actor", name)


def only(found: Iterable[T], what: str, name: str) -> T:
    """Return the one thing found; raises NotFoundError where it is none or several."""
    rows = list(found)
    if len(rows) == 1:
        return rows[0]
    count = f"{len(rows)} answer" if rows else "none answers"
    raise NotFoundError(
        f"Of {what}s, {count} to {name!r}; nothing was written. `alteram export jsonl DIR` "
        "lists their ids: name one by its id."
    )
