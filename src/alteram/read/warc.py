"""Web archives (WARC): each page, text or PDF that a server answered with is a document.

Its address is the one that was asked for, its time of capture that of the record. What the
archive and the server said with it is kept in their own words.
"""

import re
from collections import Counter
from collections.abc import Iterator

from alteram.errors import ReadError
from alteram.read.httpbody import Answer, parse_answer
from alteram.read.reading import Container, Flaw, Given, Pairs, Piece
from alteram.read.warcrecords import READ, Record, is_archive, records

MOST_BODY_BYTES = 20_000_000
_TYPES = (
    "text/html", "application/xhtml", "text/plain", "application/pdf", "application/rss",
    "application/atom", "message/rfc822", "application/vnd.openxmlformats-officedocument.word",
)  # fmt: skip
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_SHOWN = 12
_ALWAYS_THERE = "/robots.txt"


def _accepts(data: bytes, given: Given) -> bool:
    return is_archive(data)


def _pieces(data: bytes, given: Given) -> Iterator[Piece | Flaw]:
    left_out: Counter[str] = Counter()
    for record in records(data):
        locator = f"record {record.number}" + _ident(record)
        if record.fault:
            yield Flaw(locator=locator, message=record.fault)
        elif record.kind == "revisit":
            left_out["revisit, whose page stands in another record"] += 1
        elif record.kind in READ:
            try:
                yield from _of_record(record, locator, left_out)
            except ReadError as error:
                yield Flaw(locator=locator, message=str(error))
    if left_out:
        kinds = [f"{number} {name}" for name, number in sorted(left_out.items())]
        more = f" and {len(kinds) - _SHOWN} more kinds" if len(kinds) > _SHOWN else ""
        yield Flaw(
            locator="",
            message=f"also holds records that are no documents ({', '.join(kinds[:_SHOWN])}{more}"
            "); they were left out. Keep them with the file.",
        )


def _ident(record: Record) -> str:
    name = record.header("warc-record-id").strip("<>")[:80]
    return f" ({name})" if name else ""


def _of_record(record: Record, locator: str, left_out: Counter[str]) -> Iterator[Piece | Flaw]:
    """Yield the document of a record, and what is missing of it; counts what is none."""
    location = record.header("warc-target-uri").strip("<>")
    answer = _answer(record)
    kind = (answer.header("content-type") or _sniffed(answer.body)).lower()
    if not 200 <= answer.status < 300:
        left_out[f"answer with status {answer.status}"] += 1
        return
    if not kind.startswith(_TYPES) or location.endswith(_ALWAYS_THERE) or not answer.body:
        left_out[kind.partition(";")[0].strip()[:60] or "record without a kind"] += 1
        return
    charset = _CHARSET.search(kind)
    date = record.header("warc-date")
    yield Piece(
        data=answer.body,
        locator=locator,
        media_type=kind.partition(";")[0].strip(),
        charset=None if charset is None else charset[1],
        location=location,
        captured=date if _DATE.fullmatch(date) else "",
        received=_received(record, answer),
    )
    cut = answer.remark or (
        f"was cut by whoever archived it ({record.header('warc-truncated')})"
        if record.header("warc-truncated")
        else ""
    )
    if cut:
        yield Flaw(
            locator=locator, message=f"{cut}; what is there was read. Look for another copy."
        )


def _answer(record: Record) -> Answer:
    """Return what a record holds; a resource is given as if a server had answered with it."""
    if record.kind == "response" and "http" in record.header("content-type").lower():
        return parse_answer(record.block, MOST_BODY_BYTES)
    kind = (("content-type", record.header("content-type")),)
    return Answer(status=200, headers=kind, body=record.block)


def _sniffed(body: bytes) -> str:
    head = body[:64].lstrip().lower()
    if head.startswith(b"%pdf-"):
        return "application/pdf"
    return "text/html" if head.startswith((b"<!doctype html", b"<html")) else ""


def _received(record: Record, answer: Answer) -> Pairs:
    said = answer.headers if record.kind == "response" else ()
    return record.headers + tuple((f"HTTP {name}", value) for name, value in said)


WARC = Container(media_type="application/warc", accepts=_accepts, pieces=_pieces)
