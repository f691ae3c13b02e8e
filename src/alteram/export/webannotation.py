"""W3C Web Annotations: each record of what somebody said, anchored by place and exact words."""

from collections.abc import Iterator
from pathlib import Path

from alteram.decisions import replay
from alteram.export.exporter import Exporter
from alteram.export.iris import PROGRAM, PROGRAM_IRI, TERMS, record_iri, text_iri
from alteram.export.jsontext import Json, given, json_bytes, write_list
from alteram.export.people import Target, noted, people_annotations
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


def quoted_target(entry: Entry, span: Span) -> Json:
    """Return a passage as a target: its place, its words, and what stands around them.

    Offsets are code points, as the Web Annotation model has them.
    """
    text = entry.text.text
    target = placed_target(entry, span)
    words = {
        "type": "TextQuoteSelector",
        "exact": text[span.start : span.end],
        "prefix": text[max(0, span.start - BESIDE) : span.start],
        "suffix": text[span.end : span.end + BESIDE],
    }
    return target | {"selector": [place_selector(span), words]}


def placed_target(entry: Entry, span: Span) -> Json:
    """Return a passage as a target by its place alone."""
    return {
        "type": "SpecificResource",
        "source": text_iri(entry),
        "selector": [place_selector(span)],
    }


def place_selector(span: Span) -> Json:
    """Return a place in code points."""
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}


def annotations(
    records: Said, target: Target = quoted_target, *, worded: bool = True
) -> Iterator[Json]:
    """Yield the annotations of one document: attributions, claims, figures, each by place.

    Of an annotation's bodies one is the record, the other, where `worded`, a sentence for people.
    """
    entry = records.entry
    for spans, record, words in _records(records):
        bodies = [_sentence(words), record] if worded else record
        targets = [target(entry, span) for span in spans]
        yield {
            "id": record_iri(entry, str(record["alteram:id"])),
            "type": "Annotation",
            "motivation": "describing",
            "creator": {"id": PROGRAM_IRI, "type": "Software", "name": PROGRAM},
            "body": bodies,
            "target": targets[0] if len(targets) == 1 else targets,
        }


Recorded = tuple[tuple[Span, ...], Json, str]


def _records(records: Said) -> Iterator[Recorded]:
    """Yield the passages of each record, the record, and the sentence that tells it."""
    entry = records.entry
    for by in records.attributions:
        yield by.content or by.speaker, _attribution(entry, by), what_was_said(by)
    for claim, by in records.claims:
        yield (claim.span,), _claim(entry, claim, by), what_was_said(by, claim)
    for figure, claim, by in records.figures:
        words = what_was_said(by, claim, figure)
        yield (figure.span,), _figure(entry, figure, claim, by), words


def _sentence(words: str) -> Json:
    return {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "text/plain",
        "language": "en",
        "value": f"{words}.",
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


def _rows(
    holding: Holding, left_out: list[Problem], target: Target, worded: bool
) -> Iterator[bytes]:
    judged = replay(holding.decisions)
    notes = noted(judged)
    for entry in holding.entries:
        records = said(entry)
        left_out.extend(records.left_out)
        yield from map(json_bytes, annotations(records, target, worded=worded))
        if worded:
            yield from map(json_bytes, people_annotations(records, judged, notes, target))


def write_annotations(
    holding: Holding, path: Path, target: Target = quoted_target, *, worded: bool = True
) -> tuple[Problem, ...]:
    """Write one annotation collection, each annotation on a line, documents by id.

    Returns what was left out; raises ReportError where the file cannot be written. `target`
    says how a passage is pointed to; unless `worded`, neither the sentence for people nor what
    people wrote is written.
    """
    left_out: list[Problem] = []
    with whole_file(path) as file:
        head = json_bytes(CONTEXT)
        file.write(b'{"@context": ' + head + b',\n"id": "urn:alteram:annotations",\n')
        file.write(b'"type": "AnnotationCollection",\n"label": "Who said what, and where",\n')
        file.write(b'"first": {"id": "urn:alteram:annotations:1", "type": "AnnotationPage",\n')
        file.write(b'"partOf": "urn:alteram:annotations", "startIndex": 0, "items": ')
        count = write_list(file, _rows(holding, left_out, target, worded))
        file.write(b'},\n"last": "urn:alteram:annotations:1",\n')
        file.write(f'"total": {count}}}\n'.encode("ascii"))
    return tuple(left_out)


WEB_ANNOTATION = Exporter(
    name="webannotation",
    what="a file of W3C Web Annotations, each anchored by place and exact words",
    write=write_annotations,
)
