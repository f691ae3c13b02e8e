"""A dossier of a part of a run's results: what a person works on where the whole is too much."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TypeVar

from alteram.api.analysing import note_analysed
from alteram.api.held import DEFAULT_DOSSIER, find_event
from alteram.api.linking import bring_up_to_date
from alteram.engines.results import Results, opened
from alteram.engines.slices import Slice, Wanted, cut_out, documents_of
from alteram.errors import NotFoundError, QuoteMismatchError, RunError
from alteram.model import CopyCluster, Document, Event, LinkedActor, Links, Problem
from alteram.store import Dossier, New
from alteram.text.edtf import bounds

MANY = 20_000
"""Documents: of more a person is asked first."""
_AT_ONCE = 64
_NOT_MADE = "not linked yet"
_SHOWN = 5
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class SliceOptions:
    """What is to be cut out: `events` by id or label, `parties` by an actor's name or id, days.

    `first` and `last` are EDTF; of a month or a year all days count. Where nothing is said the
    whole run is meant. `many` allows more than `MANY` documents.
    """

    events: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    many: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SliceResult:
    """What a slice gave.

    `origins` counts documents that are there because the texts of copies first appeared in them,
    `outside` documents that tell of the events asked for and are not there, `in_part` other
    events that documents outside tell of too. `events` are those of the run that are there under
    their ids, `other` those of which other claims are together now than in the run, `gone` those
    whose ids are no more.
    """

    added: int
    known: int
    bytes: int
    origins: int
    outside: int
    in_part: int
    events: tuple[Event, ...]
    other: tuple[Event, ...]
    gone: tuple[Event, ...]
    problems: tuple[Problem, ...]


def slice_run(
    out: str,
    dossier: str | Path = DEFAULT_DOSSIER,
    *,
    options: SliceOptions | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> SliceResult:
    """Add the documents of a part of a run to a dossier, with the ids of the run's links.

    `out` is where the run wrote its results. What belongs together is found anew among the
    documents of the dossier, so that other commands give what they would have given; events,
    actors and copies keep the ids of the run. Raises RunError where the results are none, or not
    done, or nothing is about what is asked for; NotFoundError, DossierError.
    """
    options = options or SliceOptions()
    results = opened(out)
    part = cut_out(results, _wanted(results, options))
    if len(part.documents) > MANY and not options.many:
        raise RunError(
            f"this part of the run has {len(part.documents):,} documents "
            f"({part.bytes / 1_000_000:,.0f} MB as they came); nothing was written. "
            "Ask for less, or give --yes."
        )
    with Dossier.open(dossier, create=True) as store:
        counts = _fill(store, results, part, progress)
        before = _joined(part.links, store.kept_links())
        store.save_links(before, _NOT_MADE)
        bring_up_to_date(store, whole=True)
        now = {one.id: one for one in store.kept_links().events}
    there = [one for one in part.links.events if one.id in now]
    return SliceResult(
        added=len(counts.added),
        known=counts.known,
        bytes=part.bytes,
        origins=len(part.origins),
        outside=len(part.outside),
        in_part=part.in_part,
        events=tuple(there),
        other=tuple(one for one in there if not set(one.claims) <= set(now[one.id].claims)),
        gone=tuple(one for one in part.links.events if one.id not in now),
        problems=tuple(counts.problems),
    )


def _wanted(results: Results, options: SliceOptions) -> Wanted:
    first, last = _day(options.first, 0), _day(options.last, 1)
    if first is not None and last is not None and first > last:
        raise RunError(
            f"{options.first} is after {options.last}; nothing was written. Turn them round."
        )
    return Wanted(
        events=tuple(_event(results, name) for name in options.events),
        actors=tuple(_actor(results, name) for name in options.parties),
        first=first,
        last=last,
    )


def _day(edtf: str | None, side: int) -> date | None:
    """Return the first or the last day of a date."""
    if edtf is None:
        return None
    with suppress(ValueError):
        day = bounds(edtf)[side]
        if day is not None:
            return day
    raise RunError(
        f"{edtf!r} is no day, month or year; nothing was written. "
        "Write it as 2022, 2022-03 or 2022-03-04."
    )


def _event(results: Results, name: str) -> str:
    found = results.events_like(name)
    if not found:
        raise NotFoundError(
            f"No event of the run answers to {name!r}; nothing was written. "
            "Its table `events` lists them."
        )
    return find_event(found, name).id


def _actor(results: Results, name: str) -> str:
    found = results.actors_like(name)
    if not found:
        raise NotFoundError(
            f"No actor of the run has the name or id {name!r}; nothing was written. "
            "Its table `actors` lists them."
        )
    if len(found) > 1:
        shown = "; ".join(f"{one.name} ({one.id})" for one in found[:_SHOWN])
        raise NotFoundError(
            f"{len(found)} actors of the run have the name {name!r}: {shown}; nothing was "
            "written. Name one by its id."
        )
    return found[0].id


@dataclass(slots=True)
class _Counts:
    """What became of the documents of a part."""

    added: list[Document]
    known: int
    problems: list[Problem]


def _fill(
    store: Dossier, results: Results, part: Slice, progress: Callable[[int, int], None]
) -> _Counts:
    """Add the documents of a part, some at a time; those that are there are left as they are."""
    counts = _Counts(added=[], known=0, problems=[])
    for some in _groups(documents_of(results, part.documents)):
        added = []
        for one, became in zip(some, store.add_many(some), strict=True):
            if isinstance(became, QuoteMismatchError):
                document = one if isinstance(one, Document) else one.entry.document
                problem = Problem(location=document.location, stage="slice", message=str(became))
                store.add_problem(problem)
                counts.problems.append(problem)
            elif became and isinstance(one, New):
                added.append(one.entry.document)
            else:
                counts.known += isinstance(one, New)
        counts.added += added
        if results.is_of_this_program:
            note_analysed(store, added)
        progress(len(counts.added) + counts.known, len(part.documents))
    return counts


def _groups(every: Iterator[T]) -> Iterator[list[T]]:
    while some := list(islice(every, _AT_ONCE)):
        yield some


def _joined(run: Links, kept: Links) -> Links:
    """Return the links of a run with those of a dossier, which come last: theirs then decide."""
    copies = {one.id: one for one in run.copies}
    actors = {one.id: one for one in run.actors}
    events = {one.id: one for one in run.events}
    of_dossier = Links(
        copies=tuple(_with_copies(one, copies.pop(one.id, one)) for one in kept.copies),
        actors=tuple(_with_members(one, actors.pop(one.id, one)) for one in kept.actors),
        events=tuple(_with_claims(one, events.pop(one.id, one)) for one in kept.events),
    )
    return Links(
        copies=(*copies.values(), *of_dossier.copies),
        actors=(*actors.values(), *of_dossier.actors),
        events=(*events.values(), *of_dossier.events),
    )


def _with_copies(one: CopyCluster, other: CopyCluster) -> CopyCluster:
    return replace(one, documents=_union(one.documents, other.documents))


def _with_members(one: LinkedActor, other: LinkedActor) -> LinkedActor:
    return replace(one, members=_union(one.members, other.members))


def _with_claims(one: Event, other: Event) -> Event:
    return replace(
        one,
        claims=_union(one.claims, other.claims),
        documents=_union(one.documents, other.documents),
    )


def _union(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({*one, *other}))
