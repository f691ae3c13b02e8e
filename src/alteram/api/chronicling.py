"""What runs over time: where figures come from, and how each speaker's words moved."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

from alteram.api.held import DEFAULT_DOSSIER, collection, find_event, with_firsts
from alteram.chronology import Lineage, Timeline
from alteram.compare import trace, trace_statements
from alteram.errors import NotFoundError
from alteram.model import Outcome
from alteram.origins import first_copies
from alteram.store import Dossier

ALL_EVENTS = "all"
"""The event that stands for the whole collection."""


def figure(event: str, outcome: str, dossier: str | Path = DEFAULT_DOSSIER) -> Lineage:
    """Return where the figures for one outcome of an event come from, number by number.

    The event `ALL_EVENTS` stands for the whole collection, claims of no event too. Raises
    NotFoundError for an outcome that is not one of `alteram.model.Outcome`.
    """
    wanted = outcome_of(outcome)
    if event == ALL_EVENTS:
        return trace(None, wanted, collection(dossier))
    with Dossier.open(dossier) as store, store.transactions.snapshot():
        found = find_event(store.links().events, event)
        firsts = first_copies(store.links().copies)
        return trace(found, wanted, store.collection(with_firsts(found.documents, firsts)))


def outcome_of(name: str) -> Outcome:
    """Return the outcome of a name; raises NotFoundError."""
    known: tuple[Outcome, ...] = get_args(Outcome)
    wanted = next((one for one in known if one == name), None)
    if wanted is None:
        raise NotFoundError(f"No outcome {name!r}. There are: {', '.join(known)}.")
    return wanted


def timeline(
    event: str | None = None,
    dossier: str | Path = DEFAULT_DOSSIER,
    *,
    speaker: str | None = None,
) -> Timeline:
    """Return how each speaker's figure, name for the event and position moved over statements.

    `event` is named as in `compare`, None stands for all events; `speaker` is a name or a part
    of one. Raises NotFoundError where no event, or no speaker, answers to that name.
    """
    held = collection(dossier)
    found = trace_statements(
        held, find_event(held.links.events, event) if event is not None else None
    )
    return found if speaker is None else _of_speaker(found, speaker)


def _of_speaker(found: Timeline, name: str) -> Timeline:
    wanted = name.casefold()

    def is_meant(*names: str) -> bool:
        return any(wanted in one.casefold() for one in names)

    speakers = tuple(
        one
        for one in found.speakers
        if is_meant(one.speaker, *(v for statement in one.statements for v in statement.voices))
    )
    if not speakers:
        raise NotFoundError(f"No speaker answers to {name!r}. `alteram timeline` lists them.")
    answers = tuple(
        one
        for one in found.answers
        if is_meant(one.statement.speaker, *one.statement.voices)
        or (one.answered is not None and is_meant(one.answered.speaker, *one.answered.voices))
    )
    return replace(found, speakers=speakers, answers=answers)
