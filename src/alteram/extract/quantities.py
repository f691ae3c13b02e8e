"""Quantities that count people or things which something happened to, with their outcomes."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from alteram.extract.heads import Phrase, counted_phrase
from alteram.extract.outcomes import Fate, Walker
from alteram.extract.parts import earlier_whole, inclusions, parents
from alteram.extract.scenes import Scene
from alteram.extract.units import accepted, accepted_as_part, groups_of, settled, unit_of, unstated
from alteram.model import CountingUnit, DateMention, Outcome, Qualifier, Span, quote
from alteram.text.numbers import find_numbers
from alteram.text.parse import Parsed

_CARRIED = {"figure", "number", "toll", "count", "estimate", "total"}
_LOOK_BACK = 3
_MOST_BACK = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A `Figure` before it has a claim: `head` is the token that is counted.

    `subset` is the index, in the same result, of the quantity that this one is a part of.
    """

    span: Span
    verbatim: str
    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    outcome: Outcome
    head: int
    group: tuple[str, ...] = ("not_stated",)
    counting_unit: CountingUnit = "not_stated"
    inclusive_of: tuple[str, ...] = ()
    subset: int | None = None


def find_quantities(parsed: Parsed, dates: Sequence[DateMention]) -> tuple[Quantity, ...]:
    """Return the quantities of a text in their order; numbers that count nobody are none."""
    dated = _Dated(dates)
    phrases = [
        phrase
        for number in find_numbers(parsed)
        if (phrase := counted_phrase(parsed, number, dated=dated.covers(number.span))) is not None
    ]
    walker, scene = Walker(parsed), Scene(parsed)
    above = parents(parsed, phrases)
    kept: dict[int, Quantity] = {}
    wholes: dict[int, Outcome] = {}
    parts: dict[int, int] = {}
    for i, phrase in enumerate(phrases):
        parent = above[i]
        if parent is None:
            parent = earlier_whole(parsed, phrases, i, wholes)
        last = next(reversed(kept.values()), None)
        fate = _fate(walker, phrase, None if parent is None else kept.get(parent))
        fate = fate or unstated(parsed, phrase) or _referring(parsed, phrase, last)
        fate = fate or _again(parsed, phrase, reversed(kept.values()))
        if fate is None and scene.elided(phrase):
            told = scene.told_before(phrase)
            fate, phrase = told and Fate(told, core=True), phrase._replace(pronoun=True)
        if scene.of_list(phrase):
            fate, phrase = Fate("other", core=True), phrase._replace(pronoun=True)
        if fate is None:
            continue
        fate = fate._replace(outcome=settled(parsed, phrase, fate.outcome))
        fate = fate._replace(outcome=scene.settled(phrase, fate.outcome))
        whole = None if parent is None else kept.get(parent)
        listed = whole is not None and (
            whole.outcome != "other" or whole.counting_unit == "names_on_list"
        )
        part = whole is not None and accepted_as_part(parsed, phrase, fate, listed=listed)
        if not part and not accepted(parsed, phrase, fate):
            continue
        kept[i] = _quantity(parsed, phrase, fate)
        if not phrase.named and (unit := _unit(scene, phrase, fate.outcome, whole)):
            kept[i] = replace(kept[i], counting_unit=unit)
        if parent is None:
            wholes[i] = fate.outcome
        else:
            parts[i] = parent
    rows = {i: row for row, i in enumerate(kept)}
    return tuple(
        replace(quantity, subset=rows.get(parts[i])) if i in parts else quantity
        for i, quantity in kept.items()
    )


def _unit(
    scene: Scene, phrase: Phrase, outcome: Outcome, whole: Quantity | None
) -> CountingUnit | None:
    """Return the unit of a number without a noun, from what was told before."""
    if scene.of_list(phrase):
        return "names_on_list"
    if whole is not None and whole.counting_unit in {"names_on_list", "objects"}:
        return whole.counting_unit
    return "objects" if outcome in {"destroyed", "damaged"} else None


def _again(parsed: Parsed, phrase: Phrase, kept: Iterable[Quantity]) -> Fate | None:
    """Return the outcome of the count that "all 90" speaks of again."""
    before = parsed.tokens[max(phrase.first - 1, 0)].lower
    if before != "all" or phrase.named or phrase.number.value is None:
        return None
    near = islice(kept, _MOST_BACK)
    said = next((q.outcome for q in near if q.value == phrase.number.value), None)
    return None if said is None else Fate(said, core=True)


def _referring(parsed: Parsed, phrase: Phrase, last: Quantity | None) -> Fate | None:
    """Return the outcome of the count that "the figure of 13" refers to."""
    before = [t.lower for t in parsed.tokens[max(phrase.first - 2, 0) : phrase.first]]
    carried = len(before) == 2 and before[0] in _CARRIED and before[1] in {"of", "to", "at"}
    if not carried or phrase.named or last is None:
        return None
    apart = parsed.tokens[phrase.head].sentence - parsed.tokens[last.head].sentence
    return Fate(last.outcome, core=True) if apart <= _LOOK_BACK else None


def _fate(walker: Walker, phrase: Phrase, whole: Quantity | None) -> Fate | None:
    """Return a phrase's own outcome, else that of the whole it is a part of."""
    fate = walker.fate(phrase)
    if whole is not None and whole.outcome == "bodies_found" and walker.deadly(phrase.last):
        return Fate("killed", core=True)
    if whole is not None and fate is not None:
        moved = (whole.outcome, fate.outcome) == ("injured", "displaced")
        fate = fate._replace(outcome="injured") if moved else fate
        if (
            whole.outcome == "displaced"
            and fate.outcome == "other"
            and walker.returned(phrase.last)
        ):
            return fate
    single = phrase.pronoun and phrase.number.value == 1
    if (
        whole is not None
        and not single
        and (fate is None or not fate.core or fate.outcome == "other")
    ):
        return Fate(whole.outcome, core=True)
    return fate


def _quantity(parsed: Parsed, phrase: Phrase, fate: Fate) -> Quantity:
    number = phrase.number
    return Quantity(
        span=phrase.span,
        verbatim=quote(parsed.text, phrase.span),
        value=number.value,
        low=number.low,
        high=number.high,
        qualifier=number.qualifier,
        outcome=fate.outcome,
        head=phrase.head,
        group=groups_of(parsed, phrase),
        counting_unit=unit_of(parsed, phrase, fate.outcome),
        inclusive_of=inclusions(parsed, phrase),
    )


class _Dated:
    """Tells whether a span touches a date; dates are sorted once."""

    def __init__(self, dates: Sequence[DateMention]) -> None:
        self.spans = sorted((date.span.start, date.span.end) for date in dates)
        self.starts = [start for start, _ in self.spans]

    def covers(self, span: Span) -> bool:
        at = bisect_right(self.starts, span.end - 1)
        return any(end > span.start for _, end in self.spans[max(at - 3, 0) : at])
