"""The grouping of mentions into events, step by step, over one table of weighed pairs.

First the mentions with days and a narrow place are clustered. Then those that give only a month,
a country, a place or a date join the one event that they fit, where just one fits; the rest are
clustered among themselves. Figures never split, and place with month alone never joins.
"""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from alteram.decisions import NO_PAIRS, Pairs
from alteram.link.clusters import Edges, average_linkage
from alteram.link.engine import LOCAL, LinkingEngine
from alteram.link.fits import Fits
from alteram.link.levels import COMPARISONS
from alteram.link.linkage import Comparison
from alteram.link.mentions import Mention
from alteram.link.overruled import Units, judged, numbered
from alteram.link.pools import Setting, pool_equal, pool_told, setting
from alteram.link.records import BARE, EXACT, LATER, LOOSE, VAGUE, WIDE, batches, kind, model, order
from alteram.link.telling import Group, home_of_told, undated

_MONTH = 31


def group_mentions(
    mentions: Sequence[Mention],
    held: Sequence[Group] = (),
    pairs: Pairs = NO_PAIRS,
    comparisons: tuple[Comparison, ...] = COMPARISONS,
    engine: LinkingEngine = LOCAL,
) -> list[Group]:
    """Return the mentions in groups, each about one place and time.

    `held` are groups that are there already: they come first, in their order, with what joins
    them, and are neither merged nor split. `pairs` are claims that people put together or told
    apart; `comparisons` carry the weights.
    """
    grouping = Grouping(mentions, held, pairs, comparisons, engine)
    grouping.run()
    return grouping.result()


