"""The results of a run that is done, to be asked table by table.

Only the columns that a question is about are read, and rows one group after the other.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
from pyarrow import compute as pc
from pyarrow import dataset

from alteram.engines import record
from alteram.engines.job import RUN
from alteram.engines.places import Place, place
from alteram.engines.program import program
from alteram.engines.slice_links import event_of, linked_actor_of
from alteram.errors import RunError
from alteram.model import Event, LinkedActor

_ROWS = 5_000
_ALWAYS = frozenset(["id", "name", "label", "aliases", "members", "documents", "claims"])
HEAD_OF_EVENT = ("id", "label", "date", "place")
HEAD_OF_ACTOR = ("id", "name", "kind", "aliases", "part_of")


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
        with whole_table(self.out, table):
            found = dataset.dataset(files, filesystem=self.out.files, format="parquet")
            batches = found.to_batches(
                columns=list(columns), filter=where, batch_size=_ROWS, batch_readahead=0,
                fragment_readahead=1, use_threads=False,
            )  # fmt: skip
            for batch in batches:
                held = batch
                if holding is not None:
                    held = batch.take(_holders(batch.column(holding[0]), words))
                _demand(held)
                yield from held.to_pylist()

    def events_like(self, name: str) -> list[Event]:
        """Return the events whose id is `name` or whose label holds it, without their claims."""
        where = (pc.field("id") == name) | pc.match_substring(
            pc.field("label"), name, ignore_case=True
        )
        return [event_of(row) for row in self.rows("events", HEAD_OF_EVENT, where)]

    def actors_like(self, name: str) -> list[LinkedActor]:
        """Return the actors of an id, else those of a name, else of another name of theirs."""
        found: dict[int, list[LinkedActor]] = {0: [], 1: [], 2: []}
        key = name.casefold()
        for row in self.rows("actors", HEAD_OF_ACTOR):
            named = row["name"].casefold() == key
            if named or row["id"] == name or key in map(str.casefold, row["aliases"]):
                rank = 0 if row["id"] == name else 1 if named else 2
                found[rank].append(linked_actor_of(row))
        return next(filter(None, found.values()), [])


def _demand(rows: pa.RecordBatch) -> None:
    """Raise ArrowInvalid where a column lacks what a run writes in every row."""
    for name, column in zip(rows.schema.names, rows.columns, strict=True):
        if name in _ALWAYS and column.null_count:
            raise pa.ArrowInvalid(f"nothing stands in a row of {name}")


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


@contextmanager
def whole_table(out: Place, table: str) -> Iterator[None]:
    """Tell what a damaged or unreadable table is, in our own words."""
    try:
        yield
    except (pa.ArrowException, OSError) as error:
        raise RunError(
            f"{out.name}: the table {table} cannot be read ({error}); nothing more was done. "
            "Check the connection, or take the file away and start the run again."
        ) from error
