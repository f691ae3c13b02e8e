"""What people wrote about passages and records, as Web Annotations: notes and edits."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence

from alteram.decisions import Judgements, Note, Ruling
from alteram.export.iris import record_iri, text_iri
from alteram.export.jsontext import Json
from alteram.export.said import Said
from alteram.model import Entry, Span

Target = Callable[[Entry, Span], Json]


Noted = Mapping[str, Sequence[tuple[int, Note]]]


def noted(judged: Judgements) -> Noted:
    """Return the notes by the id of what each is about, with their places among all notes."""
    notes: dict[str, list[tuple[int, Note]]] = {}
    for number, note in enumerate(judged.notes):
        notes.setdefault(note.about, []).append((number, note))
    return notes


def people_annotations(
    found: Said, judged: Judgements, notes: Noted, target: Target
) -> Iterator[Json]:
    """Yield the notes on a document, its passages and records, then the edits of its records.

    Each has its author as creator. A note on a document as a whole has the text as target. One
    on a place that the text does not have is not there.
    """
    entry = found.entry
    places = _places(found)
    ours = (one for about in {entry.document.id, *places} for one in notes.get(about, ()))
    for _, note in sorted(ours, key=lambda one: one[0]):
        if note.about == entry.document.id and note.span is None:
            yield _annotation(entry, [text_iri(entry)], note.ruling, note.ruling.value)
        elif note.about == entry.document.id and note.span is not None:
            if 0 <= note.span.start < note.span.end <= len(entry.text.text):
                yield _annotation(entry, [target(entry, note.span)], note.ruling, note.ruling.value)
        else:
            targets = [target(entry, span) for span in places[note.about]]
            yield _annotation(entry, targets, note.ruling, note.ruling.value)
    for record in sorted(places.keys() & judged.edits.keys()):
        targets = [target(entry, span) for span in places[record]]
        for field, ruling in sorted(judged.edits[record].items()):
            words = f"{field}: {ruling.value}"
            yield _annotation(entry, targets, ruling, words, motivation="editing")


def _places(found: Said) -> dict[str, tuple[Span, ...]]:
    """Return the passages of each record of a document."""
    held = {by.id: by.content or by.speaker for by in found.attributions}
    held |= {claim.id: (claim.span,) for claim, _ in found.claims}
    return held | {figure.id: (figure.span,) for figure, _, _ in found.figures}


def _annotation(
    entry: Entry, targets: list[Json] | list[str], ruling: Ruling, words: str,
    motivation: str = "commenting",
) -> Json:  # fmt: skip
    body: Json = {
        "type": "TextualBody",
        "purpose": motivation,
        "format": "text/plain",
        "value": words,
    }
    row: Json = {
        "id": record_iri(entry, ruling.decision),
        "type": "Annotation",
        "motivation": motivation,
        "creator": {"type": "Person", "name": ruling.who},
        "body": body,
        "target": targets[0] if len(targets) == 1 else targets,
        "alteram:decision": ruling.decision,
    }
    if ruling.why:
        row["alteram:why"] = ruling.why
    if _is_time(ruling.made):
        row["created"] = ruling.made
    return row


def _is_time(words: str) -> bool:
    try:
        return datetime.datetime.fromisoformat(words).tzinfo is not None
    except ValueError:
        return False
