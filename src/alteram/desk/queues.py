"""The queue of review from the register: no document is read to find what comes next."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from alteram.api.reviewing import STATES, Wanted
from alteram.decisions import Judgements
from alteram.desk.now import Now
from alteram.desk.register import Order, Place, Registered
from alteram.errors import DecisionError


class Queued:
    """The claims that are asked for, in the order of the queue."""

    def __init__(self, now: Now, registered: Registered, wanted: Wanted) -> None:
        if wanted.state not in (None, *STATES):
            raise DecisionError(f"No state {wanted.state!r}. There are: {', '.join(STATES)}.")
        self._order = registered.order
        self._judged = now.judged
        self._wanted = wanted
        self._among = _among(now, registered, wanted)

    def page(self, limit: int, offset: int, last: str) -> list[Place]:
        """Return so many places from an offset on, behind a claim if one is named."""
        places = self._order.places
        behind = self._order.number.get(last, -1) if last else -1
        found = (number for number in self._found() if number > behind)
        return [places[number] for number in islice(found, offset, offset + limit)]

    def total(self) -> int:
        """Return how many claims are asked for."""
        wanted = self._wanted
        if self._among is None and not wanted.but:
            whole = len(self._order.places)
            return whole if wanted.state is None else self.states()[wanted.state]
        return sum(1 for _ in self._found())

    def states(self) -> dict[str, int]:
        """Return how many claims of the dossier are in each state."""
        judged, number = self._judged, self._order.number
        given = {*judged.reviews, *judged.restrictions}
        found = Counter(judged.state(one) for one in given if one in number)
        found["proposed"] += len(number) - sum(found.values())
        return {state: found[state] for state in STATES}

    def _found(self) -> Iterator[int]:
        for number in self._candidates():
            place = self._order.places[number]
            if place.claim not in self._wanted.but:
                yield number

    def _candidates(self) -> Iterable[int]:
        """Return the numbers of places in the state that is asked for, in order."""
        state, judged = self._wanted.state, self._judged
        places = self._order.places
        if self._among is not None:
            ours = self._among
            if state is None:
                return ours
            return (one for one in ours if judged.state(places[one].claim) == state)
        if state is None:
            return range(len(places))
        if state == "proposed":
            given = {*judged.reviews, *judged.restrictions}
            return (number for number, one in enumerate(places) if one.claim not in given)
        return _given(judged, self._order, state)


def _given(judged: Judgements, order: Order, state: str) -> list[int]:
    """Return the places of claims in a state that somebody gave, in order."""
    number = order.number
    held = judged.restrictions if state == "restricted" else judged.reviews
    return sorted(number[one] for one in held if one in number and judged.state(one) == state)


def _among(now: Now, registered: Registered, wanted: Wanted) -> Sequence[int] | None:
    """Return the places of what an event, document or speaker has; None where all are meant."""
    number = registered.order.number
    found: set[int] | None = None
    if wanted.event is not None:
        event = now.events.get(wanted.event)
        claims = event.claims if event is not None else ()
        found = {number[one] for one in claims if one in number}
    if wanted.document is not None:
        facts = registered.stored.get(wanted.document)
        ours = {number[one.id] for one in facts.claims} if facts is not None else set()
        found = ours if found is None else found & ours
    if wanted.speaker:
        spoken = set(registered.order.spoken.get(wanted.speaker, ()))
        found = spoken if found is None else found & spoken
    return None if found is None else sorted(found)
