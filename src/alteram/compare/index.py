"""The claims of an event with all that belongs to each: speaker, party, origin, figures.

Claims that repeat the same words of the same original speaker are one item, with every document
that has them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from alteram.compare.wording import CITED_BY
from alteram.comparison import FigureLine, Line
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
    quote,
)
from alteram.origins import (
    Origin,
    find_origins,
    first_copies,
    in_order,
    is_named,
    linked_by_member,
    speaking_body,
)

_WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One claim with what is needed to show and to compare it."""

    line: Line
    claim: Claim
    origin: Origin
    blamed: tuple[str, ...]
    figures: tuple[tuple[Figure, FigureLine], ...]
    copy: bool


class Index:
    """Look-ups over a collection; building it takes one pass."""

    def __init__(self, collection: Collection) -> None:
        self.entries = in_order(collection.entries)
        self._members = linked_by_member(collection.links.actors)
        self._by_id = {actor.id: actor for actor in collection.links.actors}
        self._origins = find_origins(self.entries, collection.links.actors, collection.links.copies)
        self._by_claim: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            for claim in entry.analysis.claims:
                self._by_claim[claim.id].append(number)
        self._outlets = {entry.document.id: entry.document.outlet for entry in self.entries}
        self.firsts = first_copies(collection.links.copies)

    def items(self, event: Event) -> tuple[Item, ...]:
        """Return the claims of an event in order of first appearance, repeated ones once."""
        groups: dict[tuple[object, ...], list[Item]] = defaultdict(list)
        for item in self.every_item(event):
            words = tuple(_WORD.findall(item.line.quote.casefold()))
            key = (item.origin.key, item.line.speaker, item.claim.position, item.claim.act, words)
            groups[key].append(item)
        return tuple(_first(group) for group in groups.values())

    def every_item(self, event: Event) -> Iterable[Item]:
        """Yield the claims of an event from every document that has them."""
        wanted = set(event.claims)
        for number in sorted({n for claim in wanted for n in self._by_claim.get(claim, [])}):
            entry = self.entries[number]
            ours = [claim for claim in entry.analysis.claims if claim.id in wanted]
            attributions = {a.id: a for a in entry.analysis.attributions}
            figures: dict[str, list[Figure]] = defaultdict(list)
            for figure in entry.analysis.figures:
                figures[figure.claim].append(figure)
            names = {actor.name: actor.id for actor in entry.analysis.actors}
            for claim in sorted(ours, key=lambda claim: (claim.span, claim.id)):
                if claim.attribution in attributions:
                    attribution = attributions[claim.attribution]
                    yield self._item(entry, attribution, claim, figures[claim.id], names)

    def _item(
        self,
        entry: Entry,
        attribution: Attribution,
        claim: Claim,
        figures: list[Figure],
        names: dict[str, str],
    ) -> Item:
        document = entry.document
        origin = self._origins[document.id, attribution.id]
        line = Line(
            claim=claim.id,
            speaker=attribution.speaker_name,
            chain=attribution.chain or (attribution.speaker_name,),
            party=self._party(attribution, origin, names, document),
            origin=origin.name,
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
        )
        return Item(
            line=line,
            claim=claim,
            origin=origin,
            blamed=tuple(self._shown(name, names) for name in claim.alleged_actor),
            figures=tuple((figure, figure_line(figure, line)) for figure in figures),
            copy=self.firsts.get(document.id, document.id) != document.id,
        )

    def _linked(self, name: str, names: dict[str, str]) -> LinkedActor | None:
        actor = names.get(name)
        return self._members.get(actor) if actor is not None else None

    def _shown(self, name: str, names: dict[str, str]) -> str:
        linked = self._linked(name, names)
        return linked.name if linked is not None else name

    def _state(self, actor: LinkedActor) -> str | None:
        body = speaking_body(actor, self._by_id)
        above = self._by_id.get(body.part_of) if body.part_of is not None else None
        if body.kind == "state":
            return body.name
        return above.name if above is not None else actor.state or body.state

    def _party(
        self, attribution: Attribution, origin: Origin, names: dict[str, str], document: Document
    ) -> str:
        """Return under whom a statement is shown: a state, else a body, else the speaker.

        What a speaker only described said ("various sources") stands with the one who cites it:
        in a copy, with the outlet in which its text first appeared.
        """
        outlet = document.outlet
        if attribution.kind == "outlet":
            return outlet or attribution.speaker_name
        chain = attribution.chain or (attribution.speaker_name,)
        if attribution.speaker_name == UNNAMED_OUTLET:
            return UNNAMED_OUTLET
        for name in chain:
            linked = self._linked(name, names)
            if name == attribution.speaker_name and attribution.speaker_actor is not None:
                linked = self._members.get(attribution.speaker_actor, linked)
            if linked is not None and linked.kind != "outlet":
                state = self._state(linked)
                if state is not None:
                    return state
                if is_named(name):
                    return speaking_body(linked, self._by_id).name
        if is_named(chain[0]):
            return origin.name
        first = self._outlets.get(self.firsts.get(document.id, document.id)) or outlet
        return CITED_BY.format(speaker=_plain(chain[0]), outlet=first or UNNAMED_OUTLET)


def _plain(speaker: str) -> str:
    """Return a description without its article ("witness"), as it stands in a heading."""
    first, _, rest = speaker.partition(" ")
    return rest if rest and first.casefold() in ("a", "an", "the") else speaker


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


def _first(group: list[Item]) -> Item:
    if len(group) == 1:
        return group[0]
    first = group[0]
    others = sorted({item.line.location for item in group[1:]} - {first.line.location})
    line = replace(first.line, also_in=tuple(others))
    figures = tuple((figure, figure_line(figure, line)) for figure, _ in first.figures)
    return replace(first, line=line, figures=figures)
