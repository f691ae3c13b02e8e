"""Sets of figures that may be compared: same outcome, group, counting unit and scope, no others.

A person overrules: figures that he or she called comparable come into one set with all that
stands with them; figures told apart never stand in one set. Which figures then stand together
depends on the order of first appearance alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from alteram.compare.figures import Counted, Scope, ends, set_words
from alteram.compare.wording import (
    APART_BY_DECISION,
    BY_DECISION,
    GROUP_DIFFERS,
    OF_THE_EVENT,
    PART,
    PART_OF,
    PERIOD_DIFFERS,
    PLACE_DIFFERS,
    SCOPE_UNKNOWN,
    TOLD_APART,
    UNIT_DIFFERS,
    UNITS,
    UNITS_DIFFER,
    group_words,
    some_of,
)
from alteram.comparison import FigureSet, NotComparable
from alteram.decisions import NO_PAIRS, Pairs, pair
from alteram.model import Outcome, content_id
from alteram.text.edtf_words import date_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Figures that are compared with each other, in order of appearance.

    `scope` is that of the first; where a person joined figures, others may have another one.
    """

    scope: Scope
    members: tuple[Counted, ...]
    by_decision: bool = False

    @property
    def id(self) -> str:
        """The id of the set: made from its scope, or from its figures where a person decided."""
        if not self.by_decision:
            return content_id("set", self.scope)
        return content_id("set", self.scope, *sorted({one.figure.id for one in self.members}))


class _Parts:
    """Figures by the part of all figures that they stand in; parts grow, told apart they stay."""

    def __init__(self, figures: Iterable[str], parted: Iterable[tuple[str, str]]) -> None:
        self._above = {figure: figure for figure in figures}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for one, other in parted:
            self._apart[one].add(other)
            self._apart[other].add(one)
        self._held = {figure: {figure} for figure in self._apart}

    def of(self, figure: str) -> str:
        """Return the figure after which the part of another is named."""
        while self._above[figure] != figure:
            self._above[figure] = figure = self._above[self._above[figure]]
        return figure

    def join(self, one: str, other: str) -> bool:
        """Put the parts of two figures together, unless figures of theirs were told apart."""
        first, second = self.of(one), self.of(other)
        ours, theirs = self._held.get(first, set()), self._held.get(second, set())
        if first != second:
            if any(not self._apart[figure].isdisjoint(theirs) for figure in ours):
                return False
            self._above[second] = first
            self._held[first] = ours | theirs
        return True


def group_figures(counted: Sequence[Counted], decided: Pairs = NO_PAIRS) -> list[Group]:
    """Return the figures by what they may be compared with, in order of scope.

    Figures are put together by decision first, then by scope, each with the first that it may
    stand with.
    """
    by_scope: dict[Scope, list[Counted]] = defaultdict(list)
    for one in counted:
        by_scope[one.scope].append(one)
    if not decided:
        return [Group(scope=scope, members=tuple(ours)) for scope, ours in sorted(by_scope.items())]
    shown = _shown(counted)
    joined, parted = _pairs(decided.joined, shown), _pairs(decided.parted, shown)
    parts = _Parts(dict.fromkeys(one.figure.id for one in counted), parted)
    touched = {figure for one in (*joined, *parted) for figure in one}
    for first, second in joined:
        parts.join(first, second)
    for ours in by_scope.values():
        heads: list[str] = []
        for one in ours:
            if not any(parts.join(head, one.figure.id) for head in heads):
                heads.append(one.figure.id)
    groups: dict[str, list[Counted]] = defaultdict(list)
    for one in counted:
        groups[parts.of(one.figure.id)].append(one)
    found = [_group(ours, by_scope, touched) for ours in groups.values()]
    return sorted(found, key=lambda group: group.scope)


def _group(
    ours: Sequence[Counted], by_scope: dict[Scope, list[Counted]], touched: set[str]
) -> Group:
    """Return a group; a decision made it where it differs from the figures of one scope."""
    scope = ours[0].scope
    alike = {one.figure.id for one in by_scope[scope]}
    differs = {one.figure.id for one in ours} != alike
    return Group(scope=scope, members=tuple(ours), by_decision=differs and bool(touched))


def _shown(counted: Iterable[Counted]) -> dict[str, str]:
    """Return for each figure, and for each of its repetitions, the figure that is shown."""
    shown: dict[str, str] = {}
    for one in counted:
        shown.update(one.item.twins)
        shown[one.figure.id] = one.figure.id
    return shown


def _pairs(pairs: Iterable[tuple[str, str]], shown: dict[str, str]) -> list[tuple[str, str]]:
    """Return the decided pairs among the figures at hand, in an order of their own."""
    found = {pair(shown[a], shown[b]) for a, b in pairs if a in shown and b in shown}
    return sorted(one for one in found if one.first != one.second)


