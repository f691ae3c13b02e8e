"""The tables of one piece of linking on Spark: put by name, asked by SQL, let go at the end."""

from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

# Records of a hundred thousand mentions; what is larger is sorted and joined in parts.
_BROADCAST = "128MB"


class Tables:
    """Names and queries of their own, beside whatever else runs on the session."""

    def __init__(self, session: "SparkSession") -> None:
        self.session = session.newSession()
        partitions = str(session.conf.get("spark.sql.shuffle.partitions"))
        self.session.conf.set("spark.sql.shuffle.partitions", partitions)
        self.session.conf.set("spark.sql.autoBroadcastJoinThreshold", _BROADCAST)
        self._held: list[DataFrame] = []
        self._names: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for name in self._names:
            self.session.catalog.dropTempView(name)
        for held in reversed(self._held):
            held.unpersist()

    def put(self, name: str, rows: "pa.Table | str", *, keep: bool = True) -> None:
        """Name the rows of a table of Arrow, or of a query; what is asked often is kept."""
        found = self.query(rows) if isinstance(rows, str) else self.session.createDataFrame(rows)
        if keep:
            self._held.append(found.persist())
        found.createOrReplaceTempView(name)
        self._names.append(name)

    def query(self, sql: str) -> "DataFrame":
        """Return what a query of Spark's SQL gives, made when it is asked for."""
        return self.session.sql(sql)

    def arrow(self, sql: str) -> Any:
        """Return what a query gives as a table of Arrow."""
        return self.query(sql).toArrow()
