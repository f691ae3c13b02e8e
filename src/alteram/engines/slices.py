"""The part of a run's results that somebody asks for: an event, a party, a period."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

import pyarrow as pa
from pyarrow import compute as pc

from alteram.engines.entries import columns_in, record_of
from alteram.engines.job import ENTRIES
from alteram.engines.results import HEAD_OF_ACTOR, HEAD_OF_EVENT, Results, whole_table
from alteram.engines.slice_links import Rows, copies_of, links_of
from alteram.errors import RunError
from alteram.model import Document, Entry, Links
from alteram.origins import first_copies
from alteram.store import New
from alteram.text.edtf import bounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What documents are to tell of, by ids of events and of actors, and in which days.

    A document has to fit each of the three that is given: tell of one of the events; let one of
    the actors speak, or those who speak for them, or blame them; be published within the days or
    tell of an event within them.
    """

    events: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A part of a run: its documents, and what of the run's links is about them.

    `origins` are those documents that are there only because the texts of copies first appeared
    in them. `bytes` is the size of all as they came. `outside` are documents that tell of the
    wanted events and are not in the part; `in_part` are other events that documents outside
    tell of too.
    """

    documents: frozenset[str]
    origins: frozenset[str]
    bytes: int
    links: Links
    outside: frozenset[str]
    in_part: int


def cut_out(results: Results, wanted: Wanted) -> Slice:
    """Return the part of a run that is wanted; raises RunError where there is none."""
    published = {
        row["document_id"]: (row["published"], row["size"])
        for row in results.rows("documents", ("document_id", "published", "size"))
    }
    ours = _chosen(results, wanted, {one: day for one, (day, _) in published.items()})
    if not ours:
        raise RunError(
            f"{results.out.name}: no document of the run is about all that was asked for; nothing "
            "was done. Ask for less, or for other days."
        )
    origins = _origins(results, ours) - ours
    every = ours | origins
    outside: set[str] = set()
    in_part = 0
    for row in results.rows("events", ("id", "documents"), holding=("documents", every)):
        beyond = set(row["documents"]) - every
        if row["id"] in wanted.events:
            outside |= beyond
        else:
            in_part += bool(beyond)
    return Slice(
        documents=every,
        origins=origins,
        bytes=sum(published[one][1] for one in every),
        links=links_of(_linking_rows(results, every), every),
        outside=frozenset(outside),
        in_part=in_part,
    )


def _chosen(results: Results, wanted: Wanted, published: dict[str, str | None]) -> frozenset[str]:
    """Return the documents that fit each thing that was asked for."""
    fitting = [set(published)]
    if wanted.events:
        where = pc.field("id").isin(list(wanted.events))
        rows = results.rows("events", ("documents",), where)
        fitting.append(set(chain.from_iterable(row["documents"] for row in rows)))
    if wanted.actors:
        fitting.append(_about_actors(results, wanted.actors))
    if wanted.first or wanted.last:
        days = (wanted.first or date.min, wanted.last or date.max)
        fitting.append({one for one, day in published.items() if _within(day, days)})
        for row in results.rows("events", ("date", "documents")):
            if _within(row["date"], days):
                fitting[-1].update(row["documents"])
    return frozenset(set.intersection(*fitting))


def _within(edtf: str | None, days: tuple[date, date]) -> bool:
    """Tell whether a date has a day within others; of one that is open the day it gives counts."""
    try:
        first, last = bounds(edtf) if edtf else (None, None)
    except ValueError:
        return False
    begin, end = first or last, last or first
    return begin is not None and end is not None and begin <= days[1] and days[0] <= end


def _about_actors(results: Results, wanted: Iterable[str]) -> set[str]:
    """Return the documents in which actors, or those who speak for them, speak or are blamed."""
    every = _with_parts(results, wanted)
    members: set[str] = set()
    names: set[str] = set()
    columns = ("id", "name", "aliases", "members")
    for row in results.rows("actors", columns, pc.field("id").isin(sorted(every))):
        members.update(row["members"])
        names.update(map(str.casefold, (row["name"], *row["aliases"])))
    speaks = pc.field("speaker_actor").isin(pa.array(sorted(members), pa.string()))
    found = {row["document_id"] for row in results.rows("attributions", ("document_id",), speaks)}
    # An outlet's own words have no actor, and who is blamed is a phrase: these are told by name.
    name = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)")
    own = pc.field("kind") == "outlet"
    for row in results.rows("attributions", ("document_id", "speaker"), own):
        if row["speaker"].casefold() in names:
            found.add(row["document_id"])
    blames = pc.list_value_length(pc.field("alleged_actor")) > 0
    for row in results.rows("claims", ("document_id", "alleged_actor"), blames):
        if any(name.search(one.casefold()) for one in row["alleged_actor"]):
            found.add(row["document_id"])
    return found


def _with_parts(results: Results, wanted: Iterable[str]) -> set[str]:
    """Return actors with all that are part of them, and of these."""
    parts: dict[str, list[str]] = {}
    for row in results.rows("actors", ("id", "part_of"), pc.field("part_of").is_valid()):
        parts.setdefault(row["part_of"], []).append(row["id"])
    found: set[str] = set()
    left = list(wanted)
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left.extend(parts.get(one, ()))
    return found


_OF_COPIES = ("id", "documents", "origin", "credit", "links")


def _origins(results: Results, ours: frozenset[str]) -> frozenset[str]:
    """Return the documents in which texts first appeared of which some of ours are copies."""
    rows = results.rows("copies", _OF_COPIES, holding=("documents", ours))
    firsts = first_copies(map(copies_of, rows))
    return frozenset(firsts[one] for one in ours if one in firsts)


def _linking_rows(results: Results, ours: frozenset[str]) -> Rows:
    """Return the rows of what belongs together, and which claims and actors documents hold."""
    where = pc.field("document").isin(pa.array(sorted(ours), pa.string()))
    holds = tuple(results.rows(ENTRIES, ("document", "claims", "actors"), where))
    members = {actor["id"] for row in holds for actor in row["actors"]}
    of_event = (*HEAD_OF_EVENT, "lat", "lon", "documents", "claims", "independent_origins")
    of_actor = (*HEAD_OF_ACTOR, "members", "state")
    return Rows(
        events=results.rows("events", of_event, holding=("documents", ours)),
        actors=results.rows("actors", of_actor, holding=("members", members)),
        copies=results.rows("copies", _OF_COPIES, holding=("documents", ours)),
        holds=holds,
    )


def documents_of(results: Results, ours: frozenset[str]) -> Iterator[New | Document]:
    """Yield documents of a run with bytes and results of stages, in the order in which they came.

    One that came again is given by its record alone, with the place that it came from then.
    """
    met: set[str] = set()
    for name in results.out.names(ENTRIES):
        share = name.removesuffix(".parquet")
        with whole_table(results.out, f"{ENTRIES}/{name}"):
            ids = [one for (one,) in columns_in(results.out, share, ["document"])]
            if ours.isdisjoint(ids):
                continue
            columns = ["document", "entry", "original", "stages"]
            for document, entry, original, stages in columns_in(results.out, share, columns):
                if document not in ours:
                    continue
                read = record_of(results.out, share, entry, Entry)
                if document in met:
                    yield read.document
                else:
                    met.add(document)
                    kept = record_of(results.out, share, stages, dict[str, bytes])
                    yield New(read, original, kept)
