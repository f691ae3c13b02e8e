"""The results of a run, and the part of them that somebody asks for: an event, a party, a period.

Only the columns that a question is about are read, and rows one group after the other, so that
the part fits a laptop whatever the whole is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

import pyarrow as pa
from pyarrow import compute as pc
from pyarrow import dataset

from alteram.engines import record
from alteram.engines.entries import columns_in, record_of
from alteram.engines.job import ENTRIES, RUN
from alteram.engines.places import Place, place
from alteram.engines.program import program
from alteram.engines.slice_links import Rows, copies_of, event_of, linked_actor_of, links_of
from alteram.errors import RunError
from alteram.model import Document, Entry, Event, LinkedActor, Links
from alteram.origins import first_copies
from alteram.store import New
from alteram.text.edtf import bounds

_ROWS = 5_000
_HEAD_OF_EVENT = ("id", "label", "date", "place")
_HEAD_OF_ACTOR = ("id", "name", "kind", "aliases", "part_of")


class Results:
    """The results of a run that is done, to be asked."""

    def __init__(self, out: Place, asked: record.Asked) -> None:
        self.out = out
        self.is_of_this_program = asked.program == program()

    def rows(
        self,
        table: str,
        columns: Sequence[str],
        where: pc.Expression | None = None,
        holding: tuple[str, Iterable[str]] | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Yield the rows of a table, of these columns, and of `where` alone.

        With `holding`, only those whose column of lists holds one of some words.
        """
        files = [self.out.at(f"{table}/{name}") for name in self.out.names(table)]
        if not files:
            return
        words = None if holding is None else pa.array(sorted(holding[1]), pa.string())
        with _whole(self.out, table):
            found = dataset.dataset(files, filesystem=self.out.files, format="parquet")
            batches = found.to_batches(
                columns=list(columns), filter=where, batch_size=_ROWS, batch_readahead=0,
                fragment_readahead=1, use_threads=False,
            )  # fmt: skip
            for batch in batches:
                held = batch
                if holding is not None:
                    held = batch.take(_holders(batch.column(holding[0]), words))
                yield from held.to_pylist()

    def events_like(self, name: str) -> list[Event]:
        """Return the events whose id is `name` or whose label holds it, without their claims."""
        where = (pc.field("id") == name) | pc.match_substring(
            pc.field("label"), name, ignore_case=True
        )
        return [event_of(row) for row in self.rows("events", _HEAD_OF_EVENT, where)]

    def actors_like(self, name: str) -> list[LinkedActor]:
        """Return the actors of an id, else those of a name, else of another name of theirs."""
        found: dict[int, list[LinkedActor]] = {0: [], 1: [], 2: []}
        key = name.casefold()
        for row in self.rows("actors", _HEAD_OF_ACTOR):
            named = row["name"].casefold() == key
            if named or row["id"] == name or key in map(str.casefold, row["aliases"]):
                rank = 0 if row["id"] == name else 1 if named else 2
                found[rank].append(linked_actor_of(row))
        return next(filter(None, found.values()), [])


def _holders(lists: Any, words: Any) -> Any:
    """Return the numbers of the lists that hold one of the words."""
    hits = pc.is_in(pc.list_flatten(lists), value_set=words)
    return pc.unique(pc.list_parent_indices(lists).filter(hits))


def opened(out: str) -> Results:
    """Return the results that stand in a folder or at an address; raises RunError."""
    where = place(out)
    if not where.has(RUN):
        raise RunError(
            f"{where.name}: holds no results of a run; nothing was done. "
            "Name the folder that was given to `alteram run` as --out."
        )
    asked = record.earlier(where)
    if asked is None or asked.form != record.FORM:
        raise RunError(
            f"{where.name}: was written by another version of Alteram "
            f"({asked.version if asked else 'unknown'}); nothing was done. "
            "Run it anew with this one, or use that version."
        )
    if record.done(where) is None:
        raise RunError(
            f"{where.name}: the run is not done, so what belongs together is not known yet; "
            "nothing was done. Start the same `alteram run` again: it goes on where it was."
        )
    if lost := record.lost(where, len(asked.shares)):
        raise RunError(
            f"{where.name}: {lost[0]} is there no more ({len(lost):,} such); nothing was done. "
            "Start the same `alteram run` again: it is made anew."
        )
    return Results(where, asked)


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
    of_event = (*_HEAD_OF_EVENT, "lat", "lon", "documents", "claims", "independent_origins")
    of_actor = (*_HEAD_OF_ACTOR, "members", "state")
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
        with _whole(results.out, f"{ENTRIES}/{name}"):
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


@contextmanager
def _whole(out: Place, table: str) -> Iterator[None]:
    """Tell what a damaged or unreadable table is, in our own words."""
    try:
        yield
    except (pa.ArrowException, OSError) as error:
        raise RunError(
            f"{out.name}: the table {table} cannot be read ({error}); nothing more was done. "
            "Check the connection, or take the file away and start the run again."
        ) from error
