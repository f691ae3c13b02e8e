"""Linking on Spark: records weighed by Splink's Spark backend, texts joined by Spark SQL.

The models and queries are those of DuckDB, translated; pairs, bits, parts and levels are the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from alteram.engines.spark_sql import translated
from alteram.engines.spark_tables import Tables
from alteram.link import candidates, linkage
from alteram.link.candidates import JOIN, Numbers
from alteram.link.fingerprints import Hashes
from alteram.link.linkage import DIGITS, OTHERWISE, Comparison, Model, Weighed, settings_of
from alteram.link.tables import ID, PAIRS, RECORDS, Columns, Kind, Proposed, arrow_table

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

FEW_RECORDS = 20_000
FEW_HASHES = 2_000_000
_GIVEN = "given_pairs"


class SparkLinking:
    """Joins and weighs on a session of Spark.

    What is small is left to DuckDB on the driver, which gives the same and is done with it before
    a cluster has begun: fewer records than `few_records`, fewer fingerprints than `few_hashes`.
    So is a model whose levels weigh rare terms: Splink's Spark backend takes no given frequencies.
    """

    def __init__(
        self,
        session: "SparkSession",
        *,
        few_records: int = FEW_RECORDS,
        few_hashes: int = FEW_HASHES,
    ) -> None:
        self._session = session
        self._few_records = few_records
        self._few_hashes = few_hashes

    def weigh(
        self,
        records: Columns | Iterable[Columns],
        model: Model,
        *,
        least: float | None = None,
        levels: bool = False,
        proposed: Proposed | None = None,
    ) -> Weighed:
        """Return the proposed pairs of records with their weights; see `linkage.weigh`."""
        batches = [records] if isinstance(records, Mapping) else list(records)
        size = sum(len(next(iter(batch.values()))) for batch in batches)
        if size < max(2, self._few_records) or _weighs_terms(model):
            return linkage.weigh(batches, model, least=least, levels=levels, proposed=proposed)
        with Tables(self._session) as tables:
            tables.put(RECORDS, _records(batches, model.columns))
            if proposed is not None:
                left, right = (np.asarray(numbers, np.int32) for numbers in proposed)
                tables.put(_GIVEN, pa.table({"left_id": left, "right_id": right}), keep=False)
                _propose(tables, [f"SELECT * FROM {_GIVEN}"])
            elif model.pairs:
                for name, query in model.tables.items():
                    tables.put(name, translated(query, model.columns))
                _propose(tables, [translated(query, model.columns) for query in model.pairs])
            given = proposed is not None or bool(model.pairs)
            return _read(_predicted(tables, model, given, least, levels), model, levels)

    def share(self, texts: Numbers, hashes: Hashes, least: int) -> Numbers:
        """Return the pairs of texts that share `least` rare hashes; see `candidates.join`."""
        if len(texts) < max(1, self._few_hashes):
            return candidates.join(texts, hashes, least)
        with Tables(self._session) as tables:
            # Spark has no numbers without a sign.
            tables.put("given", pa.table({"text": texts, "hash": hashes.astype(np.int64)}))
            found = tables.arrow(translated(JOIN.format(least=least), {}))
            return np.stack([found["one"].to_numpy(), found["other"].to_numpy()], axis=1)


def _weighs_terms(model: Model) -> bool:
    return any(level.term for one in model.comparisons for level in one.levels)


def _records(batches: Sequence[Columns], columns: Mapping[str, Kind]) -> pa.Table:
    made, first = [], 0
    for batch in batches:
        made.append(arrow_table(batch, columns, first))
        first += len(made[-1])
    return pa.concat_tables(made)


def _propose(tables: Tables, queries: Sequence[str]) -> None:
    """Name the pairs that queries propose, each once, as Splink wants its own."""
    every = " UNION ALL ".join(f"SELECT left_id, right_id FROM ({query})" for query in queries)
    tables.put(
        PAIRS,
        "SELECT DISTINCT '0' AS match_key, least(left_id, right_id) AS join_key_l, "
        f"greatest(left_id, right_id) AS join_key_r FROM ({every}) WHERE left_id <> right_id",
    )


def _predicted(
    tables: Tables, model: Model, given: bool, least: float | None, levels: bool
) -> pa.Table:
    """Let Splink weigh the pairs that are given, or those of the model's rules."""
    from splink import Linker
    from splink.internals.spark.database_api import SparkAPI

    class Lazy(SparkAPI):
        """Splink's backend without its copies of tables between the steps: they are read once."""

        def _break_lineage_and_repartition(
            self, spark_df: Any, templated_name: str, physical_name: str
        ) -> Any:
            return spark_df

    comparisons = tuple(_translated(one, model) for one in model.comparisons)
    rules = tuple(translated(rule, model.columns, model.macros) for rule in model.rules)
    api: Any = Lazy(  # type: ignore[no-untyped-call]
        spark_session=tables.session, register_udfs_automatically=False
    )
    compared = [name for name in model.columns if not given or name not in model.for_pairs]
    tables.put("compared", f"SELECT {', '.join([ID, *compared])} FROM {RECORDS}", keep=False)
    linker = Linker(
        api.register("compared", table_name="alteram_records"),
        settings_of(comparisons, rules, levels, "spark"),
        log_level=None,
        validate_settings=False,
    )
    if given:
        pairs = api.register(PAIRS, table_name="alteram_pairs")
        linker.table_management.register_blocked_pairs_for_predict(pairs)
    found = linker.inference.predict(threshold_match_weight=least, warning_mode="never")
    return tables.arrow(f"SELECT {', '.join(_wanted(model, levels))} FROM {found.physical_name}")


def _translated(comparison: Comparison, model: Model) -> Comparison:
    levels = (
        level
        if level.sql == OTHERWISE
        else level._replace(sql=translated(level.sql, model.columns, model.macros))
        for level in comparison.levels
    )
    return comparison._replace(levels=tuple(levels))


def _wanted(model: Model, levels: bool) -> list[str]:
    columns = [f"{ID}_l", f"{ID}_r", "match_weight"]
    for one in model.comparisons:
        columns.append(f"CAST(mw_{one.name} AS FLOAT) AS part_{one.name}")
        if levels:
            # Splink counts levels from the last one up.
            level = f"CAST({len(one.levels) - 1} - gamma_{one.name} AS TINYINT)"
            columns.append(f"{level} AS level_{one.name}")
    return columns


def _read(found: pa.Table, model: Model, levels: bool) -> Weighed:
    """Return the pairs as sorted arrays."""
    left, right = found[f"{ID}_l"].to_numpy(), found[f"{ID}_r"].to_numpy()
    order = np.lexsort((right, left))

    def columns(kind: str, dtype: type) -> Any:
        made = [found[f"{kind}_{one.name}"].to_numpy()[order] for one in model.comparisons]
        return np.column_stack(made).astype(dtype, copy=False)

    return Weighed(
        left=left[order],
        right=right[order],
        bits=np.round(found["match_weight"].to_numpy()[order], DIGITS),
        parts=np.round(columns("part", np.float32), DIGITS),
        levels=columns("level", np.int8) if levels else None,
    )
