"""What holds after all decisions: the last on each matter, but for those taken back.

Rows of a round are left out: they count for agreement and change nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from alteram.decisions.actions import ABOUT_DECISIONS, LAPSE, PAIRED, RESTRICTS, REVIEWS, Matter
from alteram.decisions.judgements import Judgements, Note, Ruling
from alteram.decisions.pairs import Pair, Pairs, pair
from alteram.model import Decision, Span, content_id

_NAMING = ("party", "name", "label", "private", "fatalities", "graphic")


class Standing(NamedTuple):
    """A decision in force, with the ids of records that it no longer fits.

    `seen` are the marks of its records when it was made, or when somebody last renewed it.
    """

    row: Decision
    lapsed: frozenset[str]
    seen: str


def in_force(decisions: Iterable[Decision]) -> tuple[Standing, ...]:
    """Return the decisions that nobody took back, in the order in which they were made."""
    rows = [row for row in decisions if not row.round]
    undone = undone_by(rows)
    alive = [row for row in rows if row.id not in undone]
    lapsed: dict[str, set[str]] = defaultdict(set)
    seen: dict[str, str] = {}
    for row in alive:
        if row.action == LAPSE:
            lapsed[row.subject].update(row.value.split())
        elif row.action == "renew":
            lapsed.pop(row.subject, None)
            seen[row.subject] = row.seen
    return tuple(
        Standing(row, frozenset(lapsed.get(row.id, ())), seen.get(row.id, row.seen))
        for row in alive
        if row.action not in ABOUT_DECISIONS
    )


def undone_by(rows: Sequence[Decision]) -> frozenset[str]:
    """Return the ids of decisions taken back; who undoes an undo gives it force again."""
    undone: set[str] = set()
    for row in reversed(rows):
        if row.action == "undo" and row.id not in undone:
            undone.add(row.subject)
    return frozenset(undone)


def replay(decisions: Iterable[Decision]) -> Judgements:
    """Return what holds after all decisions, in the order in which they were made."""
    standing = in_force(decisions)
    pairs = _pairs(standing)
    last = last_rulings(standing)
    chosen = {subject: one for (about, subject), one in last.items() if about == "party"}
    return Judgements(
        events=pairs["event"],
        actors=pairs["actor"],
        texts=pairs["text"],
        figures=pairs["figure"],
        parties={subject: one.value for subject, one in chosen.items()},
        reasons={subject: one.why for subject, one in chosen.items()},
        reviews=_about("review", last),
        restrictions=_about("restriction", last),
        edits=_edits(last),
        names=_about("name", last),
        labels=_about("label", last),
        private=_about("private", last),
        fatalities=_about("fatalities", last),
        graphic=_about("graphic", last),
        notes=tuple(notes_in(standing)),
        closed=frozenset(row.subject for row, *_ in standing if row.action == "close_round"),
    )


def linking_state(decisions: Iterable[Decision]) -> str:
    """Return an id that stands for all in the decisions that linking depends on."""
    now = replay(decisions)
    pairs = [sorted(held) for one in (now.events, now.actors, now.texts)
             for held in (one.joined, one.parted)]  # fmt: skip
    rejected = sorted(one for one in now.reviews if now.rejected(one))
    edits = sorted(
        (record, name, ruling.value)
        for record, fields in now.edits.items()
        for name, ruling in fields.items()
    )
    return content_id("judged", pairs, rejected, edits)


def _pairs(standing: Iterable[Standing]) -> dict[Matter, Pairs]:
    held: dict[Matter, dict[Pair, tuple[bool, str]]] = {
        "event": {}, "actor": {}, "text": {}, "figure": {},
    }  # fmt: skip
    for row, lapsed, _ in standing:
        if row.action not in PAIRED:
            continue
        matter, joined = PAIRED[row.action]
        for one, other in product(row.subject.split(), row.value.split()):
            if one not in lapsed and other not in lapsed:
                held[matter][pair(one, other)] = joined, row.id
    return {
        matter: Pairs(
            joined=frozenset(one for one, (joined, _) in rows.items() if joined),
            parted=frozenset(one for one, (joined, _) in rows.items() if not joined),
            decisions={one: decision for one, (_, decision) in rows.items()},
        )
        for matter, rows in held.items()
    }


def last_rulings(standing: Iterable[Standing]) -> dict[tuple[str, str], Ruling]:
    """Return the last ruling on each matter, by its kind and what it is about."""
    held: dict[tuple[str, str], Ruling] = {}
    for row, lapsed, _ in standing:
        about = matter_of(row.action)
        if about is None or row.subject.split()[0] in lapsed:
            continue
        value, back = row.value, about in _NAMING and not row.value
        if about == "review":
            value, back = REVIEWS[row.action], row.action == "propose"
        elif about == "restriction":
            back = not RESTRICTS[row.action]
        held.pop((about, row.subject), None)
        if not back:
            held[about, row.subject] = _ruling(row, value)
    return held


def matter_of(action: str) -> str | None:
    """Return the kind of matter that an action rules on, if the last ruling on it holds."""
    if action in REVIEWS:
        return "review"
    if action in RESTRICTS:
        return "restriction"
    return action if action == "edit" or action in _NAMING else None


def _ruling(row: Decision, value: str) -> Ruling:
    return Ruling(value=value, who=row.who, why=row.why, made=row.made, decision=row.id)


def _about(about: str, last: Mapping[tuple[str, str], Ruling]) -> dict[str, Ruling]:
    return {subject: one for (kind, subject), one in last.items() if kind == about}


def _edits(last: Mapping[tuple[str, str], Ruling]) -> dict[str, dict[str, Ruling]]:
    edits: dict[str, dict[str, Ruling]] = {}
    for subject, one in _about("edit", last).items():
        record, field = subject.split()
        edits.setdefault(record, {})[field] = one
    return edits


def notes_in(standing: Iterable[Standing]) -> Iterator[Note]:
    """Yield the notes among decisions in force, in order."""
    for row, *_ in standing:
        if row.action == "note":
            about, *place = row.subject.split()
            start, _, end = place[0].partition("-") if place else ("", "", "")
            span = Span(int(start), int(end)) if place else None
            yield Note(about=about, span=span, ruling=_ruling(row, row.value))
