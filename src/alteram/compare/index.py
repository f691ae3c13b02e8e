"""The claims of an event with all that belongs to each: speaker, party, origin, figures.

Claims that repeat the same words of the same original speaker are one item, with every document
that has them. Only the documents of the events asked for need to be there.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import NamedTuple

from alteram.compare.chosen import Parties, Party, Spoken
from alteram.comparison import FigureLine, Line
from alteram.decisions import Judgements, replay
from alteram.model import (
    UNNAMED_OUTLET,
    Attribution,
    Claim,
    Collection,
    Document,
    Entry,
    Event,
    Figure,
    LinkedActor,
    Links,
    PlaceMention,
    quote,
)
from alteram.origins import Origin, Origins, first_copies, in_order, is_named

_OUTLETS = ("outlet:", "document:")
_WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One claim with what is needed to show and to compare it.

    `speaker` is the linked actor's name, equal in all documents. `blamed` are the names of those
    held responsible, `answering` the party of each, empty where no side can be asked; `named` are
    those of them that are named and not only described ("armed men"). `documents`
    are all that have the words. `twins` gives for each figure of a
    repetition, by its id, the figure that is shown for it.
    """

    line: Line
    claim: Claim
    origin: Origin
    speaker: str
    party: Party
    place: PlaceMention | None
    blamed: tuple[str, ...]
    answering: tuple[str, ...]
    named: frozenset[str]
    figures: tuple[tuple[Figure, FigureLine], ...]
    copy: bool
    documents: tuple[str, ...]
    twins: tuple[tuple[str, str], ...] = ()


class _Voice(NamedTuple):
    """Who speaks in one attribution, under which party, and by which name in all documents."""

    spoken: Spoken
    party: Party
    speaker: str


class Common:
    """Look-ups that all events of a collection share: its actors, copies and what people decided.

    Made once, it serves an `Index` for each event.
    """

    def __init__(self, links: Links, judgements: Judgements) -> None:
        self.judgements = judgements
        self.firsts = first_copies(links.copies)
        self.parties = Parties(links.actors, judgements)
        self.origins = Origins(links.actors, links.copies, {})


class Index:
    """Look-ups over a collection, or over those of its documents that an event needs.

    `documents` gives the documents in which the text of a copy first appeared, where these are
    not among the entries. `common` is that of the links and decisions of the collection; made
    here where it is not given.
    """

    def __init__(
        self,
        collection: Collection,
        documents: Iterable[Document] = (),
        common: Common | None = None,
    ) -> None:
        common = common or Common(collection.links, replay(collection.decisions))
        self.entries = in_order(collection.entries)
        self.judgements = common.judgements
        self.firsts = common.firsts
        self._documents = {document.id: document for document in documents}
        self._documents.update((entry.document.id, entry.document) for entry in self.entries)
        self._parties = common.parties
        self._origins = common.origins.among(self._documents)
        self._by_claim: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            for claim in entry.analysis.claims:
                self._by_claim[claim.id].append(number)

    def items(self, event: Event) -> tuple[Item, ...]:
        """Return the claims of an event in order of first appearance, repeated ones once."""
        return once(self.every_item(event))

    def every_item(self, event: Event) -> Iterator[Item]:
        """Yield the claims of an event from every document that has them."""
        return self.of_claims(frozenset(event.claims))

    def of_claims(self, wanted: Set[str]) -> Iterator[Item]:
        """Yield these claims from every document that has them, in order of appearance.

        The order is that of these documents among themselves, whatever else is there.
        """
        numbers = {n for claim in wanted for n in self._by_claim.get(claim, ())}
        for entry in in_order(self.entries[number] for number in sorted(numbers)):
            yield from self._of_entry(entry, wanted)

    def _of_entry(self, entry: Entry, wanted: Set[str]) -> Iterator[Item]:
        attributions = {one.id: one for one in entry.analysis.attributions}
        origins = self._origins.of(entry)
        figures: dict[str, list[Figure]] = defaultdict(list)
        for figure in entry.analysis.figures:
            figures[figure.claim].append(figure)
        names = {actor.name: actor.id for actor in entry.analysis.actors}
        voices: dict[str, _Voice] = {}
        ours = (claim for claim in entry.analysis.claims if claim.id in wanted)
        for claim in sorted(ours, key=lambda claim: (claim.span, claim.id)):
            attribution = attributions.get(claim.attribution)
            if attribution is not None:
                voice = voices.get(attribution.id)
                if voice is None:
                    voice = self._voice(entry.document, attribution, origins[attribution.id], names)
                    voices[attribution.id] = voice
                yield self._item(entry, voice, claim, figures[claim.id])

    def _voice(
        self, document: Document, attribution: Attribution, origin: Origin, names: Mapping[str, str]
    ) -> _Voice:
        first = self._documents.get(self.firsts.get(document.id, document.id))
        spoken = Spoken(
            attribution=attribution,
            origin=origin,
            names=names,
            outlet=document.outlet,
            first_outlet=first.outlet if first is not None else None,
            first_location=(first or document).location,
        )
        who = self._parties.speaker(spoken)
        return _Voice(
            spoken,
            self._parties.of_speaker(spoken),
            who.name if who is not None else described(spoken),
        )

    def _item(self, entry: Entry, voice: _Voice, claim: Claim, figures: list[Figure]) -> Item:
        document = entry.document
        spoken, party, speaker = voice
        place = entry.analysis.places[claim.place] if claim.place is not None else None
        line = Line(
            claim=claim.id,
            speaker=spoken.attribution.speaker_name,
            chain=spoken.chain,
            party=party.name,
            origin=spoken.origin.name,
            quote=quote(entry.text.text, claim.span),
            document=document.id,
            location=document.location,
            outlet=document.outlet,
            published=document.published,
            start=claim.span.start,
            end=claim.span.end,
            position=claim.position,
            act=claim.act,
            date=claim.date,
            place=place.name if place is not None else None,
        )
        unnamed = {actor.name for actor in entry.analysis.actors if actor.unnamed}
        blamed = [(name, self._parties.linked(name, spoken.names)) for name in claim.alleged_actor]
        return Item(
            line=line,
            claim=claim,
            origin=spoken.origin,
            speaker=speaker,
            party=party,
            place=place,
            blamed=tuple(linked.name if linked is not None else name for name, linked in blamed),
            answering=tuple(self._answering(linked) for _, linked in blamed),
            named=frozenset(
                linked.name if linked is not None else name
                for name, linked in blamed
                if name not in unnamed and _names(name, linked)
            ),
            figures=tuple((figure, figure_line(figure, line)) for figure in figures),
            copy=self.firsts.get(document.id, document.id) != document.id,
            documents=(document.id,),
        )

    def _answering(self, actor: LinkedActor | None) -> str:
        """Return the party that answers for an actor, empty where the texts name none."""
        party = self._parties.of_actor(actor) if actor is not None else None
        return party.name if party is not None and party.is_side else ""


