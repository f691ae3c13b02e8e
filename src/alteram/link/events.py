"""Events: containers for claims about one place and time.

First the mentions with days and a place are clustered. Then those that give only a month, a
country, a place or a date join the one event that they fit, where just one fits; the rest are
clustered among themselves. Figures never split, and place with month alone never joins.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from alteram.link.clusters import cluster, place_blocks
from alteram.link.mentions import Mention, find_mentions, pool, pool_equal
from alteram.link.scores import explain, weigh
from alteram.link.wording import event_label
from alteram.model import Entry, Event, LinkedActor, content_id
from alteram.origins import Origin, OriginKey

_LEAST_FIT = 0.0
_CLEARLY = 1.0
_MOST_CANDIDATES = 60
_FEW_DAYS = 3
_BREATH = 200

Group = list[Mention]


def _attach_blocks(mention: Mention) -> tuple[str, ...]:
    """Return the blocks under which an event is found by mentions that are less exact."""
    blocks = list(place_blocks(mention.place))
    if mention.place is not None and mention.place.country is not None:
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
    return _day_blocks(mention) if mention.place is None else place_blocks(mention.place)


def _fit(mention: Mention, group: Group, whole: Mention) -> float:
    """Return how well a mention fits an event: place and date of one member, the rest of all."""
    best = max(group, key=lambda member: weigh(mention, member))
    levels = {level.name: level for level in explain(mention, best)}
    others = {level.name: level for level in explain(mention, whole)}
    total = sum(levels[name].weight for name in ("place", "date", "together"))
    return total + sum(others[name].weight for name in ("act", "label", "blamed", "figure"))


class _Found:
    """Events by the blocks under which less exact mentions look for them."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.groups = groups
        self.wholes = [pool("event", group) for group in groups]
        self.times = [(min(m.first for m in g), max(m.last for m in g)) for g in groups]
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
        if mention.first > last or first > mention.last:
            return False
        return any(_may_overlap(mention, one) for one in self.groups[number])

    def fitting(self, mention: Mention) -> int | None:
        """Return the one event that a mention clearly fits, or None."""
        fits = sorted(
            (-_fit(mention, self.groups[n], self.wholes[n]), n) for n in self.near(mention)
        )
        if not fits or -fits[0][0] <= _LEAST_FIT:
            return None
        clear = len(fits) == 1 or fits[1][0] - fits[0][0] >= _CLEARLY
        return fits[0][1] if clear else None


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
    placed = [one for one in mentions if not one.bare]
    exact = pool_equal(one for one in placed if one.short and one.local)
    loose = [one for one in placed if not (one.short and one.local)]
    groups, loose = _attach(cluster(exact, weigh), loose)
    exact = pool_equal(one for one in loose if one.short and one.place is not None)
    loose = [one for one in loose if not (one.short and one.place is not None)]
    groups, loose = _attach(groups + cluster(exact, weigh), loose)
    groups += cluster([one for one in loose if one.founding], weigh)
    return _in_one_breath(groups, [one for one in mentions if one.bare])


def _in_one_breath(groups: list[Group], bare: Iterable[Mention]) -> list[Group]:
    """Let figures without place and date join the one event told in the same breath."""
    homes: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for said in {said for one in group for said in one.spoken}:
            homes[said].add(number)
    joined: dict[int, Group] = defaultdict(list)
    for mention in bare:
        near = {number for said in mention.spoken for number in homes.get(said, ())}
        if len(near) == 1 and _beside(mention, groups[min(near)]):
            joined[min(near)].append(mention)
    return [group + joined[number] for number, group in enumerate(groups)]


def _beside(mention: Mention, group: Group) -> bool:
    return any(
        document == other and abs(start - at) <= _BREATH
        for document, start in mention.spots
        for one in group
        for other, at in one.spots
    )


def _date(group: Group) -> str | None:
    """Return the most exact date, then the best supported one, then the wider."""
    told: dict[tuple[str, int], set[str]] = defaultdict(set)
    for mention in group:
        if mention.edtf is not None:
            told[mention.edtf, mention.days].update(mention.documents)
    votes = {date: len(documents) for date, documents in told.items()}
    if not votes:
        return None
    least = min(days for _, days in votes)
    limit = least + 2 if least <= 3 else round(least * 1.7)
    near = [(edtf, days) for edtf, days in votes if days <= limit]
    return min(near, key=lambda vote: (-votes[vote], -vote[1], vote[0]))[0]


_PRECISION = ("place", "district", "region", "unknown", "country")


def _event(group: Group, origins: dict[str, set[str]]) -> Event:
    date = _date(group)
    places = Counter(one.place for one in group if one.place is not None)
    place = (
        min(places, key=lambda p: (_PRECISION.index(p.precision), -places[p], p.key, p.name))
        if places
        else None
    )
    claims = tuple(sorted({claim for one in group for claim in one.claims}))
    return Event(
        id=content_id("event", place.key if place is not None else "", date),
        label=event_label(place.name if place is not None else None, date),
        date=date,
        place=place.name if place is not None else None,
        lat=place.lat if place is not None else None,
        lon=place.lon if place is not None else None,
        claims=claims,
        documents=tuple(sorted({document for one in group for document in one.documents})),
        independent_origins=len(set().union(*(origins.get(claim, set()) for claim in claims))),
    )


def _distinct(events: list[Event]) -> list[Event]:
    """Give events of the same place and date ids of their own, by their first claim."""
    taken: Counter[str] = Counter()
    done = []
    for event in sorted(events, key=lambda event: (event.id, -len(event.claims), event.claims)):
        made = event.id if not taken[event.id] else content_id("event", event.id, event.claims[0])
        taken[event.id] += 1
        done.append(replace(event, id=made))
    return done


def _keep_ids(events: list[Event], before: Sequence[Event]) -> list[Event]:
    """Give each event the id of the earlier one with which it shares most claims."""
    home = {claim: event.id for event in before for claim in event.claims}
    shared: list[tuple[int, str, int]] = []
    for number, event in enumerate(events):
        counted = Counter(home[claim] for claim in event.claims if claim in home)
        shared.extend((-count, earlier, number) for earlier, count in counted.items())
    given: dict[int, str] = {}
    used: set[str] = set()
    for _, earlier, number in sorted(shared):
        if number not in given and earlier not in used:
            given[number] = earlier
            used.add(earlier)
    kept = []
    for number, event in enumerate(events):
        made = given.get(number, event.id)
        if number not in given and made in used:
            made = content_id("event", event.id, event.claims[0])
        kept.append(replace(event, id=made))
    return kept


def link_events(
    entries: Sequence[Entry],
    actors: Sequence[LinkedActor],
    origins: dict[OriginKey, Origin],
    before: Sequence[Event] = (),
) -> tuple[Event, ...]:
    """Return the events that the claims speak of, sorted by id; `before` lends its ids."""
    keys: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for claim in entry.analysis.claims:
            origin = origins.get((entry.document.id, claim.attribution))
            if origin is not None:
                keys[claim.id].add(origin.key)
    groups = group_mentions(find_mentions(entries, actors))
    events = _keep_ids(_distinct([_event(group, keys) for group in groups]), before)
    return tuple(sorted(events, key=lambda event: event.id))
