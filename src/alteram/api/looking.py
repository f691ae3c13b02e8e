"""Decisions that need a look: what they were about is gone or other than it was."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from alteram.api.held import DEFAULT_DOSSIER
from alteram.decisions import LAPSE, in_force, replay
from alteram.model import Decision
from alteram.store import Dossier

_ID = re.compile(r"[a-z]+-[0-9a-f]{16}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A decision that is not applied to some of its records, the ids of these, and why."""

    decision: Decision
    records: tuple[str, ...]
    why: str


def need_look(dossier: str | Path = DEFAULT_DOSSIER) -> tuple[Look, ...]:
    """Return the decisions that no longer fit, in the order in which they were made.

    They are not lost: a person renews each of them, or takes it back.
    """
    with Dossier.open(dossier) as store:
        return tuple(looks(store))


def looks(store: Dossier) -> Iterator[Look]:
    """Yield the decisions of an open dossier that no longer fit."""
    held = store.decisions()
    noted = {row.subject: row.why for row in held if row.action == LAPSE}
    gone = _gone(store, held)
    for row, lapsed, _ in in_force(held):
        if lapsed:
            yield Look(decision=row, records=tuple(sorted(lapsed)), why=noted[row.id])
        elif row.id in gone:
            yield Look(
                decision=row, records=(row.subject,),
                why="The dossier no longer has an event or actor of this id.",
            )  # fmt: skip


def _gone(store: Dossier, held: tuple[Decision, ...]) -> frozenset[str]:
    """Return the ids of decisions in force about events and actors that are there no more."""
    now = replay(held)
    rulings = [*now.labels.items(), *now.fatalities.items(), *now.names.items()]
    rulings += [*now.private.items()]
    rulings += [row for row in now.restrictions.items() if row[1].value.split()[:1] == ["event"]]
    chosen = {row.subject: row.id for row in held if row.action == "party"}
    about = {ruling.decision: record for record, ruling in rulings}
    about |= {chosen[one]: one for one in now.parties if _ID.fullmatch(one)}
    if not about:
        return frozenset()
    links = store.links()
    there = {event.id for event in links.events} | {actor.id for actor in links.actors}
    return frozenset(decision for decision, record in about.items() if record not in there)