def _set(group: Group) -> FigureSet:
    scope, members = group.scope, group.members
    numbers = [number for one in members for number in ends(one.figure) or ()]
    least, greatest = min(numbers, default=None), max(numbers, default=None)
    words = set_words(scope)
    return FigureSet(
        id=group.id,
        words=_decided(group, words),
        outcome=scope.outcome,
        group=scope.group,
        counting_unit=scope.unit,
        scope_place=scope.place or None,
        scope_interval=scope.interval or None,
        reported_min=least,
        reported_max=greatest,
        least=_giving(least, members),
        greatest=_giving(greatest, members),
        documents=len({document for one in members for document in one.item.documents}),
        independent_origins=len({one.item.origin.key for one in members}),
        parties=tuple(sorted({one.item.line.party for one in members}, key=_letters)),
        figures=tuple(one.line for one in members),
        by_decision=group.by_decision,
    )


def _decided(group: Group, words: str) -> str:
    """Return the words for a set with what a person decided about it."""
    if not group.by_decision:
        return words
    joined = any(one.scope != group.scope for one in group.members)
    return (BY_DECISION if joined else APART_BY_DECISION).format(words=words)


def _letters(words: str) -> tuple[str, str]:
    return words.casefold(), words


def _giving(number: float | None, members: Iterable[Counted]) -> tuple[str, ...]:
    return tuple(one.figure.id for one in members if number in (ends(one.figure) or ()))


def _differing(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def reasons(scopes: Sequence[Scope]) -> Iterator[str]:
    """Yield each way in which these scopes of one outcome differ."""
    units = _differing(UNITS[scope.unit] for scope in scopes)
    if len(units) == 2:
        yield UNIT_DIFFERS.format(first=units[0], second=units[1])
    elif len(units) > 1:
        yield UNITS_DIFFER.format(units=some_of(units))
    groups = _differing(group_words(scope.group) for scope in scopes)
    if len(groups) > 1:
        yield GROUP_DIFFERS.format(groups=some_of(groups))
    places = _differing(scope.place or OF_THE_EVENT for scope in scopes)
    if len(places) > 1:
        yield PLACE_DIFFERS.format(places=some_of(places))
    periods = _differing(date_words(s.interval) if s.interval else OF_THE_EVENT for s in scopes)
    if len(periods) > 1:
        yield PERIOD_DIFFERS.format(periods=some_of(periods))
    if len({scope.part for scope in scopes if not scope.part or scope.part.startswith(PART)}) > 1:
        yield PART_OF
    if any(scope.part and not scope.part.startswith(PART) for scope in scopes):
        yield SCOPE_UNKNOWN


def _apart(groups: Sequence[Group]) -> Iterator[NotComparable]:
    """Yield why the sets of each outcome are not comparable: one row per outcome and reason."""
    by_outcome: dict[Outcome, list[Group]] = defaultdict(list)
    for group in groups:
        by_outcome[group.scope.outcome].append(group)
    for outcome, ours in by_outcome.items():
        if len(ours) > 1:
            ids = tuple(group.id for group in ours)
            scopes = [group.scope for group in ours]
            for reason in reasons(scopes):
                yield NotComparable(outcome=outcome, sets=ids, reason=reason)
            yield from _told_apart(outcome, ours)
            yield from _one_number(outcome, ours)


def _told_apart(outcome: Outcome, groups: Sequence[Group]) -> Iterator[NotComparable]:
    by_scope: dict[Scope, list[str]] = defaultdict(list)
    for group in groups:
        by_scope[group.scope].append(group.id)
    for ids in by_scope.values():
        if len(ids) > 1:
            yield NotComparable(outcome=outcome, sets=tuple(ids), reason=TOLD_APART)


def _one_number(outcome: Outcome, groups: Sequence[Group]) -> Iterator[NotComparable]:
    """Yield the numbers that stand in several sets, and why they do not count the same."""
    holding: dict[float, dict[str, Group]] = defaultdict(dict)
    for group in groups:
        for one in group.members:
            for number in ends(one.figure) or ():
                holding[number][group.id] = group
    for number, ours in sorted(holding.items()):
        found = list(reasons([group.scope for group in ours.values()]))
        if len(ours) > 1 and found:
            yield NotComparable(
                outcome=outcome, sets=tuple(ours), reason="; ".join(found), number=number
            )


def compare_figures(
    groups: Sequence[Group],
) -> tuple[tuple[FigureSet, ...], tuple[NotComparable, ...]]:
    """Return the sets of comparable figures, and why sets of one outcome are not comparable."""
    return tuple(_set(group) for group in groups), tuple(_apart(groups))
