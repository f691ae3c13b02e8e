"""What records left in sight know from words that are hidden: names, dates, places."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from typing import Self

from alteram.export.masking import Stretch
from alteram.model import (
    UNNAMED_SPEAKER,
    Actor,
    Analysis,
    Attribution,
    Claim,
    Figure,
    PlaceMention,
    Span,
)

_HERE = Span(0, 0)
_NO_PLACE = PlaceMention(span=_HERE, text="", name="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """Names, dates and places that stand in the cut words of one document and nowhere else.

    `places` are their numbers among the document's places. `cuts` are the cut words themselves.
    """

    cuts: tuple[Stretch, ...]
    names: frozenset[str]
    dates: frozenset[str]
    places: frozenset[int]
    place_names: frozenset[str]

    @classmethod
    def of(cls, analysis: Analysis, cuts: Sequence[Stretch], hidden: Set[str]) -> Self:
        """Return the clues of a document, of which the actors `hidden` are not named any more."""
        gone = {one.name for one in analysis.actors if one.id in hidden}
        left = {one.name for one in analysis.actors if one.id not in hidden}
        dates = {one.edtf for one in analysis.dates if meets(one.span, cuts) and one.edtf}
        seen = {one.edtf for one in analysis.dates if not meets(one.span, cuts)}
        cut = {n for n, one in enumerate(analysis.places) if meets(one.span, cuts)}
        names = {analysis.places[n].name for n in cut}
        named = {one.name for n, one in enumerate(analysis.places) if n not in cut}
        return cls(
            cuts=tuple(cuts),
            names=frozenset(gone - left),
            dates=frozenset(dates - seen - {analysis.date}),
            places=frozenset(cut),
            place_names=frozenset(names - named),
        )

    def without(self, analysis: Analysis) -> Analysis:
        """Return an analysis whose records do not tell what stands in hidden words alone."""
        if not self.cuts and not self.names:
            return analysis
        return replace(
            analysis,
            places=tuple(
                _NO_PLACE if number in self.places else one
                for number, one in enumerate(analysis.places)
            ),
            actors=tuple(self._actor(one) for one in analysis.actors),
            attributions=tuple(self._attribution(one) for one in analysis.attributions),
            claims=tuple(self._claim(one, analysis) for one in analysis.claims),
            figures=tuple(self._figure(one) for one in analysis.figures),
        )

    def _actor(self, one: Actor) -> Actor:
        mentions = tuple(span for span in one.mentions if not meets(span, self.cuts))
        return one if len(mentions) == len(one.mentions) else replace(one, mentions=mentions)

    def _attribution(self, one: Attribution) -> Attribution:
        if self.names.isdisjoint((one.speaker_name, *one.chain)):
            return one
        mine = one.speaker_name in self.names
        return replace(
            one,
            speaker_name=UNNAMED_SPEAKER if mine else one.speaker_name,
            speaker_actor=None if mine else one.speaker_actor,
            chain=tuple(UNNAMED_SPEAKER if name in self.names else name for name in one.chain),
        )

    def _claim(self, one: Claim, analysis: Analysis) -> Claim:
        place = one.place
        if place is not None and place in self.places:
            same = (
                number
                for number, other in enumerate(analysis.places)
                if number not in self.places and other.name == analysis.places[place].name
            )
            place = next(same, None)
        return replace(
            one,
            place=place,
            date=None if one.date in self.dates else one.date,
            alleged_actor=tuple(name for name in one.alleged_actor if name not in self.names),
        )

    def _figure(self, one: Figure) -> Figure:
        return replace(
            one,
            scope_place=None if one.scope_place in self.place_names else one.scope_place,
            scope_interval=None if one.scope_interval in self.dates else one.scope_interval,
        )


def meets(span: Span, cuts: Sequence[Stretch]) -> bool:
    """Tell whether a stretch of a text has a part of what is cut from it."""
    return any(cut.start < span.end and span.start < cut.end for cut in cuts)
