"""Which event a less exact mention fits, by the weights of its pairs with those in it."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from alteram.link.levels import SETTING, TOLD
from alteram.link.linkage import Comparison, Weighed
from alteram.link.mentions import Mention
from alteram.link.settings import days_of
from alteram.link.telling import HARM

_LEAST_FIT = 0.0
_CLEARLY = 1.0
_MONTH = 31

_Row = tuple[int, float, list[float]]


class Fits:
    """The weighed pairs of each mention; tells which one of several events it fits."""

    def __init__(
        self, records: Sequence[Mention], pairs: Weighed, comparisons: tuple[Comparison, ...]
    ) -> None:
        names = [one.name for one in comparisons]
        self._records = records
        self._pairs = pairs
        self._place = names.index("place")
        self._setting = [names.index(name) for name in SETTING]
        self._told = [at for at, name in enumerate(names) if name in TOLD]
        # Pairs stand sorted by their left one; of the right ones the order is kept beside.
        numbers = np.arange(len(records) + 1, dtype=np.int32)
        self._by_right = np.argsort(pairs.right, kind="stable").astype(np.int32)
        self._left = np.searchsorted(pairs.left, numbers)
        self._right = np.searchsorted(pairs.right, numbers, sorter=self._by_right)

    def _rows(self, record: int) -> list[_Row]:
        """Return the other record, the sum and the parts of each pair of a record."""
        pairs = self._pairs
        ours = np.arange(self._left[record], self._left[record + 1])
        theirs = self._by_right[self._right[record] : self._right[record + 1]]
        at = np.concatenate((ours, theirs))
        others = np.where(pairs.left[at] == record, pairs.right[at], pairs.left[at])
        return list(
            zip(others.tolist(), pairs.bits[at].tolist(), pairs.parts[at].tolist(), strict=True)
        )

    def fitting(
        self, record: int, home: Sequence[int | None], groups: Sequence[Sequence[int]]
    ) -> int | None:
        """Return the one event that a record clearly fits, or None.

        Place and time are those of the member that it fits best, the rest those of all members.
        """
        near: dict[int, list[_Row]] = defaultdict(list)
        for row in self._rows(record):
            group = home[row[0]]
            if group is not None:
                near[group].append(row)
        near = {n: rows for n, rows in near.items() if self._in_time(record, groups[n])}
        fits = sorted((-self._fit(rows), number) for number, rows in near.items())
        if not fits or -fits[0][0] <= _LEAST_FIT:
            return self._only_one(record, near, groups)
        clear = len(fits) == 1 or fits[1][0] - fits[0][0] >= _CLEARLY
        return fits[0][1] if clear else None

    def _in_time(self, record: int, group: Sequence[int]) -> bool:
        """Tell whether a mention can mean a group, by the members that give a date.

        One of them must be of its time, and no text tells of what came after it was written.
        """
        mention = self._records[record]
        members = [self._records[other] for other in group]
        dated = [one for one in members if one.dated] or members
        written = days_of(mention.written)
        if written is not None and min(one.first for one in dated) > written[1]:
            return False
        return any(one.first <= mention.last and mention.first <= one.last for one in dated)

    def _fit(self, rows: Sequence[_Row]) -> float:
        dated = [row for row in rows if self._records[row[0]].dated] or rows
        best = max(dated, key=lambda row: (row[1], -row[0]))
        total = sum(best[2][at] for at in self._setting)
        for at in self._told:
            parts = [row[2][at] for row in rows]
            total += max(parts) if max(parts) > 0 else min(parts)
        return total

    def _only_one(
        self, record: int, near: dict[int, list[_Row]], groups: Sequence[Sequence[int]]
    ) -> int | None:
        """Return the one event of days at the same place that a coarser date may mean, or None."""
        mention = self._records[record]
        if mention.short or not mention.local:
            return None
        there = [number for number, rows in near.items() if self._at(mention, rows)]
        if len(there) != 1:
            return None
        members = [self._records[one] for one in groups[there[0]]]
        return there[0] if _speaks_of(mention, members) else None

    def _at(self, mention: Mention, rows: Sequence[_Row]) -> bool:
        return any(
            one.short and one.local and parts[self._place] > 0
            and (not mention.dated or mention.first <= one.first <= one.last <= mention.last)
            for one, parts in ((self._records[other], parts) for other, _, parts in rows)
        )  # fmt: skip


def _speaks_of(mention: Mention, members: Sequence[Mention]) -> bool:
    """Return whether a mention without days tells of an event: by its name, act or document.

    A month needs the act or the name in common, a year the name. Without a date it needs the
    name, or to stand in a document that tells of the event and to speak of harm as it does.
    """
    acts = frozenset().union(*(one.acts for one in members))
    same_act = bool(mention.acts & acts)
    harm = same_act or not mention.acts or bool(mention.acts & HARM and acts & HARM)
    if any(mention.labels & one.labels for one in members):
        return True
    if mention.dated:
        return mention.days <= _MONTH and same_act
    return harm and any(set(mention.documents) & set(one.documents) for one in members)
