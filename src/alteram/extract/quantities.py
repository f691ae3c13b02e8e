"""Quantities that count people or things which something happened to, with their outcomes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from alteram.extract.dated import Dated
from alteram.extract.gaps import gapped, listed_count
from alteram.extract.heads import Phrase, counted_phrase
from alteram.extract.imagined import is_no_fact
from alteram.extract.lists import Lists
from alteram.extract.outcomes import Fate, Walker
from alteram.extract.parts import earlier_whole, inclusions, parents
from alteram.extract.restated import Answers
from alteram.extract.scenes import Scene
from alteram.extract.units import (
    accepted,
    accepted_as_part,
    groups_of,
    may_be_people,
    settled,
    unit_of,
    unstated,
)
from alteram.model import CountingUnit, DateMention, Outcome, Qualifier, Span, quote
from alteram.text.cardinals import Reader
from alteram.text.numbers import find_numbers
from alteram.text.parse import Parsed

_CARRIED = {"figure", "number", "toll", "count", "estimate", "total"}
_BODIES = {"bodies_seen", "bodies_examined"}
_KEPT_UNITS = {"names_on_list", "objects", *_BODIES}
_LOOK_BACK = 3
_ANSWERED = 2
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
    dated, lists = Dated(dates), Lists(parsed)
    phrases: list[Phrase] = []
    labels: dict[int, Outcome] = {}
    for number in find_numbers(parsed):
        in_date = dated.covers(number.span)
        told = None if in_date else lists.labelled(number)
        if told is not None:
            labels[len(phrases)] = told[0]
        phrase = told[1] if told else counted_phrase(parsed, number, dated=in_date)
        phrase = phrase or (None if in_date else listed_count(parsed, number))
        if phrase is not None:
            phrases.append(phrase)
    finder = _Finder(parsed, phrases, labels)
    for i in range(len(phrases)):
        finder.read(i)
    return finder.found()


class _Finder:
    """Judges the counted phrases of one text in their order."""

    def __init__(
        self, parsed: Parsed, phrases: Sequence[Phrase], labels: dict[int, Outcome]
    ) -> None:
        self.parsed, self.phrases, self.labels = parsed, phrases, labels
        self.walker, self.scene = Walker(parsed), Scene(parsed)
        self.answers = Answers(parsed, self.walker)
        self.above = parents(parsed, phrases)
        self.kept: dict[int, Quantity] = {}
        self.wholes: dict[int, Outcome] = {}
        self.parts: dict[int, int] = {}
        self.model: Quantity | None = None

    def found(self) -> tuple[Quantity, ...]:
        """Return what was kept, each part with the row of its whole."""
        rows = {i: row for row, i in enumerate(self.kept)}
        return tuple(
            replace(quantity, subset=rows.get(self.parts[i])) if i in self.parts else quantity
            for i, quantity in self.kept.items()
        )

    def read(self, i: int) -> None:
        """Keep the phrase of that index if it is a figure."""
        parsed, phrase, parent = self.parsed, self.phrases[i], self.above[i]
        self.model = None
        if i in self.labels:
            parent = None
        elif parent is None:
            parent = earlier_whole(parsed, self.phrases, i, self.wholes)
        fate = self._told(i, parent)
        if fate is None:
            fate, parent = self._recalled(i, parent)
            phrase = phrase._replace(pronoun=True)
        if self.scene.of_list(phrase):
            fate, phrase = Fate("other", core=True), phrase._replace(pronoun=True)
        if fate is None:
            return
        if not phrase.named and self._of_things(phrase, fate):
            phrase = phrase._replace(pronoun=True)
        fate = fate._replace(outcome=settled(parsed, phrase, fate.outcome))
        fate = fate._replace(outcome=self.scene.settled(phrase, fate.outcome))
        whole = None if parent is None else self.kept.get(parent)
        if i in self.labels or self._accepted(phrase, fate, whole):
            self._keep(i, phrase, fate, parent)

    def _told(self, i: int, parent: int | None) -> Fate | None:
        """Return what the text says of a phrase by its own words or by a count before it."""
        if i in self.labels:
            return Fate(self.labels[i], core=True)
        phrase = self.phrases[i]
        left = self.phrases[i - 1] if i else phrase
        if left.number.percent and left.first < phrase.first <= left.last:
            return Fate("other", core=True)
        fate = _fate(self.walker, phrase, None if parent is None else self.kept.get(parent))
        fate = fate or unstated(self.parsed, phrase)
        last = next(reversed(self.kept.values()), None)
        fate = fate or _referring(self.parsed, phrase, last)
        return fate or _again(self.parsed, phrase, reversed(self.kept.values()))

    def _recalled(self, i: int, parent: int | None) -> tuple[Fate | None, int | None]:
        """Return what is told before of a number that says nothing itself, and its whole."""
        phrase = self.phrases[i]
        whole = self._counted_again(phrase)
        if whole is not None:
            return Fate(self.kept[whole].outcome, core=True), whole
        if self._gapped(i):
            self.model = self.kept[i - 1]
            return Fate(self.kept[i - 1].outcome, core=True), self.parts.get(i - 1)
        if self._further(i):
            whole = next(reversed(self.wholes))
            return Fate(self.wholes[whole], core=True), whole
        fate = self._answered(phrase)
        if fate is None and self.scene.elided(phrase):
            told = self.scene.told_before(phrase)
            fate = None if told is None else Fate(told, core=True)
        return fate, parent

    def _answered(self, phrase: Phrase) -> Fate | None:
        """Return the outcome of the count, or the question, that a number answers."""
        if not self.answers.answers(phrase):
            return None
        asked, told = self.answers.asked(phrase), None
        counts = (q for q in reversed(self.kept.values()) if q.counting_unit != "percent")
        last = next(counts, None)
        if last is not None and last.outcome != "other":
            apart = self._sentence(phrase.head) - self._sentence(last.head)
            told = (last.head, last.outcome) if apart <= _ANSWERED else None
            self.model = last
        known = [one for one in (asked, told) if one is not None]
        return Fate(max(known)[1], core=True) if known else None

    def _sentence(self, token: int) -> int:
        return self.parsed.tokens[token].sentence

    def _counted_again(self, phrase: Phrase) -> int | None:
        """Return the whole that is named by its number: "three of the 42"."""
        if phrase.named or not phrase.pronoun or self.parsed.tokens[phrase.last].tag != "CD":
            return None
        inside = self.parsed.tokens[phrase.number.last + 1 : phrase.last + 1]
        read = Reader(self.parsed).cardinal(next(t.i for t in inside if t.tag == "CD"))
        size = None if read is None else read.value
        wholes = islice(reversed(self.wholes), _MOST_BACK)
        return next((i for i in wholes if size and self.kept[i].value == size), None)

    def _further(self, i: int) -> bool:
        """Tell "the other seventeen", the rest of the whole told last."""
        phrase = self.phrases[i]
        before = [t.lower for t in self.parsed.tokens[max(phrase.first - 2, 0) : phrase.first]]
        if phrase.named or before != ["the", "other"] or not self.wholes:
            return False
        whole = self.kept[next(reversed(self.wholes))]
        near = self._sentence(phrase.head) - self._sentence(whole.head) <= 1
        size = phrase.number.value
        return near and size is not None and whole.value is not None and size < whole.value

    def _of_things(self, phrase: Phrase, fate: Fate) -> bool:
        """Tell "and 85 damaged" after houses that were counted in the same sentence."""
        last = next(reversed(self.kept.values()), None)
        things = last is not None and last.counting_unit == "objects"
        here = last is not None and self._sentence(last.head) == self._sentence(phrase.head)
        return things and here and fate.core and fate.outcome in {"destroyed", "damaged"}

    def _gapped(self, i: int) -> bool:
        return i - 1 in self.kept and gapped(self.parsed, self.phrases[i], self.phrases[i - 1])

    def _accepted(self, phrase: Phrase, fate: Fate, whole: Quantity | None) -> bool:
        listed = whole is not None and (
            whole.outcome != "other" or whole.counting_unit == "names_on_list"
        )
        part = whole is not None and (
            accepted_as_part(self.parsed, phrase, fate, listed=listed)
            or (whole.counting_unit == "persons" and may_be_people(self.parsed, phrase))
        )
        known = part or accepted(self.parsed, phrase, fate)
        return known and not is_no_fact(self.parsed, phrase, fate.outcome)

    def _keep(self, i: int, phrase: Phrase, fate: Fate, parent: int | None) -> None:
        self.kept[i] = _quantity(self.parsed, phrase, fate)
        whole = None if parent is None else self.kept.get(parent)
        unit = _unit(self.scene, phrase, fate.outcome, whole or self.model)
        if unit is not None and not phrase.named:
            self.kept[i] = replace(self.kept[i], counting_unit=unit)
        if parent is None:
            self.wholes[i] = fate.outcome
        else:
            self.parts[i] = parent


def _unit(
    scene: Scene, phrase: Phrase, outcome: Outcome, whole: Quantity | None
) -> CountingUnit | None:
    """Return the unit of a number without a noun, from what was told before."""
    if scene.of_list(phrase):
        return "names_on_list"
    bodies = whole is not None and whole.counting_unit in _BODIES
    told = bodies and outcome in {"killed", "injured"}
    if whole is not None and whole.counting_unit in _KEPT_UNITS and not told:
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
