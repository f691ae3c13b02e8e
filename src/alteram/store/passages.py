"""The passages of a dossier as they are searched: what is said, with its speaker, and the texts.

All rows of a document follow from its text and analysis, and are stored with them.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from sqlalchemy import Connection, delete, insert, select

from alteram.model import Analysis, Attribution, Entry, Span
from alteram.store.rows import ASKED_AT_ONCE, batches, stored_entries
from alteram.store.schema import PASSAGES, RECORDS
from alteram.store.words import folded

Kind = Literal["attribution", "claim", "text"]

_WRITTEN_AT_ONCE = 100
# Code points of one row: a server indexes about a megabyte of words at most.
_LONGEST = 20_000
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")


class Passage(NamedTuple):
    """One row: the words from `start` to `stop` (code points), and whose they are."""

    document: str
    kind: Kind
    record: str
    day: str
    start: int
    stop: int
    speaker: str
    words: str


def pieces(text: str, span: Span) -> Iterator[Span]:
    """Yield a stretch of a text in pieces that are not too long, cut between words."""
    start, end = span
    while end - start > _LONGEST:
        cut = start + _LONGEST
        blank = max(text.rfind(sign, start, cut) for sign in " \n")
        cut = blank if blank > start else cut
        yield Span(start, cut)
        start = cut
    if end > start:
        yield Span(start, end)


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the stretches of a text between blank lines."""
    start = 0
    for blank in _BLANK_LINE.finditer(text):
        yield from pieces(text, Span(start, blank.start()))
        start = blank.end()
    yield from pieces(text, Span(start, len(text)))


def _whole(spans: Iterable[Span]) -> Span:
    held = list(spans)
    return Span(min(span.start for span in held), max(span.end for span in held))


def _said(text: str, one: Attribution) -> Iterator[tuple[Span, str]]:
    """Yield each row of an attribution's content: where it stands, and its words."""
    if len(one.content) > 1:
        whole = _whole(one.content)
        joined = " ".join(text[span.start : span.end] for span in one.content)
        if len(joined) <= _LONGEST:
            yield whole, folded(joined)
            return
    for span in one.content:
        for piece in pieces(text, span):
            yield piece, folded(text[piece.start : piece.end])


def _apart(analysis: Analysis) -> Iterator[tuple[Attribution, str, Span]]:
    """Yield the claims whose passage is not inside the content of their attribution."""
    by_id = {one.id: one for one in analysis.attributions}
    for claim in analysis.claims:
        of = by_id.get(claim.attribution)
        inside = of is not None and any(
            span.start <= claim.span.start and claim.span.end <= span.end for span in of.content
        )
        if of is not None and not inside:
            yield of, claim.id, claim.span


def passages_of(entry: Entry) -> list[Passage]:
    """Return the rows of one document, in a fixed order."""
    document, text, analysis = entry.document, entry.text.text, entry.analysis
    # A server keeps no NUL in words.
    day = (document.published or "").replace("\0", "")[:64]
    rows: list[Passage] = []

    def add(kind: Kind, record: str, speaker: str, span: Span, words: str) -> None:
        if words:
            rows.append(Passage(document.id, kind, record, day, *span, speaker, words))

    for one in analysis.attributions:
        for span, words in _said(text, one):
            add("attribution", one.id, folded(one.speaker_name), span, words)
    for of, claim, span in _apart(analysis):
        for piece in pieces(text, span):
            add("claim", claim, folded(of.speaker_name), piece,
                folded(text[piece.start : piece.end]))  # fmt: skip
    for span in paragraphs(text):
        add("text", "", "", span, folded(text[span.start : span.end]))
    return rows


def keep_passages(connection: Connection, entries: Iterable[Entry]) -> None:
    """Put in the rows of documents that have none yet, and which records they hold."""
    for some in batches(entries, _WRITTEN_AT_ONCE):
        rows = [passage._asdict() for entry in some for passage in passages_of(entry)]
        if rows:
            connection.execute(insert(PASSAGES), rows)
        held = [{"id": one, "document": e.document.id} for e in some for one in ids_of(e.analysis)]
        if held:
            connection.execute(insert(RECORDS), held)


def ids_of(analysis: Analysis) -> list[str]:
    """Return the ids of the records in an analysis, each once."""
    kinds = (analysis.actors, analysis.attributions, analysis.claims, analysis.figures)
    return sorted({one.id for records in kinds for one in records})


def drop_passages(connection: Connection, document: str) -> None:
    """Take out the rows of one document."""
    for table in (PASSAGES, RECORDS):
        connection.execute(delete(table).where(table.c.document == document))


def keep_all_passages(connection: Connection) -> None:
    """Make the rows of all documents anew."""
    for table in (PASSAGES, RECORDS):
        connection.execute(delete(table))
    keep_passages(connection, stored_entries(connection))


def holders(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the documents that hold the records of these ids, in order, where there are any."""
    found: dict[str, tuple[str, ...]] = {}
    table = RECORDS.c
    for some in batches(sorted(set(ids)), ASKED_AT_ONCE):
        query = select(RECORDS).where(table.id.in_(some)).order_by(table.id, table.document)
        for row in connection.execute(query):
            found[row.id] = (*found.get(row.id, ()), row.document)
    return found
