"""Mentions of events: what one claim says of place, time, act, actors, names and numbers."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from alteram.link.names import plain, state_key
from alteram.link.placenames import named_place, unlisted_places
from alteram.model import (
    Claim,
    Entry,
    Figure,
    LinkedActor,
    PlaceMention,
    PlacePrecision,
)
from alteram.origins import linked_by_member
from alteram.text.edtf import bounds

SHORT_DAYS = 14
_FAR = 10**7
_YEAR = 366
_AFTERWARDS = frozenset(["prosecution"])
_ANSWERS = frozenset(
    ["denies_act", "acknowledges_denies_responsibility", "acknowledges_other_explanation"]
)
_EMPTY_LABEL = frozenset(
    ["the", "of", "a", "an", "in", "event", "act", "crime", "action", "incident", "this", "that"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place as far as it is known; `key` is equal for equal places."""

    key: str
    name: str
    precision: PlacePrecision
    lat: float | None = None
    lon: float | None = None
    country: str | None = None


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
        """Tell whether the date is one of days, not of a month, a year or a war."""
        return self.dated and self.days <= SHORT_DAYS

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
            return self.short
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


@lru_cache(maxsize=100_000)
def days_of(edtf: str | None) -> tuple[int, int] | None:
    """Return the first and last day meant, as ordinals, or None where nothing is."""
    if edtf is None:
        return None
    try:
        first, last = bounds(edtf)
    except ValueError:
        return None
    if first is None and last is None:
        return None
    return _ordinal(first, -_FAR), _ordinal(last, _FAR)


def _ordinal(day: date | None, otherwise: int) -> int:
    return otherwise if day is None else day.toordinal()


def place_of(mention: PlaceMention) -> Place:
    """Return the place of a mention; one that the gazetteer does not know goes by its name."""
    name = plain(mention.name) or plain(mention.text)
    if mention.precision == "country":
        key = f"country:{state_key(mention.name)}"
    else:
        key = f"gn:{mention.geonameid}" if mention.geonameid is not None else f"name:{name}"
    return Place(
        key=key,
        name=mention.name,
        precision=mention.precision,
        lat=mention.lat,
        lon=mention.lon,
        country=mention.country,
    )


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

    def place(self, claim: Claim) -> Place | None:
        places = self.entry.analysis.places
        if claim.place is not None and 0 <= claim.place < len(places):
            mention: PlaceMention | None = places[claim.place]
        else:
            mention = named_place(self.entry, claim, self.known)
        if mention is None:
            return None
        if mention.precision == "unknown" and state_key(mention.name) in self.states:
            mention = replace(mention, precision="country")
        return place_of(mention)

    def lent_places(self) -> dict[str, Place]:
        """Return for each date of days the one place that this document's claims give with it."""
        found: dict[str, dict[str, Place]] = defaultdict(dict)
        for claim in self.entry.analysis.claims:
            place = self.place(claim)
            days = days_of(claim.date)
            if place is None or place.precision == "country" or days is None:
                continue
            if claim.date is not None and days[1] - days[0] < SHORT_DAYS:
                found[claim.date][place.key] = place
        return {date: next(iter(p.values())) for date, p in found.items() if len(p) == 1}

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

    def mention(self, claim: Claim, lent: dict[str, Place]) -> Mention | None:
        place = self.place(claim) or lent.get(claim.date or "")
        days = days_of(claim.date)
        figures = self.figures.get(claim.id, [])
        if not figures and (claim.act is None or (place is None and days is None)):
            return None
        first, last = days or (-_FAR, _FAR)
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
            counted={figure.id: figure.claim for figure in entry.analysis.figures},
        )
        lent = context.lent_places()
        for claim in entry.analysis.claims:
            mention = context.mention(claim, lent)
            if mention is None:
                continue
            found.setdefault(claim.id, []).append(mention)
    return list(found.values())
