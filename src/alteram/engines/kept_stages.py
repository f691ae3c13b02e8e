"""Results of stages that an earlier program kept of the documents of a share."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pyarrow import parquet

from alteram.engines.job import WORK
from alteram.engines.places import Place
from alteram.errors import DossierError
from alteram.pipeline import NOTHING_KEPT, Kept
from alteram.store.codec import unpack_kept


def before(share: str) -> str:
    """Return where the entries of a share stand that an earlier program, or other files, gave."""
    return f"{WORK}/before/{share}.parquet"


class KeptStages:
    """Finds what is kept by a text's hash; the results of one group of rows are in memory."""

    def __init__(self, file: Any) -> None:
        self._table = parquet.ParquetFile(file)
        self._where = {
            text: group
            for group in range(self._table.num_row_groups)
            for text in self._column(group, "text_sha256")
        }
        self._group = -1
        self._held: dict[str, bytes] = {}

    def of(self, text_sha256: str) -> Kept:
        """Return what is kept of a text; nothing where it was not there."""
        group = self._where.get(text_sha256)
        if group is None:
            return NOTHING_KEPT
        if group != self._group:
            texts, stages = self._column(group, "text_sha256"), self._column(group, "stages")
            self._group, self._held = group, dict(zip(texts, stages, strict=True))
        try:
            return unpack_kept(self._held[text_sha256], dict[str, bytes])
        except DossierError:
            return NOTHING_KEPT

    def _column(self, group: int, name: str) -> list[Any]:
        held: list[Any] = self._table.read_row_group(group, columns=[name]).column(0).to_pylist()
        return held


@contextmanager
def kept_stages(out: Place, share: str) -> Iterator[KeptStages | None]:
    """Yield what was kept of the documents of a share, None where nothing was."""
    if not out.has(before(share)):
        yield None
        return
    with out.reading(before(share)) as file:
        yield KeptStages(file)
