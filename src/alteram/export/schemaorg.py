"""schema.org JSON-LD: claims and quotations with who said them, articles, events.

Never `ClaimReview`, which needs a rating: nothing here says which account holds.
"""

from collections.abc import Iterator
from pathlib import Path

from alteram.export.exporter import Exporter
from alteram.export.ftm import ftm_date
from alteram.export.iris import TERMS, bytes_iri, iri, record_iri, text_iri
from alteram.export.jsontext import Json, given, json_bytes, write_list
from alteram.export.said import Said, said
from alteram.export.speakers import Speaker, Speakers
from alteram.export.wordings import according_to, quoted
from alteram.export.writing import whole_file
from alteram.holding import Holding
from alteram.model import Attribution, Claim, Document, Entry, Event, Problem, quote

CONTEXT: list[object] = ["https://schema.org", {"alteram": TERMS}]


def _who(speaker: Speaker) -> Json:
    """Return who said it; one whose kind is not known is a Thing with a name."""
    kind = {"person": "Person", "unknown": "Thing", "document": "Thing"}
    return {
        "@id": iri(speaker.id),
        "@type": kind.get(speaker.kind, "Organization"),
        "name": speaker.name,
    }


def _article(entry: Entry, outlet: Speaker | None) -> Json:
    document = entry.document
    title = document.title or next(
        (quote(entry.text.text, part.span) for part in entry.text.parts if part.kind == "title"),
        "",
    )
    row: Json = {
        "@id": iri(document.id),
        "@type": "NewsArticle",
        "headline": " ".join(title.split()),
        "author": {"@type": "Person", "name": document.author} if document.author else None,
        "publisher": _who(outlet) if outlet is not None else None,
        "datePublished": ftm_date(document.published),
        "inLanguage": entry.text.language,
        "encodingFormat": document.media_type,
        "identifier": [bytes_iri(entry), text_iri(entry)],
        "url": document.location if _is_web(document) else None,
    }
    return given(row)


def _is_web(document: Document) -> bool:
    return document.location.startswith(("http://", "https://"))


def _claim(entry: Entry, claim: Claim, by: Attribution, chain: tuple[Speaker, ...]) -> Json:
    words = quote(entry.text.text, claim.span)
    row: Json = {
        "@id": record_iri(entry, claim.id),
        "@type": "Claim",
        "name": according_to(by),
        "text": f"{according_to(by)}: {quoted(words)}",
        "author": _who(chain[0]),
        "appearance": {"@id": iri(entry.document.id)},
        "alteram:position": claim.position,
        "alteram:act": claim.act,
        "alteram:date": claim.date,
        "alteram:start": claim.span.start,
        "alteram:end": claim.span.end,
    }
    return given(row)


def _quotation(entry: Entry, by: Attribution, chain: tuple[Speaker, ...]) -> Json:
    row: Json = {
        "@id": record_iri(entry, by.id),
        "@type": "Quotation",
        "name": according_to(by),
        "text": " [...] ".join(quote(entry.text.text, span) for span in by.content),
        "spokenByCharacter": _who(chain[0]),
        "isPartOf": {"@id": iri(entry.document.id)},
        "provider": [_who(one) for one in chain[1:]],
        "alteram:start": [span.start for span in by.content],
        "alteram:end": [span.end for span in by.content],
    }
    return given(row)


def _event(event: Event) -> Json:
    place: Json = {"@type": "Place", "name": event.place}
    if event.lat is not None and event.lon is not None:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": event.lat, "longitude": event.lon}
    sides = (event.date or "").split("/")
    row: Json = {
        "@id": iri(event.id),
        "@type": "Event",
        "name": event.label,
        "startDate": ftm_date(sides[0]),
        "endDate": ftm_date(sides[-1]) if len(sides) == 2 else None,
        "location": place if event.place else None,
        "subjectOf": [{"@id": iri(one)} for one in event.documents],
        "alteram:date": event.date,
        "alteram:independentOrigins": event.independent_origins,
    }
    return given(row)


def _nodes(found: Said, speakers: Speakers) -> Iterator[Json]:
    entry = found.entry
    yield _article(entry, speakers.outlet(entry))
    for by in found.attributions:
        # What an outlet says itself is the article, and quotes nobody.
        if by.kind in ("direct", "mixed") and by.content:
            yield _quotation(entry, by, speakers.chain(entry, by))
    for claim, by in found.claims:
        yield _claim(entry, claim, by, speakers.chain(entry, by))


def _rows(holding: Holding, left_out: list[Problem]) -> Iterator[bytes]:
    speakers = Speakers(holding.links.actors)
    for entry in holding.entries:
        found = said(entry)
        left_out.extend(found.left_out)
        yield from map(json_bytes, _nodes(found, speakers))
    for event in sorted(holding.links.events, key=lambda one: one.id):
        yield json_bytes(_event(event))


def write_schemaorg(holding: Holding, path: Path) -> tuple[Problem, ...]:
    """Write one graph, each node on a line: documents by id with what they tell, then events.

    Returns what was left out; raises ReportError where the file cannot be written.
    """
    left_out: list[Problem] = []
    with whole_file(path) as file:
        file.write(b'{"@context": ' + json_bytes(CONTEXT) + b',\n"@graph": ')
        write_list(file, _rows(holding, left_out))
        file.write(b"}\n")
    return tuple(left_out)


SCHEMA_ORG = Exporter(
    name="schemaorg",
    what="a file of schema.org JSON-LD: claims and quotations with who said them",
    write=write_schemaorg,
)
