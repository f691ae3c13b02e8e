"""Words found in what is said, with the speaker, and in the texts of the documents.

What is found stands by date and place in the text, and by nothing else: no passage is ranked.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, TextClause, case, func, select, text

from alteram.errors import NotFoundError
from alteram.model import UNNAMED_OUTLET, Attribution, Entry, Span
from alteram.store.passages import Kind
from alteram.store.rows import streamed
from alteram.store.schema import PASSAGES
from alteram.store.words import Word, phrases, places_of, words_of

Phrases = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One passage with the words: whose it is, and where it and they stand (code points).

    Words outside of all that is said are the outlet's: `attribution` is None then.
    """

    document: str
    location: str
    published: str | None
    attribution: str | None
    claims: tuple[str, ...]
    speaker: str
    chain: tuple[str, ...]
    start: int
    end: int
    quote: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Passages by date, and how many more documents have some."""

    hits: tuple[Hit, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Which of the passages are returned: the first `limit`, or those after a place.

    `after` is a document and how many of its passages were shown before; `among` tells which
    documents are looked at, None all of them.
    """

    limit: int = 50
    after: tuple[str, int] = ("", 0)
    among: Callable[[str], bool] | None = None


class _Row(NamedTuple):
    document: str
    kind: Kind
    record: str
    start: int
    stop: int


def phrases_of(words: str) -> Phrases:
    """Return what is asked for; raises NotFoundError where there is no word in it."""
    wanted = phrases(words)
    if not wanted:
        raise NotFoundError(
            f"There is no word in {words!r}; nothing was searched. Give words to look for."
        )
    return wanted


def search(
    connection: Connection,
    wanted: Phrases,
    speaker: Phrases,
    cut: Cut,
    entry_of: Callable[[str], Entry | None],
    veiled: Set[str] = frozenset(),
) -> Found:
    """Return passages that have all that is wanted, said by a `speaker` of these words.

    `entry_of` returns a document, as it stands, by its id; None where it may not be shown. The
    documents of `veiled` are shown in part or not at all: they count where passages can be seen.
    """
    hits: list[Hit] = []
    more = met = 0
    last, shown = cut.after
    begun = not last
    asked = {"words": wanted, **({"speaker": speaker} if speaker else {})}
    rows = (_Row._make(row) for row in streamed(connection, _query(connection, asked), 1_000))
    for document, of_one in groupby(rows, key=lambda row: row.document):
        if len(hits) >= cut.limit and not veiled and cut.among is None:
            more += _documents(connection, asked) - met
            break
        met += 1
        is_last, begun = document == last, begun or document == last
        if not begun or (cut.among is not None and not cut.among(document)):
            continue
        if len(hits) >= cut.limit and document not in veiled:
            more += 1
            continue
        entry = entry_of(document)
        found = _hits(entry, list(of_one), wanted) if entry is not None else []
        found = found[shown:] if is_last else found
        more += len(hits) + len(found) > cut.limit
        hits += found[: cut.limit - len(hits)]
    return Found(hits=tuple(hits), more=more)


def _documents(connection: Connection, asked: Mapping[str, Phrases]) -> int:
    """Return how many documents have passages with all that is asked for."""
    query = select(func.count(PASSAGES.c.document.distinct())).where(matching(connection, asked))
    return int(connection.execute(query).scalar_one())


def _query(connection: Connection, asked: Mapping[str, Phrases]) -> Select[Any]:
    table = PASSAGES.c
    undated = case((table.day == "", 1), else_=0)
    return (
        select(table.document, table.kind, table.record, table.start, table.stop)
        .where(matching(connection, asked))
        .order_by(undated, table.day, table.document, table.start, table.stop, table.number)
    )


def matching(connection: Connection, asked: Mapping[str, Phrases]) -> TextClause:
    """Return the condition that a passage has all phrases of each column ("words", "speaker")."""
    on_server = connection.dialect.name == "postgresql"
    return (_on_server if on_server else _in_file)(asked)


def _in_file(asked: Mapping[str, Phrases]) -> TextClause:
    """Return the condition for SQLite; words are letters and digits, so quotes hold them."""
    columns = []
    for column, wanted in asked.items():
        quoted = " AND ".join(f'"{" ".join(phrase)}"' for phrase in wanted)
        columns.append(f"{column} : ({quoted})")
    match = "passages.number IN (SELECT rowid FROM search WHERE search MATCH :asked)"
    return text(match).bindparams(asked=" AND ".join(columns))


def _on_server(asked: Mapping[str, Phrases]) -> TextClause:
    """Return the condition for PostgreSQL."""
    values: dict[str, str] = {}
    columns = []
    for column, wanted in asked.items():
        names = []
        for number, phrase in enumerate(wanted):
            values[f"{column}{number}"] = " ".join(phrase)
            names.append(f"phraseto_tsquery('simple', :{column}{number})")
        columns.append(f"passages.{column}_found @@ ({' && '.join(names)})")
    return text(" AND ".join(columns)).bindparams(**values)


def _hits(entry: Entry, rows: Sequence[_Row], wanted: Phrases) -> list[Hit]:
    """Return the hits in one document, by place; each occurrence stands in its innermost one."""
    said = {one.id: one for one in entry.analysis.attributions}
    hits: list[Hit] = []
    taken: set[Span] = set()
    for row in sorted(rows, key=lambda row: (row.stop - row.start, row.kind == "text", row.start)):
        of = _attribution(entry, row, said)
        if of is None and row.kind != "text":
            continue  # people rejected it
        words = list(_words(entry.text.text, row, of))
        found = [[Span(*at) for at in places_of(phrase, words)] for phrase in wanted]
        fresh = [[span for span in spans if span not in taken] for spans in found]
        if not all(fresh):
            continue
        marks = sorted({span for spans in fresh for span in spans})
        taken.update(marks)
        hits.append(_hit(entry, row, of, marks))
    return sorted(hits, key=lambda hit: (hit.start, hit.end, hit.attribution or ""))


def _attribution(entry: Entry, row: _Row, said: dict[str, Attribution]) -> Attribution | None:
    if row.kind == "attribution":
        return said.get(row.record)
    claims = (one for one in entry.analysis.claims if one.id == row.record)
    claim = next(claims, None)
    return said.get(claim.attribution) if claim is not None else None


def _words(whole: str, row: _Row, of: Attribution | None) -> Iterator[Word]:
    """Yield the words of a row, in order, with their places in the text."""
    spans: Sequence[Span] = (Span(row.start, row.stop),)
    if row.kind == "attribution" and of is not None:
        spans = of.content
    for span in spans:
        start, end = max(span.start, row.start), min(span.end, row.stop)
        for word in words_of(whole[start:end]):
            yield Word(word.folded, word.start + start, word.end + start)


def _hit(entry: Entry, row: _Row, of: Attribution | None, marks: Sequence[Span]) -> Hit:
    outlet = entry.document.outlet or UNNAMED_OUTLET
    claims = [
        claim.id
        for claim in entry.analysis.claims
        if of is not None
        and claim.attribution == of.id
        and any(mark.start < claim.span.end and claim.span.start < mark.end for mark in marks)
    ]
    return Hit(
        document=entry.document.id,
        location=entry.document.location,
        published=entry.document.published,
        attribution=of.id if of is not None else None,
        claims=tuple(claims),
        speaker=of.speaker_name if of is not None else outlet,
        chain=of.chain if of is not None else (outlet,),
        start=row.start,
        end=row.stop,
        quote=entry.text.text[row.start : row.stop],
        marks=tuple(marks),
    )
