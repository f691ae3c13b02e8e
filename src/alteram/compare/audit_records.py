"""The records of an analysis as plain facts that can be laid beside those of the swapped text.

A record is told by its kind and passages, its fields are words and numbers. Names of the parties
are written as the mark of their side, so that the same fact reads alike before and after the
swap. Records refer to each other by words and passages, not by ids.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from alteram.compare.parties import Form
from alteram.compare.swapping import forms_by_words, forms_pattern, in_longer_place
from alteram.model import Actor, Analysis, Attribution, Claim, Figure, Span

Value: TypeAlias = "str | int | float | bool | None | Span | tuple[Value, ...]"
_MARK = re.compile(r"<\d+ \w+>")
Place = Callable[[Span], Span | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One record: `spans` in the swapped text, `passage` in the text that it was found in."""

    kind: str
    spans: tuple[Span | None, ...]
    passage: Span
    fields: tuple[tuple[str, Value], ...]


class Names:
    """Writes names of parties as marks of sides; `flip` counts each for the other side."""

    def __init__(self, forms: Sequence[Form], *, flip: bool) -> None:
        pattern = forms_pattern(forms)
        joined = pattern.pattern if pattern is not None else r"(?!)"
        self._pattern = re.compile(rf"(?:\b(?P<article>[Tt]he|[Aa]n?)\s+)?(?P<form>{joined})")
        self._forms = forms_by_words(forms)
        self._flip = int(flip)
        self._usual = {f"<{form.side} {form.kind}>": form.words for form in reversed(forms)}

    def __call__(self, words: str) -> str:
        """Return words with every name of a party as a mark; articles before it are alike."""
        return self._pattern.sub(self._mark, words)

    def shown(self, marked: str) -> str:
        """Return words with each mark as the usual name of its side."""
        return _MARK.sub(lambda match: self._usual.get(match.group(), match.group()), marked)

    def _mark(self, match: re.Match[str]) -> str:
        if in_longer_place(match.string, *match.span("form")):
            return match.group()
        form = self._forms[" ".join(match["form"].split())]
        article = "a " if (match["article"] or "").lower() in ("a", "an") else ""
        return f"{article}<{form.side ^ self._flip} {form.kind}>"


class FactsOf:
    """The facts of one analysis; `place` moves spans into the swapped text, None where it cannot.

    Confidence is given to two digits. What the gazetteer says of a place (coordinates, country,
    precision, its usual name) is left out: these are facts of the world, which a swap of names
    must change. Places stand by their passages.
    """

    def __init__(self, analysis: Analysis, place: Place, names: Names) -> None:
        self._analysis = analysis
        self._place = place
        self._names = names
        self._as_written = {one.name: one.text for one in reversed(analysis.places)}
        self._actors = {actor.id: actor for actor in analysis.actors}
        self._attributions = {one.id: one for one in analysis.attributions}
        self._claims = {one.id: one for one in analysis.claims}
        self._figures = {one.id: one for one in analysis.figures}

    def all(self) -> Iterator[Fact]:
        """Yield every record as a fact, in the order of the analysis."""
        given = self._analysis
        if given.date is not None:
            yield self._fact("date of the text", (), date=given.date)
        yield from self._dates()
        yield from self._places()
        yield from map(self._actor, given.actors)
        yield from map(self._attribution, given.attributions)
        yield from map(self._claim, given.claims)
        yield from map(self._figure, given.figures)

    def _fact(self, kind: str, spans: Sequence[Span], /, **fields: Value) -> Fact:
        return Fact(
            kind=kind,
            spans=self._placed(spans),
            passage=spans[0] if spans else Span(0, 0),
            fields=tuple(fields.items()),
        )

    def _placed(self, spans: Sequence[Span]) -> tuple[Span | None, ...]:
        return tuple(self._place(span) for span in spans)

    def _words(self, words: str | None) -> str | None:
        return None if words is None else self._names(" ".join(words.split()))

    def _all_words(self, words: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._names(" ".join(one.split())) for one in words)

    def _dates(self) -> Iterator[Fact]:
        for one in self._analysis.dates:
            value = f"{one.timex_type} {one.timex_value}"
            yield self._fact("date", [one.span], edtf=one.edtf, kind=one.kind, timex=value)

    def _places(self) -> Iterator[Fact]:
        for one in self._analysis.places:
            yield self._fact("place", [one.span])

    def _actor(self, one: Actor) -> Fact:
        owner = self._actors.get(one.part_of or "")
        return Fact(
            kind="actor",
            spans=self._placed(one.mentions[:1]),
            passage=one.mentions[0] if one.mentions else Span(0, 0),
            fields=(
                ("name", self._words(one.name)),
                ("kind", one.kind),
                ("mentions", self._placed(one.mentions)),
                ("part of", self._words(owner.name) if owner else None),
                ("state", self._words(one.state)),
                ("role", self._words(one.role)),
            ),
        )

    def _attribution(self, one: Attribution) -> Fact:
        parent = self._attributions.get(one.parent or "")
        actor = self._actors.get(one.speaker_actor or "")
        return self._fact(
            "attribution",
            [*one.content, *one.cue],
            speaker=self._placed(one.speaker),
            kind=one.kind,
            mode=one.mode,
            parent=self._placed((*parent.content, *parent.cue)) if parent else None,
            name=self._words(one.speaker_name),
            actor=self._words(actor.name) if actor else None,
            chain=self._all_words(one.chain),
            confidence=round(one.confidence, 2),
        )

    def _speaker(self, attribution: str) -> str | None:
        found = self._attributions.get(attribution)
        return self._words(found.speaker_name) if found else None

    def _claim(self, one: Claim) -> Fact:
        places = self._analysis.places
        place = places[one.place].span if one.place is not None else None
        labels = tuple((self._place(label.span), label.distanced) for label in one.labels)
        return self._fact(
            "claim",
            [one.span],
            speaker=self._speaker(one.attribution),
            act=one.act,
            position=one.position,
            date=one.date,
            place=self._place(place) if place is not None else None,
            blamed=self._all_words(one.alleged_actor),
            affected=self._words(one.affected),
            labels=labels,
            answers=self._words(one.answers),
        )

    def _figure(self, one: Figure) -> Fact:
        claim = self._claims.get(one.claim)
        whole = self._figures.get(one.subset_of or "")
        return self._fact(
            "figure",
            [one.span],
            claim=self._place(claim.span) if claim else None,
            speaker=self._speaker(claim.attribution) if claim else None,
            verbatim=self._words(one.verbatim),
            numbers=(one.value, one.low, one.high, one.qualifier),
            outcome=one.outcome,
            group=self._all_words(one.group),
            unit=one.counting_unit,
            place=self._words(self._as_written.get(one.scope_place or "", one.scope_place)),
            period=self._words(one.scope_interval),
            inclusive=self._all_words(one.inclusive_of),
            part_of=self._place(whole.span) if whole else None,
        )
