"""doccano JSON lines: each text with its passages, for people who label texts by hand."""

from collections.abc import Iterator
from pathlib import Path

from alteram.export.exporter import Exporter
from alteram.export.jsontext import Json, given, json_bytes
from alteram.export.said import Said, said
from alteram.export.writing import whole_file
from alteram.holding import Holding
from alteram.model import Problem


def _labels(found: Said) -> Iterator[tuple[int, int, str]]:
    """Yield passages as start, end and label: who spoke, the reporting word, what was said."""
    for by in found.attributions:
        if by.kind != "outlet":
            for name, spans in (("speaker", by.speaker), ("cue", by.cue), ("content", by.content)):
                yield from ((span.start, span.end, name) for span in spans)
    for claim, _ in found.claims:
        yield claim.span.start, claim.span.end, claim.position
    for figure, _, _ in found.figures:
        yield figure.span.start, figure.span.end, f"figure {figure.outcome}"


def _row(found: Said) -> Json:
    entry = found.entry
    document = entry.document
    row: Json = {
        "id": document.id,
        "text": entry.text.text,
        "title": document.title,
        "outlet": document.outlet,
        "date": document.published,
        "text_sha256": entry.text.sha256,
    }
    return given(row) | {"label": [list(label) for label in sorted(set(_labels(found)))]}


def write_doccano(holding: Holding, path: Path) -> tuple[Problem, ...]:
    """Write one text a line, documents by id; offsets are code points.

    Returns what was left out; raises ReportError where the file cannot be written.
    """
    left_out: list[Problem] = []
    with whole_file(path) as file:
        for entry in holding.entries:
            found = said(entry)
            left_out.extend(found.left_out)
            file.write(json_bytes(_row(found)) + b"\n")
    return tuple(left_out)


DOCCANO = Exporter(
    name="doccano",
    what="a file of texts with labelled passages, one a line, for labelling by hand",
    write=write_doccano,
)
