"""Record linkage by Splink on DuckDB: records and comparisons in, weighed pairs out.

The model is that of Fellegi and Sunter (1969): each comparison puts a pair of records on one of
its levels, each level carries a weight in bits, and the sum of the bits decides. A `Level` is
written to be read: its condition in SQL, its weight, and its words for two records.

How to use it: write `Comparison`s, put them into a `Model` with rules that propose pairs, and
call `weigh(records, model)`. `weigh` is the only function of the project that starts Splink;
both engines are imported with the first pair, never with the package.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from alteram.link.tables import (
    ID,
    PAIRS,
    RECORDS,
    Columns,
    Kind,
    Proposed,
    connect,
    counted,
    fill,
    given,
    propose,
)

if TYPE_CHECKING:
    import duckdb
    from splink import SettingsCreator

Words = Callable[[Any, Any], str]

OTHERWISE = "ELSE"
_FEW = 20_000
DIGITS = 6


class Level(NamedTuple):
    """One answer of a comparison: its name, the SQL that tells it, its weight, its words.

    `sql` compares `column_l` with `column_r`; the first level that holds is taken, and the last
    one of a comparison has `OTHERWISE`. `bits` is log2(m / u): above zero speaks for one and the
    same, below zero against. `words` gives the reason for two records, with their values.

    `term` names a text column whose values say more the rarer they are: `bits` then hold for a
    value as frequent as `chances(bits)` says by its u, and each halving adds one. The records
    give the frequency of their own value in a number column `tf_` + `term`.
    """

    name: str
    sql: str
    bits: float
    words: Words
    term: str | None = None


class Comparison(NamedTuple):
    """What is compared, and the levels from the closest agreement to `OTHERWISE`."""

    name: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Comparisons, and what proposes the pairs to compare.

    `rules` are conditions over `l.column` and `r.column`, any of which proposes a pair (Splink's
    blocking rules). Where that would propose too many, `pairs` are queries over the table
    `records` that return the numbers of proposed records as `left_id` and `right_id` instead;
    they must not depend on the order of rows, and may use `tables`, made before by name. A pair is
    proposed once, the smaller number left.
    `columns` gives the kind of every column; a column may hold None. `macros` are functions in
    SQL for the levels, as "name(arguments) AS expression". `for_pairs` are the columns that only
    the query needs: nothing carries them further.
    """

    columns: Mapping[str, Kind]
    comparisons: tuple[Comparison, ...]
    rules: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    tables: Mapping[str, str] = field(default_factory=dict)
    macros: tuple[str, ...] = ()
    for_pairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Pairs of records by their numbers, sorted; `left` < `right`.

    `bits` is the sum of the pair, `parts` the bits of each comparison (a column for each), and
    `levels`, where they were asked for, the place of the level within the comparison's levels.
    """

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    bits: NDArray[np.float64]
    parts: NDArray[np.float32]
    levels: NDArray[np.int8] | None = None

    def __len__(self) -> int:
        return len(self.left)


def weigh(
    records: Columns | Iterable[Columns],
    model: Model,
    *,
    threads: int | None = None,
    least: float | None = None,
    levels: bool = False,
    proposed: Proposed | None = None,
) -> Weighed:
    """Return the proposed pairs of records with their weights, whatever the number of threads.

    `records` gives a sequence of equal length for each column of the model, at once or in
    batches; the numbers of the records are their places. `threads` is set by their number where
    it is not given.
    `proposed` gives the numbers of the pairs to compare, where the caller has found them; the
    model's rules and query then count for nothing. `least` leaves out pairs of fewer bits;
    `levels` asks for the levels too (for few pairs: Splink then carries the columns of both
    records along). Nothing is written to disk and nothing fetched; DuckDB raises its own error
    where more memory than 5 GB would be used.
    """
    with connect() as connection:
        batches = [records] if isinstance(records, Mapping) else records
        count = fill(connection, batches, model.columns)
        if count < 2:
            return nothing(model)
        used = threads or (1 if count < _FEW else os.cpu_count() or 1)
        connection.execute(f"SET threads = {used}")
        for macro in model.macros:
            connection.execute(f"CREATE MACRO {macro}")
        settings = partial(settings_of, model.comparisons, model.rules, levels)
        if proposed is None and not model.pairs:
            return _predict(connection, model, settings(), least)
        if proposed is None:
            parts = propose(connection, model.pairs, model.tables)
        else:
            parts = propose(connection, (given(connection, proposed),), {})
        for column in model.for_pairs:
            connection.execute(f"ALTER TABLE {RECORDS} DROP COLUMN {column}")
        found = _Growing(model, counted(connection), levels)
        for part in parts:
            found.add(_predict(connection, model, settings(), least, part))
        return found.whole()


def nothing(model: Model) -> Weighed:
    """Return no pairs."""
    return Weighed(
        left=np.empty(0, np.int32),
        right=np.empty(0, np.int32),
        bits=np.empty(0),
        parts=np.empty((0, len(model.comparisons)), np.float32),
        levels=np.empty((0, len(model.comparisons)), np.int8),
    )


def _predict(
    connection: "duckdb.DuckDBPyConnection",
    model: Model,
    settings: "SettingsCreator",
    least: float | None,
    part: tuple[int, int] | None = None,
) -> Weighed:
    """Let Splink weigh the pairs of a part of the proposed ones, or those of its rules."""
    from splink import DuckDBAPI, Linker

    api = DuckDBAPI(connection)
    table = api.register(RECORDS, table_name="alteram_records")
    linker = Linker(table, settings, log_level=None, validate_settings=False)
    if part is not None:
        connection.execute(
            "CREATE OR REPLACE TABLE part AS SELECT '0' AS match_key, l AS join_key_l, "
            f"r AS join_key_r FROM {PAIRS} WHERE l BETWEEN {part[0]} AND {part[1]}"
        )
        pairs = api.register("part", table_name="alteram_pairs")
        linker.table_management.register_blocked_pairs_for_predict(pairs)
    found = linker.inference.predict(threshold_match_weight=least, warning_mode="never")
    weighed = _read(connection, found.physical_name, model, settings.retain_matching_columns)
    connection.execute(f"DROP TABLE {found.physical_name}")
    return weighed


class _Growing:
    """Pairs as they come, part by part, in arrays that have room for all from the beginning."""

    def __init__(self, model: Model, most: int, levels: bool) -> None:
        columns = len(model.comparisons)
        self._count = 0
        self._whole = Weighed(
            left=np.empty(most, np.int32),
            right=np.empty(most, np.int32),
            bits=np.empty(most),
            parts=np.empty((most, columns), np.float32),
            levels=np.empty((most, columns), np.int8) if levels else None,
        )

    def add(self, part: Weighed) -> None:
        to, whole = slice(self._count, self._count + len(part)), self._whole
        whole.left[to], whole.right[to] = part.left, part.right
        whole.bits[to], whole.parts[to] = part.bits, part.parts
        if whole.levels is not None and part.levels is not None:
            whole.levels[to] = part.levels
        self._count += len(part)

    def whole(self) -> Weighed:
        to, whole = slice(self._count), self._whole
        return Weighed(
            left=whole.left[to],
            right=whole.right[to],
            bits=whole.bits[to],
            parts=whole.parts[to],
            levels=None if whole.levels is None else whole.levels[to],
        )


def _read(
    connection: "duckdb.DuckDBPyConnection", table: str, model: Model, levels: bool
) -> Weighed:
    """Return the table of pairs as arrays; Splink counts levels from the last one up."""
    columns = [f"{ID}_l AS l", f"{ID}_r AS r", "match_weight"]
    columns += [_part(one) for one in model.comparisons]
    if levels:
        columns += [
            f"({len(one.levels) - 1} - gamma_{one.name})::TINYINT AS level_{one.name}"
            for one in model.comparisons
        ]
    query = f"SELECT {', '.join(columns)} FROM {table} ORDER BY l, r"
    rows = connection.execute(query).fetchnumpy()
    parts = [np.asarray(rows[f"mw_{one.name}"]) for one in model.comparisons]
    told = [np.asarray(rows[f"level_{one.name}"]) for one in model.comparisons if levels]
    return Weighed(
        left=np.asarray(rows["l"]),
        right=np.asarray(rows["r"]),
        bits=np.round(np.asarray(rows["match_weight"]), DIGITS),
        parts=np.round(np.column_stack(parts), DIGITS),
        levels=np.column_stack(told) if levels else None,
    )


def _part(comparison: Comparison) -> str:
    rarity = any(level.term for level in comparison.levels)
    adjusted = f" + mw_tf_adj_{comparison.name}" if rarity else ""
    return f"(mw_{comparison.name}{adjusted})::FLOAT AS mw_{comparison.name}"


def chances(bits: float) -> tuple[float, float]:
    """Return m and u of a level whose weight is log2(m / u): the chances of seeing it.

    m is that among pairs that are one, u that among pairs that are not.
    """
    return (0.5, 0.5 * 2.0**-bits) if bits >= 0 else (0.5 * 2.0**bits, 0.5)


@lru_cache(maxsize=16)
def settings_of(
    comparisons: tuple[Comparison, ...],
    rules: tuple[str, ...],
    levels: bool,
    dialect: str = "duckdb",
) -> "SettingsCreator":
    """Return the settings of a model, compiled once: Splink would parse every level each time.

    `dialect` is a name of an SQL dialect as Splink knows it, and the levels are written in it.
    """
    from splink import SettingsCreator
    from splink.internals.settings import Settings

    written = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name=ID,
        # No weight but that of the comparisons.
        probability_two_random_records_match=0.5,
        comparisons=[_as_splink(one) for one in comparisons],
        blocking_rules_to_generate_predictions=[{"blocking_rule": rule} for rule in rules],
        retain_matching_columns=levels,
        retain_intermediate_calculation_columns=True,
    )
    compiled = written.get_settings(dialect)

    class Compiled(SettingsCreator):
        def get_settings(self, sql_dialect_str: str) -> Settings:
            return compiled

    return Compiled(link_type="dedupe_only", retain_matching_columns=levels)


def _as_splink(comparison: Comparison) -> dict[str, Any]:
    # What is not known has a level with a weight of its own; Splink warns where none is for null.
    levels: list[dict[str, Any]] = [{"sql_condition": "FALSE", "is_null_level": True}]
    for level in comparison.levels:
        m, u = chances(level.bits)
        made: dict[str, Any] = {
            "sql_condition": level.sql,
            "label_for_charts": level.name,
            "m_probability": m,
            "u_probability": u,
        }
        if level.term is not None:
            made["tf_adjustment_column"] = level.term
            made["disable_tf_exact_match_detection"] = True
        levels.append(made)
    return {"output_column_name": comparison.name, "comparison_levels": levels}
