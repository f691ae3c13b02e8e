"""Small makers of entries by hand, with invented states, for tests of linking and comparing."""

from dataclasses import dataclass

from alteram.link import link
from alteram.link.actors import link_actors
from alteram.link.finding import Known, gather, mentions_of
from alteram.link.mentions import Mention
from alteram.model import (
    Act,
    Actor,
    ActorKind,
    Analysis,
    Attribution,
    AttributionKind,
    Claim,
    Collection,
    CountingUnit,
    Document,
    Entry,
    Figure,
    Label,
    Outcome,
    Part,
    PlaceMention,
    PlacePrecision,
    Position,
    Qualifier,
    Span,
    TextVersion,
    content_id,
    text_hash,
)

COORDINATES = {"Tarnova": (44.1, 41.2), "Belmar": (44.9, 42.0), "Lesk": (45.6, 40.3)}


@dataclass(frozen=True, kw_only=True)
class Count:
    """A figure to be made; `words` must stand in the quote."""

    words: str
    outcome: Outcome = "killed"
    value: float | None = None
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier = "exact"
    group: tuple[str, ...] = ("not_stated",)
    unit: CountingUnit = "persons"
    place: str | None = None
    interval: str | None = None
    inclusive: tuple[str, ...] = ()
    part_of: str | None = None


@dataclass(frozen=True, kw_only=True)
class Said:
    """One claim to be made, with its speaker: `body` and `state` are what he or she is part of."""

    quote: str
    speaker: str = ""
    speaker_kind: ActorKind = "person"
    body: str | None = None
    state: str | None = None
    kind: AttributionKind = "direct"
    chain: tuple[str, ...] | None = None
    act: Act | None = "killing"
    position: Position = "asserts"
    date: str | None = None
    place: str | None = None
    precision: PlacePrecision = "place"
    blamed: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    answers: str | None = None


def _actors(said: tuple[Said, ...], sha: str) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}

    def add(name: str, kind: ActorKind, part_of: str | None, state: str | None) -> str:
        made = content_id("actor", sha, name)
        found.setdefault(name, Actor(id=made, name=name, kind=kind, part_of=part_of, state=state))
        return made

    for one in said:
        state = add(one.state, "state", None, one.state) if one.state else None
        body = add(one.body, "body", state, one.state) if one.body else None
        if one.speaker:
            add(one.speaker, one.speaker_kind, body or state, one.state)
    return tuple(found.values())


def _figures(one: Said, claim: str, start: int) -> list[Figure]:
    made: dict[str, Figure] = {}
    for count in one.counts:
        at = start + one.quote.index(count.words)
        made[count.words] = Figure(
            id=content_id("figure", claim, count.words),
            claim=claim,
            span=Span(at, at + len(count.words)),
            verbatim=count.words,
            value=count.value,
            low=count.low,
            high=count.high,
            qualifier=count.qualifier,
            outcome=count.outcome,
            group=count.group,
            counting_unit=count.unit,
            scope_place=count.place,
            scope_interval=count.interval,
            inclusive_of=count.inclusive,
            subset_of=made[count.part_of].id if count.part_of else None,
        )
    return list(made.values())


def entry(
    name: str,
    *said: Said,
    outlet: str | None = None,
    published: str | None = "2022-01-01",
    headline: str = "",
    filler: str = "",
) -> Entry:
    """Return one document that holds the given claims, each a sentence of its own."""
    text = headline + "\n"
    parts = (Part(kind="title", span=Span(0, len(headline))),) if headline else ()
    starts = []
    for one in said:
        starts.append(len(text))
        text += one.quote + "\n"
    text += filler
    sha = text_hash(text)
    actors = _actors(said, sha)
    by_name = {actor.name: actor.id for actor in actors}
    places: list[PlaceMention] = []
    attributions, claims, figures = [], [], []
    for one, start in zip(said, starts, strict=True):
        span = Span(start, start + len(one.quote))
        speaker = one.speaker or outlet or "unnamed outlet"
        attribution = content_id("attribution", sha, *span)
        claim = content_id("claim", sha, *span)
        here = outlet or "unnamed outlet"
        attributions.append(
            Attribution(
                id=attribution,
                speaker=(),
                cue=(),
                content=(span,),
                kind=one.kind if one.speaker else "outlet",
                speaker_name=speaker,
                speaker_actor=by_name.get(speaker),
                chain=one.chain or ((speaker, here) if one.speaker else (here,)),
            )
        )
        place = None
        if one.place is not None:
            lat, lon = COORDINATES.get(one.place, (None, None))
            place = len(places)
            places.append(
                PlaceMention(
                    span=span,
                    text=one.place,
                    name=one.place,
                    lat=lat,
                    lon=lon,
                    country="VD",
                    precision=one.precision,
                )
            )
        claims.append(
            Claim(
                id=claim,
                attribution=attribution,
                span=span,
                act=one.act,
                position=one.position,
                date=one.date,
                place=place,
                alleged_actor=one.blamed,
                labels=tuple(Label(span=span, text=label) for label in one.labels),
                answers=one.answers,
            )
        )
        figures.extend(_figures(one, claim, start))
    document = Document(
        id=content_id("doc", name),
        sha256=sha,
        size=len(text),
        media_type="text/plain",
        location=f"{name}.txt",
        captured="2023-01-01T00:00:00Z",
        outlet=outlet,
        published=published,
    )
    version = TextVersion(
        sha256=sha, document=document.id, text=text, language="en", method="plain", parts=parts
    )
    analysis = Analysis(
        text_sha256=sha,
        language="en",
        date=published,
        places=tuple(places),
        actors=actors,
        attributions=tuple(attributions),
        claims=tuple(claims),
        figures=tuple(figures),
    )
    return Entry(document=document, text=version, analysis=analysis)


def collection(*entries: Entry) -> Collection:
    """Return a collection of these documents, linked."""
    return Collection(entries=entries, links=link(entries))


def mentions(*entries: Entry) -> list[Mention]:
    """Return the mentions of events that documents make."""
    known = Known(gather(entries), link_actors(entries))
    return [mention for one in entries for mention in mentions_of(one, known)]
