"""Where a figure comes from: first appearance, origins against copies, changes on the way.

A number is followed through all that it is said to count, so that the step is seen at which
"at least" was lost, a range became one number, names on a list became persons killed, or the
speaker was left out. What is counted otherwise is never called comparable.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from alteram.chronology import Altered, Lineage, Step, Trail
from alteram.compare.figure_sets import reasons
from alteram.compare.figures import Counted, Scope, count_figures, ends, set_words
from alteram.compare.index import Index
from alteram.compare.stepping import altered
from alteram.compare.tellings import UNDATED, Tellings, Told, whole
from alteram.compare.wording import PERIOD_NOT_STATED, PLACE_NOT_STATED
from alteram.model import Collection, Event, Outcome

_FEW, _ROUND, _HUNDRED, _LARGE = 20, 10, 100, 1000
_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A figure with its claim and the event it is of, if any."""

    counted: Counted
    told: Told
    event: Event | None


def trace(
    event: Event | None, outcome: Outcome, collection: Collection, index: Index | None = None
) -> Lineage:
    """Return for each number given for one outcome where it appeared, in order.

    Without an event the whole collection is searched, claims of no event too. A range is followed
    by both ends.
    """
    index = index or Index(collection)
    tellings = Tellings(index)
    seen = _of_event(tellings, event) if event else _of_all(tellings, collection)
    trails = [
        _trail(number, members, outcome, tellings) for number, members in _by_number(seen, outcome)
    ]
    return Lineage(event=event, outcome=outcome, trails=tuple(trails))


def _of_event(tellings: Tellings, event: Event) -> list[_Seen]:
    told = tellings.told(event)
    held = {(one.item.line.document, one.item.line.claim): one for one in told}
    return _in_time(
        _Seen(counted=one, told=held[one.item.line.document, one.item.line.claim], event=event)
        for one in count_figures((one.item for one in told), event)
    )


def _of_all(tellings: Tellings, collection: Collection) -> list[_Seen]:
    """Return all figures: place and period not stated are those of their event, if there is one.

    A claim of several events stands with the first of them.
    """
    found: list[_Seen] = []
    left = set(whole(collection).claims)
    for event in collection.links.events:
        found += [
            replace(one, counted=replace(one.counted, scope=_scope_in(one.counted.scope, event)))
            for one in _of_event(tellings, event)
            if one.told.item.line.claim in left
        ]
        left -= set(event.claims)
    rest = replace(whole(collection), claims=tuple(sorted(left)))
    for one in _of_event(tellings, rest):
        scope = _scope_in(one.counted.scope, rest)
        found.append(replace(one, counted=replace(one.counted, scope=scope), event=None))
    return _in_time(found)


def _scope_in(scope: Scope, event: Event) -> Scope:
    place = scope.place or event.place or PLACE_NOT_STATED
    interval = scope.interval or event.date or PERIOD_NOT_STATED
    return replace(scope, place=place, interval=interval)


def _in_time(seen: Iterable[_Seen]) -> list[_Seen]:
    return sorted(
        seen,
        key=lambda one: (
            one.told.day,
            one.told.place,
            one.told.item.line.start,
            one.counted.figure.span,
            one.counted.figure.id,
        ),
    )


def _keys(one: _Seen) -> Iterator[tuple[float, _Key]]:
    """Yield each number of a figure with what keeps it apart from the same number elsewhere.

    Above twenty a number is followed through all that it counts within its event, and, where it
    is large or not round, across events: it hardly stands there twice by chance. Across outcomes
    it is followed above a hundred, but never from persons to things.
    """
    for number in sorted(set(ends(one.counted.figure) or ())):
        event = one.event.id if one.event is not None else ""
        odd = number % _ROUND != 0
        if number <= _FEW:
            yield number, (number, event, one.counted.scope)
        else:
            across = odd or number >= _LARGE
            scope = one.counted.scope
            of_things = "objects" if scope.unit in ("objects", "percent") else "persons"
            outcome = of_things if odd and number > _HUNDRED else scope.outcome
            yield number, (number, "" if across else event, outcome)


