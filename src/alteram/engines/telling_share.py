"""The second step of a run: what the documents of a share tell of events, once all were seen."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import pyarrow as pa
from pyarrow import parquet

from alteram.engines.entries import entries_in
from alteram.engines.job import WORK, Job
from alteram.engines.places import Place, place
from alteram.link import Common, Told, tell
from alteram.link.finding import Known
from alteram.origins import Origins
from alteram.store.codec import pack_kept, unpack_kept

COMMON = f"{WORK}/common"
_SCHEMA = pa.schema([("told", pa.binary())])
_GROUP = 256


class Counted(NamedTuple):
    """A share of which some rows, by their numbers, are documents that came before."""

    name: str
    repeated: frozenset[int]


def told_file(share: str) -> str:
    """Return where it stands what a share tells."""
    return f"{WORK}/told/{share}.parquet"


def tell_share(job: Job, mark: str, share: Counted) -> str:
    """Write what the documents of a share tell, and return the share's name.

    `mark` stands for what all documents have in common, which has been saved as `COMMON`.
    """
    out = place(job.out)
    known, origins = _common(job.out, mark)
    with out.writing(told_file(share.name)) as file:
        writer = parquet.ParquetWriter(file, _SCHEMA, compression="zstd", use_dictionary=False)
        some: list[bytes] = []
        for entry in entries_in(out, share.name, share.repeated):
            some.append(pack_kept(tell(entry, known, origins)))
            if len(some) == _GROUP:
                writer.write_table(pa.table([some], schema=_SCHEMA))
                some.clear()
        writer.write_table(pa.table([some], schema=_SCHEMA))
        writer.close()
    return share.name


def told_in(out: Place, share: str) -> Iterator[Told]:
    """Yield what the documents of a share tell."""
    with out.reading(told_file(share)) as file:
        for batch in parquet.ParquetFile(file).iter_batches(_GROUP):
            for packed in batch.column(0).to_pylist():
                yield unpack_kept(packed, Told)


@lru_cache(maxsize=1)
def _common(out: str, mark: str) -> tuple[Known, Origins]:
    """Return what all documents have in common, ready to be asked: the same for all shares."""
    common = unpack_kept(place(out).held(COMMON), Common)
    return common.known(), common.origins()
