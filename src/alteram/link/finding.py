"""Finds the mentions of events in documents, one document at a time.

What one document must know of all others is small: the names that some of them tells to be a
place (`Facts`), and who is who. So a collection is read twice, and neither time held.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from alteram.link.lent import Lender
from alteram.link.mentions import Mention, label_words
from alteram.link.names import plain, state_key
from alteram.link.placenames import carried, named_place, unlisted_place, unlisted_places
from alteram.link.settings import FAR, Place, days_of, place_of
from alteram.model import Claim, Entry, Figure, LinkedActor, PlaceMention
from alteram.origins import linked_by_member

_FOUND = frozenset(["bodies_found", "buried", "missing"])
_WEEK = re.compile(r"\d{4}-W\d\d(?:-WE)?")
_ANSWERS = frozenset(
    ["denies_act", "acknowledges_denies_responsibility", "acknowledges_other_explanation"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a collection tells that each of its documents must know; may be kept and added to.

    `unlisted` are the names that no gazetteer has and some document tells to be a place.
    """

    unlisted: tuple[str, ...] = ()


def gather(entries: Iterable[Entry], before: Facts = Facts()) -> Facts:
    """Return what the documents tell, together with what others told before."""
    return Facts(unlisted=tuple(sorted({*before.unlisted, *unlisted_places(entries)})))


class Known:
    """Facts and linked actors, ready to be asked: actors by member, names of states and places."""

    def __init__(self, facts: Facts, actors: Iterable[LinkedActor]) -> None:
        held = list(actors)
        self.members = linked_by_member(held)
        self.states = frozenset(state_key(actor.name) for actor in held if actor.kind == "state")
        self.unlisted = frozenset(
            name for name in facts.unlisted if state_key(name) not in self.states
        )


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
    known: Known
    speakers: dict[str, str]
    counted: dict[str | None, str]
    weeks: frozenset[str | None]

    def place(self, claim: Claim) -> Place | None:
        places = self.entry.analysis.places
        if claim.place is not None and 0 <= claim.place < len(places):
            mention = places[claim.place]
            return self._known(mention) if carried(self.entry, claim, mention) else None
        name = named_place(self.entry, claim, self.known.unlisted)
        return None if name is None else self._known(unlisted_place(name))

    def _known(self, mention: PlaceMention) -> Place:
        if mention.precision == "unknown" and state_key(mention.name) in self.known.states:
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
            linked = self.known.members.get(self.names.get(name, ""))
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


def mentions_of(entry: Entry, known: Known) -> list[Mention]:
    """Return a mention for each claim with a figure, or with an act and a place or date."""
    analysis = entry.analysis
    figures: dict[str, list[Figure]] = defaultdict(list)
    for figure in analysis.figures:
        figures[figure.claim].append(figure)
    context = _Context(
        entry=entry,
        figures=figures,
        names={actor.name: actor.id for actor in analysis.actors},
        known=known,
        speakers={a.id: a.speaker_actor or a.speaker_name for a in analysis.attributions},
        weeks=frozenset(d.edtf for d in analysis.dates if _WEEK.fullmatch(d.timex_value)),
        counted={figure.id: figure.claim for figure in analysis.figures},
    )
    own = {c.id: place for c in analysis.claims if (place := context.place(c)) is not None}
    lender = Lender(entry, own, context.places())
    found = (context.mention(claim, own.get(claim.id), lender) for claim in analysis.claims)
    return [mention for mention in found if mention is not None]