class Grouping:
    """Mentions, the weights of their pairs, and the event of each so far."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        held: Sequence[Group] = (),
        pairs: Pairs = NO_PAIRS,
        comparisons: tuple[Comparison, ...] = COMPARISONS,
        engine: LinkingEngine = LOCAL,
    ) -> None:
        alone = judged(pairs)
        of_claim = {
            claim: n for n, group in enumerate(held) for one in group for claim in one.claims
        }
        placed: list[tuple[Mention, int | None]] = [
            (one, n) for n, group in enumerate(held) for one in _pooled(group, alone)
        ]
        placed += [(one, None) for one in _pooled(_unknown(mentions, of_claim), alone)]
        placed.sort(key=lambda row: order(row[0]))
        self.records = [one for one, _ in placed]
        everybody = (*(one for group in held for one in group), *mentions)
        self.given = {claim: one for one in reversed(everybody) for claim in one.claims}
        self.home: list[int | None] = [None] * len(placed)
        self.kinds = [kind(one) for one in self.records]
        self.groups: list[list[int]] = [[] for _ in held]
        self.told: set[int] = set()
        self.units = Units(pairs, numbered(one.claims for one in self.records))
        new = [number is None for _, number in placed]
        for record, (_, number) in enumerate(placed):
            if number is not None:
                self._assign(record, number)
        self._join_equal(new, alone)
        self.pairs = engine.weigh(batches(self.records, new), model(len(new), comparisons))
        self.fits = Fits(self.records, self.pairs, comparisons)
        self.fixed = len(held)

    def _join_equal(self, new: Sequence[bool], alone: frozenset[str]) -> None:
        """Put new mentions of the very same place and days as a held one into its group."""
        free = [
            record
            for record, one in enumerate(self.records)
            if self.kinds[record] == EXACT and not alone.intersection(one.claims)
        ]
        held: dict[Setting, int] = {}
        for record in free:
            group = self.home[record]
            if group is not None:
                held.setdefault(setting(self.records[record]), group)
        for record in free:
            there = held.get(setting(self.records[record]))
            if new[record] and there is not None:
                self._assign(record, there)

    def run(self, done: Callable[[str], None] = lambda step: None) -> None:
        """Take all steps in their order; `done` is called with the name of each."""
        steps: tuple[tuple[str, Callable[[], None]], ...] = (
            ("days and a place", lambda: self.found(EXACT)),
            ("less exact", lambda: self.attach((WIDE, LOOSE, VAGUE))),
            ("days and a country", lambda: self.found(WIDE)),
            ("less exact again", lambda: self.attach((LOOSE, VAGUE))),
            ("less exact alone", lambda: self.found(LOOSE)),
            ("found later, told beside", lambda: self.tell((LATER,))),
            ("found later", lambda: self.attach((LATER,))),
            ("found later alone", lambda: self.found(LATER)),
            ("told beside", lambda: self.tell((BARE,))),
        )
        for name, take in steps:
            take()
            done(name)

    def _left(self, kinds: Iterable[int]) -> list[int]:
        wanted = frozenset(kinds)
        return [
            record
            for record, one in enumerate(self.kinds)
            if one in wanted and self.home[record] is None
        ]

    def _may(self, record: int, group: int) -> bool:
        """Tell whether nobody told a record, or what must go with it, apart from the group."""
        return all(self.home[other] != group for other in self.units.apart(record))

    def _assign(self, record: int, group: int) -> None:
        """Put a record and what must go with it into a group, unless somebody decided against."""
        if self.home[record] is not None or not self._may(record, group):
            return
        for one in self.units.of(record):
            if self.home[one] is None:
                self.home[one] = group
                self.groups[group].append(one)

    def found(self, kind_of: int) -> None:
        """Cluster what is left of a kind; groups that are held take part, each as one."""
        nodes = [
            (number, ours)
            for number, group in enumerate(self.groups[: self.fixed])
            if (ours := self._founders(group)) and self.kinds[ours[0]] == kind_of
        ]
        fixed = frozenset(range(len(nodes)))
        node_of = {record: node for node, (_, ours) in enumerate(nodes) for record in ours}
        members = [ours for _, ours in nodes]
        for record in self._left((kind_of,)):
            if record not in node_of:
                unit = [one for one in self.units.of(record) if self.kinds[one] == kind_of]
                node_of.update(dict.fromkeys(unit, len(members)))
                members.append(unit)
        sizes = [len(ours) for ours in members]
        for together in average_linkage(
            sizes, self._edges(node_of), fixed, self._apart(members, node_of)
        ):
            if together[0] in fixed:
                group = nodes[together[0]][0]
            else:
                group = len(self.groups)
                self.groups.append([])
            for node in together:
                for record in members[node]:
                    self._assign(record, group)

    def _founders(self, group: Sequence[int]) -> list[int]:
        """Return the most exact records of a group: those that others of their kind may join."""
        least = min((self.kinds[record] for record in group), default=BARE)
        return [record for record in group if self.kinds[record] == least]

    def _edges(self, node_of: dict[int, int]) -> Edges:
        numbers = np.full(len(self.records), -1, np.int32)
        numbers[list(node_of)] = list(node_of.values())
        left, right = numbers[self.pairs.left], numbers[self.pairs.right]
        ours = (left >= 0) & (right >= 0) & (left != right)
        return Edges(left[ours], right[ours], self.pairs.bits[ours])

    def _apart(
        self, members: Sequence[Sequence[int]], node_of: dict[int, int]
    ) -> dict[int, set[int]]:
        apart: dict[int, set[int]] = {}
        for node, ours in enumerate(members):
            others = {one for record in ours for one in self.units.apart(record)}
            others |= {mate for one in others for mate in self.units.of(one)}
            if others:
                apart[node] = {node_of[one] for one in others if one in node_of}
        return apart

    def attach(self, kinds: Sequence[int]) -> None:
        """Let what is left join the one event it clearly fits.

        Days and months go first: the names that they bring help the longer and undated ones.
        """
        left = self._left(kinds)
        near = [record for record in left if self.records[record].days <= _MONTH]
        far = [record for record in left if self.records[record].days > _MONTH]
        for some in (near, far):
            fitting = [(one, self.fits.fitting(one, self.home, self.groups)) for one in some]
            for record, group in fitting:
                if group is not None:
                    self._assign(record, group)

    def tell(self, kinds: Sequence[int]) -> None:
        """Let what is left join the event that its text tells beside it."""
        left = self._left(kinds)
        groups = [[self.records[record] for record in group] for group in self.groups]
        homes = home_of_told(groups, [self.records[record] for record in left])
        for record, group in zip(left, homes, strict=True):
            if group is not None and self._may(record, group):
                self._assign(record, group)
                self.told.add(record)

    def result(self) -> list[Group]:
        """Return the mentions of each group as given; what is told beside it lends it no day."""
        return [
            [mention for record in sorted(group) for mention in self._given_as(record)]
            for group in self.groups
        ]

    def _given_as(self, record: int) -> list[Mention]:
        """Return the mentions that stand pooled in a record, each once, in the order of claims."""
        found = {self.given[claim].key: self.given[claim] for claim in self.records[record].claims}
        return [undated(one) if record in self.told else one for one in found.values()]


def _unknown(mentions: Iterable[Mention], held: dict[str, int]) -> list[Mention]:
    return [one for one in mentions if not any(claim in held for claim in one.claims)]


def _pooled(mentions: Iterable[Mention], alone: frozenset[str]) -> list[Mention]:
    """Pool mentions that are said to be one; those about which somebody decided stay alone."""
    kinds = [(kind(one), one) for one in mentions]
    free = [(at, one) for at, one in kinds if not alone.intersection(one.claims)]
    exact = pool_equal(one for at, one in free if at == EXACT)
    told = pool_told(one for at, one in free if at in (WIDE, LOOSE, VAGUE))
    rest = [one for at, one in kinds if at in (LATER, BARE) or alone.intersection(one.claims)]
    return exact + told + rest
