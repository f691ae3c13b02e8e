"""JSON-LD read without a network: contexts of our own making with the terms that are used."""

import json
import warnings
from pathlib import Path
from typing import Any

from pyld import jsonld
from rdflib import Graph

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
_REFERENCES = {"body": "hasBody", "target": "hasTarget", "source": "hasSource",
               "selector": "hasSelector"}  # fmt: skip
_LISTED = {"first": "first", "last": "last", "partOf": "partOf"}

ANNOTATION_TERMS: dict[str, Any] = {
    "oa": OA,
    "id": "@id",
    "type": "@type",
    **{name: {"@id": OA + known, "@type": "@id"} for name, known in _REFERENCES.items()},
    **{name: {"@id": AS + known, "@type": "@id"} for name, known in _LISTED.items()},
    **{name: OA + name for name in (
        "Annotation", "SpecificResource", "TextualBody", "TextPositionSelector",
        "TextQuoteSelector", "exact", "prefix", "suffix", "describing", "commenting", "editing")},
    **{name: {"@id": OA + name, "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"}
       for name in ("start", "end")},
    "AnnotationCollection": AS + "OrderedCollection",
    "AnnotationPage": AS + "OrderedCollectionPage",
    "items": {"@id": AS + "items", "@type": "@id", "@container": "@list"},
    "total": AS + "totalItems",
    "startIndex": AS + "startIndex",
    "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": OA + "hasPurpose", "@type": "@vocab"},
    "creator": {"@id": "http://purl.org/dc/terms/creator", "@type": "@id"},
    "created": "http://purl.org/dc/terms/created",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
    "name": "http://xmlns.com/foaf/0.1/name",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "Software": AS + "Application",
    "Person": "http://xmlns.com/foaf/0.1/Person",
}  # fmt: skip
SCHEMA = "http://schema.org/"
SCHEMA_TERMS: dict[str, Any] = {
    **{name: SCHEMA + name for name in (
        "NewsArticle", "Claim", "Quotation", "Event", "Person", "Organization", "Thing", "Place",
        "GeoCoordinates", "headline", "author", "publisher", "inLanguage", "encodingFormat",
        "identifier", "name", "text", "appearance", "spokenByCharacter", "isPartOf", "provider",
        "location", "geo", "latitude", "longitude", "subjectOf")},
    **{name: {"@id": SCHEMA + name, "@type": SCHEMA + "Date"}
       for name in ("datePublished", "startDate", "endDate")},
    "url": {"@id": SCHEMA + "url", "@type": "@id"},
}  # fmt: skip
CONTEXTS: dict[str, dict[str, Any]] = {
    "http://www.w3.org/ns/anno.jsonld": {"@context": ANNOTATION_TERMS},
    "https://schema.org": {"@context": SCHEMA_TERMS},
}


def load_context(url: str, options: object) -> dict[str, Any]:
    """Return a context by its address; a KeyError stands for every other request."""
    return {"document": CONTEXTS[url], "documentUrl": url, "contextUrl": None,
            "contentType": "application/ld+json"}  # fmt: skip


def expanded(path: Path) -> list[Any]:
    """Return a file as expanded JSON-LD."""
    found: list[Any] = jsonld.expand(
        json.loads(path.read_bytes()), {"documentLoader": load_context}
    )
    return found


def graph(path: Path) -> Graph:
    """Return a file's triples as rdflib reads them."""
    held = json.loads(path.read_bytes())
    given = held["@context"] if isinstance(held["@context"], list) else [held["@context"]]
    held["@context"] = [CONTEXTS[one]["@context"] if isinstance(one, str) else one for one in given]
    with warnings.catch_warnings():
        # Its own parser calls what it has itself marked as old.
        warnings.simplefilter("ignore", DeprecationWarning)
        return Graph().parse(data=json.dumps(held), format="json-ld")
