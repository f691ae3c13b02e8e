"""FollowTheMoney: articles, events, a note for each claim, persons and bodies, as entities.

Values are given as that library keeps them, so that none is cut or dropped when it cleans them.
"""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from alteram.export.exporter import Exporter
from alteram.export.jsontext import json_bytes
from alteram.export.said import Said, outlet_of, said
from alteram.export.sorting import Sorted
from alteram.export.wordings import according_to, quoted, what_was_said
from alteram.export.writing import whole_file
from alteram.holding import Holding
from alteram.model import (
    ActorKind,
    Attribution,
    Claim,
    Entry,
    Event,
    Figure,
    LinkedActor,
    Problem,
    content_id,
    quote,
)
from alteram.origins import linked_by_member

_SCHEMATA: dict[ActorKind, str] = {
    "person": "Person",
    "body": "PublicBody",
    "state": "PublicBody",
    "outlet": "Organization",
    "group": "Organization",
}
_PREFIX = re.compile(r"[12][0-9]{3}(?:-(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?)?", re.ASCII)
_ADDRESS = re.compile(r"https?://[a-z0-9.-]+\.[a-z]+/[!-~]*", re.ASCII)
_LONGEST_NAME, _LONGEST_LABEL, _LONGEST_TEXT = 384, 1024, 65_000
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


def ftm_date(edtf: str | None) -> str | None:
    """Return the part of an EDTF date that FollowTheMoney can hold: a year, a month or a day.

    Of an interval it is what both ends share; of a season the year. Marks of approximation go,
    for there is no place for them. None where nothing is left.
    """
    sides = [side.rstrip("~?%") for side in (edtf or "").split("/")]
    shared = os.path.commonprefix([side.split("-") for side in sides])
    while shared and not _PREFIX.fullmatch("-".join(shared)):
        shared = shared[:-1]
    return "-".join(shared) or None


def plain(words: str) -> str:
    """Return words without characters that do not show and that the library drops."""
    kept = "".join(
        one if one in "\n\t" else " " if unicodedata.category(one)[0] == "Z" else one
        for one in unicodedata.normalize("NFC", words)
        if one in "\n\t" or unicodedata.category(one)[0] != "C"
    )
    return kept.strip()


def name_of(words: str, longest: int = _LONGEST_NAME) -> str:
    """Return words on one line, without quotation marks around them, cut where too long."""
    line = " ".join(plain(words).split())
    while len(line) > 1 and line[0] in "\"'" and line[-1] == line[0]:
        line = line[1:-1].strip()
    return line if len(line) <= longest else line[: longest - 1].rstrip() + _ELLIPSIS


class _Entities:
    """Takes entities; a property without values is not written."""

    def __init__(self, held: Sorted, left_out: list[Problem]) -> None:
        self._held = held
        self.left_out = left_out

    def add(self, made: str, schema: str, /, **properties: str | None | Iterable[str]) -> None:
        """Keep an entity; its values are put in order, each once."""
        rows = {}
        for name, given in sorted(properties.items()):
            values = [given] if isinstance(given, str) else list(given or ())
            held = sorted({value for value in values if value})
            if held:
                rows[name] = held
        row = {"id": made, "schema": schema, "properties": rows}
        self._held.add("entity", made, json_bytes(row))


def _add_article(entities: _Entities, entry: Entry) -> None:
    document = entry.document
    title = document.title or next(
        (quote(entry.text.text, part.span) for part in entry.text.parts if part.kind == "title"), ""
    )
    location = document.location
    named = name_of(location.replace("\\", "/").rstrip("/").rpartition("/")[2], _LONGEST_LABEL)
    entities.add(
        document.id, "Article", title=name_of(title, _LONGEST_LABEL), fileName=named or document.id,
        author=name_of(document.author or "", _LONGEST_LABEL),
        publisher=name_of(document.outlet or "", _LONGEST_LABEL),
        publishedAt=ftm_date(document.published), retrievedAt=ftm_date(document.captured[:10]),
        fileSize=str(document.size), sourceUrl=location if _ADDRESS.fullmatch(location) else None,
        language={"en": "eng"}.get(entry.text.language),
        notes=[f"SHA-256 of the bytes: {document.sha256}",
               f"SHA-256 of the text: {entry.text.sha256}", f"Read from: {plain(location)}"],
    )  # fmt: skip


