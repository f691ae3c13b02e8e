"""An event as a record: its date and place as most of its claims give them, its label, its id."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from alteram.link.mentions import Mention
from alteram.link.settings import Place, days_of
from alteram.link.wording import event_label
from alteram.model import Event, content_id

_NEVER = 10**8


def _date(group: Sequence[Mention]) -> str | None:
    """Return the most exact date, then the best supported one, then the wider.

    "Last week" and "over the weekend" count only where nothing better is told.
    """
    told: dict[tuple[str, int], set[str]] = defaultdict(set)
    days = [one for one in group if one.short]
    for mention in days or group:
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


def container(group: Sequence[Mention], origins: Mapping[str, Set[str]]) -> Event:
    """Return the event of a group; `origins` gives the origins of each claim."""
    date = _date(group)
    told: dict[Place, set[str]] = defaultdict(set)
    for one in group:
        if one.place is not None:
            told[one.place].update(one.claims)
    place = (
        min(told, key=lambda p: (_PRECISION.index(p.precision), -len(told[p]), p.key, p.name))
        if told
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
        independent_origins=len(set().union(*(origins.get(claim, ()) for claim in claims))),
    )


def distinct(events: list[Event]) -> list[Event]:
    """Give events of the same place and date ids of their own, by their first claim."""
    taken: Counter[str] = Counter()
    done = []
    for event in sorted(events, key=lambda event: (event.id, -len(event.claims), event.claims)):
        made = event.id if not taken[event.id] else content_id("event", event.id, event.claims[0])
        taken[event.id] += 1
        done.append(replace(event, id=made))
    return done


def keep_ids(events: list[Event], before: Sequence[Event]) -> list[Event]:
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


def own_labels(events: Sequence[Event], told_by: Mapping[str, str]) -> list[Event]:
    """Tell events of one place and date apart by who tells of them, then by a number.

    `told_by` gives the name of a document's outlet, or of its file where that is not known.
    """
    same = Counter(event.label for event in events)
    taken: Counter[str] = Counter()
    done = []
    for event in sorted(events, key=lambda event: (event.label, event.documents, event.id)):
        label = event.label
        if same[label] > 1:
            label = f"{label} ({told_by.get(event.documents[0], event.documents[0])})"
        taken[label] += 1
        if taken[label] > 1:
            label = f"{label} ({taken[label]})"
        done.append(replace(event, label=label))
    return done


def by_date(event: Event) -> tuple[int, int, str, str]:
    """Return the key that sorts events by date, undated ones last, then by label."""
    first, last = days_of(event.date) or (_NEVER, _NEVER)
    return (first, last, event.label, event.id)
