"""Points on which accounts compete: whether, who, when, where, why and how many.

Nothing competes before scope was compared: two claims speak of one act only where their dates and
places can both hold, and figures are compared with their like alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import product
from typing import TypeAlias

from alteram.compare.accounts import by_party
from alteram.compare.figure_sets import Group
from alteram.compare.figures import Counted, set_words, spread
from alteram.compare.index import Item
from alteram.compare.points import AGAINST, DENYING, HAPPENED, SAYING, lines_of
from alteram.compare.wording import (
    BLAMED,
    DENIED_IT,
    EXPLAINED,
    HOW_MANY,
    POSITIONS,
    QUOTED,
    SAID_IT,
    WHEN,
    WHERE,
    WHETHER,
    WHO_DID,
    WHY,
    act_words,
    names_of,
)
from alteram.comparison import Competing, PointKind, Side
from alteram.model import Act, Outcome
from alteram.text.edtf import bounds
from alteram.text.edtf_words import date_words

MOST_ITEMS = 300
_LONGEST_DAYS = 31
_APPROXIMATE = frozenset("~?%X")
_AFTERWARDS: frozenset[Outcome] = frozenset(("bodies_found", "buried"))
ACT_OF: dict[Outcome, Act] = {
    "killed": "killing",
    "bodies_found": "killing",
    "buried": "killing",
    "injured": "injuring",
    "missing": "disappearance",
    "detained": "detention",
    "hostage": "hostage_taking",
    "displaced": "displacement",
    "blockaded": "blockade",
    "damaged": "destruction",
    "destroyed": "destruction",
}

Rows: TypeAlias = "list[tuple[Item, str]]"


@lru_cache(maxsize=4096)
def _days(edtf: str) -> tuple[date, date] | None:
    """Return the first and last day of a date, None where its words do not fix them."""
    if _APPROXIMATE & set(edtf):
        return None
    try:
        first, last = bounds(edtf)
    except ValueError:
        return None
    return (first, last) if first is not None and last is not None else None


def dates_meet(first: str | None, second: str | None) -> bool:
    """Tell whether two dates can both hold, each as precise as it is given."""
    a = _days(first) if first is not None else None
    b = _days(second) if second is not None else None
    return a is None or b is None or (a[0] <= b[1] and b[0] <= a[1])


def places_meet(first: Item, second: Item) -> bool:
    """Tell whether two places can both hold; only places of equal precision can differ."""
    a, b = first.place, second.place
    if a is None or b is None or a.precision != b.precision or a.precision == "unknown":
        return True
    if a.geonameid is not None and a.geonameid == b.geonameid:
        return True
    return a.name.casefold() == b.name.casefold()


def _one_act(a: Item, b: Item) -> bool:
    return dates_meet(a.line.date, b.line.date) and places_meet(a, b)


def sides_of(rows: Iterable[tuple[Item, str]]) -> tuple[Side, ...]:
    """Return what each party said, in alphabetical order of the parties."""
    groups: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item, words in rows:
        groups[item.line.party, words].append(item)
    parties = list(by_party([item for ours in groups.values() for item in ours]))
    ordered = sorted(groups.items(), key=lambda group: parties.index(group[0][0]))
    return tuple(
        Side(party=party, words=words, lines=lines_of(ours)) for (party, words), ours in ordered
    )


def _pairs(one: Sequence[Item], other: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """Yield the pairs of claims of two parties, each pair once."""
    for a in one:
        for b in other:
            if a.line.party != b.line.party:
                yield a, b


def _whether(items: Sequence[Item], act: Act) -> Rows:
    """Return who says and who denies an act, where one party denies what another said."""
    saying = [i for i in items if i.line.position in SAYING and i.claim.act == act]
    denying = [i for i in items if i.line.position == "denies_act" and i.claim.act in (act, None)]
    met = [pair for pair in _pairs(saying, denying) if _one_act(*pair)]
    kept = {id(item) for pair in met for item in pair}
    return [(i, DENIED_IT if i in denying else SAID_IT) for i in items if id(i) in kept]


def _named(item: Item) -> frozenset[str]:
    """Return whom a claim names, and the parties that answer for those it speaks of."""
    return item.named | {party for party in item.answering if party}


def _naming(item: Item) -> bool:
    explains = item.line.position == "acknowledges_other_explanation"
    return (explains or item.line.position in SAYING) and bool(_named(item))


def _who(items: Sequence[Item], act: Act) -> Rows:
    """Return who names whom, where parties name different actors or the one named denies."""
    ours = [item for item in items if item.claim.act == act and _naming(item)]
    kept: set[int] = set()
    parties = list(by_party(ours).values())
    for number, one in enumerate(parties):
        for other in parties[number + 1 :]:
            met = [pair for pair in _pairs(one, other) if _one_act(*pair)]
            if met and not any(_named(a) & _named(b) for a, b in met):
                kept.update(id(item) for pair in met for item in pair)
    denying = [i for i in items if i.line.position in DENYING and i.claim.act in (act, None)]
    for blaming, answer in _pairs(ours, denying):
        if answer.line.party in blaming.answering and _one_act(blaming, answer):
            denied = answer.line.position != "denies_act" or answer.blamed
            kept.update((id(blaming), id(answer)) if denied else ())
    return [(i, _blame_words(i)) for i in items if id(i) in kept]


def _blame_words(item: Item) -> str:
    if item.line.position in DENYING:
        return POSITIONS[item.line.position]
    return BLAMED.format(actor=names_of(tuple(dict.fromkeys(item.blamed))))


def _why(items: Sequence[Item], act: Act) -> Rows:
    """Return who gives another explanation of an act, and who says it as it is disputed."""
    saying = [i for i in items if i.line.position in SAYING and i.claim.act == act]
    other = [
        i
        for i in items
        if i.line.position == "acknowledges_other_explanation" and i.claim.act == act
    ]
    met = [pair for pair in _pairs(saying, other) if _one_act(*pair)]
    kept = {id(item) for pair in met for item in pair}
    return [(i, _why_words(i)) for i in items if id(i) in kept]


def _why_words(item: Item) -> str:
    if item.line.position != "acknowledges_other_explanation":
        return SAID_IT
    words = POSITIONS[item.line.position]
    if not item.blamed:
        return words
    return EXPLAINED.format(words=words, actor=names_of(tuple(dict.fromkeys(item.blamed))))


def _happened(item: Item, act: Act) -> bool:
    """Tell whether a claim sets an act in time and place; bodies are found and buried later."""
    found = any(figure.outcome in _AFTERWARDS for figure, _ in item.figures)
    return item.claim.act == act and item.line.position in HAPPENED and not found


def _when(items: Sequence[Item], act: Act) -> Rows:
    """Return the dates given for an act, where those of two parties cannot both hold."""
    ours = [i for i in items if _happened(i, act) and i.line.date]
    differ = _differing(ours, places_meet, lambda a, b: dates_meet(a.line.date, b.line.date))
    return [(i, date_words(i.line.date or "")) for i in differ]


def _where(items: Sequence[Item], act: Act) -> Rows:
    """Return the places given for an act, where those of two parties cannot both hold."""
    ours = [i for i in items if _happened(i, act) and i.place]
    differ = _differing(ours, lambda a, b: dates_meet(a.line.date, b.line.date), places_meet)
    return [(i, i.line.place or "") for i in differ]


def _differing(
    items: Sequence[Item], scope: Callable[[Item, Item], bool], meet: Callable[[Item, Item], bool]
) -> list[Item]:
    """Return the claims of parties of which no two, being alike in scope, can both hold."""
    kept: set[int] = set()
    parties = [_settings(ours) for ours in by_party(items).values()]
    for number, one in enumerate(parties):
        for other in parties[number + 1 :]:
            alike = [
                (mine, theirs)
                for mine, theirs in product(one.values(), other.values())
                if scope(mine[0], theirs[0])
            ]
            if alike and not any(meet(mine[0], theirs[0]) for mine, theirs in alike):
                kept.update(id(item) for pair in alike for ours in pair for item in ours)
    return [item for item in items if id(item) in kept]


def _settings(items: Iterable[Item]) -> dict[tuple[object, ...], list[Item]]:
    """Return claims by the date and place that they give: those of one entry differ in neither."""
    found: dict[tuple[object, ...], list[Item]] = defaultdict(list)
    for item in items:
        place = item.place
        where = (place.precision, place.geonameid, place.name.casefold()) if place else ()
        found[item.line.date, *where].append(item)
    return found


def apart(first: Counted, second: Counted) -> bool:
    """Tell whether two comparable figures cannot both hold by their words."""
    a, b = spread(first.figure), spread(second.figure)
    return a is not None and b is not None and (a[1] < b[0] or b[1] < a[0])


def _how_many(group: Group, items: Sequence[Item]) -> Rows:
    """Return who gives which number, where those of two parties cannot both hold."""
    members = group.members[:MOST_ITEMS]
    parties = {one.item.line.party for one in members}
    act = ACT_OF.get(group.scope.outcome)
    disputing = [
        item
        for item in items
        if item.line.position == "disputes_figure"
        and (not item.figures or any(one.item is item for one in members))
        and item.claim.act in (act, None)
        and parties - {item.line.party}
    ]
    differs = any(
        a.item.line.party != b.item.line.party and apart(a, b)
        for number, a in enumerate(members)
        for b in members[number + 1 :]
    )
    if not differs and not disputing:
        return []
    rows = [(one.item, _figure_words(one)) for one in members]
    rows += [(i, POSITIONS["disputes_figure"]) for i in disputing if not i.figures]
    return rows


def _figure_words(one: Counted) -> str:
    words = QUOTED.format(words=one.figure.verbatim)
    position = one.item.line.position
    return f"{POSITIONS[position]}: {words}" if position in AGAINST else words


def find_competing(
    items: Sequence[Item], groups: Sequence[Group], event_date: str | None = None
) -> tuple[Competing, ...]:
    """Return the points on which accounts compete.

    `event_date` is the event's: over more than a month many acts of one kind may have happened,
    so that different dates and places are not different accounts of one act. Acts without a name
    of their own ("other") need not be one act either. Of an event with
    very many claims the first `MOST_ITEMS` are compared with each other.
    """
    ours = items[:MOST_ITEMS]
    found: list[Competing] = []
    days = _days(event_date) if event_date is not None else None
    short = days is None or (days[1] - days[0]).days <= _LONGEST_DAYS
    for act in dict.fromkeys(item.claim.act for item in ours):
        if act is None or act == "other":
            continue
        words = act_words(act)
        found += _one("act", WHETHER.format(act=words), _whether(ours, act))
        found += _one("responsibility", WHO_DID.format(act=words), _who(ours, act))
        found += _one("explanation", WHY.format(act=words), _why(ours, act))
        if short:
            found += _one("date", WHEN.format(act=words), _when(ours, act))
            found += _one("place", WHERE.format(act=words), _where(ours, act))
    for group in groups:
        words = HOW_MANY.format(outcome=set_words(group.scope))
        found += _one("figure", words, _how_many(group, items))
    return tuple(found)


def _one(kind: PointKind, words: str, rows: Rows) -> list[Competing]:
    return [Competing(kind=kind, words=words, sides=sides_of(rows))] if rows else []
