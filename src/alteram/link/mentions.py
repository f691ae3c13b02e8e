"""Mentions of events: what one claim says of place, time, act, actors, names and numbers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from alteram.link.lent import Lender
from alteram.link.names import plain, state_key
from alteram.link.placenames import named_place, unlisted_places
from alteram.link.settings import FAR, SHORT_DAYS, Place, days_of, place_of
from alteram.model import (
    Claim,
    Entry,
    Figure,
    LinkedActor,
    PlaceMention,
)
from alteram.origins import linked_by_member

_YEAR = 366
_AFTERWARDS = frozenset(["prosecution"])
_FOUND = frozenset(["bodies_found", "buried", "missing"])
_WEEK = re.compile(r"\d{4}-W\d\d(?:-WE)?")
_ANSWERS = frozenset(
    ["denies_act", "acknowledges_denies_responsibility", "acknowledges_other_explanation"]
)
_EMPTY_LABEL = frozenset(
    ["the", "of", "a", "an", "in", "event", "act", "crime", "action", "incident", "this", "that"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One or several claims of the same place and time; days are proleptic ordinals."""

    key: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    place: Place | None
    edtf: str | None
    first: int
    last: int
    spoken: frozenset[str] = frozenset()
    speakers: frozenset[tuple[str, str]] = frozenset()
    spots: frozenset[tuple[str, int]] = frozenset()
    acts: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    blamed: frozenset[str] = frozenset()
    figures: frozenset[tuple[str, float]] = frozenset()
    part_of: frozenset[str] = frozenset()
    written: str | None = None
    vague: bool = False
    found_later: bool = False

    @property
    def dated(self) -> bool:
        """Tell whether a date is known at all."""
        return self.edtf is not None

    @property
    def days(self) -> int:
        """Return the number of days that the date spans; open dates span very many."""
        return self.last - self.first + 1

    @property
    def short(self) -> bool:
        """Tell whether the date is one of days, not of a month, a year or a war.

        "Last week" is some day of it: a week told as such is not one of days.
        """
        return self.dated and self.days <= SHORT_DAYS and not self.vague

    @property
    def bare(self) -> bool:
        """Tell whether neither place nor date is given: it makes no event, it may join one."""
        return self.place is None and not self.dated

    @property
    def founding(self) -> bool:
        """Tell whether an event can be made of this alone: it needs a place, or days.

        A country is a place for an event of days, months or one year.
        """
        if self.place is None:
            return self.short or self.vague
        if not self.short and not self.acts and not self.figures:
            return False
        return self.local or (self.dated and self.days <= _YEAR)

    @property
    def aside(self) -> bool:
        """Tell whether it speaks of what came after: trials, or of nothing done to anybody."""
        return not self.acts - _AFTERWARDS

    @property
    def local(self) -> bool:
        """Tell whether the place is narrower than a country."""
        return self.place is not None and self.place.precision != "country"


def label_words(words: str) -> frozenset[str]:
    """Return what is telling in a name for an event: its words without place and plural."""
    names = {plain(word) for word in words.split() if word[:1].isupper()}
    bare = (word.removesuffix("s") for word in plain(words).split() if word not in names)
    return frozenset(word for word in bare if word not in _EMPTY_LABEL and not word.isdigit())


