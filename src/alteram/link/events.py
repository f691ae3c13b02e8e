"""Events: containers for claims about one place and time.

First the mentions with days and a place are clustered. Then those that give only a month, a
country, a place or a date join the one event that they fit, where just one fits; the rest are
clustered among themselves. Figures never split, and place with month alone never joins.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from alteram.link.clusters import cluster, place_blocks
from alteram.link.containers import by_date, container, distinct, keep_ids, own_labels
from alteram.link.mentions import Mention, find_mentions
from alteram.link.pools import pool, pool_equal, pool_told
from alteram.link.scores import explain, place_level, weigh
from alteram.link.settings import days_of
from alteram.link.telling import HARM, Group, in_one_breath
from alteram.model import Entry, Event, LinkedActor
from alteram.origins import Origin, OriginKey

_LEAST_FIT = 0.0
_CLEARLY = 1.0
_MOST_CANDIDATES = 60
_FEW_DAYS = 3
_MONTH = 31


def _attach_blocks(mention: Mention) -> tuple[str, ...]:
    """Return the blocks under which an event is found by mentions that are less exact."""
    blocks = list(place_blocks(mention.place))
    if mention.place is not None:
        blocks.append(f"in:{mention.place.country}")
    return (*blocks, *_day_blocks(mention))


def _day_blocks(mention: Mention) -> tuple[str, ...]:
    """Return the days under which a mention of days is found: all of a few, else both ends."""
    if not mention.short:
        return ()
    if mention.days <= _FEW_DAYS:
        return tuple(f"day:{day}" for day in range(mention.first, mention.last + 1))
    return (f"from:{mention.first}", f"to:{mention.last}")


def _wanted_blocks(mention: Mention) -> tuple[str, ...]:
    if mention.place is None:
        return _day_blocks(mention)
    unlisted = () if mention.local else ("in:None",)
    return (*place_blocks(mention.place), *unlisted)


def _fit(mention: Mention, group: Group, whole: Mention) -> float:
    """Return how well a mention fits an event: place and date of one member, the rest of all."""
    dated = [member for member in group if member.dated]
    best = max(dated or group, key=lambda member: weigh(mention, member))
    levels = {level.name: level for level in explain(mention, best)}
    others = {level.name: level for level in explain(mention, whole)}
    total = sum(levels[name].weight for name in ("place", "date", "together"))
    return total + sum(others[name].weight for name in ("act", "label", "blamed", "figure"))


class _Found:
    """Events by the blocks under which less exact mentions look for them."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.groups = groups
        self.wholes = [pool("event", group) for group in groups]
        dated = [[one for one in group if one.dated] or group for group in groups]
        self.times = [(min(m.first for m in g), max(m.last for m in g)) for g in dated]
        self.index: dict[str, list[int]] = defaultdict(list)
        for number, group in enumerate(groups):
            for block in sorted({block for one in group for block in _attach_blocks(one)}):
                self.index[block].append(number)

    def near(self, mention: Mention) -> list[int]:
        """Return the events that a mention may mean; of very many, those that share words."""
        numbers = {n for block in _wanted_blocks(mention) for n in self.index.get(block, [])}
        near = [n for n in sorted(numbers) if self._in_time(mention, n)]
        if len(near) > _MOST_CANDIDATES:
            near = [n for n in near if _shares_words(mention, self.wholes[n])]
        return near[:_MOST_CANDIDATES]

    def _in_time(self, mention: Mention, number: int) -> bool:
        first, last = self.times[number]
        written = days_of(mention.written)
        if mention.first > last or first > mention.last or (written and written[1] < first):
            return False
        return any(_may_overlap(mention, one) for one in self.groups[number])

    def fitting(self, mention: Mention) -> int | None:
        """Return the one event that a mention clearly fits, or None."""
        fits = sorted(
            (-_fit(mention, self.groups[n], self.wholes[n]), n) for n in self.near(mention)
        )
        if not fits or -fits[0][0] <= _LEAST_FIT:
            return self._only_one(mention)
        clear = len(fits) == 1 or fits[1][0] - fits[0][0] >= _CLEARLY
        return fits[0][1] if clear else None

    def _only_one(self, mention: Mention) -> int | None:
        """Return the one event of days at the same place that a coarser date may mean, or None."""
        if mention.short or not mention.local:
            return None
        there = [n for n in self.near(mention) if self._at(mention, n)]
        if len(there) != 1 or not _speaks_of(mention, self.wholes[there[0]]):
            return None
        return there[0]

    def _at(self, mention: Mention, number: int) -> bool:
        days = [one for one in self.groups[number] if one.short and one.local]
        return any(
            place_level(mention, one).weight > 0
            and (not mention.dated or mention.first <= one.first <= one.last <= mention.last)
            for one in days
        )


