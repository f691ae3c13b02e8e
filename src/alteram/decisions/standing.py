"""A document as it stands: without what people rejected, with what they edited laid over.

The stored records stay as the program made them; nothing here changes them.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from typing import Any, TypeVar

from alteram.decisions.fields import value_of
from alteram.decisions.judgements import Judgements, Ruling
from alteram.model import (
    Analysis,
    Attribution,
    Claim,
    Document,
    Entry,
    Event,
    Figure,
    LinkedActor,
    Links,
    PlaceMention,
    Span,
)

Fields = Mapping[str, Ruling]
R = TypeVar("R", Document, Figure)
L = TypeVar("L", Event, LinkedActor)


def standing(entry: Entry, judgements: Judgements) -> Entry:
    """Return a document with the edits of people, without the records that they rejected.

    A claim goes with its attribution, a figure with its claim. What stood inside a rejected
    attribution moves out of it, and its chain no longer has the rejected speaker.
    """
    if not judgements.reviews and not judgements.edits:
        return entry
    document = standing_document(entry.document, judgements)
    analysis = _edited(_kept(entry.analysis, judgements), entry.text.text, judgements)
    if document is entry.document and analysis is entry.analysis:
        return entry
    return replace(entry, document=document, analysis=analysis)


def standing_document(document: Document, judgements: Judgements) -> Document:
    """Return the record of a document with the edits of people."""
    edits = judgements.edits.get(document.id)
    return _with_fields(document, edits) if edits else document


def standing_links(links: Links, judgements: Judgements) -> Links:
    """Return links with the names of actors and the labels of events that people gave.

    What people rejected, put together or told apart is in the links already: they are made of
    documents as they stand.
    """
    names, labels = judgements.names, judgements.labels
    actors, events = links.actors, links.events
    if names:
        actors = tuple(_called(one, names) for one in actors)
    if labels:
        events = tuple(
            replace(one, label=labels[one.id].value) if one.id in labels else one for one in events
        )
    return replace(links, actors=actors, events=events) if names or labels else links


def _called(actor: LinkedActor, names: Fields) -> LinkedActor:
    if actor.id not in names:
        return actor
    name = names[actor.id].value
    aliases = (one for one in (actor.name, *actor.aliases) if one != name)
    return replace(actor, name=name, aliases=tuple(dict.fromkeys(aliases)))


def _kept(analysis: Analysis, judgements: Judgements) -> Analysis:
    """Return the records that nobody rejected, nor what they hang on."""
    out = {one.id for one in analysis.attributions if judgements.rejected(one.id)}
    claims = tuple(
        one
        for one in analysis.claims
        if one.attribution not in out and not judgements.rejected(one.id)
    )
    ours = {one.id for one in claims}
    figures = tuple(
        one for one in analysis.figures if one.claim in ours and not judgements.rejected(one.id)
    )
    if len(claims) == len(analysis.claims) and len(figures) == len(analysis.figures) and not out:
        return analysis
    held = {one.id for one in figures}
    return replace(
        analysis,
        attributions=_moved_out(analysis.attributions, out),
        claims=claims,
        figures=tuple(
            replace(one, subset_of=None)
            if one.subset_of is not None and one.subset_of not in held
            else one
            for one in figures
        ),
    )


def _moved_out(said: tuple[Attribution, ...], out: set[str]) -> tuple[Attribution, ...]:
    by_id = {one.id: one for one in said}
    kept = []
    for one in said:
        if one.id in out:
            continue
        above, gone = one.parent, []
        while above in out:
            gone.append(by_id[above].speaker_name)
            above = by_id[above].parent
        if gone:
            head, rest = one.chain[:1], one.chain[1:]
            through = (*head, *(name for name in rest if name not in gone))
            one = replace(one, parent=above, chain=through)
        kept.append(one)
    return tuple(kept)


def _edited(analysis: Analysis, text: str, judgements: Judgements) -> Analysis:
    edits = judgements.edits
    ids = chain(
        (one.id for one in analysis.attributions),
        (one.id for one in analysis.claims),
        (one.id for one in analysis.figures),
    )
    if not edits or not any(one in edits for one in ids):
        return analysis
    places = list(analysis.places)
    actors = {actor.name: actor.id for actor in analysis.actors}
    return replace(
        analysis,
        attributions=tuple(
            _spoken(one, edits[one.id], actors) if one.id in edits else one
            for one in analysis.attributions
        ),
        claims=tuple(
            _claimed(one, edits[one.id], places, text) if one.id in edits else one
            for one in analysis.claims
        ),
        figures=tuple(
            _with_fields(one, edits[one.id]) if one.id in edits else one for one in analysis.figures
        ),
        places=tuple(places),
    )


def _with_fields(record: R, edits: Fields) -> R:
    values: dict[str, Any] = {name: value_of(name, one.value) for name, one in edits.items()}
    return replace(record, **values)


def _spoken(said: Attribution, edits: Fields, actors: Mapping[str, str]) -> Attribution:
    """Return an attribution with another speaker; who is no actor of the text has no id."""
    name, actor = said.speaker_name, said.speaker_actor
    if "speaker_name" in edits:
        name = edits["speaker_name"].value
        actor = actors.get(name)
    if "speaker_actor" in edits:
        actor = edits["speaker_actor"].value or None
    through = said.chain
    if through and through[0] == said.speaker_name:
        through = (name, *through[1:])
    return replace(said, speaker_name=name, speaker_actor=actor, chain=through)


def _claimed(claim: Claim, edits: Fields, places: list[PlaceMention], text: str) -> Claim:
    values: dict[str, Any] = {
        name: value_of(name, one.value) for name, one in edits.items() if name != "place"
    }
    if "place" in edits:
        values["place"] = _place(edits["place"].value, claim, places, text)
    return replace(claim, **values)


def _place(name: str, claim: Claim, places: list[PlaceMention], text: str) -> int | None:
    """Return the number of a place by its name; one that the program missed is added."""
    if not name:
        return None
    found = place_named(name, claim, places, text)
    if found is None:
        return claim.place
    if found not in places:
        places.append(found)
    return places.index(found)


def place_named(
    name: str, claim: Claim, places: list[PlaceMention], text: str
) -> PlaceMention | None:
    """Return the place that a name means in a text: the nearest to the claim, or words of the text.

    A name that the program took for no place has neither coordinates nor country.
    """
    mentions = [one for one in places if name in (one.name, one.text)]
    if mentions:
        return min(mentions, key=lambda one: (abs(one.span.start - claim.span.start), one.span))
    start = text.find(name, claim.span.start)
    start = start if start >= 0 else text.find(name)
    if start < 0:
        return None
    return PlaceMention(span=Span(start, start + len(name)), text=name, name=name)
