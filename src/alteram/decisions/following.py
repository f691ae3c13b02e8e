"""What holds after further decisions, from what held before them.

Most decisions say something of one matter alone; then nothing else has to be gone through again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import TypeVar

from alteram.decisions.actions import ABOUT_DECISIONS, PAIRED
from alteram.decisions.judgements import Judgements, Ruling
from alteram.decisions.pairs import Pairs, pair
from alteram.decisions.replay import in_force, last_rulings, matter_of, notes_in, replay
from alteram.model import Decision

V = TypeVar("V")

_MANY = 30
"""So many new rows are replayed with all others at once."""
_BY_RECORD = {
    "review": "reviews",
    "restriction": "restrictions",
    "name": "names",
    "label": "labels",
    "private": "private",
    "fatalities": "fatalities",
    "graphic": "graphic",
}


def replay_on(held: Judgements, before: Sequence[Decision], new: Sequence[Decision]) -> Judgements:
    """Return what `replay` does of all rows; `held` is what it returned for those `before`."""
    rows = list(before)
    if len(new) > _MANY:
        return replay((*before, *new))
    for row in new:
        rows.append(row)
        made = held if row.round else _after(held, rows, row)
        if made is None:
            return replay((*before, *new))
        held = made
    return held


def _after(held: Judgements, rows: Sequence[Decision], row: Decision) -> Judgements | None:
    """Return what holds after the last of the rows; None where all have to be gone through."""
    if row.action in ABOUT_DECISIONS:
        return _taken_back(held, rows, row)
    if row.action in PAIRED:
        return _paired(held, row)
    if row.action == "note":
        return replace(held, notes=(*held.notes, *notes_in(in_force((row,)))))
    if row.action == "close_round":
        return replace(held, closed=held.closed | {row.subject})
    about = matter_of(row.action)
    if about is None:
        return None
    return _put(held, about, row.subject, last_rulings(in_force((row,))).get((about, row.subject)))


def _taken_back(held: Judgements, rows: Sequence[Decision], row: Decision) -> Judgements | None:
    """Return what holds after a row about another decision: the matter of that one is looked at."""
    by_id = {one.id: one for one in rows}
    of = by_id.get(row.subject)
    while of is not None and of.action in ABOUT_DECISIONS:
        of = by_id.get(of.subject)
    about = matter_of(of.action) if of is not None else None
    if of is None or of.round or about is None:
        return None
    asked = [
        one
        for one in rows
        if one.action in ABOUT_DECISIONS
        or (one.subject == of.subject and matter_of(one.action) == about)
    ]
    return _put(held, about, of.subject, last_rulings(in_force(asked)).get((about, of.subject)))


def _put(held: Judgements, about: str, subject: str, ruling: Ruling | None) -> Judgements | None:
    """Return judgements with the last ruling on one matter, or without any."""
    if about == "edit":
        record, field = subject.split()
        fields = _with(held.edits.get(record, {}), field, ruling)
        return replace(held, edits=_with(held.edits, record, fields or None))
    if about == "party":
        name = ruling.value if ruling is not None else None
        why = ruling.why if ruling is not None else None
        return replace(
            held,
            parties=_with(held.parties, subject, name),
            reasons=_with(held.reasons, subject, why),
        )
    kind = _BY_RECORD.get(about)
    if kind is None:
        return None
    now = _with(getattr(held, kind), subject, ruling)
    changed: dict[str, Mapping[str, Ruling]] = {kind: now}
    return replace(held, **changed)  # type: ignore[arg-type]


def _with(held: Mapping[str, V], key: str, value: V | None) -> dict[str, V]:
    now = {**held}
    now.pop(key, None)
    if value is not None:
        now[key] = value
    return now


def _paired(held: Judgements, row: Decision) -> Judgements:
    matter, joined = PAIRED[row.action]
    before: Pairs = {
        "event": held.events, "actor": held.actors, "text": held.texts, "figure": held.figures,
    }[matter]  # fmt: skip
    new = {pair(one, other) for one, other in product(row.subject.split(), row.value.split())}
    now = Pairs(
        joined=before.joined | new if joined else before.joined - new,
        parted=before.parted - new if joined else before.parted | new,
        decisions={**before.decisions, **dict.fromkeys(sorted(new), row.id)},
    )
    field = {"event": "events", "actor": "actors", "text": "texts", "figure": "figures"}[matter]
    return replace(held, **{field: now})  # type: ignore[arg-type]
