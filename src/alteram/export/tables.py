"""The tables of a dossier, gathered document by document and put in order on the disk."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import msgspec

from alteram.decisions import Judgements, replay
from alteram.export.columns import COLUMNS
from alteram.export.rows import (
    HEAD,
    Row,
    actor_row,
    copy_row,
    decision_row,
    event_row,
    review_of,
    rows_of,
)
from alteram.export.sorting import Sorted
from alteram.export.writing import whole_file
from alteram.holding import Holding
from alteram.model import Actor, Decision, Problem


class Tables:
    """Rows by table, sorted by id and then by document; all but a few of them on the disk.

    `left_out` are the records that do not match their text.
    """

    def __init__(self, held: Sorted, now: Judgements) -> None:
        self._held = held
        self._now = now
        self._put = 0
        self.left_out: list[Problem] = []

    def add(self, table: str, row: Row) -> None:
        """Keep a row and where its review stands; rows of one id and document keep their order."""
        self._put += 1
        document, record = row.get("document_id") or "", str(row["id"])
        if "review" in COLUMNS[table]:
            row = row | review_of(record, self._now)
        self._held.add(table, f"{record}\0{document}\0{self._put:015d}", _line(row))

    def lines(self, table: str) -> Iterator[bytes]:
        """Yield the rows of a table as JSON lines without their ends."""
        for _, line in self._held.rows(table):
            yield line

    def rows(self, table: str) -> Iterator[Row]:
        """Yield the rows of a table."""
        for line in self.lines(table):
            row: Row = json.loads(line)
            yield row


def _line(row: Row) -> bytes:
    """Return a row as JSON; lone surrogates, which UTF-8 cannot hold, are escaped."""
    try:
        return msgspec.json.encode(row)
    except UnicodeEncodeError:
        return json.dumps(row, separators=(",", ":")).encode("ascii")


@dataclass(slots=True)
class _Wanted:
    """What rows of links and decisions need of documents: heads of rows, kinds of actors."""

    heads: dict[str, Row | None]
    met: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    metonyms: set[str] = field(default_factory=set)

    def see(self, row: Row) -> None:
        """Keep the head of a row that is wanted."""
        record = str(row["id"])
        if record in self.heads:
            self.heads[record] = {name: row[name] for name in HEAD}

    def meet(self, actor: Actor) -> None:
        """Note what an actor of a document is."""
        self.met.add(actor.id)
        if not actor.unnamed:
            self.named.add(actor.id)
        if actor.metonym:
            self.metonyms.add(actor.id)


@contextmanager
def gathered(holding: Holding, beside: Path) -> Iterator[Tables]:
    """Yield the tables of a dossier; what is sorted on the disk is sorted next to `beside`.

    Raises ReportError where there is no room for it.
    """
    with Sorted(beside) as held:
        tables = Tables(held, replay(holding.decisions))
        _fill(tables, holding)
        yield tables


def export_tables(
    holding: Holding, folder: Path, ending: str, fill: Callable[[Tables, str, BinaryIO], None]
) -> tuple[Problem, ...]:
    """Write each table of a dossier into a folder, made if need be, rows sorted by id.

    `fill` writes one table into a file. The files take their names once all of them are written:
    where there is no room for one, the tables that were there before stay as they were. Returns
    the records that were left out because their words do not stand in the text; raises
    ReportError where the folder cannot be written. What was withheld on purpose is told in
    `withheld.txt`.
    """
    with gathered(holding, folder / "tables") as tables, ExitStack() as files:
        for table in COLUMNS:
            file = files.enter_context(whole_file(folder / f"{table}.{ending}"))
            fill(tables, table, file)
            file.flush()
        told = folder / "withheld.txt"
        # Where nothing was withheld, an older file must not say otherwise.
        if holding.notes or told.exists():
            lines = holding.notes or ("Nothing was withheld.",)
            file = files.enter_context(whole_file(told))
            file.writelines(f"{line}\n".encode() for line in lines)
            file.flush()
        return tuple(tables.left_out)


def _fill(tables: Tables, holding: Holding) -> None:
    links = holding.links
    events: dict[str, str] = {}
    for event in sorted(links.events, key=lambda event: event.id):
        for claim in event.claims:
            events.setdefault(claim, event.id)
        tables.add("events", event_row(event))
    firsts = {one.id: one.origin or one.documents[0] for one in links.copies if one.documents}
    wanted = _Wanted(heads=dict.fromkeys([*firsts.values(), *map(_about, holding.decisions)]))
    for entry in holding.entries:
        for found in rows_of(entry, events):
            if isinstance(found, Problem):
                tables.left_out.append(found)
            else:
                tables.add(*found)
                wanted.see(found[1])
        for one in entry.analysis.actors:
            wanted.meet(one)
    for actor in links.actors:
        met = wanted.met.intersection(actor.members)
        row = actor_row(
            actor,
            unnamed=bool(met) and met.isdisjoint(wanted.named),
            metonym=not met.isdisjoint(wanted.metonyms),
        )
        tables.add("actors", row)
    for cluster in links.copies:
        tables.add("copies", copy_row(cluster, wanted.heads.get(firsts.get(cluster.id, ""))))
    for decision in holding.decisions:
        tables.add("decisions", decision_row(decision, wanted.heads[_about(decision)]))


def _about(decision: Decision) -> str:
    """Return the id of the first record that a decision is about."""
    return (decision.subject.split() or [""])[0]
