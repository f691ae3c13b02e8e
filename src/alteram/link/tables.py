"""The tables that linkage works on, in DuckDB: records, and the pairs proposed for comparing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import duckdb

Kind = Literal["text", "texts", "whole", "wholes", "number", "numbers", "flag"]
Columns = Mapping[str, Sequence[Any]]
Proposed = tuple[NDArray[np.int32], NDArray[np.int32]]

ID = "id"
RECORDS = "records"
PAIRS = "proposed_pairs"
_MEMORY = "5GB"
_AT_ONCE = 2_000_000


@contextmanager
def connect() -> "Iterator[duckdb.DuckDBPyConnection]":
    """Open a database in memory that writes no file, loads nothing and asks no network."""
    import duckdb

    connection = duckdb.connect(":memory:")
    try:
        for setting in (
            "enable_progress_bar = false",
            f"memory_limit = '{_MEMORY}'",
            "temp_directory = ''",
            "preserve_insertion_order = false",
            "autoinstall_known_extensions = false",
            "autoload_known_extensions = false",
            # More than one thread costs more than a small collection takes.
            "threads = 1",
            "enable_external_access = false",
        ):
            connection.execute(f"SET {setting}")
        yield connection
    finally:
        connection.close()


def fill(
    connection: "duckdb.DuckDBPyConnection", batches: Iterable[Columns], columns: Mapping[str, Kind]
) -> int:
    """Write the records into a table and return how many there are."""
    count = 0
    for number, batch in enumerate(batches):
        connection.register("batch", arrow_table(batch, columns, count))
        into = f"CREATE TABLE {RECORDS} AS" if number == 0 else f"INSERT INTO {RECORDS}"
        connection.execute(f"{into} SELECT * FROM batch")
        connection.unregister("batch")
        count += len(next(iter(batch.values())))
    return count


def propose(
    connection: "duckdb.DuckDBPyConnection",
    queries: Iterable[str],
    tables: Mapping[str, str],
) -> list[tuple[int, int]]:
    """Write the pairs that queries propose; return the first and last left number of each part.

    A part holds about two million pairs, so that what compares them stays small.
    """
    connection.execute("CREATE TABLE keys (l INTEGER, r INTEGER)")
    for name, query in tables.items():
        connection.execute(f"CREATE TABLE {name} AS {query}")
    for query in queries:
        connection.execute(
            "INSERT INTO keys SELECT DISTINCT least(left_id, right_id), "
            f"greatest(left_id, right_id) FROM ({query}) WHERE left_id <> right_id"
        )
    for name in tables:
        connection.execute(f"DROP TABLE {name}")
    connection.execute(f"CREATE TABLE {PAIRS} AS SELECT DISTINCT l, r FROM keys")
    connection.execute("DROP TABLE keys")
    counted = connection.execute(f"SELECT l, count(*) AS n FROM {PAIRS} GROUP BY l ORDER BY l")
    rows = counted.fetchnumpy()
    left, part = np.asarray(rows["l"]), np.cumsum(rows["n"]) // _AT_ONCE
    firsts = np.flatnonzero(np.diff(part, prepend=-1)) if len(left) else np.empty(0, int)
    lasts = [*(firsts[1:] - 1).tolist(), len(left) - 1]
    return [
        (int(left[first]), int(left[last]))
        for first, last in zip(firsts.tolist(), lasts, strict=False)
    ]


def counted(connection: "duckdb.DuckDBPyConnection") -> int:
    """Return how many pairs are proposed."""
    ((count,),) = connection.execute(f"SELECT count(*) FROM {PAIRS}").fetchall()
    return int(count)


def given(connection: "duckdb.DuckDBPyConnection", proposed: Proposed) -> str:
    """Return the query for pairs that the caller has found."""
    import pyarrow as pa

    left, right = (pa.array(np.asarray(numbers, np.int32)) for numbers in proposed)
    connection.register("given_pairs", pa.table({"left_id": left, "right_id": right}))
    return "SELECT * FROM given_pairs"


def arrow_table(batch: Columns, columns: Mapping[str, Kind], first: int) -> Any:
    """Return a batch of records as an Arrow table, with numbers from `first` on as their ids."""
    import pyarrow as pa

    kinds = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "whole": pa.int64(),
        "wholes": pa.list_(pa.int64()),
        "number": pa.float64(),
        "numbers": pa.list_(pa.float32()),
        "flag": pa.bool_(),
    }
    made = {name: pa.array(batch[name], kinds[kind]) for name, kind in columns.items()}
    count = len(next(iter(made.values())))
    return pa.table({ID: pa.array(np.arange(first, first + count, dtype=np.int32)), **made})
