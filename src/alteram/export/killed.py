"""Which reported numbers of people killed may stand as one range for an event.

Nobody's number is left out of the range without the coder seeing it: where one is of another set,
and it lies outside, no range is given.
"""

from collections.abc import Iterable, Sequence, Set

from alteram.comparison import FigureSet
from alteram.model import Position
from alteram.origins import is_named

_OF_OTHERS: frozenset[Position] = frozenset(("withdraws", "denies_act", "disputes_figure"))


def killed_sets(sets: Iterable[FigureSet]) -> tuple[FigureSet, ...]:
    """Return the sets that count persons killed."""
    return tuple(s for s in sets if s.outcome == "killed" and s.counting_unit == "persons")


def range_of(sets: Sequence[FigureSet], parts: Set[str]) -> FigureSet | None:
    """Return the set of persons killed whose range stands for the event, or None.

    It is the one of the event's own place and days whose group nobody narrows ("12 people"), else
    the only one there is ("12 civilians"). Every other set has to lie within its range, or be
    that of named speakers who are in it too, who only tell of a narrower or wider count. A number
    that is withdrawn, denied or disputed may not be the speaker's own: it must not make the range
    wider, unless a person put the figures of the set together. Sets of `parts`, ids of figures
    that are parts of others, are left aside.
    """
    numbered = [
        one
        for one in sets
        if one.reported_min is not None and not any(f.figure in parts for f in one.figures)
    ]
    own = [one for one in numbered if one.scope_place is None and one.scope_interval is None]
    whole = [one for one in own if not one.group] or own
    if len(whole) != 1 or not all(_fits(one, whole[0]) for one in numbered):
        return None
    (chosen,) = whole
    stood_by = _ends(chosen) == (chosen.reported_min, chosen.reported_max)
    return chosen if stood_by or chosen.by_decision else None


def _ends(figures: FigureSet) -> tuple[float, float] | None:
    """Return the least and greatest number that a speaker stands by."""
    numbers = [
        number
        for one in figures.figures
        if one.line.position not in _OF_OTHERS and one.qualifier != "words_only"
        for number in (one.value, one.low, one.high)
        if number is not None
    ]
    return (min(numbers), max(numbers)) if numbers else None


def _fits(other: FigureSet, chosen: FigureSet) -> bool:
    # Two who are only described ("a witness") need not be one.
    known = {one.line.origin for one in chosen.figures if is_named(one.line.origin)}
    if {one.line.origin for one in other.figures} <= known:
        return True
    ends = (chosen.reported_min, other.reported_min, other.reported_max, chosen.reported_max)
    least, low, high, greatest = (number or 0.0 for number in ends)
    return least <= low and high <= greatest