def _speaks_of(mention: Mention, whole: Mention) -> bool:
    """Return whether a mention without days tells of an event: by its name, act or document.

    A month needs the act or the name in common, a year the name. Without a date it needs the
    name, or to stand in a document that tells of the event and to speak of harm as it does.
    """
    same_act = bool(mention.acts & whole.acts)
    harm = same_act or not mention.acts or bool(mention.acts & HARM and whole.acts & HARM)
    if mention.labels & whole.labels:
        return True
    if mention.dated:
        return mention.days <= _MONTH and same_act
    return bool(set(mention.documents) & set(whole.documents)) and harm


def _shares_words(a: Mention, b: Mention) -> bool:
    return bool(a.labels & b.labels or a.figures & b.figures)


def _attach(groups: list[Group], loose: Iterable[Mention]) -> tuple[list[Group], list[Mention]]:
    """Let each loose mention join the one event it clearly fits; return the rest."""
    found = _Found(groups)
    joined: dict[int, Group] = defaultdict(list)
    left = []
    for mention in loose:
        number = found.fitting(mention)
        if number is None:
            left.append(mention)
        else:
            joined[number].append(mention)
    return [group + joined[number] for number, group in enumerate(groups)], left


def _may_overlap(a: Mention, b: Mention) -> bool:
    return a.first <= b.last and b.first <= a.last


def group_mentions(mentions: Sequence[Mention]) -> list[Group]:
    """Return the mentions in groups, each about one place and time."""
    later = [one for one in mentions if one.found_later and one.short]
    placed = [one for one in mentions if not one.bare and not (one.found_later and one.short)]
    exact = pool_equal(one for one in placed if one.short and one.local)
    loose = pool_told(one for one in placed if not (one.short and one.local))
    groups, loose = _attach_by_span(cluster(exact, weigh), loose)
    exact = pool_equal(one for one in loose if one.short and one.place is not None)
    loose = [one for one in loose if not (one.short and one.place is not None)]
    groups, loose = _attach_by_span(groups + cluster(exact, weigh), loose)
    groups += cluster([one for one in loose if one.founding], weigh)
    groups, later = in_one_breath(groups, later)
    groups, later = _attach_by_span(groups, later)
    groups += cluster(pool_equal(one for one in later if one.founding), weigh)
    return in_one_breath(groups, [one for one in mentions if one.bare])[0]


def _attach_by_span(groups: list[Group], loose: list[Mention]) -> tuple[list[Group], list[Mention]]:
    """Attach days and months first: the names they bring help the longer and undated ones."""
    near = [one for one in loose if one.days <= _MONTH]
    groups, left = _attach(groups, near)
    groups, far = _attach(groups, [one for one in loose if one.days > _MONTH])
    return groups, left + far


def link_events(
    entries: Sequence[Entry],
    actors: Sequence[LinkedActor],
    origins: dict[OriginKey, Origin],
    before: Sequence[Event] = (),
) -> tuple[Event, ...]:
    """Return the events that the claims speak of, by date and label; `before` lends its ids."""
    keys: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for claim in entry.analysis.claims:
            origin = origins.get((entry.document.id, claim.attribution))
            if origin is not None:
                keys[claim.id].add(origin.key)
    mentions = [pool(same[0].key, same) for same in find_mentions(entries, actors)]
    groups = group_mentions(mentions)
    events = keep_ids(distinct([container(group, keys) for group in groups]), before)
    told_by = {e.document.id: e.document.outlet or e.document.location for e in entries}
    return tuple(sorted(own_labels(events, told_by), key=by_date))
