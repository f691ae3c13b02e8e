"""How figures stand to each other: repeated, other, revised, disputed, for a part, not comparable.

Scope is compared before anything is called another figure. Figures that a speaker names only to
dispute or to withdraw them are not that speaker's own.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from alteram.compare.figure_sets import group_figures, reasons
from alteram.compare.figures import Counted, Scope, ends
from alteram.compare.points import AGAINST
from alteram.compare.relating import (
    are_apart,
    first_speakers,
    is_later,
    is_other_statement,
    relate,
    relate_all,
)
from alteram.compare.tellings import Told
from alteram.compare.wording import DISPUTES
from alteram.comparison import Related
from alteram.decisions import NO_PAIRS, Pairs

_MOST_TAGS = 4
Ends = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallied:
    """A figure with its claim, and the set of figures (`group`) that it may be compared with."""

    told: Told
    scope: Scope
    group: str
    ends: Ends


Numbers = Mapping[tuple[str, Ends], Mapping[str, Tallied]]


def tally(
    told: Sequence[Told], counted: Sequence[Counted], decided: Pairs = NO_PAIRS
) -> dict[str, list[Tallied]]:
    """Return the figures with numbers by what they may be compared with, by date of statement.

    `decided` are the figures that a person put together or told apart.
    """
    by_line = {(one.item.line.document, one.item.line.claim): one for one in told}
    found: dict[str, list[Tallied]] = {}
    for group in group_figures(counted, decided):
        ours = [
            Tallied(
                told=by_line[one.item.line.document, one.item.line.claim],
                scope=one.scope,
                group=group.id,
                ends=named,
            )
            for one in group.members
            if (named := ends(one.figure)) is not None
        ]
        found[group.id] = sorted(ours, key=_time)
    return found


def _time(one: Tallied) -> tuple[str, int]:
    return one.told.day, one.told.at


def find_figure_relations(by: Mapping[str, Sequence[Tallied]]) -> Iterator[Related]:
    """Yield the relations between figures, each speaker's figure once."""
    given: defaultdict[tuple[str, Ends], dict[str, Tallied]] = defaultdict(dict)
    for one in (one for members in by.values() for one in members if _own(one)):
        given[one.scope.outcome, one.ends].setdefault(one.told.key, one)
    for members in by.values():
        yield from _within(members, given)
    met = sorted((one for members in by.values() for one in members), key=_time)
    yield from _narrowed(met)
    yield from _not_comparable(met)


def _own(one: Tallied) -> bool:
    return one.told.item.line.position not in AGAINST | {"withdraws"}


class _Given:
    """The figures of one scope met so far: by number, and the last of each speaker."""

    def __init__(self) -> None:
        self.by_number: dict[Ends, dict[str, Tallied]] = defaultdict(dict)
        self.last: dict[str, Tallied] = {}

    def add(self, one: Tallied) -> None:
        self.by_number[one.ends].setdefault(one.told.key, one)
        self.last[one.told.key] = one

    def same(self, one: Tallied) -> list[Tallied]:
        """Return who gave the same number, the same speaker first."""
        held = self.by_number[one.ends]
        own = held.get(one.told.key)
        rest = [other for key, other in first_speakers(held) if key != one.told.key]
        found = [own, *rest] if own is not None else rest
        return [other for other in found if are_apart(one.told, other.told)]

    def other(self, one: Tallied) -> list[Told]:
        """Return the last other figure of each other speaker who has not given this number."""
        same = self.by_number[one.ends]
        return [
            other.told
            for key, other in first_speakers(self.last)
            if key != one.told.key and key not in same and are_apart(one.told, other.told)
        ]


def _within(members: Sequence[Tallied], given: Numbers) -> Iterator[Related]:
    named: set[tuple[str, Ends]] = set()
    met = _Given()
    for one in members:
        if not _own(one):
            yield from _disputed(one, given, met)
            continue
        own = met.last.get(one.told.key)
        if own is not None and own.ends != one.ends and is_later(one.told, own.told):
            yield relate("revises", one.told, own.told)
        repeated = [other.told for other in met.same(one) if _elsewhere(one.told, other.told)]
        for other in repeated[:1]:
            yield relate("repeats", one.told, other)
        if (one.told.key, one.ends) not in named:
            named.add((one.told.key, one.ends))
            yield from relate_all("gives_other_figure", one.told, met.other(one))
        met.add(one)


def _elsewhere(one: Told, other: Told) -> bool:
    return is_other_statement(one, other) and one.item.line.document != other.item.line.document


def _disputed(one: Tallied, given: Numbers, met: _Given) -> Iterator[Related]:
    """Yield whose figure is disputed or withdrawn, whatever its scope.

    A number that nobody else gave is the one given instead.
    """
    held = [
        other.told
        for other in given.get((one.scope.outcome, one.ends), {}).values()
        if are_apart(one.told, other.told) and is_other_statement(one.told, other.told)
    ]
    if one.told.item.line.position == "withdraws":
        for earlier in [other for other in held if other.key == one.told.key][:1]:
            yield relate("withdraws", one.told, earlier)
        return
    same = sorted((other for other in held if other.key != one.told.key), key=lambda t: t.at)
    if same:
        yield from relate_all("denies", one.told, same, words=DISPUTES)
    else:
        yield from relate_all("gives_other_figure", one.told, met.other(one))


def _narrowed(met: Sequence[Tallied]) -> Iterator[Related]:
    """Yield for a group counted who counted more: "civilians" of "all who were killed"."""
    by: dict[Scope, list[Tallied]] = defaultdict(list)
    for one in met:
        if _own(one):
            by[one.scope].append(one)
    for scope, members in by.items():
        one = members[0]
        for size in range(min(len(scope.group), _MOST_TAGS)):
            for group in combinations(scope.group, size):
                wider = by.get(replace(scope, group=group), [])
                others = [w for w in wider if w.told.key != one.told.key and w.group != one.group]
                if others and are_apart(one.told, others[0].told):
                    yield relate("narrows_scope", one.told, others[0].told)


def _not_comparable(met: Sequence[Tallied]) -> Iterator[Related]:
    """Yield, for a number given twice with different scopes, why the two are not comparable."""
    first: dict[tuple[str, Ends], Tallied] = {}
    for one in filter(_own, met):
        earlier = first.setdefault((one.scope.outcome, one.ends), one)
        if earlier.group == one.group or not _elsewhere(one.told, earlier.told):
            continue
        if are_apart(one.told, earlier.told):
            why = "; ".join(reasons((one.scope, earlier.scope)))
            if why:
                yield relate("not_comparable", one.told, earlier.told, why=why)