def _by_number(seen: Sequence[_Seen], outcome: Outcome) -> list[tuple[float, list[_Seen]]]:
    """Return the figures by number, those of the outcome asked for, ranges once."""
    groups: dict[_Key, tuple[float, list[_Seen]]] = {}
    for one in seen:
        for number, key in _keys(one):
            groups.setdefault(key, (number, []))[1].append(one)
    asked = [
        (number, members)
        for number, members in groups.values()
        if any(one.counted.figure.outcome == outcome for one in members)
    ]
    sets = [frozenset(one.counted.figure.id for one in members) for _, members in asked]
    kept: list[tuple[float, list[_Seen]]] = []
    done: set[frozenset[str]] = set()
    holding: dict[str, list[int]] = defaultdict(list)
    for place, ids in enumerate(sets):
        for name in ids:
            holding[name].append(place)
    for place, (number, members) in enumerate(asked):
        rivals = {other for name in sets[place] for other in holding[name]}
        if sets[place] not in done and not any(sets[place] < sets[other] for other in rivals):
            kept.append((number, members))
            done.add(sets[place])
    return kept


def _trail(number: float, members: Sequence[_Seen], outcome: Outcome, tellings: Tellings) -> Trail:
    steps: list[Step] = []
    met = _Met()
    origins: set[str] = set()
    place: dict[str, int] = {}
    for one in members:
        before = met.before(one)
        step = _step(one, before, one.told.key not in origins, tellings)
        origins.add(one.told.key)
        if before is not None and _is_mere_copy(step, one, before):
            at = place[before.counted.figure.id]
            locations = (
                *steps[at].copied_in,
                *_locations(one, tellings),
                one.told.item.line.location,
            )
            steps[at] = replace(steps[at], copied_in=tuple(sorted(set(locations))))
            place[one.counted.figure.id] = at
        else:
            place[one.counted.figure.id] = len(steps)
            steps.append(step)
        met.add(one)
    named = {ends(one.counted.figure) or (number, number) for one in members}
    low, high = next(iter(named)) if len(named) == 1 else (number, number)
    scopes = list(dict.fromkeys(one.counted.scope for one in members))
    documents = {document for one in members for document in one.told.places}
    return Trail(
        low=low,
        high=high,
        sets=tuple(set_words(scope) for scope in scopes),
        reasons=tuple(reasons(scopes)),
        documents=len(documents),
        copies=sum(tellings.root(document) != document for document in documents),
        independent_origins=len(origins),
        first=members[0].counted.line,
        steps=tuple(steps),
    )


class _Met:
    """The appearances of a number so far, by text and by original speaker."""

    def __init__(self) -> None:
        self._by_root: dict[str, list[_Seen]] = defaultdict(list)
        self._of_speaker: dict[str, _Seen] = {}
        self._last: _Seen | None = None

    def add(self, one: _Seen) -> None:
        """Note an appearance, later than all before."""
        self._by_root[one.told.root].append(one)
        self._of_speaker[one.told.key] = self._last = one

    def before(self, one: _Seen) -> _Seen | None:
        """Return the appearance that this one is compared with.

        For a copy that is the same figure of the text it was made from; else the last of the same
        original speaker; else the one before.
        """
        texts = self._by_root.get(one.told.root, ())
        same_text = [m for m in texts if m.told.places != one.told.places]
        of_speaker = [m for m in same_text if m.told.key == one.told.key]
        if same_text:
            return of_speaker[-1] if of_speaker else same_text[0]
        return self._of_speaker.get(one.told.key, self._last)


def _locations(one: _Seen, tellings: Tellings) -> tuple[str, ...]:
    own = one.told.item.line.document
    return tellings.in_order(document for document in one.told.places if document != own)


def _step(one: _Seen, before: _Seen | None, new_origin: bool, tellings: Tellings) -> Step:
    document = one.told.item.line.document
    return Step(
        figure=one.counted.line,
        set=set_words(one.counted.scope),
        event=one.event.label if one.event is not None else None,
        copy=tellings.root(document) != document,
        new_origin=new_origin,
        after=before.counted.figure.id if before is not None else None,
        changes=_changes(one, before),
        in_order=before is None or _is_known(one.told, before.told),
        copied_in=_locations(one, tellings),
    )


def _is_known(one: Told, before: Told) -> bool:
    return one.root == before.root or UNDATED not in (one.day, before.day)


def _changes(one: _Seen, before: _Seen | None) -> tuple[Altered, ...]:
    return altered(
        (one.counted, one.told), (before.counted, before.told) if before is not None else None
    )


def _is_mere_copy(step: Step, one: _Seen, before: _Seen) -> bool:
    same = step.changes[0].change == "same_wording" and one.told.key == before.told.key
    return same and one.told.root == before.told.root and step.copy