def _numbers(figures: Iterable[Figure]) -> frozenset[tuple[str, float]]:
    return frozenset(
        (figure.outcome, number)
        for figure in figures
        for number in (figure.value, figure.low, figure.high)
        if number is not None and figure.counting_unit != "percent"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    entry: Entry
    figures: dict[str, list[Figure]]
    names: dict[str, str]
    members: dict[str, LinkedActor]
    states: frozenset[str]
    speakers: dict[str, str]
    known: dict[str, PlaceMention]
    counted: dict[str | None, str]
    weeks: frozenset[str | None]

    def place(self, claim: Claim) -> Place | None:
        places = self.entry.analysis.places
        if claim.place is not None and 0 <= claim.place < len(places):
            mention: PlaceMention | None = places[claim.place]
        else:
            mention = named_place(self.entry, claim, self.known)
        return None if mention is None else self._known(mention)

    def _known(self, mention: PlaceMention) -> Place:
        if mention.precision == "unknown" and state_key(mention.name) in self.states:
            mention = replace(mention, precision="country")
        return place_of(mention)

    def places(self) -> dict[int, Place]:
        """Return the places of the document by their number."""
        mentions = self.entry.analysis.places
        return {number: self._known(mention) for number, mention in enumerate(mentions)}

    def blamed(self, claim: Claim) -> frozenset[str]:
        """Return who is blamed, as linked actors and as their states.

        Who is named in a denial is the denier's other explanation and points to no event.
        """
        keys: set[str] = set()
        if claim.position in _ANSWERS:
            return frozenset()
        for name in claim.alleged_actor:
            linked = self.members.get(self.names.get(name, ""))
            state = linked.state if linked is not None else None
            keys.add(linked.id if linked is not None else plain(name))
            keys.add(state_key(state if state is not None else name))
        return frozenset(keys - {""})

    def mention(self, claim: Claim, own: Place | None, lender: Lender) -> Mention | None:
        place = lender.place(claim, own)
        days, written = days_of(claim.date), days_of(self.entry.analysis.date)
        if days is not None and written is not None and days[0] > written[1]:
            days = None  # No text tells of what came after it was written.
        figures = self.figures.get(claim.id, [])
        if not figures and (claim.act is None or (place is None and days is None)):
            return None
        first, last = days or (-FAR, FAR)
        return Mention(
            key=claim.id,
            claims=(claim.id,),
            documents=(self.entry.document.id,),
            place=place,
            edtf=claim.date if days is not None else None,
            first=first,
            last=last,
            spoken=frozenset((claim.attribution,)),
            speakers=frozenset(
                ((self.entry.document.id, self.speakers.get(claim.attribution, "")),)
            ),
            spots=frozenset(((self.entry.document.id, claim.span.start),)),
            acts=frozenset(() if claim.act is None or claim.act == "other" else (claim.act,)),
            labels=frozenset().union(*(label_words(label.text) for label in claim.labels)),
            blamed=self.blamed(claim),
            figures=_numbers(figures),
            part_of=frozenset(
                self.counted[figure.subset_of]
                for figure in figures
                if figure.subset_of in self.counted
            ),
            written=self.entry.analysis.date,
            vague=days is not None and claim.date in self.weeks,
            found_later=bool(figures) and all(f.outcome in _FOUND for f in figures),
        )


def find_mentions(entries: Sequence[Entry], actors: Sequence[LinkedActor]) -> list[list[Mention]]:
    """Return a mention for each claim with a figure, or with an act and a place or date.

    Documents of one text hold the same claims: their mentions stand together.
    """
    members = linked_by_member(actors)
    states = frozenset(state_key(actor.name) for actor in actors if actor.kind == "state")
    known = unlisted_places(entries, states)
    found: dict[str, list[Mention]] = {}
    for entry in entries:
        figures: dict[str, list[Figure]] = defaultdict(list)
        for figure in entry.analysis.figures:
            figures[figure.claim].append(figure)
        names = {actor.name: actor.id for actor in entry.analysis.actors}
        speakers = {a.id: a.speaker_actor or a.speaker_name for a in entry.analysis.attributions}
        context = _Context(
            entry=entry,
            figures=figures,
            names=names,
            members=members,
            states=states,
            speakers=speakers,
            known=known,
            weeks=frozenset(d.edtf for d in entry.analysis.dates if _WEEK.fullmatch(d.timex_value)),
            counted={figure.id: figure.claim for figure in entry.analysis.figures},
        )
        claims = entry.analysis.claims
        own = {c.id: place for c in claims if (place := context.place(c)) is not None}
        lender = Lender(entry, own, context.places())
        for claim in claims:
            mention = context.mention(claim, own.get(claim.id), lender)
            if mention is None:
                continue
            found.setdefault(claim.id, []).append(mention)
    return list(found.values())