def _add_note(
    entities: _Entities, entry: Entry, claim: Claim, by: Attribution,
    about: Iterable[str], figures: Iterable[Figure],
) -> None:  # fmt: skip
    # What is shown of a note is its description alone, so that names the speaker too.
    words = plain(f"{according_to(by)}: {quoted(quote(entry.text.text, claim.span))}")
    if len(words) > _LONGEST_TEXT:
        entities.left_out.append(
            Problem(
                location=entry.document.location,
                stage="export",
                message=f"claim {claim.id} is longer than a note may be; it was left out of the "
                "export. Take another format.",
            )
        )
        return
    place = f"Characters {claim.span.start}-{claim.span.end} of text sha256:{entry.text.sha256}"
    entities.add(
        f"{entry.document.id}.{claim.id}", "Note", name=name_of(according_to(by)),
        summary=plain(what_was_said(by, claim)), description=words,
        notes=[place, *(plain(what_was_said(by, claim, one)) for one in figures)],
        entity=[entry.document.id, *about], proof=entry.document.id,
        publisher=name_of(outlet_of(entry), _LONGEST_LABEL),
        namesMentioned=name_of(by.speaker_name),
        keywords=[one for one in (claim.position, claim.act) if one],
    )  # fmt: skip


def _add_said(
    entities: _Entities, found: Said, known: dict[str, LinkedActor], events: dict[str, str]
) -> None:
    """Add the notes of a document, links to those who speak in it, and the names in it."""
    entry, document = found.entry, found.entry.document.id
    figures: dict[str, list[Figure]] = {}
    for figure, claim, _ in found.figures:
        figures.setdefault(claim.id, []).append(figure)
    for claim, by in found.claims:
        speaker, event = known.get(by.speaker_actor or ""), events.get(claim.id)
        about = [one for one in (event, speaker.id if speaker else None) if one]
        _add_note(entities, entry, claim, by, about, figures.get(claim.id, ()))
        if event is not None:
            _add_documentation(entities, document, event, "tells of")
        if speaker is not None:
            _add_documentation(entities, document, speaker.id, "tells what this one said")
    for actor in entry.analysis.actors:
        linked, name = known.get(actor.id), name_of(actor.name)
        if linked is not None and name:
            entities.add(
                content_id("mention", document, linked.id, name), "Mention", document=document,
                name=name, resolved=linked.id, detectedSchema=_SCHEMATA[linked.kind],
            )  # fmt: skip


def _add_documentation(entities: _Entities, document: str, of: str, role: str) -> None:
    made = content_id("documentation", document, of)
    entities.add(made, "Documentation", document=document, entity=of, role=role)


def _add_event(entities: _Entities, event: Event) -> None:
    sides = (event.date or "").split("/")
    first, last = (ftm_date(sides[0]), ftm_date(sides[-1])) if len(sides) == 2 else (None, None)
    entities.add(
        event.id, "Event", name=name_of(event.label) or event.id,
        date=ftm_date(event.date) if len(sides) == 1 else None, startDate=first, endDate=last,
        location=name_of((event.place or "").replace(";", ","), 250), proof=event.documents,
        summary=f"{len(event.claims)} claims in {len(event.documents)} documents; "
        f"{event.independent_origins} independent origins found in this collection. An event "
        "has no facts of its own: notes say who said what.",
    )  # fmt: skip


def _add_actor(entities: _Entities, actor: LinkedActor) -> None:
    name = name_of(actor.name)
    aliases = {made for one in actor.aliases if (made := name_of(one)) not in ("", name)}
    entities.add(actor.id, _SCHEMATA[actor.kind], name=name, alias=aliases)


def _named(holding: Holding) -> dict[str, LinkedActor]:
    """Return the linked actors that are named, by the ids of their members.

    Who is only described ("a witness") is no entity: matched by name with other collections, it
    would be made one with every other witness.
    """
    linked = linked_by_member(holding.links.actors)
    named = {
        linked[actor.id].id
        for entry in holding.entries
        for actor in entry.analysis.actors
        if actor.id in linked and not actor.unnamed
    }
    return {
        member: actor
        for member, actor in linked.items()
        if actor.id in named and actor.kind in _SCHEMATA and name_of(actor.name)
    }


def _fill(entities: _Entities, holding: Holding) -> None:
    known = _named(holding)
    events: dict[str, str] = {}
    for event in sorted(holding.links.events, key=lambda one: one.id):
        _add_event(entities, event)
        for claim in event.claims:
            events.setdefault(claim, event.id)
    for actor in known.values():
        _add_actor(entities, actor)
    for entry in holding.entries:
        found = said(entry)
        entities.left_out.extend(found.left_out)
        _add_article(entities, entry)
        _add_said(entities, found, known, events)


def write_ftm(holding: Holding, path: Path) -> tuple[Problem, ...]:
    """Write entities as JSON lines sorted by id.

    Returns what was left out; raises ReportError where the file cannot be written.
    """
    with Sorted(path) as held, whole_file(path) as file:
        entities = _Entities(held, [])
        _fill(entities, holding)
        file.writelines(_lines(held))
    return tuple(entities.left_out)


def _lines(held: Sorted) -> Iterator[bytes]:
    return (row + b"\n" for _, row in held.rows("entity"))


FTM = Exporter(
    name="ftm",
    what="a file of FollowTheMoney entities, one a line: a note for each claim",
    write=write_ftm,
)
