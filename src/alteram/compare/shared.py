"""What accounts share, and what one of them alone holds; neither is in dispute.

Shared is what two parties said, each from an original speaker of its own, and nobody denied or
gave otherwise: "no dispute found in this collection", and nothing more.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from alteram.compare.competing import apart, dates_meet, places_meet
from alteram.compare.figure_sets import Group
from alteram.compare.figures import Counted, set_words, spread
from alteram.compare.index import Item
from alteram.compare.points import AGAINST, Key, gather, make_point, point_as
from alteram.compare.wording import QUOTED, SET_FIGURES, some_of
from alteram.comparison import Competing, Point, PointKind

Taken: TypeAlias = "defaultdict[PointKind, set[str]]"

_DISPUTED_BY: dict[PointKind, tuple[PointKind, ...]] = {
    "act": ("act", "explanation"),
    "responsibility": ("responsibility", "act", "explanation"),
    "date": ("date", "act"),
    "place": ("place", "act"),
}
"""The points that can be shared, each with the kinds of competing points that dispute it."""

_COMPETES_AS: dict[PointKind, PointKind] = {"denial": "act", "dispute": "figure"}
_IN_ACCOUNTS_ALONE: frozenset[PointKind] = frozenset(("figure", "affected", "means"))
"""Figures are shared as sets; words for those affected and for means differ with every speaker."""


def find_shared(
    items: Sequence[Item], groups: Sequence[Group], competing: Iterable[Competing]
) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Return the points without a dispute that several parties made, and those of one alone."""
    taken: Taken = defaultdict(set)
    for one in competing:
        for side in one.sides:
            taken[one.kind].update(line.claim for line in side.lines)
    common, only = [], []
    for key, ours in gather(items).items():
        if key.kind in _IN_ACCOUNTS_ALONE:
            continue
        if _several(ours):
            if _undisputed(key, ours, taken) and not _denied(key, ours, items):
                common.append(make_point(key, ours))
        elif _of_one(key, ours, taken) and not _met(key, ours, items):
            only.append(make_point(key, ours))
    for group in groups:
        point = _figures(group, taken["figure"])
        if point is not None:
            (common if len(point.parties) > 1 else only).append(point)
    return _in_order(common, items), _in_order(only, items)


def _in_order(points: Iterable[Point], items: Sequence[Item]) -> tuple[Point, ...]:
    place = {item.line.claim: number for number, item in reversed(list(enumerate(items)))}
    return tuple(sorted(points, key=lambda point: place[point.lines[0].claim]))


def _several(items: Sequence[Item]) -> bool:
    """Tell whether several parties made a point, each from an original speaker of its own."""
    parties = {item.line.party for item in items}
    return len(parties) > 1 and len({item.origin.key for item in items}) > 1


def _undisputed(key: Key, items: Sequence[Item], taken: Taken) -> bool:
    """Tell whether a point can be shared, and none of its claims stands on a competing one.

    Words that only describe an actor, and acts without a name of their own, need not mean the
    same for all.
    """
    kinds = _DISPUTED_BY.get(key.kind, ())
    if key.kind == "responsibility" and not all(key.said in item.named for item in items):
        return False
    if key.said == "other":
        return False
    return bool(kinds) and not any(_claims(items) & taken[kind] for kind in kinds)


def _of_one(key: Key, items: Sequence[Item], taken: Taken) -> bool:
    """Tell whether one party alone makes a point, and not as its side of a competing one."""
    kind = _COMPETES_AS.get(key.kind, key.kind)
    return len({item.line.party for item in items}) == 1 and not _claims(items) & taken[kind]


def _claims(items: Iterable[Item]) -> set[str]:
    return {item.line.claim for item in items}


def _denied(key: Key, ours: Sequence[Item], items: Sequence[Item]) -> bool:
    """Tell whether anybody denied an act, or the act for which somebody is held responsible."""
    if key.kind not in ("act", "responsibility"):
        return False
    acts = {item.claim.act for item in ours} | {None}
    return any(i.line.position == "denies_act" and i.claim.act in acts for i in items)


def _met(key: Key, ours: Sequence[Item], items: Sequence[Item]) -> bool:
    """Tell whether another party gave a date or a place that can hold together with this one."""
    one = ours[0]
    others = [item for item in items if item.line.party != one.line.party]
    if key.kind == "date":
        return any(
            i.line.date is not None and dates_meet(i.line.date, one.line.date) for i in others
        )
    if key.kind == "place":
        return any(i.place is not None and places_meet(i, one) for i in others)
    return False


def _figures(group: Group, taken: set[str]) -> Point | None:
    """Return the figures of a set as one point: shared where those of two parties meet."""
    members = [one for one in group.members if one.item.line.claim not in taken]
    stated = [one for one in members if one.item.line.position not in AGAINST]
    if not stated or len(members) < len(group.members):
        return None
    items = [one.item for one in stated]
    if len({item.line.party for item in items}) > 1 and not (_several(items) and _meet(stated)):
        return None
    verbatims = dict.fromkeys(QUOTED.format(words=one.figure.verbatim) for one in stated)
    words = set_words(group.scope)
    if not all(verbatim in words for verbatim in verbatims):
        words = SET_FIGURES.format(set=words, figures=some_of(tuple(verbatims)))
    return point_as("figure", words, items)


def _meet(members: Sequence[Counted]) -> bool:
    """Tell whether numbers of two parties meet, and none stands apart from another's."""
    numbered = [one for one in members if spread(one.figure) is not None]
    if len({one.item.line.party for one in numbered}) < 2:
        return False
    return not any(
        apart(a, b)
        for number, a in enumerate(numbered)
        for b in numbered[number + 1 :]
        if a.item.line.party != b.item.line.party
    )
