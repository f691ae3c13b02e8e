"""Why names are one actor: each comparison of two of them, with its weight, in words."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from alteram.link.actor_pairs import Compared, compared_bodies, compared_persons
from alteram.link.keyed import Actors, tally_of
from alteram.link.waterfall import Step, Waterfall

_TWO = 2


class NameReason(NamedTuple):
    """Two names of one linked actor and how they were compared.

    Names of one key were not compared: they are one by the key itself.
    """

    one: str
    other: str
    compared: Waterfall


def why_linked(actors: Actors, linked: str) -> tuple[NameReason, ...]:
    """Return how the names of a linked actor were compared, the strongest first."""
    asked = {kept.key for kept in actors.keyed if kept.linked == linked}
    if len(asked) < _TWO:
        return ()
    tallies = [tally_of(replace(kept, linked="")) for kept in actors.keyed]
    persons = [tally for tally in tallies if tally.key[0] == "person"]
    bodies = [tally for tally in tallies if tally.key[0] in ("body", "name")]
    reasons: list[NameReason] = []
    for compared in (compared_persons(persons, asked), compared_bodies(bodies, asked)):
        if compared is not None:
            reasons.extend(_reasons(compared))
    return tuple(sorted(reasons, key=lambda one: (-one.compared.bits, one.one, one.other)))


def _reasons(compared: Compared) -> Iterator[NameReason]:
    found = compared.weighed(levels=True)
    assert found.levels is not None
    rows = zip(found.left.tolist(), found.right.tolist(), found.levels.tolist(), strict=True)
    for (left, right, levels), bits in zip(rows, found.bits.tolist(), strict=True):
        one, other = compared.tallies[left], compared.tallies[right]
        steps = [
            Step(
                comparison.name, comparison.levels[at].words(one, other), comparison.levels[at].bits
            )
            for comparison, at in zip(compared.model.comparisons, levels, strict=True)
        ]
        yield NameReason(one.name, other.name, Waterfall(tuple(steps), bits))
