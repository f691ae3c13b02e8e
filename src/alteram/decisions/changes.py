"""What new decisions change of all that linking depends on."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from alteram.decisions.actions import PAIRED
from alteram.decisions.judgements import Judgements
from alteram.decisions.pairs import Pair, Pairs
from alteram.model import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class PairChanges:
    """Pairs newly put together or told apart, and those of which neither is said any more."""

    joined: frozenset[Pair] = frozenset()
    parted: frozenset[Pair] = frozenset()
    unjoined: frozenset[Pair] = frozenset()
    unparted: frozenset[Pair] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.joined or self.parted or self.unjoined or self.unparted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed: pairs of claims, actors and documents; records rejected, edited or back.

    `moving` are the records that a person named first: they go where the others are.
    """

    events: PairChanges
    actors: PairChanges
    texts: PairChanges
    records: frozenset[str]
    moving: frozenset[str] = field(default_factory=frozenset)


def changes(before: Judgements, now: Judgements, rows: Iterable[Decision] = ()) -> Changes:
    """Return what is other in `now`; `rows` are the decisions between."""
    return Changes(
        events=_pairs(before.events, now.events),
        actors=_pairs(before.actors, now.actors),
        texts=_pairs(before.texts, now.texts),
        records=frozenset(
            record
            for record in {*before.reviews, *now.reviews}
            if before.rejected(record) != now.rejected(record)
        )
        | frozenset(
            record
            for record in {*before.edits, *now.edits}
            if _values(before, record) != _values(now, record)
        ),
        moving=frozenset(
            one for row in rows if row.action in PAIRED for one in row.subject.split()
        ),
    )


def _pairs(before: Pairs, now: Pairs) -> PairChanges:
    return PairChanges(
        joined=now.joined - before.joined,
        parted=now.parted - before.parted,
        unjoined=before.joined - now.joined - now.parted,
        unparted=before.parted - now.parted - now.joined,
    )


def _values(judgements: Judgements, record: str) -> dict[str, str]:
    return {name: one.value for name, one in judgements.edits.get(record, {}).items()}
