"""Decisions that need a look: what they were about is gone or other than it was."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from alteram.api.held import DEFAULT_DOSSIER
from alteram.decisions import LAPSE, Judgements, in_force
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
    links = store.links()
    there = {event.id for event in links.events} | {actor.id for actor in links.actors}
    return looks_in(store.decisions(), store.judged(), there)


def looks_in(held: Sequence[Decision], judged: Judgements, there: Set[str]) -> Iterator[Look]:
    """Yield those of decisions that no longer fit; `there` are ids of events and linked actors."""
    noted = {row.subject: row.why for row in held if row.action == LAPSE}
    gone = _gone(held, judged, there)
    for row, lapsed, _ in in_force(held) if noted or gone else ():
        if lapsed:
            yield Look(decision=row, records=tuple(sorted(lapsed)), why=noted[row.id])
        elif row.id in gone:
            yield Look(
                decision=row, records=(row.subject,),
                why="The dossier no longer has an event or actor of this id.",
            )  # fmt: skip


def _gone(held: Sequence[Decision], now: Judgements, there: Set[str]) -> frozenset[str]:
    """Return the ids of decisions in force about events and actors that are there no more."""
    rulings = [*now.labels.items(), *now.fatalities.items(), *now.names.items()]
    rulings += [*now.private.items()]
    rulings += [row for row in now.restrictions.items() if row[1].value.split()[:1] == ["event"]]
    chosen = {row.subject: row.id for row in held if row.action == "party"} if now.parties else {}
    about = {ruling.decision: record for record, ruling in rulings}
    about |= {chosen[one]: one for one in now.parties if _ID.fullmatch(one)}
    return frozenset(decision for decision, record in about.items() if record not in there)
