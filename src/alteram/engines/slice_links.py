"""What belongs together in a part of a run: its events, actors and copies, of some documents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from alteram.model import CopyCluster, Event, LinkedActor, Links, Republication, Span

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Rows of a run's tables, each gone through once.

    `holds` gives the claims and actors of each document.
    """

    events: Iterable[Row] = ()
    actors: Iterable[Row] = ()
    copies: Iterable[Row] = ()
    holds: Iterable[Row] = ()


def links_of(rows: Rows, ours: frozenset[str]) -> Links:
    """Return the links of rows that are about these documents, under the ids that they have.

    What is about other documents is left out of each.
    """
    claims: set[str] = set()
    members: set[str] = set()
    for row in rows.holds:
        if row["document"] in ours:
            claims.update(row["claims"])
            members.update(actor["id"] for actor in row["actors"])
    return Links(
        copies=tuple(
            _of_ours(cluster, ours)
            for cluster in map(copies_of, rows.copies)
            if len(ours.intersection(cluster.documents)) > 1
        ),
        actors=tuple(
            linked_actor_of({**row, "members": kept})
            for row in rows.actors
            if (kept := [one for one in row["members"] if one in members])
        ),
        events=tuple(
            event_of({
                **row, "claims": kept,
                "documents": [one for one in row["documents"] if one in ours],
            })
            for row in rows.events
            if (kept := [one for one in row["claims"] if one in claims])
        ),
    )  # fmt: skip


def event_of(row: Row) -> Event:
    """Return the event of a row; columns that were not read are empty."""
    return Event(
        id=row["id"],
        label=row["label"],
        date=row["date"],
        place=row["place"],
        lat=row.get("lat"),
        lon=row.get("lon"),
        claims=tuple(row.get("claims", ())),
        documents=tuple(row.get("documents", ())),
        independent_origins=row.get("independent_origins", 0),
    )


def linked_actor_of(row: Row) -> LinkedActor:
    """Return the actor of a row; columns that were not read are empty."""
    return LinkedActor(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        members=tuple(row.get("members", ())),
        aliases=tuple(row["aliases"]),
        part_of=row["part_of"],
        state=row.get("state"),
    )


def copies_of(row: Row) -> CopyCluster:
    """Return the copies of a row."""
    return CopyCluster(
        id=row["id"],
        documents=tuple(row["documents"]),
        links=tuple(_republication(one) for one in row["links"]),
        origin=row["origin"],
        credit=row["credit"],
    )


def _republication(row: Row) -> Republication:
    return Republication(
        document=row["document"],
        of=row["of"],
        kind=row["kind"],
        overlap=row["overlap"],
        credit=row["credit"],
        passages=tuple(Span(start, end) for start, end in row["passages"]),
    )


def _of_ours(cluster: CopyCluster, ours: frozenset[str]) -> CopyCluster:
    """Return what of a cluster is about some of its documents."""
    return CopyCluster(
        id=cluster.id,
        documents=tuple(one for one in cluster.documents if one in ours),
        links=tuple(one for one in cluster.links if {one.document, one.of} <= ours),
        origin=cluster.origin if cluster.origin in ours else None,
        credit=cluster.credit,
    )
