"""What a run makes of all documents at once: copies, actors and events, and their tables."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from alteram.decisions import NO_JUDGEMENTS
from alteram.engines.engine import Engine
from alteram.engines.entries import columns_in, record_of
from alteram.engines.job import Job, Share
from alteram.engines.places import Place, place
from alteram.engines.table_share import homes_file
from alteram.engines.tables import Tally, rows_in, table_file
from alteram.engines.telling_share import COMMON, Counted, tell_share, told_in
from alteram.export.rows import HEAD, Row, actor_row, copy_row, event_row, review_of
from alteram.link import Common, Seen, Told, link_seen
from alteram.model import Event, Links
from alteram.store.codec import pack_kept


def counted(out: Place, shares: Sequence[Share]) -> tuple[Counted, ...]:
    """Return the shares with their rows that are documents of an earlier row, of any share."""
    met: set[str] = set()
    found = []
    for share in shares:
        repeated = set()
        for row, (document,) in enumerate(columns_in(out, share.name, ["document"])):
            if document in met:
                repeated.add(row)
            met.add(document)
        found.append(Counted(share.name, frozenset(repeated)))
    return tuple(found)


def linked(
    job: Job, engine: Engine, shares: Sequence[Counted], advance: Callable[[], None]
) -> Links:
    """Return what belongs together among the documents of all shares; one step over them."""
    out = place(job.out)

    def told(common: Common) -> Iterator[Told]:
        packed = pack_kept(common)
        out.save(COMMON, packed)
        mark = hashlib.sha256(packed).hexdigest()
        for name in engine.map(partial(tell_share, job, mark), shares):
            advance()
            yield from told_in(out, name)

    return link_seen(_seen(out, shares), told, engine=engine.linking, keep=False).links


def _seen(out: Place, shares: Iterable[Counted]) -> Iterator[Seen]:
    for share in shares:
        for row, (packed,) in enumerate(columns_in(out, share.name, ["seen"])):
            if row not in share.repeated:
                yield record_of(out, share.name, packed, Seen)


def save_homes(out: Place, events: Iterable[Event], shares: Iterable[Counted]) -> None:
    """Write for each share which event its claims are in."""
    homes: dict[str, str] = {}
    for event in sorted(events, key=lambda event: event.id):
        for claim in event.claims:
            homes.setdefault(claim, event.id)
    for share in shares:
        own = {
            claim: homes[claim]
            for (claims,) in columns_in(out, share.name, ["claims"])
            for claim in claims
            if claim in homes
        }
        out.save(homes_file(share.name), pack_kept(own))


def write_tables(out: Place, links: Links, shares: Sequence[Counted]) -> dict[str, Tally]:
    """Write the tables of events, actors and copies; those of the shares are there already."""
    return {
        "events": _write(out, "events", map(event_row, links.events)),
        "actors": _write(out, "actors", _actor_rows(out, links, shares)),
        "copies": _write(out, "copies", _copy_rows(out, links, shares)),
    }


def _write(out: Place, table: str, rows: Iterable[Row]) -> Tally:
    with table_file(out, table) as writer:
        for row in sorted(rows, key=lambda row: str(row["id"])):
            writer.add(row | review_of(str(row["id"]), NO_JUDGEMENTS))
    return writer.tally


def _actor_rows(out: Place, links: Links, shares: Iterable[Counted]) -> Iterator[Row]:
    met: set[str] = set()
    named: set[str] = set()
    metonyms: set[str] = set()
    for share in shares:
        for (actors,) in columns_in(out, share.name, ["actors"]):
            for actor in actors:
                met.add(actor["id"])
                if not actor["unnamed"]:
                    named.add(actor["id"])
                if actor["metonym"]:
                    metonyms.add(actor["id"])
    for one in links.actors:
        there = met.intersection(one.members)
        yield actor_row(
            one,
            unnamed=bool(there) and there.isdisjoint(named),
            metonym=not there.isdisjoint(metonyms),
        )


def _copy_rows(out: Place, links: Links, shares: Iterable[Counted]) -> Iterator[Row]:
    firsts = {one.id: one.origin or one.documents[0] for one in links.copies}
    heads: dict[str, Row] = {}
    wanted = frozenset(firsts.values())
    for share in shares if wanted else ():
        for row in rows_in(out, "documents", share.name, list(HEAD)):
            if row["document_id"] in wanted:
                heads[str(row["document_id"])] = row
    for cluster in links.copies:
        yield copy_row(cluster, heads.get(firsts[cluster.id]))
