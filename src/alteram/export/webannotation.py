"""W3C Web Annotations: each record of what somebody said, anchored by place and exact words."""

from collections.abc import Iterator
from pathlib import Path

from alteram.export.exporter import Exporter
from alteram.export.iris import PROGRAM, PROGRAM_IRI, TERMS, record_iri, text_iri
from alteram.export.jsontext import Json, given, json_bytes, write_list
from alteram.export.said import Said, chain_of, said
from alteram.export.wordings import what_was_said
from alteram.export.writing import whole_file
from alteram.holding import Holding
from alteram.model import Attribution, Claim, Entry, Figure, Problem, Span

CONTEXT: list[object] = [
    "http://www.w3.org/ns/anno.jsonld",
    {"alteram": TERMS, "alteram:chain": {"@id": f"{TERMS}chain", "@container": "@list"}},
]
BESIDE = 32
"""Code points of prefix and suffix."""


def selectors(text: str, span: Span, *, quoted: bool = True) -> list[Json]:
    """Return the selectors of a passage: its place and, where `quoted`, its words.

    Offsets are code points, as the Web Annotation model has them.
    """
    place: Json = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    if not quoted:
        return [place]
    words: Json = {
        "type": "TextQuoteSelector",
        "exact": text[span.start : span.end],
        "prefix": text[max(0, span.start - BESIDE) : span.start],
        "suffix": text[span.end : span.end + BESIDE],
    }
    return [place, words]


def annotations(records: Said, *, quoted: bool = True) -> Iterator[Json]:
    """Yield the annotations of one document: attributions, claims, figures, each by place."""
    entry = records.entry
    for by in records.attributions:
        yield _annotation(entry, by.id, by.content or by.speaker, _attribution(entry, by), quoted)
    for claim, by in records.claims:
        yield _annotation(entry, claim.id, (claim.span,), _claim(entry, claim, by), quoted)
    for figure, claim, by in records.figures:
        yield _annotation(
            entry, figure.id, (figure.span,), _figure(entry, figure, claim, by), quoted
        )


def _annotation(
    entry: Entry, record: str, spans: tuple[Span, ...], body: Json, quoted: bool
) -> Json:
    text = entry.text.text
    targets = [
        {
            "type": "SpecificResource",
            "source": text_iri(entry),
            "selector": selectors(text, span, quoted=quoted),
        }
        for span in spans
    ]
    words = {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "text/plain",
        "language": "en",
        "value": body.pop("words"),
    }
    return {
        "id": record_iri(entry, record),
        "type": "Annotation",
        "motivation": "describing",
        "creator": {"id": PROGRAM_IRI, "type": "Software", "name": PROGRAM},
        "body": [words, body],
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _head(kind: str, entry: Entry, record: str, by: Attribution) -> Json:
    return {
        "type": f"alteram:{kind}",
        "alteram:id": record,
        "alteram:document": entry.document.id,
        "alteram:speaker": by.speaker_name,
        "alteram:chain": list(chain_of(by)),
    }


def _attribution(entry: Entry, by: Attribution) -> Json:
    row = _head("Attribution", entry, by.id, by) | {
        "words": f"{what_was_said(by)}.",
        "alteram:kind": by.kind,
        "alteram:mode": by.mode,
        "alteram:parent": by.parent,
        "alteram:cue": _places(by.cue),
        "alteram:speakerAt": _places(by.speaker),
    }
    return given(row)


def _places(spans: tuple[Span, ...]) -> list[Json]:
    return [{"start": span.start, "end": span.end} for span in spans]


def _claim(entry: Entry, claim: Claim, by: Attribution) -> Json:
    known = claim.place is not None and 0 <= claim.place < len(entry.analysis.places)
    place = entry.analysis.places[claim.place] if known and claim.place is not None else None
    row = _head("Claim", entry, claim.id, by) | {
        "words": f"{what_was_said(by, claim)}.",
        "alteram:attribution": by.id,
        "alteram:position": claim.position,
        "alteram:act": claim.act,
        "alteram:date": claim.date,
        "alteram:place": place.name if place is not None else None,
        "alteram:allegedActor": list(claim.alleged_actor),
        "alteram:affected": claim.affected,
        "alteram:means": claim.means,
        "alteram:labels": [label.text for label in claim.labels],
        "alteram:answers": claim.answers,
    }
    return given(row)


def _figure(entry: Entry, figure: Figure, claim: Claim, by: Attribution) -> Json:
    row = _head("Figure", entry, figure.id, by) | {
        "words": f"{what_was_said(by, claim, figure)}.",
        "alteram:claim": claim.id,
        "alteram:verbatim": figure.verbatim,
        "alteram:value": figure.value,
        "alteram:low": figure.low,
        "alteram:high": figure.high,
        "alteram:qualifier": figure.qualifier,
        "alteram:outcome": figure.outcome,
        "alteram:group": list(figure.group),
        "alteram:countingUnit": figure.counting_unit,
        "alteram:scopePlace": figure.scope_place,
        "alteram:scopeInterval": figure.scope_interval,
        "alteram:inclusiveOf": list(figure.inclusive_of),
        "alteram:subsetOf": figure.subset_of,
    }
    return given(row)


def _rows(holding: Holding, left_out: list[Problem], quoted: bool) -> Iterator[bytes]:
    for entry in holding.entries:
        records = said(entry)
        left_out.extend(records.left_out)
        yield from map(json_bytes, annotations(records, quoted=quoted))


def write_annotations(holding: Holding, path: Path, *, quoted: bool = True) -> tuple[Problem, ...]:
    """Write one annotation collection, each annotation on a line, documents by id.

    Returns what was left out; raises ReportError where the file cannot be written. Without
    `quoted` no words of a text are written, only where they stand.
    """
    left_out: list[Problem] = []
    with whole_file(path) as file:
        head = json_bytes(CONTEXT)
        file.write(b'{"@context": ' + head + b',\n"id": "urn:alteram:annotations",\n')
        file.write(b'"type": "AnnotationCollection",\n"label": "Who said what, and where",\n')
        file.write(b'"first": {"id": "urn:alteram:annotations:1", "type": "AnnotationPage",\n')
        file.write(b'"partOf": "urn:alteram:annotations", "startIndex": 0, "items": ')
        count = write_list(file, _rows(holding, left_out, quoted))
        file.write(b'},\n"last": "urn:alteram:annotations:1",\n')
        file.write(f'"total": {count}}}\n'.encode("ascii"))
    return tuple(left_out)


WEB_ANNOTATION = Exporter(
    name="webannotation",
    what="a file of W3C Web Annotations, each anchored by place and exact words",
    write=write_annotations,
)