def described(spoken: Spoken) -> str:
    """Return the name of a speaker who is no linked actor."""
    name = spoken.attribution.speaker_name
    return spoken.unnamed_outlet if name == UNNAMED_OUTLET else name


def _names(name: str, linked: LinkedActor | None) -> bool:
    """Tell whether words for an actor name one; "units of Vardania" only begin as words."""
    return is_named(name if linked is None else linked.name) and (
        linked is not None or name[0].isupper()
    )


def figure_line(figure: Figure, line: Line) -> FigureLine:
    """Return a figure as it stands on a page."""
    return FigureLine(
        figure=figure.id,
        line=line,
        verbatim=figure.verbatim,
        start=figure.span.start,
        end=figure.span.end,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        qualifier=figure.qualifier,
    )


def once(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items in order of first appearance, those with the same words of one once."""
    groups: dict[tuple[object, ...], list[Item]] = defaultdict(list)
    for item in items:
        words = tuple(_WORD.findall(item.line.quote.casefold()))
        # A copy's own words are those of the outlet in which its text first appeared.
        speaker = "" if item.origin.key.startswith(_OUTLETS) else item.line.speaker
        key = (item.origin.key, speaker, item.claim.position, item.claim.act, words)
        groups[key].append(item)
    return tuple(_first(group) for group in groups.values())


def _first(group: list[Item]) -> Item:
    if len(group) == 1:
        return group[0]
    first = group[0]
    others = sorted({item.line.location for item in group[1:]} - {first.line.location})
    line = replace(first.line, also_in=tuple(others))
    return replace(
        first,
        line=line,
        figures=tuple((figure, figure_line(figure, line)) for figure, _ in first.figures),
        documents=tuple(dict.fromkeys(one for item in group for one in item.documents)),
        twins=tuple(twin for item in group[1:] for twin in _twins(item, first)),
    )


def _twins(item: Item, first: Item) -> Iterator[tuple[str, str]]:
    """Yield each figure of a repetition with the figure in the same place of the first."""
    offset = first.line.start - item.line.start
    by_place = {(one.span.start, one.span.end): one.id for one, _ in first.figures}
    by_words = {one.verbatim.casefold(): one.id for one, _ in reversed(first.figures)}
    for figure, _ in item.figures:
        same = by_place.get((figure.span.start + offset, figure.span.end + offset))
        shown = same or by_words.get(figure.verbatim.casefold())
        if shown is not None:
            yield figure.id, shown
