"""Claims that give no place and date of their own, by what is told beside them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from alteram.link.mentions import Mention
from alteram.link.settings import FAR, days_of

HARM = frozenset(
    ("killing", "injuring", "destruction", "disappearance", "hostage_taking", "shelling", "mine")
)
_BREATH = 200
_STORY = 500
_STORY_DAYS = 14
_FRESH_DAYS = 3
_MONTH = 31

Group = list[Mention]


def home_of_told(groups: Sequence[Group], told: Iterable[Mention]) -> list[int | None]:
    """Return for figures without place and date the number of the event that they are told with.

    That is the event of the figure they are a part of; else the only event told by the same
    speaker close by; else the event of a news report of those days that tells of no other; else
    the last event told before them. What was found later ("17 bodies were examined on Saturday")
    joins an event in the same way.
    """
    events = _Told(groups)
    return [events.home(mention) for mention in told]


def undated(mention: Mention) -> Mention:
    """Return a mention without its date: the day of a find is not the event's."""
    return replace(mention, edtf=None, first=-FAR, last=FAR)


class _Told:
    """Events by the claims, speakers and documents that tell of them."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.groups = groups
        self.said: dict[str, set[int]] = defaultdict(set)
        self.claims: dict[str, int] = {}
        self.news: dict[str, set[int]] = defaultdict(set)
        spots: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for number, group in enumerate(groups):
            for one in group:
                self.claims.update(dict.fromkeys(one.claims, number))
                for said in one.spoken:
                    self.said[said].add(number)
                for document in one.documents if one.short else ():
                    self.news[document].add(number)
                for document, start in one.spots:
                    spots[document].add((start, number))
        self.spots = {document: sorted(ours) for document, ours in spots.items()}

    def home(self, mention: Mention) -> int | None:
        """Return the event that a mention without place or date is told with, or None."""
        near = {self.claims[whole] for whole in mention.part_of if whole in self.claims}
        if not near and not mention.aside:
            near = {number for said in mention.spoken for number in self.said.get(said, ())}
            if len(near) != 1 or not _beside(mention, self.groups[min(near)]):
                near = {n for d in mention.documents for n in self.news.get(d, ())}
                near = near if all(_is_news(mention, self.groups[n]) for n in near) else set()
            if len(near) != 1:
                near = self._told_last(mention)
        near = {n for n in near if _not_after(self.groups[n], mention)}
        return min(near) if len(near) == 1 else None

    def _told_last(self, mention: Mention) -> set[int]:
        """Return the event of harm that a text tells last before a mention of harm, close by."""
        found = set()
        for document, start in mention.spots:
            ours = self.spots.get(document, [])
            at = bisect_right(ours, (start, len(self.groups)))
            if at and start - ours[at - 1][0] <= _STORY:
                found.add(ours[at - 1][1])
        fresh = {n for n in found if _is_news(mention, self.groups[n], _STORY_DAYS)}
        return {n for n in fresh if _harms(mention) and any(map(_harms, self.groups[n]))}


def _harms(mention: Mention) -> bool:
    return bool(mention.acts & HARM)


def _not_after(group: Group, mention: Mention) -> bool:
    """Return whether an event was not after what was found, nor long before it."""
    if not mention.dated:
        return True
    days = [one for one in group if one.short]
    return any(one.first <= mention.last and mention.first - one.last <= _MONTH for one in days)


def _is_news(mention: Mention, group: Group, days: int = _FRESH_DAYS) -> bool:
    """Return whether a document appeared within so many days of what it tells."""
    written = days_of(mention.written)
    if written is None:
        return False
    return any(one.short and 0 <= written[1] - one.last <= days for one in group)


def _beside(mention: Mention, group: Group) -> bool:
    return any(
        document == other and abs(start - at) <= _BREATH
        for document, start in mention.spots
        for one in group
        for other, at in one.spots
    )
